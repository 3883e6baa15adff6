"""Rows keep to the table contracts, and nothing is known before its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from tumen.core.dates import PartialDate
from tumen.core.kinds import Column, Table
from tumen.core.plugins import find
from tumen.core.states import States
from tumen.core.units import UNITS
from tumen.ledger import PACKAGED, read_tables
from tumen.ledger.vocabulary import KINDS, QUANTITIES, TOPICS
from tumen.weighing.quantities import QUANTITIES as WEIGHED

Rows = Mapping[str, list[dict[str, Any]]]
APRIL_2024 = date(2024, 4, 30)
TYPES: dict[str, Any] = {
    "text": str, "int": int, "float": (int, float), "bool": bool, "date": date, "partial": str,
    "list": list,
}  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> Rows:
    return read_tables(PACKAGED)


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    return find("tumen.tables", "TABLE", Table)


def holds(column: Column, value: Any) -> bool:
    if value is None:
        return not column.required
    if column.type == "partial":
        PartialDate.parse(value)
    if column.type == "list" and not all(isinstance(item, str) for item in value):
        return False
    return isinstance(value, TYPES[column.type]) and (
        not column.allowed or str(value) in column.allowed
    )


@pytest.mark.parametrize(
    "name", ["claims", "claim_links", "ledger_sources", "treaties", "places", "hypotheses"]
)
def test_rows_keep_to_the_contract(rows: Rows, tables: dict[str, Table], name: str) -> None:
    columns = {column.name: column for column in tables[name].all_columns}
    assert rows[name]
    for row in rows[name]:
        assert set(row) == set(columns)
        wrong = [c.name for c in columns.values() if not holds(c, row[c.name])]
        assert not wrong, (row.get("id", row), wrong)
    keys = [tuple(row[column] for column in tables[name].key) for row in rows[name]]
    assert len(keys) == len(set(keys))


def test_words_are_those_of_the_vocabularies(rows: Rows, states: States) -> None:
    sources = {row["id"] for row in rows["ledger_sources"]}
    places = {row["id"] for row in rows["places"]}
    hypotheses = {row["id"] for row in rows["hypotheses"]}
    for row in rows["claims"]:
        assert row["topic"] in TOPICS
        assert row["kind"] in KINDS
        assert row["quantity"] is None or row["quantity"] in QUANTITIES
        assert row["unit"] is None or row["unit"] in UNITS
        assert row["source"] == row["sources"][0]
        assert set(row["sources"]) <= sources
        assert row["place"] is None or row["place"] in places
        assert {entry.partition(":")[0] for entry in row["hypotheses"]} <= hypotheses
        assert all(code in states for code in row["subjects"])


def test_every_quantity_can_be_weighed() -> None:
    assert set(QUANTITIES) == set(WEIGHED)


def test_reports_of_one_quantity_share_a_base_unit(rows: Rows) -> None:
    bases: dict[str, set[str]] = {}
    for row in rows["claims"]:
        if row["quantity"]:
            unit = UNITS[row["unit"]]
            bases.setdefault(row["quantity"], set()).add(unit.base or row["unit"])
    assert {name: found for name, found in bases.items() if len(found) > 1} == {}


def test_an_event_has_equal_ends_and_an_imprecise_date_its_last_day(rows: Rows) -> None:
    claims = {row["id"]: row for row in rows["claims"]}
    signed = claims["treaty-2024-signed"]
    assert signed["valid_from"] == signed["valid_to"] == "2024-06-19"
    assert signed["known"] == date(2024, 6, 19)
    assert claims["nis-202311-1m"]["known"] == date(2023, 11, 30)


def test_nothing_is_known_after_the_review(rows: Rows) -> None:
    """`2026` means the whole year, but what was read by the review was public by then."""
    assert max(row["known"] for row in rows["claims"]) <= date(2026, 11, 23)


def known(rows: Rows, name: str, day: date) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows[name] if row["known"] <= day}


def test_april_2024_knows_of_no_alliance_and_of_troops_only_a_denied_rumour(rows: Rows) -> None:
    claims = known(rows, "claims", APRIL_2024)
    assert "treaty-2024-signed" not in claims
    assert {c["topic"] for c in claims.values()} >= {"alliance", "military-cooperation"}
    told = [c for c in claims.values() if c["topic"] in ("deployment", "casualties")]
    assert {c["status"] for c in told} <= {"denied", "confirmed"}
    assert not [c for c in told if c["status"] == "confirmed" and c["kind"] != "denial"]
    treaties = known(rows, "treaties", APRIL_2024)
    assert "rus-prk-2024" not in treaties
    for name in ("terminated", "status"):  # hidden until end_known, as the table declares
        assert treaties["rus-prk-2000"][name]
    assert treaties["rus-prk-2000"]["end_known"] == date(2024, 12, 4)
    assert treaties["ussr-prk-1961"]["end_known"] == date(1996, 9, 30)
    assert "tumen-road-bridge" not in known(rows, "places", APRIL_2024)


def test_a_treaty_has_its_status_when_it_is_in_force(rows: Rows) -> None:
    (treaty,) = [row for row in rows["treaties"] if row["id"] == "rus-prk-2024"]
    assert treaty["known"] == date(2024, 6, 19)
    assert treaty["valid_from"] == treaty["in_force"] == "2024-12-04"
    assert treaty["end_known"] == date(2024, 12, 4)  # what `status` says is not known before
    assert treaty["valid_to"] is None
    assert treaty["defence"]
    assert treaty["replaces"] == "rus-prk-2000"


def test_no_statement_tells_what_came_later(rows: Rows) -> None:
    """A claim that names a month after its known day is a look ahead, not a leak."""
    ahead = {"forecast", "plan", "measure", "treaty-term"}
    months = {name: n for n, name in enumerate(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"], 1)}  # fmt: skip
    for row in rows["claims"]:
        if row["kind"] in ahead:
            continue
        words = row["statement_en"].replace(",", "").replace(".", "").replace(";", "").split()
        for month, year in pairwise(words):
            if month in months and year.isdigit() and len(year) == 4:
                assert date(int(year), months[month], 1) <= row["known"], row["id"]


def test_an_outcome_is_known_with_the_claim_that_decides_it(rows: Rows) -> None:
    claims = {row["id"]: row for row in rows["claims"]}
    forecast = claims["nis-20250626-forecast"]
    assert forecast["outcome"] == "partly"
    assert forecast["end_known"] == claims["nis-20251104-5000"]["known"] == date(2025, 11, 4)
    for row in claims.values():
        assert (row["kind"] == "forecast") == (row["outcome"] is not None)
        if row["outcome"] not in (None, "open"):
            assert row["end_known"] > row["known"]


def test_a_link_is_known_when_both_its_ends_are(rows: Rows) -> None:
    claims = {row["id"]: row["known"] for row in rows["claims"]}
    for link in rows["claim_links"]:
        assert link["known"] == max(claims[link["claim"]], claims[link["other"]])


def test_members_are_those_of_the_time(rows: Rows) -> None:
    claims = {row["id"]: row["subjects"] for row in rows["claims"]}
    assert claims["treaty-1961-signed"] == ["SUN", "PRK"]
    assert "RUE" in claims["hist-1896-legation"]
    assert {"PRK", "KOR"} <= set(claims["hist-1896-legation"])
    treaties = {row["id"]: row["parties"] for row in rows["treaties"]}
    assert treaties["ussr-prk-1961"] == ["SUN", "PRK"]
    assert treaties["rus-prk-2000"] == ["RUS", "PRK"]


def test_leads_are_never_loaded(rows: Rows) -> None:
    leads = (PACKAGED / "rus-prk" / "leads.yaml").read_text(encoding="utf-8")
    ids = {line.removeprefix("- id: ") for line in leads.splitlines() if line.startswith("- id: ")}
    assert ids
    for table in rows.values():
        assert not ids & {row.get("id") for row in table}
