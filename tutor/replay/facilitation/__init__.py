"""What a room made of the sessions it saw: notes, marks, votes and examples, as events of their own.

A meeting *is* its list of events, in a file beside nothing of the learners'. `Facilitation` is the fold over them: its
`notes`, `marks`, `polls` (with hands, and what came of them) and `examples` each carry the `Address` of their moment.
It holds no answer and no name.
"""

from tutor.replay.facilitation.state import Example, Facilitation, Note, Poll, evolve, fold

__all__ = ["Example", "Facilitation", "Note", "Poll", "evolve", "fold"]
