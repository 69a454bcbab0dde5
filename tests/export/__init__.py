"""Tests of what leaves the program and of what comes in."""
