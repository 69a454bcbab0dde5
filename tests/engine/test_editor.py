"""The person's own editor: found, run, and its text taken back past the gate."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tutor.engine.editor import edited, editor
from tutor.errors import TutorError


def python(code: str) -> tuple[str, ...]:
    """Return an editor that does one thing to its file."""
    return (sys.executable, "-c", f"import pathlib, sys; p = pathlib.Path(sys.argv[1]); {code}")


@pytest.mark.parametrize(
    ("visual", "named", "found"),
    [
        ("", "", ()),
        ("cat -u", "true", ("cat", "-u")),
        ("", "true", ("true",)),
        ("no-such-editor", "true", ()),
        ("", "'open", ()),
    ],
)
def test_it_is_the_one_that_is_named(
    monkeypatch: pytest.MonkeyPatch, visual: str, named: str, found: tuple[str, ...]
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", named)
    assert editor() == found


def test_the_text_goes_there_and_comes_back_cleaned() -> None:
    assert edited(python("p.write_text(p.read_text('utf-8').upper() + '\\x1b!\\n', 'utf-8')"), "perché") == "PERCHÉ␛!"
    assert edited(python("pass"), "as it was") == "as it was"


@pytest.mark.parametrize(
    "code",
    ["sys.exit(3)", "p.write_bytes(b'\\xff\\xfe')", "p.unlink()", "p.write_bytes(b'x' * 1_000_001)"],
)
def test_what_goes_wrong_there_is_told_and_leaves_no_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(TutorError):
        edited(python(code), "mine")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(TutorError):
        edited((str(tmp_path / "gone"),), "mine")
