"""The document is data against a published schema, with an id that is the hash of its content."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from tests.conftest import ROOT
from tests.dossier.sample import composed
from tumen.core.values import LANGS, Lang
from tumen.dossier.document import Document, Struct, canonical
from tumen.dossier.schema import json_schema, schema_text
from tumen.dossier.to_json import to_json

REFERENCE = ROOT / "docs" / "reference"


def parts(kind: type[Struct] = Struct) -> list[type[Struct]]:
    """The classes of the document; the page of changes has others of its own."""
    return [one for one in kind.__subclasses__() if one.__module__ == Document.__module__]


@pytest.mark.parametrize("lang", LANGS)
def test_json_is_valid_by_the_published_schema(lang: Lang) -> None:
    published = json.loads((REFERENCE / "document.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.validate(json.loads(to_json(composed(lang))), published)


def test_the_published_schema_is_fresh() -> None:
    path: Path = REFERENCE / "document.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(), (
        "run: python -m tumen.dossier.schema > docs/reference/document.schema.json"
    )


def test_the_schema_refuses_a_sentence_without_evidence() -> None:
    built = json.loads(to_json(composed()))
    built["questions"][0]["answer"][0]["evidence"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(built, json_schema())


def test_the_reference_page_describes_every_part_and_field() -> None:
    page = (REFERENCE / "document.md").read_text(encoding="utf-8")
    for part in parts():
        assert f"`{part.__name__}`" in page
        for name in part.__struct_fields__:
            assert f"`{name}`" in page, f"{part.__name__}.{name}"


def test_the_id_is_the_hash_of_the_content() -> None:
    document = composed().document
    blank = canonical(msgspec.structs.replace(document, id=""))
    assert document.id == hashlib.sha256(blank).hexdigest()
    assert composed("ja").document.id != document.id


def test_reading_what_was_written_gives_the_same_document() -> None:
    document = composed("ja").document
    assert msgspec.json.decode(canonical(document), type=Document) == document


def test_an_exhibit_is_declared_with_raw_values() -> None:
    (bars,) = composed("ja").document.questions[0].exhibits
    assert bars.kind == "bars"
    assert bars.declaration["bars"][1] == {
        "label": "二", "value": None, "low": None, "high": None, "role": "a", "flag": None,
    }  # fmt: skip
    (table,) = composed("en").document.questions[1].exhibits
    assert table.declaration["rows"][0][:2] == [
        {"code": "AAA", "name": "Alpha"},
        {"start": "2020", "end": "2021-05"},
    ]
    assert len(table.rows) == 2
    assert table.rows[1][2] == ""
