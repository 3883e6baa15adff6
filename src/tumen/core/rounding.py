"""What a stated number may have been before it was rounded."""

from __future__ import annotations

from decimal import Decimal


def rounding(value: float) -> tuple[float, float]:
    """What a number may have been before it was rounded to its last non-zero digit.

    11,000 may be 10,500 to 11,500. A power of ten is read as precisely as its neighbours: 10,000
    as 9,500 to 10,500, not as 5,000 to 15,000. Zero is zero.
    """
    if value == 0:
        return 0.0, 0.0
    digits = Decimal(repr(value)).normalize()
    exponent = int(digits.as_tuple().exponent)
    if digits.as_tuple().digits == (1,):
        exponent -= 1
    half = Decimal(5).scaleb(exponent - 1)
    return float(digits - half), float(digits + half)
