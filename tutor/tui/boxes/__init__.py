"""Places for an answer, one for each kind."""
