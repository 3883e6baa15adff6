"""Weighing on real claims: the case file beside the project."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
import yaml

from tumen.core.dates import PartialDate
from tumen.weighing.combine import weigh
from tumen.weighing.quantities import quantity_of
from tumen.weighing.reports import reports_of

pytestmark = pytest.mark.shared
QUANTITY_OF_UNIT = {
    "killed": "killed",
    "casualties": "casualties",
    "rounds": "shells-sent",
    "containers": "containers-shipped",
    "missiles": "missiles-sent",
}


@pytest.fixture(scope="module")
def reports(shared: Path):
    """Reports of the case file by the quantity that their unit counts."""
    (folder,) = (shared / "casefile").glob("*/")
    claims = yaml.load((folder / "claims.yaml").read_bytes(), yaml.CSafeLoader)
    entries = yaml.load((folder / "sources.yaml").read_bytes(), yaml.CSafeLoader)
    sources = {entry["id"]: entry | {"voice_of": None} for entry in entries}
    links = [
        {"claim": c["id"], "relation": link["relation"], "other": link["id"]}
        for c in claims
        for link in c["relates_to"]
    ]
    rows = defaultdict(list)
    for c in claims:
        if c.get("unit") in QUANTITY_OF_UNIT and c["topic"] != "outlook":
            rows[QUANTITY_OF_UNIT[c["unit"]]].append(row(c))
    return {name: reports_of(found, sources, links) for name, found in rows.items()}


def row(entry):
    """A row of `claims` from an entry of the file."""
    event = entry.get("event_date")
    empty = dict.fromkeys(("value", "low", "high", "speaker", "speaker_state", "origin_group"))
    return (
        empty
        | {"outcome": None, "kind": "figure"}
        | entry
        | {
            "known": PartialDate.parse(str(entry["known_from"])).latest,
            "valid_from": event or entry.get("valid_from"),
            "valid_to": event or entry.get("valid_to"),
        }
    )


def test_the_laws_hold_on_every_real_quantity_and_quarter(reports) -> None:
    for name, found in reports.items():
        for year in (2024, 2025, 2026):
            for month in (3, 6, 9, 12):
                weighed = weigh(found, quantity_of(name), as_of=date(year, month, 28))
                if weighed.reports:
                    assert sum(w.weight for w in weighed.reports) == pytest.approx(1)
                    assert weighed.known <= date(year, month, 28)


def test_a_revision_replaces_the_old_death_toll_on_the_day_it_is_known(reports) -> None:
    killed = quantity_of("killed")
    before = {w.report.locator for w in weigh(reports["killed"], killed, date(2025, 9, 1)).reports}
    after = {w.report.locator for w in weigh(reports["killed"], killed, date(2025, 9, 2)).reports}
    assert "claims/nis-20250430-killed" in before
    assert "claims/nis-20250902-killed" in after
    assert "claims/nis-20250430-killed" not in after


def test_seoul_and_kyiv_disagree_on_shells_in_late_2025(reports) -> None:
    weighed = weigh(reports["shells-sent"], quantity_of("shells-sent"), date(2025, 12, 31))
    assert weighed.disagreement
    low, high = weighed.camps[0], weighed.camps[-1]
    assert "claims/hur-202511-6-5m" in low.locators
    assert "claims/rok-202507-12m" in high.locators
    assert high.high is None


def test_a_misread_figure_has_no_weight(reports) -> None:
    weighed = weigh(reports["killed"], quantity_of("killed"))
    cause = {out.report.locator: out.cause for out in weighed.left_out}
    assert cause["claims/indep-6000-dead-error"] == "weightless"
