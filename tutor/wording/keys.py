"""The keys of a table of the format in words: what each holds, whether it has to be there, what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]
_SHARED = {
    "Text": "text",
    "Texts": "list of texts",
    "Patterns": "list of patterns",
    "Groups": "list of lists of patterns",
    "Rows": "list of rows",
}
"""What may be written once or by language, by its name in the schema."""
LISTED = 14
"""Most values that are listed: more have a list of their own elsewhere, and are names there."""
_PLURAL = {
    "text": "texts",
    "name": "names",
    "name, or text": "names or texts",
    "number": "numbers",
    "whole number": "whole numbers",
    "table": "tables",
}
_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key, as a manual lists it."""

    name: str
    holds: str
    """*text or table by language*, *whole number from 1 to 5*."""
    need: str
    """*required*, *default 2*, or empty where it may be left out."""
    note: str
    inside: tuple[Key, ...] = ()
    """The keys of the table that it is, or of each table in it."""


def keys(schema: Schema, parts: Schema) -> Iterator[Key]:
    """Describe the keys of a table, the required ones first.

    Args:
        schema: The table's JSON Schema.
        parts: What its references lead to.
    """
    required = schema.get("required", ())
    own = schema.get("properties", {})
    for name in [*(name for name in own if name in required), *(name for name in own if name not in required)]:
        found = own[name]
        need = "required" if name in required else f"default {_value(found['default'])}" if "default" in found else ""
        inside = part_of(found.get("items", found), parts)
        below = tuple(keys(inside, parts)) if "properties" in inside and "title" not in inside else ()
        yield Key(name, holds(found, parts), need, found.get("description", ""), below)


def part_of(schema: Schema, parts: Schema) -> Schema:
    """Return what a reference leads to; nothing for what is none."""
    found: Schema = parts.get(str(schema.get("$ref", "")).rpartition("/")[2], {})
    return found


def holds(schema: Schema, parts: Schema) -> str:
    """Say what a value is."""
    if "$ref" in schema:
        part = part_of(schema, parts)
        shared = str(part.get("title", ""))
        if not shared:
            return holds(part, parts)
        empty = ", at least 1" if shared.startswith("Some") else ""
        return f"{_SHARED[shared.removeprefix('Some')]}, or one by language{empty}"
    if len(schema.get("enum", ())) > LISTED:
        return "name"
    if "enum" in schema:
        return "one of " + ", ".join(_value(value) for value in schema["enum"])
    if "const" in schema:
        return _value(schema["const"])
    if "anyOf" in schema:
        return ", or ".join(holds(each, parts) for each in schema["anyOf"])
    return _typed(schema, parts)


def _typed(schema: Schema, parts: Schema) -> str:
    kind = schema.get("type", "")
    if isinstance(kind, list):
        return " or ".join(holds({**schema, "type": each}, parts) for each in kind)
    if kind == "array":
        said = _several(schema["items"] if "items" in schema else schema["prefixItems"][0], parts)
        return (said if said == "tables" else f"list of {said}") + _length(schema)
    if kind == "object":
        inside = schema.get("additionalProperties")
        return f"table of {_several(inside, parts)} by name" if isinstance(inside, dict) else "table"
    return _PLAIN.get(kind, "any value") + _bounds(schema)


def _several(schema: Schema, parts: Schema) -> str:
    said = holds(schema, parts)
    return _PLURAL.get(said, said.removeprefix("one of ").replace("list of", "lists of", 1))


def _length(schema: Schema) -> str:
    """Say how many items a list has."""
    least, most = schema.get("minItems", 0), schema.get("maxItems", 0)
    if least == most:
        return f", {least} each" if least else ""
    return (f", at least {least}" if least else "") + (f", at most {most}" if most else "")


def _bounds(schema: Schema) -> str:
    """Say between which values a number lies."""
    words = (("minimum", " from {}"), ("exclusiveMinimum", " above {}"), ("maximum", " to {}"))
    return "".join(said.format(f"{schema[key]:g}") for key, said in words if key in schema)


def _value(value: Any) -> str:
    """Write a value as TOML does."""
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"
