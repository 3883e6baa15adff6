"""Words that turn a sentence into another: signed and ratified, killed and wounded, before and after."""

from __future__ import annotations

import re
from functools import cache
from itertools import permutations

from tumen.audit.phrases import phrases


@cache
def _groups() -> tuple[tuple[re.Pattern[str], ...], ...]:
    found = phrases("opposites")["opposites"]
    return tuple(tuple(re.compile(p, re.I) for p in group) for group in found)


def turned(sentence: str, statement: str) -> bool:
    """Whether a sentence has, of words that exclude each other, only one that the statement lacks
    while the statement has only another."""
    return any(
        mine.search(sentence)
        and theirs.search(statement)
        and not theirs.search(sentence)
        and not mine.search(statement)
        for group in _groups()
        for mine, theirs in permutations(group, 2)
    )
