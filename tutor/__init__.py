"""A terminal tutor that makes social media a shared skill of everyone in a company."""

__version__ = "0.1.0"
