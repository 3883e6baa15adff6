"""Time said to have passed since a date: it must fit the date and the day of writing."""

from __future__ import annotations

import re

from tumen.audit.cardinals import CARDINAL, cardinal
from tumen.audit.reading import Reading

SINCE_JA = re.compile(
    r"^(?:[^、。]{0,8})から(?P<n>\d{1,3})年(?=近く|余り|以上|が(?:た|過)|を(?:迎|過)|に(?:な|わた)|目)"
)
SINCE = re.compile(
    rf"(?P<n>\d{{1,3}}|{CARDINAL}) years? (?:have passed |had passed |to the day )?(?:since|after) (?:the )?[^,.;]{{0,24}}$",
    re.I,
)
SLACK = 1.5
"""Years by which rounding may differ."""


def fits(reading: Reading) -> bool:
    """Whether every span told from a date is about that from it to the writing, or to another date."""
    for when in reading.times:
        if when.is_relative:
            continue
        match = (
            SINCE_JA.match(reading.text[when.end :])
            if reading.lang == "ja"
            else SINCE.search(reading.text[: when.start])
        )
        said = cardinal(match["n"]) if match else None
        if said is None:
            continue
        ends = [reading.written.year, *(w.date.year for w in reading.times if w is not when)]
        if not any(abs(end - when.date.year - said) <= SLACK for end in ends):
            return False
    return True
