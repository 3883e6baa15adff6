"""The packaged measures: read strictly, every source known, history without gaps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tumen.core.dates import PartialDate
from tumen.core.errors import LedgerError
from tumen.ledger.case import PACKAGED, read_cases
from tumen.ledger.measures import FOLDER, check_measures, read_measures, tables_of_measures
from tumen.tables.sanction_measures import RULE_PARTS, TABLE
from tumen.tables.sanction_regimes import TABLE as REGIMES

ENTRY = """
- id: m-one
  authority: UN
  target: ABC
  instrument: X
  known_from: '2019'
  direction: to-target
  effect: prohibits
  kind: goods
  summary_en: Something may not go there.
  summary_ja: ある物をそこに送ることを禁じる。
  sources: [s-one]
"""


def sources() -> set[str]:
    return {item.entry.id for item in read_cases(PACKAGED).sources()}


def test_the_packaged_measures_are_sound() -> None:
    assert check_measures(PACKAGED, sources()) == []
    found = read_measures(PACKAGED, sources())
    assert len(found.measures) >= 42
    assert not {source.id for source in found.sources} & sources()


def test_rows_fit_the_contract() -> None:
    tables = tables_of_measures(read_measures(PACKAGED))
    for contract, rows in (
        (TABLE, tables["sanction_measures"]),
        (REGIMES, tables["sanction_regimes"]),
    ):
        assert rows
        for row in rows:
            assert set(row) == {column.name for column in contract.all_columns}
            for column in contract.all_columns:
                assert row[column.name] is not None or not column.required, (row["id"], column.name)
                assert not column.allowed or row[column.name] in column.allowed
    assert all(set(json.loads(r["rule"])) == set(RULE_PARTS) for r in tables["sanction_measures"])


def test_a_replaced_measure_ends_the_day_before_its_successor() -> None:
    measures = {m.id: m for m in read_measures(PACKAGED).measures}
    replaced = 0
    for measure in measures.values():
        for old in measure.supersedes:
            ended, begun = measures[old].effective_to, measure.effective_from
            assert ended is not None, old
            assert begun is not None, measure.id
            gap = PartialDate.parse(begun).earliest - PartialDate.parse(ended).latest
            assert gap.days == 1, (old, measure.id)
            replaced += 1
    assert replaced >= 8


def test_the_end_of_a_measure_is_known_with_its_successor() -> None:
    rows = {r["id"]: r for r in tables_of_measures(read_measures(PACKAGED))["sanction_measures"]}
    coal = rows["unscr-2270-coal-iron"]
    assert str(coal["end_known"]) == "2017-08-05"
    assert coal["known"] < coal["end_known"]
    assert str(rows["jpn-total"]["end_known"]) == "2025-04-08"
    assert str(rows["unscr-poe"]["end_known"]) == "2023-03-23"


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ("  hs: [{codes: ['271'], extent: whole, basis: analyst}]", "hs[1]", "2, 4 or 6 digits"),
        ("  hs: [{codes: ['2710'], extent: part, basis: analyst}]", "hs[1]", "needs classes"),
        ("  classes: [cheese]", "classes", "not allowed"),
        ("  services: [cheese]", "services", "not allowed"),
        ("  supersedes: [m-two]", "supersedes", "no measure"),
        ("  goods_en: [a thing]", "goods_ja", "other language"),
        ("  effective_from: '2020'\n  effective_to: '2019'", "effective_to", "lies before"),
        ("  adopted: '2020'\n  effective_from: '2019'", "effective_from", "lies before"),
        ("  colour: red", "colour", "is no field"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(
    tmp_path: Path, change: str, field: str, problem: str
) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "regimes.yaml").write_text("[]", encoding="utf-8")
    (folder / "some.yaml").write_text(f"{ENTRY}{change}\n", encoding="utf-8")
    errors = check_measures(tmp_path)
    assert [(error.field, problem in str(error)) for error in errors] == [(field, True)]
    assert errors[0].line > 1
    with pytest.raises(LedgerError):
        read_measures(tmp_path)
