"""Session files for tests: honest ones, and a folder of hostile ones with what has to be said of each.

`session` makes the events of a short session, `shared` and `journal` the bytes of a file, `hostile_folder` a folder with
everything that others might hand over. What comes out of the program after reading it is held against `tests.inert`.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tests.hostile import PAYLOADS
from tutor.checkers.finding import Answer, Band, Finding, Outcome, Verdict, Weight
from tutor.export.sealing import sealed
from tutor.export.shared_file import FORMAT, KIND, Header, Origin, write_shared
from tutor.replay.shared import Consent
from tutor.session.events import (
    JOURNAL_FORMAT,
    AnswerGraded,
    AnswerSubmitted,
    Event,
    HintOpened,
    PredictionMade,
    Recorded,
    RevisionStarted,
    SelfChecked,
    SessionClosed,
    SessionStarted,
    StepLeft,
    VerdictDisputed,
)
from tutor.session.journal import encode
from tutor.text.clean import Clean

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    '=HYPERLINK("http://evil.example","x")',
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "|calc",
)
"""What a spreadsheet would compute."""
TAGS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></style><svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "[x](javascript:alert(1))",
    "<!--",
    "]]>&amp;&#27;",
)
"""What a browser would run."""
EVIL = (*PAYLOADS, *FORMULAS, *TAGS)
"""Every payload, each a text of its own: a formula has to stand at the start of its cell."""
MUST_STAY = ("[@click=app.quit]x[/]", "<script>", "=1+1")
"""What has to be seen literally, so that a facilitator knows that it was there."""
BOTH = Consent(replay=True, row=True)
ALL = Consent(True, True, True, True)


def session(
    person: str = "learner-0000aa",
    scenario: str = "open-day",
    *,
    number: int = 0,
    passed: bool = True,
    text: str = "Come on Saturday 9 and see the stone turn.",
    area: str = "content",
    at: str = "2026-11-23T10",
    digest: str = "0" * 64,
    course: str = "small",
    **header: object,
) -> tuple[Recorded, ...]:
    """Make a session of one step: a miss after a hint, a disagreement, a second attempt.

    Args:
        person: Pseudonym of its owner.
        scenario: Id of the scenario.
        number: Tells sessions of the same person and scenario apart.
        passed: Whether the second attempt has the essentials.
        text: The second answer.
        area: Skill area.
        at: Day and hour of all events.
        digest: Of the scenario.
        course: Id of the course.
        header: Further fields of the first event.
    """
    started = SessionStarted(
        JOURNAL_FORMAT, course, scenario, digest, "en", "0.1.0", person, ("line",), area, 1, "shop-floor"
    )
    events: list[Event] = [
        replace(started, **header),  # type: ignore[arg-type]
        PredictionMade("line", 2),
        HintOpened("line", "facts", 1),
        AnswerSubmitted("line", 1, Answer(Clean("Come and see the stone turn on Sunday."))),
        AnswerGraded("line", 1, verdict(False, text)),
        SelfChecked("line", (("facts", "yes"), ("leak", "yes"))),
        VerdictDisputed("line", 1, "facts", f"I think it is there: {text}"),
        RevisionStarted("line"),
        AnswerSubmitted("line", 2, Answer(Clean(text))),
        AnswerGraded("line", 2, verdict(passed, text)),
        SelfChecked("line"),
        StepLeft("line", "end"),
        SessionClosed(4, True, f"When a guest asks, then I write it down. {text}"),
    ]
    seed = f"{person}/{scenario}/{number}"
    return tuple(
        Recorded(seq, hashlib.sha256(f"{seed}/{seq}".encode()).hexdigest()[:32], f"{at}:{seq:02}:30Z", event)
        for seq, event in enumerate(events, 1)
    )


def verdict(passed: bool, quote: str = "") -> Verdict:
    """Make a verdict on three criteria that quotes the learner."""
    outcome = Outcome.MET if passed else Outcome.UNMET
    findings = (
        Finding(outcome, f"I read «{quote}».", "It matters.", "Try the day.", ((0, 4),), (), None, "facts"),
        Finding(Outcome.MET, "It stayed inside.", criterion="leak"),
        Finding(Outcome.PARTLY, f"«{quote}»", criterion="call", weight=Weight.SHOULD),
    )
    return Verdict(Band.GOOD if passed else Band.AGAIN, findings, 0.9 if passed else 0.3, lexicon="test")


def journal(entries: Iterable[Recorded]) -> bytes:
    """Return a session as its owner's machine keeps it."""
    lines, head = [], ""
    for entry in entries:
        line, head = encode(entry, head)
        lines.append(line)
    return b"".join(lines)


def shared(
    *sessions: tuple[Recorded, ...],
    consent: Consent = BOTH,
    name: str = "",
    person: str = "",
    made: str = "2026-11-24T09:00:00Z",
    **header: object,
) -> bytes:
    """Return sessions as their owner hands them over.

    Args:
        sessions: The events of each.
        consent: What the owner agreed to.
        name: The owner's.
        person: Pseudonym; empty for the one in the sessions.
        made: When.
        header: Further fields of the first line.
    """
    started = sessions[0][0].event
    assert isinstance(started, SessionStarted)
    origins = tuple(Origin(f"session-{at}", len(each), "0" * 64) for at, each in enumerate(sessions, 1))
    first = Header(KIND, FORMAT, "0.1.0", made, person or started.learner, consent, origins, name)
    return write_shared(replace(first, **header), sessions)  # type: ignore[arg-type]


def resealed(lines: Iterable[bytes]) -> bytes:
    """Chain changed lines anew, as a forger would who knows how."""
    made, head = [], ""
    for line in lines:
        content = json.loads(line)
        content.pop("hash", None)
        if content.get("kind") == "end":
            content["head"] = head
        anew, head = sealed(content, head)
        made.append(anew)
    return b"".join(made)


def evil_session(person: str, payload: str, number: int = 0) -> tuple[Recorded, ...]:
    """Make a session that says a payload wherever a text may stand, header included."""
    return session(
        person,
        payload[:60],
        number=number,
        text=payload,
        course=payload,
        area=payload,
        department=payload,
        tutor_version=payload,
        steps=("line", payload),
    )


def hostile_files() -> dict[str, tuple[bytes, str]]:
    """Return the hostile files by name: their bytes, and the fault that is told; empty where all of it is taken in."""
    honest = shared(session("learner-0000a1", number=1), consent=ALL, name="Ada")
    whole, lines = journal(session("learner-0000a2", number=2)), honest.splitlines(keepends=True)
    changed = honest.replace(b"Saturday 9", b"Saturday 8")
    files = {
        "honest.tutor": (honest, ""),
        "plain.jsonl": (whole, ""),
        "the-same.tutor": (honest, "duplicate"),
        "changed.tutor": (changed.replace(b"learner-0000a1", b"learner-0000b1"), "forged"),
        "consent.tutor": (honest.replace(b'"row":true', b'"row":true ', 1), "forged"),
        "reordered.tutor": (b"".join([*lines[:3], lines[4], lines[3], *lines[5:]]), "forged"),
        "missing.tutor": (b"".join([*lines[:3], *lines[4:]]), "forged"),
        "no-end.tutor": (b"".join(lines[:-1]), "cut"),
        "half.tutor": (honest[: len(honest) // 2], "cut"),
        "appended.tutor": (honest + lines[-1], "forged"),
        "wrong-person.tutor": (shared(session("learner-0000a3"), person="learner-ffffff"), "forged"),
        "fewer.tutor": (resealed([lines[0], *lines[1:5], *lines[6:]]), "forged"),
        "shorter.tutor": (resealed([*lines[:-2], lines[-1]]), "forged"),
        "shorter-counted.tutor": (resealed([*lines[:-2], lines[-1].replace(b'"lines":14', b'"lines":13')]), "forged"),
        "longer.tutor": (resealed([*lines[:-1], lines[-2], lines[-1]]), "forged"),
        "later.tutor": (resealed([lines[0].replace(b'"format":1', b'"format":2'), *lines[1:]]), "later"),
        "later-event.tutor": (_later(lines), "later"),
        "two-in-one.jsonl": (journal((*session("learner-0000a4")[:3], *_moved(session("learner-0000a5")))), "forged"),
        "changed.jsonl": (whole.replace(b"Saturday 9", b"Saturday 8"), "forged"),
        "torn.jsonl": (journal(session("learner-0000a6", number=6)) + b'{"seq":14,"id":"to', "torn"),
        "no-lines.jsonl": (b"\n\n\n", "empty"),
        "empty.tutor": (b"", "empty"),
        "binary.jsonl": (bytes(range(256)) * 40 + b"\n", "broken"),
        "deep.jsonl": (b"[" * 100_000 + b"\n", "broken"),
        "long-line.jsonl": (b'{"seq":1,"id":"' + b"a" * 600_000 + b'"}\n', "broken"),
        "many-lines.jsonl": (b"{}\n" * 200_000, "too-many"),
        "bomb.jsonl": (gzip.compress(b"0" * 10_000_000), "archive"),
        "bomb.zip": (_zip(), "archive"),
        "zipped.tutor": (_zip(), "archive"),
        "huge.jsonl": (b" " * (20 * 1024 * 1024 + 1), "too-large"),
    }
    for at, payload in enumerate(EVIL):
        evil = shared(evil_session(f"learner-evil{at}", payload, at), consent=ALL, name=payload)
        files[f"evil-{at}.tutor"] = (evil, "")
        files[f"evil-{at}.jsonl"] = (journal(evil_session(f"{payload}", payload, 1000 + at)), "")
    return files


def hostile_folder(root: Path, beside: Path | None = None) -> dict[str, str]:
    """Write the hostile files, with names, links and pipes that are hostile themselves.

    Args:
        root: A folder; made where it is missing.
        beside: The folder of material beside the project, for more lines of forged files; None to do without.

    Returns:
        The fault that has to be told of each file, by its name as it is shown; empty where all of it is taken in.
    """
    root.mkdir(parents=True, exist_ok=True)
    told = {}
    for name, (content, fault) in hostile_files().items():
        (root / name).write_bytes(content)
        told[name] = fault
    (root / "notes.txt").write_text("not a session", "utf-8")
    if beside is not None:
        told |= _forged_lines(root, beside)
    if os.name == "posix":
        told |= _not_files(root)
    return told


def _not_files(root: Path) -> dict[str, str]:
    """Make what only looks like a file, and a file with an escape sequence for its name."""
    (root / "link.jsonl").symlink_to("/etc/passwd")
    (root / "dangling.tutor").symlink_to(root / "nowhere")
    (root / "around").symlink_to(root, target_is_directory=True)
    os.mkfifo(root / "pipe.jsonl")
    (root / "\x1b]2;PWNED\x07[@click=app.quit]x[.jsonl").write_bytes(b"{}\n")
    return {
        "link.jsonl": "not-a-file",
        "dangling.tutor": "not-a-file",
        "pipe.jsonl": "not-a-file",
        "␛]2;PWNED␇[@click=app.quit]x[.jsonl": "broken",
    }


def _forged_lines(root: Path, beside: Path) -> dict[str, str]:
    lines = json.loads((beside / "hostile/bundle-lines.json").read_text("utf-8"))
    told = {}
    for name, line in lines.items():
        (root / f"line-{name}.jsonl").write_bytes(line.encode("utf-8", "surrogatepass") + b"\n")
        told[f"line-{name}.jsonl"] = "broken" if line else "empty"
    return told


def _later(lines: list[bytes]) -> bytes:
    """Give a file a line that only a tutor of the future reads."""
    head = re.sub(rb'"tutor":"[^"]*"', b'"tutor":"999.0"', lines[0])
    return resealed([head, *lines[1:2], lines[2].replace(b'"expected":2', b'"expected":2,"mood":"calm"'), *lines[3:]])


def _moved(entries: tuple[Recorded, ...]) -> tuple[Recorded, ...]:
    return tuple(replace(entry, seq=entry.seq + 3) for entry in entries)


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../escape.jsonl", "0" * 10_000_000)
    return packed.getvalue()
