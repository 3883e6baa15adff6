"""English number words: "forty-two", "a hundred and twenty", "a dozen", "sixth"."""

from __future__ import annotations

import re

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: float(n) for n, word in enumerate(_SMALL)}
_VALUES |= {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
_VALUES |= {"dozen": 12.0, "decade": 10.0, "a": 1.0, "an": 1.0}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip

_UNITS = "|".join(sorted(_SMALL[1:], key=len, reverse=True))
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])})\b)?|{_UNITS})"
CARDINAL = (
    rf"(?:(?:a|{_UNITS}) hundred(?: and {_BELOW_HUNDRED})?|(?:a|two|three) dozen|{_BELOW_HUNDRED})"
)
"""A cardinal in words, below a thousand."""
ORDINAL = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})-)?"
    rf"(?:{'|'.join(_ORDINALS)}|(?:fourth|sixth|seventh|tenth|eleventh|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth))|twentieth|thirtieth|fortieth|fiftieth|sixtieth"
    r"|seventieth|eightieth|ninetieth|hundredth|centenary)"
)
"""An ordinal in words or figures."""


def cardinal(text: str) -> float | None:
    """The value of a number in figures or words; None of anything else."""
    plain = text.lower().strip().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    total = 0.0
    for word in re.split(r"[- ]+", plain):
        if word in ("hundred", "dozen"):
            total = (total or 1.0) * (100.0 if word == "hundred" else 12.0)
        elif word != "and" and word not in _VALUES:
            return None
        else:
            total += _VALUES.get(word, 0.0)
    return total or None


def ordinal(text: str) -> int | None:
    """The rank that an ordinal names; None of anything else."""
    plain = text.lower().strip()
    if figures := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", plain):
        return int(figures[1])
    if plain in ("centenary", "hundredth"):
        return 100
    ahead, _, last = plain.rpartition("-")
    begun = _VALUES.get(ahead, 0.0) if ahead else 0.0
    if last in _ORDINALS:
        return int(begun) + _ORDINALS[last]
    stem = last.removesuffix("ieth") + "y" if last.endswith("ieth") else last.removesuffix("th")
    value = _VALUES.get(stem)
    return int(begun + value) if value and stem != last else None
