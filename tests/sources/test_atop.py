import pytest

from tests.sources.conftest import Parse
from tumen.sources.atop import SOURCE


def spans(rows: list[dict], a: str, b: str) -> list[tuple]:  # type: ignore[type-arg]
    return sorted(
        (r["valid_from"], r["valid_to"], r["defence"], r["non_aggression"], r["consultation"])
        for r in rows
        if {r["a"], r["b"]} == {a, b}
    )


def check_first_pair(rows: list[dict]) -> None:  # type: ignore[type-arg]
    assert spans(rows, "PRK", "SUN") == [("1961", "1991", True, True, False)]
    assert spans(rows, "PRK", "RUS") == [
        ("1992", "1996", True, True, False),
        ("2000", "2007", False, False, True),
        ("2008", None, False, True, True),
    ]
    assert spans(rows, "CHN", "PRK") == [("1961", None, True, True, False)]


def test_spans_are_cut_at_changes_and_successions(parsed: Parse) -> None:
    check_first_pair(parsed(SOURCE)["alliances"])


def test_an_end_is_known_when_it_has_come(parsed: Parse) -> None:
    rows = parsed(SOURCE)["alliances"]
    ended = next(r for r in rows if (r["a"], r["b"], r["valid_to"]) == ("PRK", "RUS", "1996"))
    assert ended["known"].isoformat() == "1991-12-31", "it goes on from the Soviet Union's"
    assert ended["end_known"].isoformat() == "1996-12-31"
    assert all((r["valid_to"] is None) == (r["end_known"] is None) for r in rows)


def test_a_promise_of_one_side_is_marked(parsed: Parse) -> None:
    """The United States promised Iran defence (1959); both promised to consult."""
    rows = [r for r in parsed(SOURCE)["alliances"] if (r["a"], r["b"]) == ("IRN", "USA")]
    later = next(row for row in rows if row["valid_from"] == "1959")
    assert later["defence"]
    assert later["consultation"]
    assert later["one_sided"] == ["defence"]


def test_no_span_outlives_its_member(parsed: Parse) -> None:
    rows = [r for r in parsed(SOURCE)["alliances"] if "CSK" in (r["a"], r["b"])]
    assert rows
    assert max(row["valid_to"] for row in rows) <= "1992"


@pytest.mark.shared
def test_the_whole_file(parsed_whole: Parse) -> None:
    check_first_pair(parsed_whole(SOURCE)["alliances"])
