"""Engagement: answer, ask, calm down, never bait."""
