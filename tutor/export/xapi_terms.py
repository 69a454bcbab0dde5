"""The words of xAPI 1.0.3 that the tutor uses: verbs, kinds of activities, names of extensions."""

from __future__ import annotations

from urllib.parse import quote

HOME = "https://tutor.invalid"
"""Where accounts and activities are at home until somebody says where: by its ending, an address of nobody."""
VOCABULARY = "https://tutor.invalid/xapi"
"""Prefix of the extensions, wherever a home is."""
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
LESSON, COURSE, INTERACTION = (
    f"http://adlnet.gov/expapi/activities/{kind}" for kind in ("lesson", "course", "cmi.interaction")
)
_VERBS = "http://adlnet.gov/expapi/verbs"
APART = ("[,]", "[.]", "[:]")
"""What parts of a response are kept apart by."""


def verb(name: str) -> dict[str, object]:
    """Return a verb of ADL by its name."""
    return {"id": f"{_VERBS}/{name}", "display": {"en": name}}


def extension(name: str) -> str:
    """Return the name of an extension, as the IRI that it has to be."""
    return f"{VOCABULARY}/{name}"


def activity_id(home: str, *path: str) -> str:
    """Return the IRI of an activity, whatever its ids look like."""
    return "/".join([home.rstrip("/"), *(quote(part, safe="") or "-" for part in path)])


def duration(seconds: int) -> str:
    """Return a length of time as ISO 8601 writes it."""
    return f"PT{seconds}S"
