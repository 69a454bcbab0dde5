"""Hostile material: payloads in every text of a course and of a session."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from tests.material import COMPANY, COURSE, SCENARIO, write_course
from tutor.course.limits import MAX_TEXT

PAYLOADS = (
    "[/b]",
    "[@click=app.quit]x[/]",
    "[@click=app.screenshot('victim.svg','/tmp')]Next[/]",
    "[link='http://evil.example']x[/]",
    "[on #zzzzzz]x[/]",
    "x[0] and [a-z]+",
    "text \\",
    "$name {0} {x!r} %s",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b]8;;http://evil.example/\x1b\\here\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[31;5mred",
    "\x9b31;5m\x9d0;PWNED\x9c",
    "\u202eexe.txt\u2066",
    "Z" + "\u0300" * 40,
    "\u2028\ufeff\x00\x07\x0e",
)
EVERYTHING = " ".join(PAYLOADS)
MUST_STAY = ("[/b]", "[@click=app.quit]x[/]", "x[0] and [a-z]+")
"""What has to be seen literally."""
RAW = ("\x1b]52;", "\x1b]8;;http", "\x1b]0;PWNED", "\x9d0;", "\x9b31", "\u202e", "\x1b[31;5m")
"""What may never reach a terminal."""
OBJECTION = '\n[[objections]]\nid = "time"\nsays = "I have no time."\nanswer = "Three minutes will do."\n'
CHANNELS = 'channels = ["facebook", "x"]\n'
TEXT_KEYS = frozenset(
    "title role reader goal link_in link_out brief text label ask question says style picked missed alt why move about name answer".split()
)


def poisoned(data: Any, key: str = "") -> Any:
    """Put the payloads into every text that a person reads, beside what stands there."""
    if isinstance(data, dict):
        return {name: poisoned(value, key if name in ("it", "en") else name) for name, value in data.items()}
    if isinstance(data, list):
        return [poisoned(value, key) for value in data]
    if isinstance(data, str) and (key in TEXT_KEYS or key == "hints"):
        return f"{data} {EVERYTHING}"
    return data


def hostile_course(root: Path, brief: int = MAX_TEXT * 3 // 4) -> Path:
    """Write the small course with payloads everywhere, and a brief of some length, in characters."""
    scenario = poisoned(tomllib.loads(SCENARIO))
    for mistake in scenario["steps"][0]["mistakes"]:
        mistake.pop("about")
    scenario["scenario"]["brief"]["en"] += " very long" * (brief // 10)
    scenario["steps"][0]["relax"] = ["gibberish", "word-salad", "word-list", "copied-brief", "language", "repetition"]
    scenario["steps"][0]["example"] = {"about": f"A bakery {EVERYTHING}", "text": EVERYTHING, "notes": [EVERYTHING]}
    scenario["steps"][0]["material"] = [
        {"title": EVERYTHING, "text": EVERYTHING, "columns": [EVERYTHING], "rows": [[EVERYTHING]]}
    ]
    write_course(root)
    (root / "content/01-open-day.toml").write_text(tomli_w.dumps(scenario), "utf-8")
    (root / "course.toml").write_text(tomli_w.dumps(poisoned(tomllib.loads(COURSE + OBJECTION))), "utf-8")
    (root / "companies/mill.toml").write_text(tomli_w.dumps(poisoned(tomllib.loads(COMPANY + CHANNELS))), "utf-8")
    return root


ANSWER = f"Come to the mill on Saturday 9 and see the stone turn. {EVERYTHING}"
