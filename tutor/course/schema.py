"""JSON Schemas of the format, made from the models: editors complete and validate by them.

They keep to what the editors' TOML servers understand alike: a closed table for each part, a note for each key, and
tables told apart by a key that both accept (`kind` of an answer, `use` of a criterion) as one branch each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from annotated_types import MinLen
from pydantic import BaseModel
from pydantic.errors import PydanticInvalidForJsonSchema
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from tutor.checkers.notes import field_notes, model_note
from tutor.checkers.registry import BUILT_IN, SELF, checker_class, is_built_in, names
from tutor.course.header import Company, CourseHeader
from tutor.course.model import Criterion, Scenario, Step
from tutor.errors import TutorError
from tutor.networks.rules import networks

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: Mapping[str, type[BaseModel]] = {"scenario": Scenario, "company": Company, "course": CourseHeader}
"""What a file of a course is, by the name of its schema."""
DEFINITIONS = "#/$defs/"
NETWORK = "x-network"
"""Marks a value that is a network's id until the networks are read; see `tutor.course.part`."""
Schema = dict[str, Any]


def schema(name: str) -> Schema:
    """Return the JSON Schema of a kind of file.

    Args:
        name: One of `FILES`.
    """
    whole = FILES[name]
    checkers = _checkers() if whole is Scenario else {}
    called, parts = _parts([whole, *((Step, Criterion) if checkers else ()), *checkers.values()])
    if checkers:
        step = parts[called[Step]]["properties"]
        step["answer"] = _answer(step["answer"].pop("kinds"), parts) | step["answer"]
        settings = {use: parts[called[model]] for use, model in checkers.items()}
        parts[called[Criterion]] = _criterion(parts[called[Criterion]], settings)
    root = parts[called[whole]]
    return {"$schema": DIALECT, "title": f"{name} of a tutor course", **root, "$defs": _used(root, parts)}


def settings_schema(name: str) -> Schema:
    """Return the JSON Schema of a checker's settings.

    Raises:
        UnknownChecker: No checker has this name.
        TutorError: A checker of another package has settings that JSON Schema cannot say.
    """
    model = checker_class(name)
    try:
        called, parts = _parts([model])
    except PydanticInvalidForJsonSchema as error:
        raise TutorError("settings that no schema can say", f"{name}: {error}", "tell its author") from error
    root = parts[called[model]]
    return {**root, "$defs": _used(root, parts)}


def _parts(models: Iterable[type[BaseModel]]) -> tuple[dict[type[BaseModel], str], Schema]:
    """Write some models.

    Returns:
        What each is called among the parts; and every part that they lead to.
    """
    wanted = list(dict.fromkeys(models))
    references, made = models_json_schema([(model, "validation") for model in wanted], schema_generator=_Writer)
    shared: Schema = {}
    parts: Schema = {part: _gathered(_untitled(value), shared) for part, value in made["$defs"].items()}
    return {model: _part(references[model, "validation"]) for model in wanted}, shared | parts


def _checkers() -> dict[str, type[BaseModel]]:
    """Return the class of each checker at hand by its name; one that breaks is told where a course names it."""
    found: dict[str, type[BaseModel]] = {}
    for name in names():
        try:
            if not is_built_in(name):
                settings_schema(name)
            found[name] = checker_class(name)
        except TutorError:
            continue
    return found


def _part(reference: Schema) -> str:
    """Return the name of the part that a reference leads to."""
    return str(reference["$ref"]).removeprefix(DEFINITIONS)


def _untitled(value: Schema) -> Schema:
    return {key: item for key, item in value.items() if key != "title"}


def _gathered(value: Any, shared: Schema) -> Any:
    """Keep what many fields have in common, which has a title, once; a field adds its own note to the reference."""
    if isinstance(value, list):
        return [_gathered(item, shared) for item in value]
    if not isinstance(value, dict):
        return value
    inside = {key: _gathered(item, shared) for key, item in value.items() if key != NETWORK} | _networks(value)
    if not isinstance(inside.get("title"), str):
        return inside
    own = {key: inside.pop(key) for key in ("description", "default") if key in inside}
    if shared.setdefault(inside["title"], inside) != inside:
        return inside | own
    return {"$ref": DEFINITIONS + inside["title"], **own}


def _networks(value: Schema) -> Schema:
    """Name the networks where one is asked for, and offer them where other words may stand too."""
    match value.get(NETWORK):
        case "known":
            return {"enum": list(networks())}
        case "offered":
            return {"anyOf": [{"enum": list(networks())}, {"type": "string"}]}
    return {}


def _criterion(plain: Schema, settings: Mapping[str, Schema]) -> Schema:
    """Give each checker its own settings beside what every criterion has.

    The names in the families of the built-in checkers are all known here; any other may be a checker of a package that
    is not installed, whose settings are free.
    """
    own = plain["properties"]
    closed = {
        use: {
            "additionalProperties": False,
            "required": found.get("required", []),
            "properties": dict.fromkeys(own, True) | found.get("properties", {}),
        }
        for use, found in {SELF: {}, **settings}.items()
    }
    families = "|".join(sorted({name.partition(".")[0] for name in BUILT_IN}))
    elsewhere = {"type": "string", "not": {"pattern": rf"^({families})\."}}
    use = {**own["use"], "anyOf": [{"enum": list(closed)}, elsewhere]}
    del use["type"]
    notes = {
        name: {key: _note(setting) for key, setting in found.get("properties", {}).items()}
        for name, found in settings.items()
    }
    told = _told_apart("use", closed, notes)
    return {**plain, **told, "properties": told["properties"] | own | {"use": use}}


def _answer(kinds: Mapping[str, Schema], parts: Schema) -> Schema:
    """Tell the kinds of answers apart."""
    keys = {kind: parts[_part(reference)]["properties"] for kind, reference in kinds.items()}
    told = _told_apart("kind", kinds, {kind: {**own, "kind": None} for kind, own in keys.items()})
    lines = "\n".join(f"- `{kind}`: {own['kind']['description']}" for kind, own in keys.items())
    kind = {"enum": list(kinds), "description": lines}
    return {**told, "properties": told["properties"] | {"kind": kind}, "required": ["kind"]}


def _told_apart(key: str, closed: Mapping[str, Schema], keys: Mapping[str, Mapping[str, Schema | None]]) -> Schema:
    """Tell tables apart by the value of a key: an editor points at the one slip instead of saying that nothing fits.

    Editors do not look into the branches when they complete, so all keys stand beside them, with the value of `key`
    that each belongs to.

    Args:
        key: The key that names the branch.
        closed: The schema of each branch.
        keys: The keys of each branch, with their schemas; those without one are noted elsewhere.
    """
    holders: dict[str, dict[str, Schema]] = {}
    for value, properties in keys.items():
        for name, found in properties.items():
            if found is not None:
                holders.setdefault(name, {})[value] = found
    branches = [
        {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": then}
        for value, then in closed.items()
    ]
    return {
        "type": "object",
        "properties": {name: _shared_note(found) for name, found in holders.items()},
        "additionalProperties": True,
        "allOf": branches,
    }


def _shared_note(found: Mapping[str, Schema]) -> Schema:
    """Say of a key that several tables have what it is in each; its shape only where all agree."""
    notes: dict[str, list[str]] = {}
    for value, schema in found.items():
        notes.setdefault(schema["description"], []).append(f"`{value}`")
    description = "\n\n".join(f"{', '.join(names)}: {note}" for note, names in notes.items())
    shapes = [{key: value for key, value in schema.items() if key != "description"} for schema in found.values()]
    return {**(shapes[0] if all(shape == shapes[0] for shape in shapes) else {}), "description": description}


def _note(schema: Schema) -> Schema:
    """Keep a key's note alone: a package that is not installed may have a key of the same name and another shape."""
    return {"description": schema.get("description", ""), "additionalProperties": True}


def _used(root: Schema, parts: Schema) -> Schema:
    """Return the parts that a schema leads to."""
    found: dict[str, Any] = {}
    waiting = [root]
    while waiting:
        for name in _references(waiting.pop()):
            if name not in found:
                found[name] = parts[name]
                waiting.append(parts[name])
    return dict(sorted(found.items()))


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield _part(value)
        for inside in value.values():
            yield from _references(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _references(inside)


class _Writer(GenerateJsonSchema):
    """Writes what pydantic knows, with the models' own notes, and without what says nothing to an author."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic asks by this name
        """Leave out titles that only repeat the key."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Note each key of a part, and how long its list has to be."""
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        made["description"] = model_note(model)
        notes = field_notes(model)
        for name, value in made.get("properties", {}).items():
            made["properties"][name] = _completed(value, notes.get(name, ""), model.model_fields[name])
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """TOML has no null: what may be missing is left out."""
        return self.generate_inner(schema["schema"])

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """A number is written as a number."""
        bounds = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
        return {"type": "number"} | {word: float(schema[key]) for key, word in bounds.items() if key in schema}  # type: ignore[literal-required]

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Keep a default that says something: a yes or no, a number, a word, a list of words."""
        made = super().default_schema(schema)
        default = made.pop("default", None)
        if isinstance(schema.get("default"), Decimal):
            default = float(schema["default"])
        return made if default in (None, "", []) or isinstance(default, dict) else {**made, "default": default}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Keep the parts by the key that tells them apart; see `_answer`."""
        made = super().tagged_union_schema(schema)
        kinds = zip(schema["choices"], made["oneOf"], strict=True)
        return {"kinds": {str(kind): reference for kind, reference in kinds}}


def _completed(value: Schema, note: str, field: FieldInfo) -> Schema:
    """Add to a key's schema what pydantic leaves out of it."""
    value = {**value, "description": note} if note else value
    least = next((rule.min_length for rule in field.metadata if isinstance(rule, MinLen)), 0)
    if least and "minItems" not in value and "patternProperties" in value:
        value["title"] = f"Some{value['title']}"
        value = _at_least(value, least)
        for inside in ("properties", "patternProperties"):
            value[inside] = {code: _at_least(each, least) for code, each in value[inside].items()}
    return value


def _at_least(value: Schema, least: int) -> Schema:
    return {**value, "minItems": least}
