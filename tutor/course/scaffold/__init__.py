"""From a few answers to a course file: questions, what is derived from the answers, and the text of the file."""
