"""Folds over sessions for a replay: the moments of one, a programme over several, and what a room made of them."""
