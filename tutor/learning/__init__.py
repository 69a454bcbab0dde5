"""Folds over sessions: where a learner stands, and what to propose."""
