"""A decision in lines: no question how sure one is, no verdict, where it leads; a mistake is told as one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.material import DECIDED, write_course
from tests.plain.test_plain import Script
from tutor.engine.engine import Engine
from tutor.plain.front import Plain

ALONE = DECIDED[: DECIDED.index("[[steps]]")] + DECIDED[DECIDED.index('[[steps]]\nid = "photos"') :]
WRITTEN = """
[[steps]]
id = "after"
ask = "And then?"
answer = { kind = "text" }
criteria = [{ id = "own", use = "self", question = "Is it yours?" }]
"""
ROADS = {
    "en": {
        "I ask the customer": "She answers after dinner.",
        "I take one of the mill": "It is out by six.",
        "I post them and say nothing": "At eight her sister-in-law rings.",
    },
    "it": {
        "Chiedo alla signora": "Risponde dopo cena.",
        "Ne prendo una del mulino": "Esce alle sei.",
        "Pubblico e non dico niente": "Alle otto telefona la cognata.",
    },
}
PAST = {"en": ("How sure", "Yes.", "Not quite yet"), "it": ("Quanto ci scommetti", "Sì.", "Non ancora")}


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("picked", ["1", "2", "3"])
def test_each_road_tells_where_it_leads(
    make_engine: Callable[..., Engine], tmp_path: Path, language: str, picked: str
) -> None:
    course = write_course(tmp_path / "course", ALONE + WRITTEN)
    engine = make_engine(courses=[course], language=language)
    script = Script([picked])
    Plain(engine, script.lines).run("open-day")
    options = [line[3:] for line in script.said if line[:2] in ("1.", "2.", "3.") and line[3:] in ROADS[language]]
    taken = options[int(picked) - 1]
    assert f"{ROADS[language][taken]}" in script.text
    mistaken = taken == list(ROADS[language])[-1]
    sure, right, wrong = PAST[language]
    assert sure not in script.text
    assert right not in script.said
    assert any(line.startswith(wrong) for line in script.said) is mistaken
    assert (engine.voice.quoted(taken) in script.text) is not mistaken
