"""The end of a meeting: *What · So what · Now what*, and at most three actions, each with an owner and a date."""
