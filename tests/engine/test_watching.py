"""A change in a course's files is noticed, however an editor makes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

import pytest
import watchfiles

from tests.material import write_course
from tutor.engine.watching import changes

FILE = "content/01-open-day.toml"
PATIENCE = 10.0


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


@pytest.fixture
def signs(course: Path) -> Iterator[Queue[None]]:
    """Watch the course in a thread, as the screen does."""
    stop, heard = Event(), Queue[None]()

    def listen() -> None:
        for _ in changes(course / FILE, course, stop):
            heard.put(None)

    thread = Thread(target=listen, daemon=True)
    thread.start()
    settled(course, heard)
    yield heard
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive(), "the watch ends when told to"


def settled(course: Path, heard: Queue[None]) -> None:
    """Wait until the watch has begun: touch the file until that is heard."""
    for _ in range(100):
        (course / FILE).touch()
        try:
            heard.get(timeout=0.1)
        except Empty:
            continue
        break
    while not heard.empty():
        heard.get()


def save(course: Path) -> None:
    (course / FILE).write_text("format = 1\n", "utf-8")


def replace(course: Path) -> None:
    (course / "content/new.tmp").write_text("format = 1\n", "utf-8")
    (course / "content/new.tmp").replace(course / FILE)


def take_away(course: Path) -> None:
    (course / FILE).unlink()


def change_company(course: Path) -> None:
    (course / "companies/mill.toml").write_text("format = 1\n", "utf-8")


def change_course(course: Path) -> None:
    (course / "course.toml").write_text("format = 1\n", "utf-8")


def add_an_export(course: Path) -> None:
    (course / "exports").mkdir(exist_ok=True)
    (course / "exports/page.csv").write_text("a,b\n", "utf-8")


WAYS = (save, replace, take_away, change_company, change_course, add_an_export)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_it_is_heard(course: Path, signs: Queue[None], way: Callable[[Path], None]) -> None:
    way(course)
    signs.get(timeout=PATIENCE)


def test_a_file_that_comes_back_is_heard(course: Path, signs: Queue[None]) -> None:
    (course / FILE).unlink()
    signs.get(timeout=PATIENCE)
    save(course)
    signs.get(timeout=PATIENCE)


def test_a_course_that_goes_away_and_comes_back_is_heard(course: Path, signs: Queue[None]) -> None:
    shutil.move(course, course.with_name("elsewhere"))
    signs.get(timeout=PATIENCE)
    while not signs.empty():
        signs.get()
    shutil.move(course.with_name("elsewhere"), course)
    save(course)
    signs.get(timeout=PATIENCE)


def test_where_the_system_cannot_watch_the_folder_is_looked_through(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = watchfiles.watch, []

    def watch(*places: object, **settings: object) -> object:
        asked.append(settings["force_polling"])
        if not settings["force_polling"]:
            raise OSError(28, "inotify watch limit reached")
        return real(*places, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(watchfiles, "watch", watch)
    stop, heard = Event(), Queue[None]()
    thread = Thread(target=lambda: [heard.put(None) for _ in changes(course / FILE, course, stop)], daemon=True)
    thread.start()
    settled(course, heard)
    save(course)
    heard.get(timeout=PATIENCE)
    stop.set()
    thread.join(PATIENCE)
    assert asked[:2] == [None, True]
