"""Folds over one session: its moments, for a replay."""
