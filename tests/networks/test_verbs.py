"""`tutor networks` and `tutor count`."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from tests.hostile import PAYLOADS, RAW
from tests.test_cli import run
from tutor.errors import ExitCode
from tutor.i18n import speaker
from tutor.networks.count import count
from tutor.networks.links import normalised
from tutor.networks.preview import visible
from tutor.networks.rules import Network, networks
from tutor.text.clean import clean
from tutor.wording.links import link_data, link_lines
from tutor.wording.networks import count_data, count_lines, overview, rule_lines


def lines(text: str, network: str, language: str = "en") -> list[str]:
    place = networks()[network]
    return list(count_lines(text, place, count(text, place), visible(text, place), speaker(language)))


def test_all_networks_in_a_line_each() -> None:
    shown = run("networks", "--language", "en").stdout.splitlines()
    assert [line.split()[0] for line in shown] == list(networks())
    assert "280 characters as X weighs them" in shown[0]
    data = json.loads(run("networks", "--json").stdout)
    assert [entry["id"] for entry in data] == list(networks())


def test_one_network_with_unit_source_date_and_confidence() -> None:
    shown = run("networks", "LinkedIn", "--language", "en").stdout
    assert "fold.lines: 3 lines" in shown
    assert "medium confidence · 2024-09 · older than a year, look again · J. Espirian" in shown
    data = json.loads(run("networks", "linkedin", "--json").stdout)
    assert {"key", "value", "unit", "sources", "dated", "confidence", "texts", "stale"} == set(data["facts"][0])


def test_a_wrong_name_is_told_with_the_nearest() -> None:
    for words in (["networks", "linkdin"], ["count", "linkdin", "x"]):
        done = run(*words)
        assert done.returncode == ExitCode.NOT_FOUND
        assert done.stdout == ""
        assert done.stderr.splitlines() == ["tutor: no such network: linkdin", "       'linkedin'?"]


def test_a_count_names_what_made_it() -> None:
    shown = run("count", "x", "Oil 🫒 a.it b.it c.it", "--language", "en").stdout.splitlines()
    assert shown == [
        "X: 78 of 280 characters as X weighs them",
        "    3 links = 69",
        "    1 emoji = 2",
        "    7 letters and signs = 7",
        "A link here can be tapped.",
    ]


def test_a_count_reads_from_the_input_and_speaks_to_programs() -> None:
    data = json.loads(run("count", "bluesky", "-", "--json", typed="sì 🫒\n").stdout)
    assert (data["used"], data["limit"], data["fits"], data["also"]["used"]) == (4, 300, True, 8)
    assert data["drivers"][0] == {"what": "emoji", "number": 1, "cost": 1}
    assert data["visible"]["span"] == [0, 4]


def test_too_long_says_from_where() -> None:
    assert "Too long from here: yyy" in lines("x" * 280 + "yyy", "x")
    assert not any("Too long" in line for line in lines("x" * 280, "x"))


BROKEN = {
    "bluesky": ("👨‍👩‍👧‍👦" * 130, "Too long from here: "),
    "instagram": (
        " ".join(f"#tag{n}x" for n in range(7)),
        "Hashtags here: 7, and 5 at most are taken (high confidence).",
    ),
    "threads": (
        " ".join(f"https://a{n}.it" for n in range(6)),
        "Links here: 6, and 5 at most are taken (high confidence).",
    ),
    "x": ("$AAPL up, $msft down", "Cashtags here: 2, and 1 at most is taken (medium confidence)."),
    "google_business": (
        "Call 0742 555 0192.",
        "A telephone number in the text: the post is refused (medium confidence).",
    ),
}


@pytest.mark.parametrize("network", BROKEN)
def test_whatever_limit_is_broken_the_text_does_not_fit_in_words_and_for_programs(network: str) -> None:
    text, said = BROKEN[network]
    assert any(line.startswith(said) for line in lines(text, network))
    place = networks()[network]
    data = count_data(text, place, count(text, place), visible(text, place))
    assert data["fits"] is False
    assert not any(line.startswith(said) for line in lines("Come on Saturday.", network))
    assert count_data("x", place, count("x", place), visible("x", place))["fits"] is True


def test_a_rule_that_only_warns_is_said_and_lets_the_text_fit() -> None:
    text, place = "#a1 #b1 #c1 #d1 #e1 #f1", networks()["tiktok"]
    assert "Hashtags here: 6, and 5 at most are taken (low confidence, it only warns)." in lines(text, "tiktok")
    data = count_data(text, place, count(text, place), visible(text, place))
    assert (data["fits"], [each["rule"] for each in data["excesses"]]) == (True, ["hashtags.max"])


def test_what_no_source_says_of_an_emoji_is_not_asserted() -> None:
    for network in networks().values():
        said = lines("Oil 🫒", network.id)
        stated = network.limit is not None and network.limit.unit != "char_unspecified"
        known = stated or network.rule("emoji.cost") is not None
        assert any("does not say" in line for line in said) != known, network.id
        assert known or "emoji" not in said[0], network.id


def test_what_is_seen_is_shown_with_how_sure_that_is() -> None:
    shown = lines("one\ntwo\nthree\nfour", "linkedin")
    assert shown[2:] == ["Seen before the cut (3 lines; medium confidence):", "    one", "    two", "    three"]
    assert "Seen before the cut: all of it." in lines("one", "linkedin")
    assert not any("Seen" in line for line in lines("one", "mastodon"))


def test_a_dead_link_is_told() -> None:
    assert lines("a.it", "instagram")[-1] == "A link here cannot be tapped."
    assert lines("no link", "instagram")[-1] == "Seen before the cut: all of it."


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_shown_inertly(payload: str) -> None:
    text = clean(f"{payload}\n" * 200)
    for network in networks():
        shown = "\n".join(lines(text, network))
        assert not any(raw in shown for raw in RAW)
    done = run("count", "instagram", "-", typed=f"{payload}\n" * 200)
    assert done.returncode == ExitCode.OK, done.stderr
    assert not any(raw in done.stdout for raw in RAW)


def test_every_rule_can_be_said_in_both_languages() -> None:
    for network in networks().values():
        for language in ("it", "en"):
            assert len(overview(network, speaker(language)).splitlines()) == 1
            said = list(rule_lines(network, date(2026, 11, 23), speaker(language)))
            assert len(said) == 1 + 2 * len(network.rules)


def test_a_count_names_cashtags_and_says_where_they_are_too_many() -> None:
    assert lines("$AAPL up, $msft down", "x")[1:3] == ["    2 cashtags = 10", "    10 letters and signs = 10"]
    assert "Cashtags here: 2, and 1 at most is taken (medium confidence)." in lines("$AAPL up, $msft down", "x")
    assert not any("at most" in line for line in lines("$AAPL up", "x"))
    assert lines("$AAPL up", "bluesky")[1] == "    1 cashtag = 5"
    assert not any("cashtag" in line for line in lines("$AAPL up", "instagram"))


def test_a_count_says_where_else_a_link_can_be_tapped() -> None:
    assert lines("See https://a.it", "youtube")[-2:] == ["A link here can be tapped.", "    in a Short: no"]
    assert not any("Short" in line for line in lines("See nothing", "youtube"))


def test_a_sentence_about_a_network_is_told_in_the_readers_language() -> None:
    words = {language: run("networks", "x", "--language", language).stdout for language in ("en", "it")}
    assert "edit: only with Premium, and for a short time" in words["en"]
    assert "edit: solo con Premium, e per poco tempo" in words["it"]


@pytest.mark.parametrize("network", networks().values(), ids=lambda network: network.id)
def test_every_sentence_has_both_languages(network: Network) -> None:
    """A text without words, such as 4:5 or 320-1440, reads alike in all; any other comes in both."""
    for rule in network.rules:
        if isinstance(rule.value, str) and not rule.texts:
            assert not re.search(r"[a-z]{4,} [a-z]{2,}", rule.value), rule.key
        if rule.texts:
            said = dict(rule.texts)
            assert set(said) == {"en", "it"}, rule.key
            assert all(text == clean(text) for text in said.values())
            assert said["en"] != said["it"]


def test_a_link_is_tagged_and_filed() -> None:
    done = run("link", "mill.example/open", "--source", "Instagram", "--medium", "social", "--campaign", "Open Day")
    assert done.stdout.splitlines()[0] == (
        "https://mill.example/open?utm_source=instagram&utm_medium=social&utm_campaign=open-day"
    )
    assert "Organic Social" in done.stdout


def test_a_link_is_tidied_and_what_is_missing_is_left_to_its_author() -> None:
    shown = run("link", "https://a.it/#x?utm_source=IG", "--language", "en").stdout.splitlines()
    assert shown[0] == "https://a.it/?utm_source=ig#x"
    assert any(line.startswith("    mended: The tags stand after the #") for line in shown)
    assert "    left to you: I looked for utm_campaign and did not find it." in shown
    assert shown[-1].startswith("Google Analytics files its visits")


def test_a_link_for_programs() -> None:
    data = json.loads(run("link", "https://a.it/", "--source", "x", "--medium", "email", "--json").stdout)
    assert set(data) == {"link", "mended", "left", "exposed", "channel", "because"}
    assert data["channel"] == "Email"


@pytest.mark.parametrize("payload", [*PAYLOADS, ""])
def test_any_link_is_told_without_a_trace(payload: str) -> None:
    told = list(link_lines(normalised(clean(payload)), "", speaker("it")))
    assert all(line == clean(line) for line in told)


@pytest.mark.parametrize("typed", ["", " ", "http://[::1", "javascript:alert(1)", "mailto:a@b.it", "tel:0742555019"])
@pytest.mark.parametrize("tags", [[], ["--source", "instagram"]], ids=["", "tagged"])
def test_what_is_no_link_is_told_and_files_no_visit(typed: str, tags: list[str]) -> None:
    done = run("link", typed, *tags, "--language", "en")
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, "")
    assert done.stderr.startswith("tutor: no link: ")
    assert "Direct" not in "".join(link_lines(normalised(typed), "", speaker("en")))


@pytest.mark.parametrize("typed", ["esempio.it", "https://a.it/?utm_source=&page=2", "localhost:8080/x"])
def test_a_link_without_tags_is_not_filed_by_them(typed: str) -> None:
    *_, last = link_lines(normalised(typed), "", speaker("en"))
    assert last.startswith("Without tags Google Analytics files its visits by the page that led here")
    data = link_data(normalised(typed), "")
    assert (data["channel"], data["because"]) == (None, None)


def test_a_tag_that_is_empty_is_called_so() -> None:
    *_, last = link_lines(normalised("https://a.it/?utm_campaign=may"), "", speaker("en"))
    assert "utm_source is empty" in last
    assert " is ," not in last


def test_a_person_in_a_tag_is_told_though_it_was_spelled_away() -> None:
    done = run("link", "a.it", "--source", "mario.rossi@gmail.com", "--language", "en")
    assert "    left to you: mario.rossi@gmail.com tells of a person" in done.stdout
    data = json.loads(run("link", "https://a.it/?utm_content=rossi-impianto", "--json", "--language", "it").stdout)
    assert data["exposed"] == "rossi-impianto"
    assert json.loads(run("link", "a.it", "--source", "ig", "--content", "button", "--json").stdout)["exposed"] is None
