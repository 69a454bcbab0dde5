"""Measures of what was published: formulas, comparisons of two rates, and the tables that networks export."""
