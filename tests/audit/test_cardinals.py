"""English number words."""

import pytest

from tumen.audit.cardinals import cardinal, ordinal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven", 7),
        ("forty-two", 42),
        ("a hundred and twenty", 120),
        ("two hundred", 200),
        ("a dozen", 12),
        ("1,940", 1940),
        ("17.3", 17.3),
        ("a lot", None),
        ("", None),
    ],
)
def test_cardinals_are_read(text: str, value: float | None) -> None:
    assert cardinal(text) == value


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("first", 1), ("fifth", 5), ("twelfth", 12), ("twenty-first", 21), ("sixtieth", 60),
        ("70th", 70), ("hundredth", 100), ("seven", None),
    ],
)  # fmt: skip
def test_ordinals_are_read(text: str, rank: int | None) -> None:
    assert ordinal(text) == rank
