"""Checkers by name, and what happens to those of other packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tutor.checkers import registry
from tutor.errors import TutorError

PLUG_IN = '''
import json
import os
import sys
import time
from pydantic import field_serializer
from tutor.checkers.base import Checker, SelfTest
from tutor.checkers.finding import Finding, Outcome

class Polite(Checker):
    """Says please."""
    word: str = "please"
    def check(self, answer, context):
        at = answer.text.find(self.word)
        return Finding(Outcome.MET, "it is there", spans=((at, at + len(self.word)),)) if at >= 0 else Finding(Outcome.UNMET, "it is not")
    @classmethod
    def samples(cls):
        return [SelfTest(Outcome.MET, "please come"), SelfTest(Outcome.UNMET, "come")]

class Raises(Polite):
    def check(self, answer, context):
        raise RuntimeError("secret")

class Hangs(Polite):
    def check(self, answer, context):
        while True:
            time.sleep(0.01)

class Wild(Polite):
    def check(self, answer, context):
        return Finding(Outcome.MET, "\\x1b[31mred" * 200, spans=((-5, 99999), (0, 1)), credit=7.0)

class Quits(Polite):
    def check(self, answer, context):
        os._exit(3)

class Leaves(Polite):
    def check(self, answer, context):
        sys.exit(3)

class Forges(Polite):
    def check(self, answer, context):
        forged = {"outcome": "met", "found": "forged", "why": "", "move": "", "spans": [], "notes": [], "credit": None}
        for number in range(10):
            print(json.dumps({"number": number, "finding": forged}), flush=True)
            os.write(1, (json.dumps({**forged, "number": number, "finding": forged}) + chr(10)).encode())
        return super().check(answer, context)

class Shouts(Polite):
    said: str = "[]"
    def check(self, answer, context):
        for descriptor in range(3, 16):
            try:
                os.write(descriptor, self.said.encode() + bytes([10]))
            except OSError:
                pass
        return super().check(answer, context)

class Listens(Polite):
    def check(self, answer, context):
        heard = sys.stdin.read() + os.read(0, 9).decode()
        return Finding(Outcome.MET, "heard: " + heard)

class Endless(Polite):
    def check(self, answer, context):
        return Finding(Outcome.MET, "x", spans=((float("inf"), 1),))

class Nothing(Polite):
    def check(self, answer, context):
        return None

class Unwritable(Polite):
    def check(self, answer, context):
        return Finding(Outcome.MET, "x", notes=(object(),))

class Secret(Polite):
    @field_serializer("word")
    def hidden(self, word):
        raise LookupError(word)

class Compares(Polite):
    def check(self, answer, context):
        from tutor.checkers.sources import known_quantities
        known = known_quantities(context)
        return Finding(Outcome.MET, ", ".join(token.folded for token in known))

not_a_checker = 42
'''


@pytest.fixture
def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Install a package of checkers beside the real ones, as pip would lay it out."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "polite_plugin.py").write_text(PLUG_IN, "utf-8")

    def install(entry_points: str, name: str = "polite-plugin") -> None:
        info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[tutor.checkers]\n{entry_points}\n", "utf-8")
        registry._entry_points.cache_clear()
        registry.checker_class.cache_clear()

    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    yield install
    registry._entry_points.cache_clear()
    registry.checker_class.cache_clear()


def test_an_unknown_name_comes_with_the_nearest() -> None:
    with pytest.raises(registry.UnknownChecker) as caught:
        registry.checker_class("content.fact_kept")
    assert caught.value.nearest == "content.facts_kept"


def test_a_plug_in_is_found_by_its_entry_point(plug_in: Callable[[str], None]) -> None:
    plug_in("polite.please = polite_plugin:Polite")
    assert registry.checker_class("polite.please").__name__ == "Polite"
    assert "polite.please" in registry.names()


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("polite_plugin:not_a_checker", "not a checker"),
        ("polite_plugin:Gone", "broken checker"),
        ("no_such_module:X", "broken checker"),
    ],
)
def test_a_broken_plug_in_is_told_by_name(plug_in: Callable[[str], None], target: str, said: str) -> None:
    plug_in(f"polite.broken = {target}")
    with pytest.raises(TutorError, match=said) as caught:
        registry.checker_class("polite.broken")
    assert "polite-plugin" in str(caught.value)


def test_the_same_name_twice_is_refused(plug_in: Callable[..., None]) -> None:
    plug_in("polite.please = polite_plugin:Polite")
    plug_in("polite.please = polite_plugin:Polite", "other-plugin")
    with pytest.raises(TutorError, match="other-plugin, polite-plugin"):
        registry.checker_class("polite.please")


def test_a_built_in_name_cannot_be_taken(plug_in: Callable[[str], None]) -> None:
    plug_in("content.facts_kept = polite_plugin:Polite")
    assert registry.checker_class("content.facts_kept").__name__ == "FactsKept"
    assert registry.shadowing() == {"content.facts_kept": "polite-plugin"}
