"""What a sentence is about: a fact told in words that no pattern knows is taken by its matter and its slots."""

from __future__ import annotations

import re
from functools import cache

from tumen.audit.phrases import phrases
from tumen.audit.reading import Reading


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(p, re.I) for name, p in phrases("domains").items()}


def domains(text: str) -> frozenset[str]:
    """The matters that a text speaks of."""
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(text))


def is_only(reading: Reading, *names: str, beside: tuple[str, ...] = ()) -> bool:
    """Whether a sentence speaks of all of `names`, and of nothing else but what may stand beside them."""
    found = domains(reading.text)
    return set(names) <= found <= {*names, *beside}


def lettered(reading: Reading, two: tuple[str, str]) -> dict[str, str]:
    """A and B for two states, in the order in which a sentence names them first."""
    order = [c for c in reading.states if c in two]
    return dict(zip("AB", [*order, *(c for c in two if c not in order)], strict=True))


def skeleton(reading: Reading, two: tuple[str, str]) -> str:
    """The text with A and B for the names of two states, and no other capital at its beginning."""
    text = reading.text[:1].lower() + reading.text[1:]
    letters = {code: letter for letter, code in lettered(reading, two).items()}
    for named in reversed(reading.named):
        if named.code in letters:
            text = f"{text[: named.start]}{letters[named.code]}{text[named.end :]}"
    return re.sub(r"\b[Tt]he (?=[AB](?![A-Za-z]))", "", text)
