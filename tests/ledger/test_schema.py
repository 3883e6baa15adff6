"""The published JSON Schema accepts the real cases and refuses what the reader refuses."""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest

from tumen.core.errors import LedgerError
from tumen.ledger import PACKAGED, case_folders, json_schema
from tumen.ledger.marks import read_yaml


def folder_as_object(name: str) -> dict[str, Any]:
    folder = PACKAGED / name
    errors: list[LedgerError] = []
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        node = read_yaml(path, errors)
        assert node is not None
        found[path.relative_to(folder).as_posix()] = node.plain
    assert not errors
    return found


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", [folder.name for folder in case_folders(PACKAGED)])
def test_the_real_cases_conform(validator: Any, name: str) -> None:
    assert [error.message for error in validator.iter_errors(folder_as_object(name))] == []


def test_what_the_reader_refuses_is_refused(validator: Any) -> None:
    good = folder_as_object("chn-prk")
    for name, value in (("kind", "rumour"), ("colour", "red"), ("credibility", 7), ("sources", [])):
        bad = copy.deepcopy(good)
        bad["claims/trade.yaml"][0][name] = value
        assert not validator.is_valid(bad), name
    assert not validator.is_valid({**good, "claims/gossip.yaml": []})
    assert not validator.is_valid({**good, "source.yaml": []})


def test_each_field_is_described() -> None:
    for name, definition in json_schema()["$defs"].items():
        for field, form in definition["properties"].items():
            assert form.get("description") or "anyOf" in form, f"{name}.{field}"
