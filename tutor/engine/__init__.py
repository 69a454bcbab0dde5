"""The engine: courses, sessions, settings and the clock, without a single widget."""
