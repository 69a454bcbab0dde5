"""Handing sessions over in lines: one looks, hides and shows words, and agrees to one thing after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engine.test_sharing import engine, played
from tests.plain.test_plain import Script
from tutor.engine.engine import Engine
from tutor.engine.sharing import Sharing
from tutor.plain.lines import Left
from tutor.plain.sharing import Handover, choose
from tutor.replay.shared import Consent

__all__ = ["engine"]


def talk(engine: Engine, *typed: str) -> tuple[Script, object, Consent]:
    path = played(engine)
    script = Script(list(typed))
    draft, consent = Handover(Sharing(engine, [path.stem]), script.lines, engine.voice).run([], [], None)
    return script, draft, consent


def test_whoever_only_presses_enter_agrees_to_nothing(engine: Engine) -> None:
    script, _, consent = talk(engine, "", "", "", "", "")
    assert consent == Consent()
    said = script.said.index("You agree to nothing beyond being counted.")
    assert script.said[said + 1].startswith("So the words above stay here")
    assert script.said[said + 2].startswith("Only counts go")
    with pytest.raises(EOFError):
        script.read()


def test_each_thing_is_asked_by_itself(engine: Engine) -> None:
    script, _, consent = talk(engine, "", "yes", "no", "y", "sì")
    assert consent == Consent(replay=True, row=False, name=True, helper=True)
    assert sum(line.endswith("(yes or no)") for line in script.said) == 4


def test_a_word_is_hidden_shown_again_and_seen(engine: Engine) -> None:
    script, draft, _ = talk(engine, "sings", "-Bianchi", "-sings", "?", "", "", "", "", "")
    assert "[hidden]" not in repr(draft)
    assert "Mrs Bianchi" in repr(draft)
    told = "\n".join(script.said)
    assert "“sings” → [hidden]" in told
    assert told.count("Your answer (line, attempt 1):") == 2
    assert not any("grinder" in line and "“" not in line for line in script.said)


def test_sessions_are_picked_by_number(engine: Engine) -> None:
    path = played(engine)
    script = Script(["9", "x", "1"])
    assert choose(engine, script.lines, engine.voice) == [path.stem]
    with pytest.raises(Left):
        choose(engine, Script([""]).lines, engine.voice)


def test_without_a_session_there_is_nothing_to_pick(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    script = Script([])
    engine = make_engine()
    with pytest.raises(Left):
        choose(engine, script.lines, engine.voice)
    assert script.said == ["There is no session to hand over yet."]
