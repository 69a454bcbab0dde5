"""What leaves the program, and what comes in from others: session files, reports."""
