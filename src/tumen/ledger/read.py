"""From marked YAML to entries. Every malformed field becomes a LedgerError with its line."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import inspect

from tumen.core.errors import LedgerError
from tumen.ledger.marks import Node, read_yaml
from tumen.ledger.schema import DAY, FORMS

S = TypeVar("S", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Placed(Generic[S]):
    """An entry and where it stands."""

    entry: S
    file: str
    node: Node

    def line(self, *path: str | int) -> int:
        """The line of a field, of an item in it, of a field of that item; of the entry where the
        field is not written."""
        node, line = self.node, self.node.line
        for step in path:
            if isinstance(node.value, dict) and step in node.value:
                line = (node.key_lines or {})[str(step)]
                node = node.value[str(step)]
            elif isinstance(node.value, list) and isinstance(step, int):
                node = node.value[step]
                line = node.line
        return line

    def error(self, problem: str, *path: str | int) -> LedgerError:
        """What is wrong with a field of this entry."""
        return LedgerError(self.file, self.line(*path), shown(path), problem)


@dataclass(frozen=True, slots=True)
class Field:
    """What a field of a Struct means and may hold: `expects` in words; `allowed` when its words are
    closed; `struct` when it is, or lists, mappings."""

    name: str
    type: Any
    required: bool
    meaning: str
    expects: str
    allowed: tuple[str, ...]
    is_day: bool
    is_list: bool
    struct: type[msgspec.Struct] | None


def shown(path: Sequence[str | int]) -> str:
    """A path as a reader counts: `relates_to[2].id` is the second link's id."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "entry"


def read_entries(path: Path, kind: type[S], errors: list[LedgerError]) -> list[Placed[S]]:
    """The entries of a file that is a list; malformed ones are reported and left out."""
    root = read_yaml(path, errors)
    if root is None or root.value is None:
        return []
    if not isinstance(root.value, list):
        problem = 'must be a list of entries, each beginning with "- id:"'
        errors.append(LedgerError(str(path), root.line, "file", problem))
        return []
    found = []
    for node in root.value:
        entry = _Converter(str(path), errors).struct(node, kind, ())
        if entry is not None:
            found.append(Placed(entry, str(path), node))
    return found


def read_single(path: Path, kind: type[S], errors: list[LedgerError]) -> Placed[S] | None:
    """The one entry of a file that is a mapping."""
    root = read_yaml(path, errors)
    if root is None:
        return None
    entry = _Converter(str(path), errors).struct(root, kind, ())
    return None if entry is None else Placed(entry, str(path), root)


@cache
def _fields_of(kind: type[msgspec.Struct]) -> dict[str, Field]:
    """The fields of a Struct by name."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    annotations = {field.name: field.type for field in msgspec.structs.fields(kind)}
    return {field.name: _field(field, annotations[field.name]) for field in info.fields}


def fields_of(entry: msgspec.Struct | type[msgspec.Struct]) -> dict[str, Field]:
    """The fields of an entry or of its Struct, by name."""
    return _fields_of(entry if isinstance(entry, type) else type(entry))


def _field(field: inspect.Field, annotation: Any) -> Field:
    allowed: tuple[str, ...] = ()
    meaning = ""
    base = field.type
    while isinstance(base, (inspect.Metadata, inspect.UnionType)):
        if isinstance(base, inspect.Metadata):
            extra = base.extra_json_schema or {}
            allowed = tuple(extra.get("enum", allowed))
            meaning = meaning or str(extra.get("description", ""))
            base = base.type
        else:
            base = next(part for part in base.types if not isinstance(part, inspect.NoneType))
    is_list = isinstance(base, inspect.ListType)
    item = base.item_type if isinstance(base, inspect.ListType) else base
    return Field(
        field.name,
        annotation,
        field.required,
        meaning,
        _form(base),
        allowed,
        isinstance(base, inspect.StrType) and base.pattern == DAY,
        is_list,
        item.cls if isinstance(item, inspect.StructType) else None,
    )


def _form(kind: inspect.Type) -> str:
    """What a type wants, in words."""
    if isinstance(kind, inspect.Metadata):
        return _form(kind.type)
    if isinstance(kind, inspect.ListType):
        least = f" with at least {kind.min_length}" if kind.min_length else ""
        return f"a list{least}, each {_form(kind.item_type)}"
    if isinstance(kind, inspect.StructType):
        return "a mapping with the fields " + ", ".join(field.name for field in kind.fields)
    if isinstance(kind, inspect.StrType):
        return FORMS[kind.pattern or ""]
    if isinstance(kind, inspect.BoolType):
        return "true or false"
    if isinstance(kind, (inspect.IntType, inspect.FloatType)):
        number = "a whole number" if isinstance(kind, inspect.IntType) else "a number"
        return number if kind.ge is None else f"{number} from {kind.ge:g} to {kind.le:g}"
    raise TypeError(f"no words for {kind}")


class _Converter:
    def __init__(self, file: str, errors: list[LedgerError]) -> None:
        self._file = file
        self._errors = errors

    def _wrong(self, line: int, path: Sequence[str | int], problem: str) -> None:
        self._errors.append(LedgerError(self._file, line, shown(path), problem))

    def struct(self, node: Node, kind: type[S], path: tuple[str | int, ...]) -> S | None:
        """The entry that a mapping is; None when anything in it was reported."""
        fields = fields_of(kind)
        if not isinstance(node.value, dict):
            names = ", ".join(fields)
            self._wrong(node.line, path, f"must be a mapping with the fields {names}")
            return None
        before = len(self._errors)
        for name, line in (node.key_lines or {}).items():
            if name not in fields:
                self._wrong(line, (*path, name), f"is no field here{_allowed(name, fields)}")
        values: dict[str, Any] = {}
        for name, field in fields.items():
            given = node.value.get(name)
            if given is None or given.value is None:
                if field.required:
                    line = node.line if given is None else (node.key_lines or {})[name]
                    self._wrong(line, (*path, name), f"is missing; it must be {field.expects}")
                continue
            line = (node.key_lines or {})[name]
            values[name] = self._value(given, field, line, (*path, name))
        return kind(**values) if len(self._errors) == before else None

    def _value(self, node: Node, field: Field, line: int, path: tuple[str | int, ...]) -> Any:
        if field.struct and field.is_list and isinstance(node.value, list):
            return [
                self.struct(item, field.struct, (*path, index))
                for index, item in enumerate(node.value)
            ]
        if field.struct and not field.is_list:
            return self.struct(node, field.struct, path)
        plain = node.text if field.is_day and node.text is not None else node.plain
        try:
            value = msgspec.convert(plain, field.type)
        except msgspec.ValidationError:
            self._wrong(*self._place(node, field, line, path), f"{plain!r} is not {field.expects}")
            return None
        if field.allowed and value not in field.allowed:
            self._wrong(line, path, f"{value!r} is not allowed{_allowed(value, field.allowed)}")
        return value

    def _place(
        self, node: Node, field: Field, line: int, path: tuple[str | int, ...]
    ) -> tuple[int, tuple[str | int, ...]]:
        """The line of the item at fault in a list of texts, else the field's own line."""
        if field.is_list and isinstance(node.value, list):
            for index, item in enumerate(node.value):
                try:
                    msgspec.convert([item.plain], field.type)
                except msgspec.ValidationError:
                    if len(node.value) > 1:
                        return item.line, (*path, index)
        return line, path


def _allowed(word: str, words: Sequence[str] | dict[str, Field]) -> str:
    near = difflib.get_close_matches(str(word), list(words), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"{hint}; allowed: {', '.join(words)}"
