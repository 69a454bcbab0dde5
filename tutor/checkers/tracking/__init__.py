"""Tracking: what happened, how one knows, and what it does not say."""
