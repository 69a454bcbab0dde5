"""Sessions: events, what may happen next, what is shown, the journal, and grading."""
