"""Where a key or a value stands in a TOML file. Only looked up when there is a problem to point at."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

Path = tuple[str | int, ...]
"""Keys and indexes from the top of a file to a value."""
Place = tuple[int, int, int]
"""Line and column, both from 1, and width in characters."""


class Positions:
    """Finds the place of each key in a file.

    Args:
        text: A file that tomllib has read without complaint.
    """

    def __init__(self, text: str) -> None:
        from tree_sitter import Language, Parser
        from tree_sitter_toml import language

        self._lines = text.encode().split(b"\n")
        self._keys: dict[Path, Node] = {}
        self._values: dict[Path, Node] = {}
        self._counts: dict[Path, int] = {}
        root = Parser(Language(language())).parse(text.encode()).root_node
        for node in root.named_children:
            self._top(node)

    def key(self, path: Path) -> Place:
        """Return the place of a key; of the nearest thing above it where the key is not there."""
        return self._nearest(path, self._keys)

    def value(self, path: Path) -> Place:
        """Return the place of a value; of its key or the nearest thing above where there is none."""
        node = self._values.get(path)
        return self._place(node) if node is not None else self.key(path)

    def _nearest(self, path: Path, nodes: dict[Path, Node]) -> Place:
        for length in range(len(path), 0, -1):
            found = nodes.get(path[:length]) or self._values.get(path[:length])
            if found is not None:
                return self._place(found)
        return (1, 1, 1)

    def _place(self, node: Node) -> Place:
        row, column = node.start_point
        end_row, end_column = node.end_point
        line = self._lines[row]
        start = len(line[:column].decode(errors="replace"))
        end = len(line[:end_column].decode(errors="replace")) if end_row == row else len(line.decode(errors="replace"))
        return row + 1, start + 1, max(1, end - start)

    def _top(self, node: Node) -> None:
        if node.type == "pair":
            self._pair(node, ())
        elif node.type in ("table", "table_array_element"):
            head, *body = [child for child in node.named_children if child.type != "comment"]
            path = self._resolve(_names(head), last_is_new=node.type == "table_array_element")
            for length in range(1, len(path) + 1):
                self._keys.setdefault(path[:length], head)
            for child in body:
                self._pair(child, path)

    def _resolve(self, names: list[str], *, last_is_new: bool) -> Path:
        """Turn a header's names into a path: names of arrays of tables get the index of their last element."""
        path: Path = ()
        for position, name in enumerate(names):
            path = (*path, name)
            if position == len(names) - 1 and last_is_new:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _pair(self, node: Node, above: Path) -> None:
        parts = [child for child in node.named_children if child.type != "comment"]
        if node.type != "pair" or len(parts) < 2:
            return
        path: Path = (*above, *_names(parts[0]))
        self._keys[path] = parts[0]
        for length in range(len(above) + 1, len(path)):
            self._keys.setdefault(path[:length], parts[0])
        self._value(parts[1], path)

    def _value(self, node: Node, path: Path) -> None:
        self._values[path] = node
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "inline_table":
            for child in children:
                self._pair(child, path)
        elif node.type == "array":
            for index, child in enumerate(children):
                self._value(child, (*path, index))


def _names(node: Node) -> list[str]:
    """Return the names of a key, dotted or not."""
    if node.type == "dotted_key":
        return [name for child in node.named_children for name in _names(child)]
    text = (node.text or b"").decode(errors="replace")
    if node.type == "quoted_key":
        return [next(iter(tomllib.loads(f"{text} = 1")))]
    return [text]
