"""The triage table: every message has one answer, and the ones that matter are what people would say."""

from __future__ import annotations

from itertools import product

import pytest

from tutor.checkers.closed import Match
from tutor.checkers.finding import Answer, Context, Outcome
from tutor.checkers.triage import Message, Reply, reply_to

TONES, CLAIMS, MORE = ("kind", "neutral", "hostile"), ("none", "true", "false"), ("nothing", "an-answer", "a-story")
EVERY = [
    Message(tone=tone, claim=claim, fault=fault, more=more)
    for tone, claim, fault, more in product(TONES, CLAIMS, (False, True), MORE)
]


def test_every_message_has_an_answer_and_every_answer_a_message() -> None:
    assert {reply_to(message) for message in EVERY} == set(Reply)


def test_who_is_right_is_never_merely_watched() -> None:
    assert all(reply_to(message) is not Reply.WATCH for message in EVERY if message.fault or message.claim == "true")


def test_a_false_claim_is_set_right_whatever_the_tone() -> None:
    assert {reply_to(message) for message in EVERY if message.claim == "false"} == {Reply.SET_RIGHT}


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ({"tone": "kind"}, "let-stand"),
        ({"tone": "kind", "more": "a-story"}, "share"),
        ({"tone": "neutral"}, "answer"),
        ({"tone": "hostile"}, "watch"),
        ({"tone": "hostile", "fault": True, "claim": "true"}, "put-right"),
        ({"tone": "hostile", "claim": "true"}, "answer"),
    ],
)
def test_what_people_would_say(message: dict[str, object], reply: str) -> None:
    assert reply_to(Message.model_validate(message)) == reply


def test_an_author_gives_the_message_and_the_table_its_class() -> None:
    match = Match.model_validate(
        {
            "items": [
                {"id": "rant", "text": "You are all thieves!", "message": {"tone": "hostile"}},
                {"id": "thanks", "text": "Lovely evening.", "message": {"tone": "kind"}},
            ],
            "classes": [{"id": "watch", "text": "Keep an eye on it"}, {"id": "let-stand", "text": "Let it stand"}],
        }
    )
    right = Answer(pairs=(("rant", "watch"), ("thanks", "let-stand")))
    assert match.check(right, Context("en")).outcome is Outcome.MET
    assert (
        match.check(Answer(pairs=(("rant", "let-stand"), ("thanks", "watch"))), Context("en")).outcome is Outcome.UNMET
    )
