"""An answer's text under a checker's eyes: what is said, done or named in it, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.i18n import Speaker, speaker
from tutor.text.concepts import Hit, find_any
from tutor.text.lexicon import Lexicon, lexicon
from tutor.text.moves import doubtful, moves, strongest, suspected
from tutor.text.negation import denied_after
from tutor.text.patterns import compile_patterns
from tutor.text.reading import Reading, Span
from tutor.text.tokens import Kind

MOST_PAIRS = 20
"""Places of one sentence that a place is paired with: a longer row says nothing more, and takes its time."""

LEFT_OPEN = 80
"""Characters that are quoted of what is left to the learner: enough of it to judge by."""


class Look:
    """An answer's text under a checker's eyes: the reading, the context, the word lists and the voice.

    Args:
        reading: The text, read.
        context: What the checker may look at besides.
        answer: The whole answer.
    """

    def __init__(self, reading: Reading, context: Context, answer: Answer) -> None:
        self.reading = reading
        self.context = context
        self.answer = answer

    @property
    def lexicon(self) -> Lexicon:
        """The word lists of the answer's language."""
        return lexicon(self.context.language)

    @property
    def voice(self) -> Speaker:
        """Says sentences in the learner's language."""
        return speaker(self.context.language)

    def hits(self, sources: Iterable[str], *, even_negated: bool = False) -> list[Hit]:
        """Find an author's patterns."""
        patterns = compile_patterns(sources, self.context.language)
        return find_any(patterns, self.reading, even_negated=even_negated)

    def cues(self, *groups: str, even_negated: bool = False) -> list[Hit]:
        """Find the patterns of some groups of the word lists."""
        if len(groups) == 1:
            return find_any(self.lexicon.patterns(groups[0]), self.reading, even_negated=even_negated)
        hits = [hit for group in groups for hit in self.cues(group, even_negated=even_negated)]
        return sorted(hits, key=lambda hit: (hit.first, -hit.last))

    def found(self, sources: Iterable[str], *, even_negated: bool = False) -> list[Span]:
        """Return where an author's patterns stand."""
        return [hit.span for hit in self.hits(sources, even_negated=even_negated)]

    def said(self, *groups: str, even_negated: bool = False) -> list[Span]:
        """Return where the patterns of some groups of the word lists stand."""
        return [hit.span for hit in self.cues(*groups, even_negated=even_negated)]

    def does(self, *names: str) -> list[Span]:
        """Return the sentences that make a move, by the models learnt for it; see `tutor.text.moves`."""
        return sorted({span for name in names for span in moves(self.reading, name)})

    def may(self, name: str) -> list[Span]:
        """Return the sentences that make a move or may make it: where a second model has to agree with a first."""
        return suspected(self.reading, name)

    def doubt(self, name: str, aside: Sequence[Span] = ()) -> Finding | None:
        """Leave a criterion to the learner where a model cannot tell; None where it can.

        Args:
            name: The model.
            aside: Places that surely do not make the move.
        """
        span = doubtful(self.reading, name, aside)
        return self.left_open(span) if span else None

    def left_open(self, span: Span) -> Finding:
        """Leave a criterion to the learner, because of a place that may meet it, or may spoil it."""
        said = self.voice.say("{quote}: I cannot tell. You can.", quote=self.quoted(span, LEFT_OPEN))
        return Finding(Outcome.UNSURE, said, spans=(span,))

    def telling(self, move: str, span: Span) -> Span:
        """Return the words of a sentence that tell most about a move: the evidence."""
        return strongest(self.reading, move, span)

    def sentence(self, span: Span) -> int:
        """Return the index of the sentence in which a span begins."""
        return self.reading.sentence_at(span[0])

    def places(self, *kinds: Kind) -> list[Span]:
        """Return where the words of some kinds stand, in order."""
        return [(token.start, token.end) for token in self.reading.of_kind(*kinds)]

    def together(self, first: Iterable[Span], second: Iterable[Span], apart: int = 1) -> list[tuple[Span, Span]]:
        """Pair the places that stand in one sentence, or at most `apart` sentences from each other."""
        others: dict[int, list[Span]] = {}
        for span in second:
            others.setdefault(self.sentence(span), []).append(span)
        return [
            (one, other)
            for one in first
            for at in range(self.sentence(one) - apart, self.sentence(one) + apart + 1)
            for other in others.get(at, ())[:MOST_PAIRS]
        ]

    def by_sentence(self, hits: Iterable[Hit]) -> dict[int, list[Hit]]:
        """Return hits by the index of the sentence in which they stand, in their order."""
        found: dict[int, list[Hit]] = {}
        for hit in hits:
            found.setdefault(self.sentence(hit.span), []).append(hit)
        return found

    def elsewhere(self, spans: Iterable[Span], known: Iterable[Span]) -> tuple[Span, ...]:
        """Return the places that stand in other sentences than those already known."""
        taken = {self.sentence(span) for span in known}
        return tuple(span for span in spans if self.sentence(span) not in taken)

    def in_quotes(self, span: Span) -> bool:
        """Tell whether a place stands between quotation marks: somebody else's words."""
        return self.reading.in_quotes(span)

    def own(self, move: str) -> list[Span]:
        """Return the sentences that make a move in the learner's own words: what weighs most is not quoted."""
        made = self.does(move)
        if not self.reading.has_quotes:
            return made
        return [span for span in made if not self.borrowed(self.telling(move, span))]

    def borrowed(self, span: Span) -> bool:
        """Tell whether most words of a place stand between quotation marks."""
        words = [self.reading.words[index] for index in self.reading.words_between(*span)]
        quoted = [word for word in words if self.in_quotes((word.start, word.end))]
        return len(quoted) > len(words) / 2

    def quoted(self, span: Span, longest: int = 60) -> str:
        """Quote the learner's own words, cut where they are long."""
        words = " ".join(self.reading.quote(span).split())
        return self.voice.quoted(f"{words[: longest - 1]}…" if len(words) > longest else words)


def within(inner: Span, outer: Span) -> bool:
    """Tell whether a place lies inside another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def holds(outer: Span, places: Sequence[Span]) -> bool:
    """Tell whether any of some places, in order of their beginnings, lies inside another."""
    first, last = bisect_left(places, (outer[0],)), bisect_left(places, (outer[1],))
    return any(end <= outer[1] for _, end in places[first:last])


def clear_of(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """Return the places that share no character with any of some others, in their order."""
    merged = _merged(others)
    ends = [end for _, end in merged]
    kept = []
    for start, end in spans:
        after = bisect_right(ends, start)
        if after == len(merged) or merged[after][0] >= end:
            kept.append((start, end))
    return kept


def inside(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """Return the places that lie inside one of some others, in their order; others that overlap count as one."""
    merged = _merged(others)
    starts = [start for start, _ in merged]
    before = ((span, bisect_right(starts, span[0])) for span in spans)
    return [span for span, after in before if after and span[1] <= merged[after - 1][1]]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the places in order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def insulting(look: Look) -> list[Span]:
    """Return where insults stand that are meant: not denied, *we are no thieves*, nor of what *plays dumb*."""
    meant = [hit.span for hit in look.cues("insults") if not denied_after(look.reading, hit.last)]
    return clear_of(meant, look.said("insults_nobody", even_negated=True))


def dates_in(look: Look, *, hours: bool = True) -> list[Span]:
    """Return the places where a day is said, or an hour where hours count."""
    said = look.reading.of_kind(Kind.DATE, Kind.WEEKDAY, *((Kind.TIME,) if hours else ()))
    spans = [(token.start, token.end) for token in said] + look.said("relative_day")
    return sorted(set(spans))


def spans_of(hits: Iterable[Hit]) -> tuple[Span, ...]:
    """Return the places of some hits, each once, in order; a place inside another is left out."""
    kept: list[Span] = []
    for start, end in sorted({hit.span for hit in hits}, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
