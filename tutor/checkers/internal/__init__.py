"""Internal: a colleague reads it and can act."""
