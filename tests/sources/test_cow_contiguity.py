from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.cow_contiguity import FILE, SOURCE


def spans(rows: list[dict], a: str, b: str) -> list[tuple]:  # type: ignore[type-arg]
    return sorted(
        (r["valid_from"], r["valid_to"], r["kind"]) for r in rows if {r["a"], r["b"]} == {a, b}
    )


def test_a_span_is_cut_where_a_member_succeeds(parsed: Parse) -> None:
    rows = parsed(SOURCE)["contiguity"]
    assert spans(rows, "PRK", "SUN") == [("1948-08", "1991-12", "land")]
    assert spans(rows, "PRK", "RUS") == [("1991-12", None, "land")]
    assert spans(rows, "AZE", "RUS") == [("1991-12", None, "land")]
    assert not spans(rows, "AZE", "SUN")
    assert spans(rows, "JPN", "RUE") == [("1860-01", "1922-12", "water-24")]
    assert spans(rows, "ALB", "SCG") == [("2003-02", "2006-06", "land")]
    assert spans(rows, "SAR", "SIC") == [("1860-11", "1861-02", "land")]


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "fixtures" / "cow_contiguity" / FILE).read_text(encoding="latin-1")
    (tmp_path / FILE).write_text(text.replace(",1,194808,", ",6,194808,"), encoding="latin-1")
    with pytest.raises(DataError, match="conttype 6"):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_file(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["contiguity"]
    assert spans(rows, "CHN", "PRK") == [("1948-09", None, "land")]
    assert all(row["valid_to"] is None or row["valid_from"] < row["valid_to"] for row in rows)
