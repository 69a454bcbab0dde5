"""What leaves the program: reports as lines, pages and tables. Whatever is in them is inert where it is opened."""
