"""Marked examples: answers on which a room and the checker disagree, as `tutor grade --batch` and authors take them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tutor.checkers.finding import Answer, Outcome, Verdict, Weight
from tutor.course.model import Expectation, Sample
from tutor.course.samples import sample_block
from tutor.i18n import LANGUAGES
from tutor.replay.facilitation.state import Facilitation
from tutor.replay.room import Recording, Room
from tutor.session.events import AnswerSubmitted

MISSED = (Outcome.UNMET, Outcome.PARTLY)


def batch_lines(room: Room, meeting: Facilitation) -> str:
    """Return a JSON object a line: scenario, step, language, answer, and the room's marks; one for each answer."""
    rows = (_row(recording, answer, marks) for recording, answer, marks, _ in _marked(room, meeting))
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def sample_blocks(room: Room, meeting: Facilitation) -> str:
    """Return tables ``[[steps.samples]]``, each under a comment with its scenario and step."""
    blocks = []
    for recording, answer, marks, verdict in _marked(room, meeting):
        header = recording.reading.header
        assert header is not None
        place = f"# {_word(header.scenario)}#{_word(answer.step)}"
        blocks.append(f"{place}\n{sample_block(_sample(header.language, answer.answer, marks, verdict))}")
    return "\n".join(blocks)


def _marked(
    room: Room, meeting: Facilitation
) -> Iterable[tuple[Recording, AnswerSubmitted, dict[str, str], Verdict | None]]:
    """Return each marked answer once, with all its marks and the recorded verdict, where its session is here."""
    marks: dict[tuple[str, int], dict[str, str]] = {}
    for example in meeting.examples:
        marks.setdefault((example.address.session, example.address.place), {})[example.address.criterion] = example.mark
    for (session, place), found in marks.items():
        recording = room.by_key.get(session)
        events = recording.reading.events if recording else ()
        event = events[place - 1] if 0 < place <= len(events) else None
        header = recording.reading.header if recording else None
        if recording and header and header.language in LANGUAGES and isinstance(event, AnswerSubmitted):
            judged = recording.judged.get(place)
            yield recording, event, found, judged[1] if judged else None


def _row(recording: Recording, event: AnswerSubmitted, marks: dict[str, str]) -> dict[str, Any]:
    header = recording.reading.header
    assert header is not None
    answer = event.answer
    given: dict[str, Any] = {
        "text": answer.text,
        "alt": answer.alt,
        "chosen": list(answer.chosen),
        "pairs": [list(pair) for pair in answer.pairs],
    }
    filled = {key: value for key, value in given.items() if value}
    shortened = answer.text if set(filled) <= {"text"} else filled
    head = {"scenario": header.scenario, "step": event.step, "language": header.language}
    return {**head, "answer": shortened, "marks": marks}


def _sample(language: str, answer: Answer, marks: dict[str, str], verdict: Verdict | None) -> Sample:
    """Return the sample that the course passes once its checker sees what the room sees."""
    missed = [name for name, mark in marks.items() if mark == Outcome.UNMET]
    missed += [
        finding.criterion
        for finding in (verdict.findings if verdict else ())
        if finding.criterion not in marks and finding.weight is Weight.MUST and finding.outcome in MISSED
    ]
    # Taken as they are: a session from another machine may name criteria as no course could.
    expect = Expectation.model_construct(unmet=tuple(missed), mistake=None) if missed else "pass"
    return Sample.model_construct(
        language=language, text=answer.text, alt=answer.alt, chosen=answer.chosen, pairs=answer.pairs, expect=expect
    )


def _word(text: str) -> str:
    """Keep a name on its line of a comment."""
    return " ".join(text.split())
