"""Courses: the format, its reading, and what is wrong with a file, all at once."""
