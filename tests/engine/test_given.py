"""Texts that a person hands in, whatever program saved them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.material import write_course
from tests.test_cli import run
from tutor.engine.given import answer_in, decoded, strange_keys, text_in
from tutor.errors import ExitCode, TutorError

TEXT = "Perché no? Sabato 9.\nCosì è più buono.\n"
READ = ["utf-8", "utf-8-sig", "utf-16"]


@pytest.mark.parametrize("encoding", READ)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
def test_a_text_is_read_as_it_was_saved(tmp_path: Path, encoding: str, ends: str) -> None:
    (file := tmp_path / "answer.txt").write_bytes(TEXT.replace("\n", ends).encode(encoding))
    assert text_in(file) == answer_in(str(file)) == TEXT


@given(st.text(st.characters(exclude_categories=("Cs",)).filter(lambda sign: sign not in "\r\ufeff\ufffe")))
def test_any_text_comes_back(text: str) -> None:
    for encoding in READ:
        assert decoded(text.encode(encoding), "-") == text


def test_what_is_not_in_utf_8_is_told_with_its_line_and_cure(tmp_path: Path) -> None:
    (file := tmp_path / "answer.txt").write_bytes(("Sì.\n" * 3).encode() + "Perché no?".encode("latin-1"))
    with pytest.raises(TutorError) as failure:
        text_in(file)
    assert failure.value.message == f"{file}:4"
    assert "UTF-8" in failure.value.hint


@pytest.mark.parametrize("name", ["/nope.txt", "./nope", "../a/nope.md", "~/nope", "nope.txt", "C:\\nope.txt", "/"])
def test_a_file_that_is_not_there_is_no_answer(name: str) -> None:
    with pytest.raises(TutorError) as failure:
        answer_in(name)
    assert failure.value.exit_code is ExitCode.NOT_FOUND


@pytest.mark.parametrize(
    "text",
    ["", "Sì", "10/17", "a.it/x?utm_source=ig", "https://a.it/notes.txt", "Come / go.txt", "…", "3.5", "x" * 9000],
)
def test_an_answer_is_no_file(text: str) -> None:
    assert answer_in(text) == text


def test_keys_that_nobody_reads_are_told_with_the_nearest() -> None:
    assert strange_keys({"scenario": "a", "mark": {}, "foo": 1}) == ["'mark': 'marks'?", "'foo'"]


def batch(course: Path, raw: bytes) -> subprocess.CompletedProcess[bytes]:
    words = ["grade", "--batch", "-", "--course", str(course), "--language", "en"]
    return subprocess.run([sys.executable, "-m", "tutor", *words], input=raw, capture_output=True, check=False)


def test_a_batch_from_any_editor_is_graded_and_a_strange_key_warns(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    row = {"scenario": "open-day", "step": "line", "answer": "Così\u2028è più buono.", "mark": {"facts": "met"}}
    lines = (json.dumps(row, ensure_ascii=False) + "\r\n") * 2
    said = {encoding: batch(course, lines.encode(encoding)) for encoding in READ}
    assert {done.returncode for done in said.values()} == {ExitCode.OK}
    assert len({done.stdout for done in said.values()}) == 1
    assert b"nobody reads the key 'mark': 'marks'? (2 lines)" in said["utf-8"].stdout
    refused = batch(course, lines.replace("\u2028", "").encode("latin-1"))
    assert (refused.returncode, refused.stdout) == (ExitCode.UNREADABLE, b"")
    assert b"UTF-8" in refused.stderr


@pytest.mark.parametrize("line", ['{"scenario": ', "[" * 100_000, '{"answer": ' + "9" * 9000 + "}"], ids=len)
def test_what_is_no_json_is_told_in_our_own_words(tmp_path: Path, line: str) -> None:
    said = batch(write_course(tmp_path / "course"), line.encode()).stdout.decode()
    assert "line 1: not JSON" in said
    assert not any(word in said for word in ("Expecting", "recursion", "sys.", "char "))


def test_an_answer_that_names_no_file_is_told(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    done = run("grade", "open-day#line", "--answer", "/nope.txt", "--course", str(course), "--language", "en")
    assert done.returncode == ExitCode.NOT_FOUND
    assert done.stderr.startswith("tutor: no such file: /nope.txt\n")
