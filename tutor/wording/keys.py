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


def keys(schema: Schema) -> Iterator[Key]:
    """Describe the keys of a table, the required ones first.

    Args:
        schema: The table's JSON Schema.
    """
    required = schema.get("required", ())
    own = schema.get("properties", {})
    for name in [*(name for name in own if name in required), *(name for name in own if name not in required)]:
        found = own[name]
        need = "required" if name in required else f"default {_value(found['default'])}" if "default" in found else ""
        yield Key(name, holds(found), need, found.get("description", ""))


def holds(schema: Schema) -> str:
    """Say what a value is."""
    if "$ref" in schema:
        part = str(schema["$ref"]).rpartition("/")[2]
        shared = _SHARED.get(part.removeprefix("Some"))
        if shared:
            return f"{shared}, or one by language" + (", not empty" if part.startswith("Some") else "")
        return f"table {part}" if part[:1].isupper() else part
    if "enum" in schema:
        return "one of " + ", ".join(_value(value) for value in schema["enum"])
    if "const" in schema:
        return _value(schema["const"])
    if "anyOf" in schema:
        return ", or ".join(holds(each) for each in schema["anyOf"])
    return _typed(schema)


def _typed(schema: Schema) -> str:
    kind = schema.get("type", "")
    if isinstance(kind, list):
        return " or ".join(holds({**schema, "type": each}) for each in kind)
    if kind == "array":
        inside = schema.get("items", {})
        some = ", not empty" if schema.get("minItems") == 1 else ""
        return (
            holds(inside).replace("table ", "tables ") if "$ref" in inside else f"list of {_several(inside)}"
        ) + some
    if kind == "object":
        inside = schema.get("additionalProperties")
        return f"table of {_several(inside)} by name" if isinstance(inside, dict) else "table"
    return _PLAIN.get(kind, "any value") + _bounds(schema)


def _several(schema: Schema) -> str:
    said = holds(schema)
    return {"text": "texts", "number": "numbers", "whole number": "whole numbers"}.get(said, said)


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
