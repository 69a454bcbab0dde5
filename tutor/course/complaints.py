"""What pydantic finds in a value, said to an author, with the way to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

Said = tuple[str, str]
"""What is wrong, and the cure."""


class Name(NamedTuple):
    """How an author knows a value."""

    key: str
    """As it is written: ``hints.en``."""
    called: str
    """In a sentence: ``'hints.en'``, ``an item of 'facts'``."""
    header: str
    """As it would stand in a header: ``steps.criteria``."""


def said(complaint: Mapping[str, Any], name: Name) -> Said:
    """Put a complaint into words.

    Args:
        complaint: One of pydantic's errors: its `type`, `input`, `msg` and `ctx`.
        name: How the author knows the value.

    Returns:
        What is wrong, and the cure.
    """
    kind, given, context = complaint["type"], complaint.get("input"), complaint.get("ctx", {})
    for kinds, words in _WORDS:
        if kind in kinds:
            message, cure = words(name, given, context)
            return f"{name.called} {message}", cure
    return f"{name.called}: {complaint['msg'].removeprefix('Value error, ')}", ""


def kind_of(given: Any) -> str:
    """Name the kind of a value as authors know it."""
    match given:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case datetime() | date() | time():
            return "a date or a time"
        case str():
            return "a text"
        case list():
            return "a list of tables" if given and isinstance(given[0], dict) else "a list"
        case _:
            return "a table"


def identifier(text: str) -> str:
    """Make an id out of any words: ``Öpen Day!`` becomes ``open-day``."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64] or "my-id"


def _text(name: Name, given: Any, _: Mapping[str, Any]) -> Said:
    wanted = f"is {kind_of(given)} here, and a text is read"
    if isinstance(given, dict):
        return wanted, f'write {name.key} = "…", or one text a language: {name.key}.en = "…"'
    if isinstance(given, list):
        return wanted, "write one text in quotes, without brackets"
    return wanted, f'put it in quotes: "{str(given).lower() if isinstance(given, bool) else given}"'


def _whole(_: Name, given: Any, __: Mapping[str, Any]) -> Said:
    cure = "write a number without quotes and without a point: 5"
    return f"is {given if isinstance(given, float) else kind_of(given)}, and a whole number is read", cure


def _number(_: Name, given: Any, __: Mapping[str, Any]) -> Said:
    return f"is {kind_of(given)} here, and a number is read", "write a number without quotes: 2.5"


def _truth(_: Name, given: Any, __: Mapping[str, Any]) -> Said:
    return f"is {kind_of(given)} here, and true or false is read", "write true or false, without quotes"


def _list(name: Name, given: Any, _: Mapping[str, Any]) -> Said:
    wanted = f"is {kind_of(given)} here, and a list is read"
    if isinstance(given, dict):
        return wanted, f"write [[{name.header}]] with double brackets, once for each of them"
    return wanted, f'put brackets around it: {name.key} = ["…"]'


def _table(name: Name, given: Any, _: Mapping[str, Any]) -> Said:
    wanted = f"is {kind_of(given)} here, and one table is read"
    if isinstance(given, list):
        return wanted, f"write [{name.header}] with single brackets, once"
    return wanted, f"write [{name.header}] and its keys below it, or {name.key} = {{ … }}"


def _few(_: Name, __: Any, context: Mapping[str, Any]) -> Said:
    least, there = context.get("min_length", 1), context.get("actual_length", 0)
    return f"holds {there}, and {least} at least are needed", "add another"


def _many(_: Name, __: Any, context: Mapping[str, Any]) -> Said:
    most, there = context.get("max_length", 0), context.get("actual_length") or "more"
    return f"holds {there}, and {most} at most are read", "take some out, or share them out"


def _long(_: Name, given: Any, context: Mapping[str, Any]) -> Said:
    most = context.get("max_length", 0)
    return f"has {len(given)} characters, and {most} at most are read", "shorten it"


def _id(_: Name, given: Any, __: Mapping[str, Any]) -> Said:
    return "takes lower-case letters and digits, with hyphens between words", f'write "{identifier(str(given))}"'


def _low(_: Name, given: Any, context: Mapping[str, Any]) -> Said:
    least = context.get("ge", context.get("gt"))
    bound = "is the lowest" if "ge" in context else "is too low already"
    return f"is {given} here, and {least} {bound}", ""


def _high(_: Name, given: Any, context: Mapping[str, Any]) -> Said:
    most = context.get("le", context.get("lt"))
    bound = "is the highest" if "le" in context else "is too high already"
    return f"is {given} here, and {most} {bound}", ""


def _endless(_: Name, given: Any, __: Mapping[str, Any]) -> Said:
    return f"is {given} here, and a number with an end is read", "write a number: 5"


_WORDS: tuple[tuple[frozenset[str], Callable[[Name, Any, Mapping[str, Any]], Said]], ...] = (
    (frozenset({"string_type"}), _text),
    (frozenset({"int_type", "int_from_float", "int_parsing", "int_parsing_size"}), _whole),
    (frozenset({"float_type", "float_parsing"}), _number),
    (frozenset({"bool_type", "bool_parsing"}), _truth),
    (frozenset({"tuple_type", "list_type", "set_type", "frozen_set_type"}), _list),
    (frozenset({"model_type", "model_attributes_type", "dict_type"}), _table),
    (frozenset({"too_short", "string_too_short"}), _few),
    (frozenset({"too_long"}), _many),
    (frozenset({"string_too_long"}), _long),
    (frozenset({"string_pattern_mismatch"}), _id),
    (frozenset({"greater_than_equal", "greater_than"}), _low),
    (frozenset({"less_than_equal", "less_than"}), _high),
    (frozenset({"finite_number"}), _endless),
)
"""Which words speak for which of pydantic's complaints."""
