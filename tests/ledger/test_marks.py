"""YAML is read as YAML 1.2 and knows its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tumen.core.errors import LedgerError
from tumen.ledger.marks import Node, read_yaml


def read(tmp_path: Path, text: str | bytes) -> tuple[Node | None, list[LedgerError]]:
    path = tmp_path / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    errors: list[LedgerError] = []
    return read_yaml(path, errors), errors


def test_scalars_are_those_of_the_core_schema(tmp_path: Path) -> None:
    text = (
        "[no, on, 12:30, 010, 2024-06, 2024-06-19, 2024, 1e3, .5, '1', true, ~, 0x1F, 1_000, 1e999]"
    )
    node, errors = read(tmp_path, text)
    assert not errors
    assert node is not None
    assert node.plain == [
        "no", "on", "12:30", 10, "2024-06", "2024-06-19", 2024, 1000.0, 0.5, "1", True, None,
        "0x1F", "1_000", "1e999",
    ]  # fmt: skip


def test_lines_of_keys_and_values(tmp_path: Path) -> None:
    node, _ = read(tmp_path, "# note\na:\n- x\n- {b: 1,\n   c: 2}\n")
    assert node is not None
    assert node.key_lines == {"a": 2}
    listed = node.value["a"].value  # type: ignore[index]
    assert [item.line for item in listed] == [3, 4]
    assert listed[1].key_lines == {"b": 4, "c": 5}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: [1\n", 2, "cannot be read"),
        ("a: 1\na: 2\n", 2, "given twice (first on line 1)"),
        ("a: &x 1\nb: *x\n", 1, "alias"),
        ("a: &x [*x]\n", 1, "alias"),
        ("a: 1\nb: !own 2\n", 2, "tag"),
        ("? [a]\n: 1\n", 1, "name must be a word"),
        (b"a: 1\nb: \xff\n", 2, "UTF-8"),
        ("a: 1\nb: \x01\n", 2, "cannot be read"),
        ("a: 1\n---\nb: 2\n", 2, "cannot be read"),
        ("[" * 3000 + "]" * 3000, 1, "nested too deeply"),
        ("[" * 200_000, 1, "nested too deeply"),
        ("- " * 100_000, 1, "nested too deeply"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str | bytes, line: int, words: str) -> None:
    _, errors = read(tmp_path, text)
    assert errors
    assert errors[0].line == line
    assert words in str(errors[0])


def test_an_empty_file_is_a_node_without_value(tmp_path: Path) -> None:
    node, errors = read(tmp_path, "# only a note\n")
    assert not errors
    assert node == Node(1, None)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    errors: list[LedgerError] = []
    assert read_yaml(tmp_path / "none.yaml", errors) is None
    assert "cannot be read" in str(errors[0])
