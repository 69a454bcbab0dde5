"""Triage: which messages are answered, and how: a table, so that two people decide alike.

After the Web Posting Response Assessment of the United States Air Force (version 2, public domain), with the question
that its critics put in front: is it true? Somebody who is right is never merely watched.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Reply(StrEnum):
    """What is done with a message. The values are ids of classes in a match."""

    AGREE = "agree"
    """Answer and agree: there is something to add."""
    LET_STAND = "let-stand"
    """Kind and complete: no answer is needed."""
    SHARE = "share"
    """Good news that others may see, with the writer's permission."""
    WATCH = "watch"
    """No answer: keep an eye on it, tell whoever is responsible."""
    SET_RIGHT = "set-right"
    """Give the right fact, with its source."""
    PUT_RIGHT = "put-right"
    """Own the fault and say what happens now."""
    ANSWER = "answer"
    """Answer what was asked, for this case only."""


class Message(BaseModel):
    """A message, as the table looks at it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    tone: Literal["kind", "neutral", "hostile"]
    """`kind` thanks or praises, `neutral` asks or remarks, `hostile` rants, jokes at one's cost or insults."""
    claim: Literal["none", "true", "false"] = "none"
    """What it claims about the company, and whether that is so."""
    fault: bool = False
    """Whether something went wrong for the writer."""
    more: Literal["nothing", "an-answer", "a-story"] = "nothing"
    """For a kind message: whether there is something to add, or a story worth showing."""


def reply_to(message: Message) -> Reply:
    """Return what the table says of a message; every message has exactly one answer."""
    if message.fault and message.claim != "false":
        return Reply.PUT_RIGHT
    if message.claim == "false":
        return Reply.SET_RIGHT
    if message.tone == "hostile":
        return Reply.ANSWER if message.claim == "true" else Reply.WATCH
    if message.tone == "neutral":
        return Reply.ANSWER
    return {"nothing": Reply.LET_STAND, "an-answer": Reply.AGREE, "a-story": Reply.SHARE}[message.more]
