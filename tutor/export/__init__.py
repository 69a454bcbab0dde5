"""What leaves the program, and what comes in from others: session files, reports. All of it is inert where it opens."""
