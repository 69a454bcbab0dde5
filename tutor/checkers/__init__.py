"""Checkers: from an answer to a finding, one module per skill area."""
