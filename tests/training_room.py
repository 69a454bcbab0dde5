"""A training room as the facilitator's guide tells of it: eight people play one small task and hand it over.

Everything is done by the program itself, through its engine: the course that ships, its grading, the export. Only the
names of events, which are drawn by lot otherwise, are made of a count, so that what is told of the room stays the same.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from unittest import mock

from tutor.checkers.finding import Answer
from tutor.engine.engine import Engine
from tutor.engine.paths import Paths
from tutor.engine.settings import Settings
from tutor.engine.sharing import Sharing, write_shared_file
from tutor.replay.shared import Consent
from tutor.session import commands as c
from tutor.text.clean import clean

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TASK = "new-oil"
SHOWN = Consent(replay=True, row=True)


@dataclass(frozen=True)
class Guest:
    """Somebody in the room: where they work, what they wrote, and what they agree to."""

    code: str
    department: str
    texts: tuple[str, ...]
    """The attempts, at most three."""
    consent: Consent = SHOWN
    disagrees: str = ""
    """Why they disagree with the first verdict on the essentials; empty where they do not."""
    hinted: bool = False
    """Whether they open a hint before they write."""


def guests(language: str) -> tuple[Guest, ...]:
    """Return the eight people of a room."""
    return {"en": ENGLISH, "it": ITALIAN}[language]


def play(home: Path, guest: Guest, language: str) -> Engine:
    """Let somebody play the task on a machine of their own; return what it runs on."""
    engine = Engine(Paths(home / "data", home / "config", home / "cache"), clock=lambda: MORNING)
    engine.keep(Settings(language, f"learner-{guest.code}", guest.department, "", ""))
    session = engine.start(TASK).session
    for command in _moves(guest):
        session.send(command)
    session.close()
    return engine


def fill(folder: Path, homes: Path, language: str) -> None:
    """Let people play and hand over, each with a machine of their own.

    Args:
        folder: Where their files go.
        homes: Where their machines stand.
        language: Of the room.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _counted_names():
        for guest in guests(language):
            hand_over(play(homes / guest.code, guest, language), guest, folder)


def hand_over(engine: Engine, guest: Guest, folder: Path) -> None:
    """Put what somebody played into a folder, as far as they agree to."""
    draft = Sharing(engine, [row.id for row in engine.store.summaries()]).draft()
    write_shared_file(draft.content(guest.consent), folder / f"{guest.code}.tutor")


def _moves(guest: Guest) -> Iterator[c.Command]:
    yield c.Predict(3)
    if guest.hinted:
        yield c.OpenHint()
    for number, text in enumerate(guest.texts, 1):
        if number > 1:
            yield c.Revise()
        yield c.SubmitAnswer(Answer(clean(text)))
        if number == 1:
            yield c.CheckSelf((("facts", "yes"),))
        if number == 1 and guest.disagrees:
            yield c.Disagree("facts", guest.disagrees)
    yield c.OpenModels()
    yield c.MoveOn()
    yield c.CloseSession(4, True, "")


@contextmanager
def _counted_names() -> Iterator[None]:
    """Name events and sessions by a count instead of by lot."""
    names = (uuid.uuid5(uuid.NAMESPACE_OID, str(number)) for number in count(1))
    with mock.patch("uuid.uuid4", side_effect=names):
        yield


RAIN = "38 quintals in three days, then the rain. "
PIOGGIA = "38 quintali in tre giorni, poi la pioggia. "
ENGLISH = (
    Guest(
        "1a",
        "shop-floor",
        (
            RAIN + "The Moraiolo is out, and it bites. We taste it on Saturday 9 November, from 10, with bread.",
            RAIN
            + "The Moraiolo is out, and it bites. Saturday 9 November, from 10, with bread: book on 0742 555 0192.",
        ),
        hinted=True,
    ),
    Guest("2b", "admin", (RAIN + "All Moraiolo. Come to the mill on 8 November, book on 0742 555 0192.",)),
    Guest(
        "3c",
        "production",
        (
            RAIN + "The small olive of our hills and no other. Saturday 9 November, from 10, you know where.",
            RAIN + "Moraiolo, the small olive of our hills. Saturday 9 November from 10, book on 0742 555 0192.",
        ),
        disagrees="It is there: everybody around here knows the small olive of our hills.",
    ),
    Guest("4d", "sales", (RAIN + "Passion, tradition, excellence: the authentic flavours of our oil await you.",)),
    Guest("5e", "hr", (RAIN + "Mrs Pina says it is too green. It is Moraiolo. Saturday 9 November, 0742 555 0192.",)),
    Guest("6f", "it", (RAIN + "Moraiolo, soon in Germany too. Saturday 9 November, book on 0742 555 0192.",)),
    Guest(
        "7g",
        "support",
        (
            RAIN + "The Moraiolo is a wonder this year. We hope to see many of you!",
            RAIN + "The Moraiolo is a wonder this year. Saturday 9 November: keep your place at the mill.",
        ),
        hinted=True,
    ),
    Guest("8h", "management", (RAIN + "Our award-winning oil: Saturday 9 November, 0742 555 0192.",), Consent()),
)
ITALIAN = (
    Guest(
        "1a",
        "shop-floor",
        (
            PIOGGIA + "È tutto Moraiolo, e pizzica. Sabato 9 novembre dalle 10 si assaggia, con il pane caldo.",
            PIOGGIA + "È tutto Moraiolo, e pizzica. Sabato 9 novembre dalle 10, col pane: prenota allo 0742 555 0192.",
        ),
        hinted=True,
    ),
    Guest("2b", "admin", (PIOGGIA + "Tutto Moraiolo. Vi aspettiamo in frantoio l'8 novembre, allo 0742 555 0192.",)),
    Guest(
        "3c",
        "production",
        (
            PIOGGIA + "L'oliva piccola delle nostre colline e nessun'altra. Sabato 9 novembre, dalle 10.",
            PIOGGIA
            + "Moraiolo, l'oliva piccola delle nostre colline. Sabato 9 novembre si prenota allo 0742 555 0192.",
        ),
        disagrees="C'è: qui l'oliva piccola delle colline la conoscono tutti.",
    ),
    Guest("4d", "sales", (PIOGGIA + "Passione, tradizione, eccellenza: i sapori autentici del nostro olio.",)),
    Guest("5e", "hr", (PIOGGIA + "La signora Pina dice che è troppo verde. È Moraiolo. Sabato 9, 0742 555 0192.",)),
    Guest("6f", "it", (PIOGGIA + "Moraiolo, presto anche in Germania. Sabato 9 novembre, 0742 555 0192.",)),
    Guest(
        "7g",
        "support",
        (
            PIOGGIA + "Il Moraiolo quest'anno è una meraviglia. Vi aspettiamo numerosi!",
            PIOGGIA + "Il Moraiolo quest'anno è una meraviglia. Sabato 9 novembre: il posto si prenota in frantoio.",
        ),
        hinted=True,
    ),
    Guest("8h", "management", (PIOGGIA + "Il nostro olio premiato: sabato 9 novembre, 0742 555 0192.",), Consent()),
)
