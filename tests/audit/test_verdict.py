"""A verdict that cites nothing, or what does not hold the value, cannot be made."""

import pytest

from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence

PIECE = Evidence(
    "s", "Publisher", "Title", "https://example.org", None, PartialDate(2020), "A", 1, "borders/A/B"
)


@pytest.mark.parametrize(
    "kind", [Kind.SUPPORTED, Kind.CONTRADICTED, Kind.DISPUTED, Kind.OUTDATED, Kind.INCONSISTENT]
)
def test_nothing_is_judged_without_evidence(kind: Kind) -> None:
    with pytest.raises(ValueError, match="17 km"):
        Verdict(kind, "border-length", "17 km")


def test_the_evidence_must_point_the_way_of_the_verdict() -> None:
    with pytest.raises(ValueError, match="supported by nothing"):
        Verdict(Kind.SUPPORTED, "border-length", "17 km", (Held(PIECE, "19 km", False),))
    with pytest.raises(ValueError, match="contradicted by nothing"):
        Verdict(Kind.CONTRADICTED, "border-length", "17 km", (Held(PIECE, "17 km", True),))
    with pytest.raises(ValueError, match="holds no value"):
        Held(PIECE, " ", True)


def test_only_what_is_outdated_has_a_day_of_change() -> None:
    held = (Held(PIECE, "17 km", True),)
    with pytest.raises(ValueError, match="day of change"):
        Verdict(Kind.SUPPORTED, "border-length", "17 km", held, PartialDate(2020))
    with pytest.raises(ValueError, match="a day"):
        Verdict(Kind.OUTDATED, "border-length", "17 km", held)
