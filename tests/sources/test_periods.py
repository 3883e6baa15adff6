from datetime import date

import pytest

from tumen.core.errors import DataError
from tumen.sources._periods import period, published


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("year", "2024", "2024"),
        ("Feb", "2024-02", "2024-02"),
        ("Jan-Aug", "2024-01", "2024-08"),
        ("to 4 Dec", "2024-01", "2024-12-04"),
    ],
)
def test_a_period_keeps_the_precision_of_its_words(text: str, first: str, last: str) -> None:
    assert tuple(map(str, period(2024, text, "here"))) == (first, last)


@pytest.mark.parametrize("text", ["", "H1", "Jan-", "Dec-Jan", "to 4 Dezember", "Xyz"])
def test_an_unknown_period_is_refused(text: str) -> None:
    with pytest.raises(DataError, match=r"here: .*write"):
        period(2024, text, "here")


def test_a_page_is_known_by_the_last_day_its_date_may_mean() -> None:
    assert published("2024-02", 2023) == date(2024, 2, 29)
    assert published("2024", 2023) == date(2024, 12, 31)
    assert published("", 2023) == date(2024, 12, 31)
