"""The formats that questions come in, by name."""

from __future__ import annotations

from collections.abc import Callable

from tutor.course.exchange.aiken import read_aiken
from tutor.course.exchange.gift import read_gift
from tutor.course.exchange.questions import Bank
from tutor.course.exchange.reading import QuestionFile

READERS: dict[str, Callable[[QuestionFile], Bank]] = {"gift": read_gift, "aiken": read_aiken}
"""How each format is read."""
