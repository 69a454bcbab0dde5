"""Cases that others wrote, read from beside the checkout: twitter-text for X, atproto for Bluesky."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tutor.networks.characters import utf16
from tutor.networks.count import count
from tutor.networks.extract import EntityKind, byte_spans, extract
from tutor.networks.rules import networks

CASES = Path(__file__).parent.parent.parent / "shared" / "conformance"
HERE = pytest.mark.skipif(not CASES.is_dir(), reason="the cases of others are not beside this checkout")
OTHER_LIMIT = "141 characters"
"""Cases that hold a text against the 140 characters of before 2017."""
ANY_ADDRESS = ("userinfo", "ipv4", "ipv6", "sub delims")
"""Cases that ask whether a whole text is some address: user names, numbers for hosts, a `+` at the end. X makes no link
of them in a post."""


def read_cases(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Read the one shape of YAML that the file has, so that no parser is needed."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text("utf-8").splitlines():
        if group := re.fullmatch(r"  (\w+):", line):
            cases = groups.setdefault(group[1], [])
        elif row := re.fullmatch(r"\s+(?:- )?(\w+): (.*)", line):
            if row[1] == "description":
                cases.append({})
            value = row[2].strip()
            cases[-1][row[1]] = unquoted(value) if value.startswith('"') else json.loads(value)
    return groups


def unquoted(value: str) -> str:
    astral = re.sub(r"(?<!\\)\\U([0-9A-Fa-f]{8})", lambda match: chr(int(match[1], 16)), value)
    return str(json.loads(astral, strict=False))


def group(name: str) -> list[Any]:
    path = CASES / "twitter-text" / "validate.yml"
    cases = read_cases(path)[name] if path.is_file() else []
    return [pytest.param(case, id=case["description"]) for case in cases]


def is_one(text: str, *kinds: EntityKind) -> bool:
    """Tell whether a text is one entity, from end to end."""
    found = extract(text, "x")
    return len(found) == 1 and found[0].kind in kinds and found[0].span == (0, len(text))


@HERE
def test_the_cases_are_all_read() -> None:
    groups = read_cases(CASES / "twitter-text" / "validate.yml")
    assert sum(map(len, groups.values())) == 97


@HERE
@pytest.mark.parametrize(
    "case", group("WeightedTweetsWithDiscountedEmojiCounterTest") + group("UnicodeDirectionalMarkerCounterTest")
)
def test_x_weighs_as_x_does(case: dict[str, Any]) -> None:
    text = case["text"]
    counted = count(text, networks()["x"])
    assert counted.used == case["weightedLength"]
    assert counted.used * 1000 // 280 == case["permillage"]
    assert (bool(text) and counted.fits) is case["valid"]
    assert utf16(text) - 1 == case["displayRangeEnd"]
    assert utf16(text[: counted.end]) - 1 == case["validRangeEnd"]


@HERE
@pytest.mark.parametrize("case", group("tweets"))
def test_x_takes_what_fits(case: dict[str, Any]) -> None:
    if OTHER_LIMIT in case["description"]:
        pytest.skip("against the limit of 140")
    assert (bool(case["text"]) and count(case["text"], networks()["x"]).fits) is case["expected"]


@HERE
@pytest.mark.parametrize("case", group("usernames"))
def test_x_recognises_a_name(case: dict[str, Any]) -> None:
    assert is_one(case["text"], EntityKind.MENTION) is case["expected"]


@HERE
@pytest.mark.parametrize("case", group("lists"))
def test_x_recognises_a_list(case: dict[str, Any]) -> None:
    assert is_one(case["text"], EntityKind.LIST) is case["expected"]


@HERE
@pytest.mark.parametrize("case", group("hashtags"))
def test_x_recognises_a_hashtag(case: dict[str, Any]) -> None:
    assert is_one(case["text"], EntityKind.HASHTAG) is case["expected"]


@HERE
@pytest.mark.parametrize("case", group("urls") + group("urls_without_protocol"))
def test_x_recognises_a_link(case: dict[str, Any]) -> None:
    if case["expected"] and any(word in case["description"] for word in ANY_ADDRESS):
        pytest.skip("an address, but no link that X makes in a post")
    assert is_one(case["text"], EntityKind.LINK) is case["expected"]


def tags() -> list[Any]:
    path = CASES / "bluesky" / "tags.json"
    cases = json.loads(path.read_text("utf-8"))["tags"] if path.is_file() else []
    return [pytest.param(case, id=ascii(case["text"])[:40]) for case in cases]


@HERE
@pytest.mark.parametrize("case", tags())
def test_bluesky_recognises_a_hashtag(case: dict[str, Any]) -> None:
    found = [entity for entity in extract(case["text"], "bluesky") if entity.kind is EntityKind.HASHTAG]
    places = [{"byteStart": start, "byteEnd": end} for start, end in byte_spans(case["text"], found)]
    assert [entity.value for entity in found] == case["tags"]
    assert places == case["indices"]
