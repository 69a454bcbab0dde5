"""Words: cleaning, tokens with places, concept groups, measures, lexicons."""
