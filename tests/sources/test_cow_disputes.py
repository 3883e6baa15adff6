"""The three codings of disputes and the rule by which a pair is doubted."""

import pytest

from tests.sources.conftest import Parse
from tumen.core.kinds import Source
from tumen.sources import cow_disputes, cow_disputes_5, gml_disputes

SOURCES = (cow_disputes.SOURCE, cow_disputes_5.SOURCE, gml_disputes.SOURCE)


def pairs(rows: list[dict], dispute: int) -> dict[tuple[str, str], bool]:  # type: ignore[type-arg]
    return {(r["a"], r["b"]): r["is_doubted"] for r in rows if r["dispute"] == dispute}


def test_a_pair_that_other_codings_lack_is_doubted(parsed: Parse) -> None:
    """Dispute 1379 (1969): only MID 5.0 pairs the Soviet Union with its ally."""
    found = [pairs(parsed(source, "disputes")["disputes"], 1379) for source in SOURCES]
    assert ("PRK", "SUN") not in found[0]
    assert found[1]["PRK", "SUN"]
    assert ("PRK", "SUN") not in found[2]
    assert not any(codes["PRK", "USA"] for codes in found)


def test_dates_are_as_precise_as_the_coding(parsed: Parse) -> None:
    rows = parsed(cow_disputes.SOURCE, "disputes")["disputes"]
    row = next(r for r in rows if (r["dispute"], r["a"], r["b"]) == (1379, "PRK", "USA"))
    assert (row["valid_from"], row["valid_to"]) == ("1964-08-09", "1969-10-19")
    assert (row["hostility"], row["fatality"]) == (4, 4)
    assert row["known"].isoformat() == "1964-12-31"
    assert row["end_known"].isoformat() == "1969-12-31"


@pytest.mark.shared
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_whole_file(parsed_whole: Parse, source: Source) -> None:
    rows = parsed_whole(source)["disputes"]
    doubted = sum(row["is_doubted"] for row in rows)
    assert 0.05 < doubted / len(rows) < 0.2
    first = [r for r in rows if r["a"] == "PRK" and r["b"] in ("SUN", "RUS")]
    assert all(r["is_doubted"] for r in first)
    assert len(first) == (1 if source.name == "cow_disputes_5" else 0)
