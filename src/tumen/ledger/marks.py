"""YAML as nodes that know their line. Scalars follow the core schema of YAML 1.2: `no` is text, and
a date stays as written.

Anchors, aliases, tags and a field given twice are refused: a case must read the same for everybody.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tumen.core.errors import LedgerError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "false": False, "False": False}
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_OPENERS, _MANY, _DEEP = ("[", "{", "- ", "? "), 1000, 50
_QUOTED = frozenset({"'", '"', "|", ">"})

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its line: `value` is a scalar, a list of nodes, or a dict of nodes by key.

    `text` is a plain scalar as written; `key_lines` has the line of each key of a dict.
    """

    line: int
    value: Scalar | list[Node] | dict[str, Node]
    text: str | None = None
    key_lines: dict[str, int] | None = None

    @property
    def plain(self) -> Any:
        """The value without its lines."""
        if isinstance(self.value, list):
            return [node.plain for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain for key, node in self.value.items()}
        return self.value


def read_yaml(path: Path, errors: list[LedgerError]) -> Node | None:
    """The document of a file: an empty one is a node without value. None, with an error added, when
    it is not one YAML document."""
    name = str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        errors.append(LedgerError(name, 1, "file", f"cannot be read: {error.strerror}"))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        errors.append(LedgerError(name, line, "file", "is not UTF-8 text; save it as UTF-8"))
        return None
    try:
        if sum(map(text.count, _OPENERS)) > _MANY and _is_too_deep(text):
            raise RecursionError
        root = yaml.compose(text, Loader=_Loader)
        return Node(1, None) if root is None else _Reader(name, errors).node(root, set())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line + 1, len(text.splitlines()) or 1) if mark else 1
        problem = " ".join(filter(None, (error.context, error.problem)))
        is_deep = "nesting depth" in problem  # PyYAML refuses deep nests itself from 6.0.4 on
        told = "is nested too deeply" if is_deep else f"cannot be read: {problem}"
        errors.append(LedgerError(name, line, "yaml", told))
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        errors.append(LedgerError(name, line, "yaml", f"cannot be read: {error.reason}"))
    except RecursionError:
        errors.append(LedgerError(name, 1, "yaml", "is nested too deeply"))
    return None


def _is_too_deep(text: str) -> bool:
    """Whether a text nests deeper than _DEEP, found without recursion: the composer would overflow
    the stack. It stops at the first level too many, since the scanner is slow in deep nests."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEP:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


class _Reader:
    def __init__(self, name: str, errors: list[LedgerError]) -> None:
        self._name = name
        self._errors = errors

    def _wrong(self, node: yaml.Node, field: str, problem: str) -> None:
        line = node.start_mark.line + 1
        self._errors.append(LedgerError(self._name, line, field, problem))

    def node(self, node: yaml.Node, seen: set[int]) -> Node:
        line = node.start_mark.line + 1
        if id(node) in seen:
            self._wrong(node, "yaml", "is used again by an alias (*name); write it out there")
            return Node(line, None)
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return Node(line, [self.node(item, seen) for item in node.value])
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, line, seen)
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node, line)

    def _mapping(self, node: yaml.MappingNode, line: int, seen: set[int]) -> Node:
        found: dict[str, Node] = {}
        key_lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._wrong(key, "yaml", "a field's name must be a word")
                continue
            if key.value in found:
                first = key_lines[key.value]
                self._wrong(key, key.value, f"is given twice (first on line {first})")
                continue
            key_lines[key.value] = key.start_mark.line + 1
            found[key.value] = self.node(value, seen)
        return Node(line, found, key_lines=key_lines)

    def _scalar(self, node: yaml.ScalarNode, line: int) -> Node:
        text = node.value
        if not (node.tag or "").startswith("tag:yaml.org,2002:"):
            self._wrong(node, "yaml", f"a tag ({node.tag}) is not allowed")
            return Node(line, None)
        if node.style in _QUOTED:
            return Node(line, text)
        if text in _NULL:
            return Node(line, None)
        if text in _BOOL:
            return Node(line, _BOOL[text], text)
        if _INT.fullmatch(text):
            return Node(line, int(text), text)
        if not _DATE.fullmatch(text) and _FLOAT.fullmatch(text) and math.isfinite(float(text)):
            return Node(line, float(text), text)
        return Node(line, text, text)
