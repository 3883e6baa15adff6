"""Names of goods and of services, in English and Japanese, to codes, classes and keys."""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tumen.core.errors import UsageError
from tumen.core.states import fold
from tumen.core.values import Text
from tumen.sanctions import codes

DATA = Path(__file__).parent / "data"
GOODS, SERVICES = "goods.csv", "services.csv"


class UnknownGoods(UsageError):
    """No goods, or more than one, bear a name: names the candidates."""

    def __init__(self, name: str, candidates: tuple[str, ...], ambiguous: bool) -> None:
        self.name, self.candidates, self.is_ambiguous = name, candidates, ambiguous
        what = "stands for several goods" if ambiguous else "is not in the vocabulary of goods"
        hint = ": " + "; ".join(candidates) if candidates else ""
        end = "; name one of them" if ambiguous else "; give an HS code instead"
        super().__init__(f"{name!r} {what}{hint}{end}")


class UnknownService(UsageError):
    """No service bears a name."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        self.name, self.candidates = name, candidates
        super().__init__(f"{name!r} is no service known here; known: {', '.join(candidates)}")


@dataclass(frozen=True, slots=True)
class Goods:
    """One entry of the vocabulary. The code is an analyst's mapping from the name; `settled`:
    the classes are all that may apply."""

    id: str
    name: Text
    hs: str
    classes: frozenset[str]
    settled: bool


@cache
def _rows(file: str) -> tuple[dict[str, str], ...]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return tuple(csv.DictReader(opened))


def _written(row: dict[str, str]) -> tuple[list[str], list[str]]:
    english = [name.strip() for name in row["en"].split(";")]
    return english, [name.strip() for name in row["ja"].split("；")]


@cache
def vocabulary() -> dict[str, Goods]:
    """All goods by id."""
    found = {}
    for row in _rows(GOODS):
        english, japanese = _written(row)
        found[row["id"]] = Goods(
            row["id"],
            Text(english[0], japanese[0]),
            codes.resolve(row["hs"]),
            frozenset(row["classes"].split()),
            row["settled"] == "yes",
        )
    return found


@cache
def service_names() -> dict[str, Text]:
    """All services by key."""
    return {row["id"]: Text(*(names[0] for names in _written(row))) for row in _rows(SERVICES)}


@cache
def _names(file: str) -> dict[str, tuple[str, ...]]:
    """Ids by folded name, in the order of the file."""
    names: dict[str, list[str]] = {}
    for row in _rows(file):
        english, japanese = _written(row)
        for name in (row["id"], *english, *japanese):
            ids = names.setdefault(fold(name), [])
            if row["id"] not in ids:
                ids.append(row["id"])
    return {name: tuple(ids) for name, ids in names.items()}


@cache
def find_goods(name: str) -> Goods:
    """The goods that a reader means. Raises UnknownGoods with candidates."""
    names = _names(GOODS)
    ids = names.get(fold(name), ())
    if len(ids) == 1:
        return vocabulary()[ids[0]]
    if ids:
        raise UnknownGoods(name, tuple(map(_shown, ids)), ambiguous=True)
    folded = fold(name)
    near = difflib.get_close_matches(folded, names, n=5, cutoff=0.7)
    near += [known for known in names if len(folded) > 1 and folded in known]
    found = tuple(dict.fromkeys(each for known in near for each in names[known]))[:6]
    candidates = tuple(map(_shown, found)) or _by_label(name)
    raise UnknownGoods(name, candidates, ambiguous=False)


def _shown(key: str) -> str:
    goods = vocabulary()[key]
    return f"{goods.name.en} / {goods.name.ja} (HS {goods.hs})"


def _by_label(name: str) -> tuple[str, ...]:
    """Headings whose label holds the word."""
    word = name.strip().casefold()
    if len(word) < 3 or not word.isascii():
        return ()
    headings = [code for chapter in codes.below("") for code in codes.below(chapter)]
    found = [code for code in headings if word in codes.label(code).casefold()]
    return tuple(codes.shown(code) for code in found[:5])


@cache
def find_service(name: str) -> str:
    """The key of the service that a reader means. Raises UnknownService with candidates."""
    names = _names(SERVICES)
    ids = names.get(fold(name), ())
    if len(ids) == 1:
        return ids[0]
    near = difflib.get_close_matches(fold(name), names, n=4, cutoff=0.6)
    candidates = tuple(dict.fromkeys(each for known in near for each in names[known]))
    raise UnknownService(name, candidates or tuple(service_names()))
