"""Case families: a scenario with its twins, so that what comes back is another case of the same kind."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.course.catalogue import Entry


class Families:
    """The families among some scenarios. A scenario without a twin is a family of one.

    Args:
        entries: The scenarios at hand.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._names = {former: entry.id for entry in self._entries.values() for former in entry.formerly}
        self._names |= {name: name for name in self._entries}
        self._family: dict[str, str] = {}
        self._members: dict[str, list[Entry]] = {}
        for group in _linked(self._links()):
            self._add(group)

    def current(self, scenario: str) -> str:
        """Return the id that a scenario has now; one that is not at hand keeps its own."""
        return self._names.get(scenario, scenario)

    def of(self, scenario: str) -> str:
        """Return the family of a scenario, by its id or a former one: the first of its members' ids in the alphabet."""
        name = self.current(scenario)
        return self._family.get(name, name)

    def members(self, family: str) -> tuple[Entry, ...]:
        """Return the scenarios of a family, in the alphabet of their ids; none where they are not at hand."""
        return tuple(self._members.get(family, ()))

    def __len__(self) -> int:
        return len(self._members)

    def names(self) -> tuple[str, ...]:
        """Return every family."""
        return tuple(self._members)

    def _links(self) -> dict[str, set[str]]:
        """Return whom each scenario is linked to, both ways; twins that are not at hand are left out."""
        links: dict[str, set[str]] = {name: set() for name in self._entries}
        for entry in self._entries.values():
            twin = self._names.get(entry.twin, "")
            if twin and twin != entry.id:
                links[entry.id].add(twin)
                links[twin].add(entry.id)
        return links

    def _add(self, group: list[str]) -> None:
        family = group[0]
        self._members[family] = [self._entries[name] for name in group]
        self._family |= dict.fromkeys(group, family)


def _linked(links: dict[str, set[str]]) -> Iterable[list[str]]:
    """Return the groups of names that are linked to one another by any way, each in the alphabet."""
    met: set[str] = set()
    for name in links:
        if name in met:
            continue
        group, waiting = {name}, [name]
        while waiting:
            fresh = links[waiting.pop()] - group
            group |= fresh
            waiting += fresh
        met |= group
        yield sorted(group)
