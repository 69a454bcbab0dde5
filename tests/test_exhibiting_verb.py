"""`tutor replay SESSION --export-…` on the command line, without a terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.inert import inert
from tests.session_files import BOTH, EVIL, evil_session, session, shared
from tests.test_cli import run
from tests.test_cli import session as played
from tutor.errors import ExitCode
from tutor.export.csv import MARK
from tutor.replay.shared import Consent

__all__ = ["played"]


def test_everything_is_written_at_once(played: Path, tmp_path: Path) -> None:
    out, course = tmp_path / "out", str(tmp_path / "course")
    names = {"cast": "s.cast", "svg": "frames", "csv": "s.csv", "json": "s.json", "xapi": "x.json"}
    wanted = [word for kind, name in names.items() for word in (f"--export-{kind}", str(out / name))]
    done = run("replay", played.stem, *wanted, "--course", course, "--language", "en")
    assert done.returncode == ExitCode.OK, done.stderr
    assert done.stdout.splitlines() == [str(out / name) for name in names.values()]
    assert json.loads((out / "s.cast").read_text("utf-8").splitlines()[0])["version"] == 2
    pictures = sorted((out / "frames").iterdir())
    assert len(pictures) > 10
    assert [fault for path in pictures for fault in inert(path.read_text("utf-8"), "svg")] == []
    assert (out / "s.csv").read_text("utf-8").startswith(f'{MARK}"session","person"')
    assert json.loads((out / "s.json").read_text("utf-8"))["sessions"][0]["scenario"] == "open-day"
    assert json.loads((out / "x.json").read_text("utf-8"))[0]["verb"]["id"].endswith("/initialized")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert run("replay", played.stem, *wanted, "--course", course, "--language", "en").returncode == ExitCode.OK
    assert before == {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_accounts_are_at_home_where_one_says(played: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    home = ("--xapi-home", "https://learning.example.com")
    assert run("replay", played.stem, "--export-xapi", str(target), *home).returncode == ExitCode.OK
    first = json.loads(target.read_text("utf-8"))[0]
    assert first["actor"]["account"]["homePage"] == "https://learning.example.com"
    assert first["object"]["id"].startswith("https://learning.example.com/")
    wrong = run("replay", played.stem, "--export-xapi", str(target), "--xapi-home", "nowhere")
    assert wrong.returncode == ExitCode.USAGE
    assert "https://" in wrong.stderr


def test_an_export_needs_a_session(tmp_path: Path) -> None:
    done = run("replay", "--export-json", str(tmp_path / "s.json"))
    assert done.returncode == ExitCode.USAGE
    assert "name a session" in done.stderr


def test_what_its_owner_keeps_closed_stays_closed(tmp_path: Path) -> None:
    folder, target = tmp_path / "sessions", tmp_path / "s.json"
    folder.mkdir()
    (folder / "open.tutor").write_bytes(shared(session("learner-0000a1"), consent=BOTH))
    (folder / "closed.tutor").write_bytes(shared(session("learner-0000a2"), consent=Consent(row=True)))
    done = run("replay", str(folder), "--export-json", str(target))
    assert done.returncode == ExitCode.OK, done.stderr
    assert "1 session stays closed" in done.stderr
    assert len(json.loads(target.read_text("utf-8"))["sessions"]) == 1
    alone = run("replay", str(folder / "closed.tutor"), "--export-json", str(tmp_path / "none.json"))
    assert alone.returncode == ExitCode.NOT_FOUND
    assert not (tmp_path / "none.json").exists()


def test_hostile_sessions_leave_inert(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    folder.mkdir()
    for number, payload in enumerate(EVIL):
        made = shared(evil_session(f"learner-{number:06x}", payload, number), consent=BOTH, name=payload)
        (folder / f"{number}.tutor").write_bytes(made)
    files = {kind: tmp_path / f"s.{kind}" for kind in ("csv", "json", "xapi")}
    wanted = [word for kind, path in files.items() for word in (f"--export-{kind}", str(path))]
    done = run("replay", str(folder), *wanted)
    assert done.returncode == ExitCode.OK, done.stderr
    texts = {kind: path.read_text("utf-8").removeprefix(MARK) for kind, path in files.items()}
    assert inert(texts["csv"], "csv") == []
    assert inert(texts["json"], "json") == inert(texts["xapi"], "json") == []
    assert len(json.loads(texts["json"])["sessions"]) == len(EVIL)


def test_what_needs_no_screen_loads_none(tmp_path: Path) -> None:
    (tmp_path / "s.tutor").write_bytes(shared(session("learner-0000a1"), consent=BOTH))
    wanted = [f"--export-{kind}={tmp_path / kind}" for kind in ("csv", "json", "xapi")]
    code = (
        "import sys\n"
        "from tutor.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'textual', 'tutor'}))\n"
    )
    command = [sys.executable, "-c", code, "replay", str(tmp_path / "s.tutor"), *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "['tutor']", done.stderr
    assert (tmp_path / "xapi").is_file()
