"""`tutor doctor`: what each kind of terminal tends to do, and what is kept and broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checkers.test_registry import plug_in
from tests.material import SCENARIO, write_course
from tests.test_cli import run
from tutor.checkers.finding import Answer
from tutor.engine.engine import Engine
from tutor.engine.health import keeping, software, terminal
from tutor.engine.health.signs import Sign, State
from tutor.errors import ExitCode
from tutor.i18n import speaker
from tutor.keymap import keymap
from tutor.session.commands import Predict, SubmitAnswer
from tutor.text.clean import clean
from tutor.wording.health import TOPICS, closing, keymap_signs, sign_lines, spoken

__all__ = ["plug_in"]

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("surroundings", "topic", "state", "said"),
    [
        (XTERM, "colours", State.OK, "256"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "colours", State.OK, "All of them"),
        ({"TERM": "linux"}, "colours", State.LOOK, "sixteen"),
        (XTERM | {"NO_COLOR": ""}, "colours", State.OK, "NO_COLOR"),
        (XTERM, "keys", State.OK, "ctrl+j"),
        (XTERM | {"TMUX": "/tmp/x,1,0"}, "keys", State.OK, "ctrl+b"),
        (XTERM | {"TERM_PROGRAM": "vscode"}, "keys", State.LOOK, "F1"),
        (XTERM | {"TERM_PROGRAM": "Apple_Terminal"}, "keys", State.LOOK, "F-keys"),
        (XTERM | {"VTE_VERSION": "7200"}, "keys", State.LOOK, "F10"),
        (XTERM, "clipboard", State.OK, "OSC 52"),
        (XTERM | {"TMUX": "x"}, "clipboard", State.LOOK, "tmux"),
        (XTERM | {"TERM_PROGRAM": "Apple_Terminal"}, "clipboard", State.LOOK, "no copies"),
        (XTERM | {"VTE_VERSION": "7200"}, "clipboard", State.LOOK, "no copies"),
        (XTERM | {"SSH_TTY": "/dev/pts/1"}, "connection", State.OK, "SSH"),
    ],
)
def test_a_terminal_is_known_by_what_it_says_of_itself(
    surroundings: dict[str, str], topic: str, state: State, said: str
) -> None:
    signs = [
        terminal.colours(surroundings),
        *terminal.keys(surroundings),
        terminal.clipboard(surroundings),
        *terminal.between(surroundings),
    ]
    found = [sign for sign in signs if sign.topic == topic]
    assert [sign.state for sign in found] == [state]
    assert said in found[0].said
    assert state is State.OK or found[0].cure


@pytest.mark.parametrize(
    ("term", "size", "state"),
    [
        ("xterm", (80, 24), State.OK),
        ("xterm", (40, 12), State.OK),
        ("xterm", (39, 24), State.LOOK),
        ("dumb", (80, 24), State.LOOK),
        ("xterm", None, State.LOOK),
    ],
)
def test_where_nothing_can_be_drawn_it_is_said(term: str, size: tuple[int, int] | None, state: State) -> None:
    assert terminal.drawing({"TERM": term}, size).state is state


def test_letters_need_utf8() -> None:
    assert terminal.letters("UTF-8").state is State.OK
    assert terminal.letters("ascii").state is State.LOOK


def test_a_full_disk_is_broken_and_a_nearly_full_one_is_worth_a_look() -> None:
    states = [keeping.space(free).state for free in (10**9, 10**7, 10**5)]
    assert states == [State.OK, State.LOOK, State.BAD]


def test_room_on_the_disk_is_told_in_the_unit_that_can_be_read() -> None:
    said = [spoken(sign.said, sign, speaker("it")) for sign in map(keeping.space, (83_361_000_000, 700_000_000))]
    assert said == ["83 GB liberi.", "700 MB liberi."]


def test_a_folder_that_cannot_be_made_is_named_with_the_one_in_its_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert keeping.writable(tmp_path / "new/deep").state is State.OK
    sign = keeping.writable(tmp_path / "file/deep")
    assert sign.state is State.BAD
    assert sign.values["near"] == str(tmp_path / "file")


def test_sessions_are_read_and_the_damaged_ones_named(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = make_engine(courses=[write_course(tmp_path / "course")])
    session = engine.start("open-day").session
    session.send(Predict(None))
    session.send(SubmitAnswer(Answer(clean("Come on Saturday 9."))))
    session.close()
    whole = session.path.read_bytes()
    (session.path.parent / "torn.jsonl").write_bytes(whole[:-20])
    (session.path.parent / "forged.jsonl").write_bytes(whole.replace(b"Saturday 9", b"Saturday 8"))
    signs = {sign.state: sign.values for sign in keeping.sessions(engine)}
    assert signs == {State.OK: {"number": 1}, State.LOOK: {"names": "torn"}, State.BAD: {"names": "forged"}}


def test_a_damaged_index_is_worth_a_look(make_engine: Callable[..., Engine]) -> None:
    engine = make_engine()
    engine.today()
    assert [sign.state for sign in keeping.indexes(engine.paths)] == [State.OK]
    (engine.paths.cache / "sessions.json").write_text("{", "utf-8")
    assert [(sign.state, sign.values) for sign in keeping.indexes(engine.paths)] == [
        (State.LOOK, {"names": "sessions.json"})
    ]


def test_a_course_with_an_error_is_named_by_its_files(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    root = write_course(tmp_path / "course", **{"content/02-odd.toml": SCENARIO.replace("minutes = 5", "minuts = 5")})
    sign = software.course(make_engine(courses=[root]), root)
    assert (sign.state, sign.values["names"]) == (State.BAD, "02-odd.toml")
    assert software.course(make_engine(courses=[root]), write_course(tmp_path / "good")).state is State.OK


def test_a_checker_of_another_package_that_is_not_used_is_named_with_what_to_do(plug_in: Callable[[str], None]) -> None:
    """Given one that takes a built-in name, one that does not load and one that works, then two are told."""
    plug_in(
        "content.hook = polite_plugin:Polite\npolite.gone = polite_plugin:Gone\npolite.please = polite_plugin:Polite"
    )
    works, broken, shadows = software.checkers()
    assert (works.state, works.values["others"]) == (State.OK, 1)
    assert (broken.state, broken.values["names"]) == (State.BAD, "polite.gone")
    assert (shadows.state, shadows.values["names"]) == (State.LOOK, "content.hook (polite-plugin)")
    assert broken.cure
    assert shadows.cure


def test_without_checkers_of_other_packages_there_is_nothing_to_mend() -> None:
    assert [sign.state for sign in software.checkers()] == [State.OK]


def test_a_library_of_another_version_is_worth_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {sign.state for sign in software.versions()} == {State.OK}
    monkeypatch.setattr(software.metadata, "version", lambda name: "1.0")
    said = {sign.values["name"]: sign.state for sign in software.versions() if "name" in sign.values}
    assert said == {"textual": State.LOOK, "pydantic": State.OK}


@pytest.mark.parametrize("language", ["it", "en"])
def test_it_is_said_in_lines_with_the_cure_below(language: str) -> None:
    voice = speaker(language)
    signs = [
        *keymap_signs(keymap([("hint", "f3")]), voice),
        Sign("folders", State.BAD, "{path}", "mend the folder", {"path": "{x}"}),
    ]
    lines = list(sign_lines(signs, voice))
    assert "f3" in lines[0]
    assert lines[1].endswith("{x}")
    assert lines[2].strip() == "→ mend the folder"
    assert closing(signs, voice) in ("1 thing does not work.", "1 cosa non funziona.")


def test_the_verb_says_by_its_exit_code_whether_something_is_broken(tmp_path: Path) -> None:
    done = run("doctor", "--json")
    assert done.returncode == ExitCode.OK, done.stdout
    assert {row["topic"] for row in json.loads(done.stdout)} <= set(TOPICS)
    assert not (tmp_path / "home").exists()
    sessions = tmp_path / "home/data/sessions"
    sessions.mkdir(parents=True)
    (sessions / "odd.jsonl").write_bytes(b"nonsense\n")
    done = run("doctor", "--language", "en")
    assert done.returncode == ExitCode.PROBLEMS
    assert "Damaged: odd." in done.stdout
    assert "does not work" in done.stderr
