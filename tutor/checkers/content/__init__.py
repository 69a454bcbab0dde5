"""Content: a small, true, useful piece for one's own niche."""
