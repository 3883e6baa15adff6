"""The ledger's claims: a sentence that says the same of the same states, date and figure.

Likeness is the share of the sentence's rare words (two characters each in Japanese) that the
statement has too. It only finds the claim; what decides is the figure, the date and the negation.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from tumen.audit.match.clocks import Clocks
from tumen.audit.numbers import Amount, amounts
from tumen.audit.reading import Reading, cues
from tumen.audit.times import times
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence
from tumen.core.kinds import Facts, Row

ALIKE = 0.22
COVERED = {"en": (0.58, 0.40), "ja": (0.68, 0.50)}
"""How much of the sentence the statement must hold; less where date and figure
agree as well. Japanese is compared by pairs of characters, which coincide more easily."""
_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "and",
        "to",
        "for",
        "by",
        "with",
        "at",
        "from",
        "that",
        "this",
        "it",
        "its",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "has",
        "had",
        "have",
        "as",
        "said",
        "about",
        "which",
        "their",
    ]
)


def words(text: str, lang: str) -> Counter[str]:
    """Content: English words by their stem, Japanese characters in twos (kana runs left out)."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if lang == "en":
        found = re.findall(r"[a-z][a-z'-]+|\d[\d,.]*\d|\d", text)
        return Counter(_stem(w) for w in found if w not in _STOP)
    runs = re.findall(r"[一-鿿々]+|[ァ-ヶー]+|[a-z0-9.]+", text)
    return Counter(
        run[i : i + 2]
        for run in runs
        for i in range(max(1, len(run) - 1))
        if len(run) > 1 or run >= "一"
    )


def _stem(word: str) -> str:
    return re.sub(r"(?:'s|ing|ed|es|s|ly|ian|an)$", "", word) if len(word) > 4 else word


@dataclass(frozen=True)
class Index:
    """The statements of all claims in one language, weighed by how rare each word is."""

    rows: tuple[Row, ...]
    bags: tuple[Counter[str], ...]
    rarity: dict[str, float]

    def nearest(self, text: str, lang: str, n: int = 8) -> list[tuple[float, Row]]:
        asked = words(text, lang)
        total = sum(self.rarity.get(w, 6.0) for w in asked) or 1.0
        scored = []
        for row, bag in zip(self.rows, self.bags, strict=True):
            shared = sum(self.rarity.get(w, 6.0) for w in asked if w in bag)
            size = sum(self.rarity.get(w, 6.0) for w in bag) or 1.0
            if shared:
                scored.append((shared / math.sqrt(total * size), row))
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]["id"]))[:n]


_kept: WeakKeyDictionary[Facts, dict[str, Index]] = WeakKeyDictionary()


def _index(facts: Facts, lang: str) -> Index:
    by_lang = _kept.setdefault(facts, {})
    if lang not in by_lang:
        by_lang[lang] = _build(facts, lang)
    return by_lang[lang]


def _build(facts: Facts, lang: str) -> Index:
    rows = tuple(facts.claims())
    bags = tuple(words(row[f"statement_{lang}"], lang) for row in rows)
    seen = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(1 + len(rows) / count) for word, count in seen.items()}
    return Index(rows, bags, rarity)


def nearest(reading: Reading, clocks: Clocks, n: int = 3) -> tuple[Evidence, ...]:
    """The claims most like the sentence, whatever they say of it."""
    found = _index(clocks.now, reading.lang).nearest(reading.text, reading.lang, n)
    return tuple(clocks.now.evidence(row)[0] for score, row in found if score > 0.08)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    near = _index(clocks.now, reading.lang).nearest(reading.text, reading.lang)
    near = [(s, r) for s, r in near if s >= ALIKE and _about(reading, r, clocks)]
    for score, row in near:
        verdict = _compare(reading, clocks, row, score)
        if verdict:
            return [verdict]
    return []


def _about(reading: Reading, row: Row, clocks: Clocks) -> bool:
    subjects = set(row["subjects"]) | {row["speaker_state"]}
    named = set(reading.states) or set(reading.pair)
    return all(clocks.line(code) & subjects or code in subjects for code in named) or bool(
        set(reading.pair) & subjects and len(named & subjects) >= 1
    )


def _polarity(text: str) -> bool:
    return bool(cues()["negated"].search(text))


def _compare(reading: Reading, clocks: Clocks, row: Row, score: float) -> Verdict | None:
    statement = unicodedata.normalize("NFKC", row[f"statement_{reading.lang}"])
    if _polarity(reading.text) != _polarity(statement):
        return None
    known = row["known"]
    theirs_dates = [w.date for w in times(statement, reading.lang, known)]
    if row["valid_from"]:
        theirs_dates.append(PartialDate.parse(row["valid_from"]))
    date = _dates(reading, theirs_dates)
    figures = _figures(reading.amounts, amounts(statement, reading.lang), row)
    piece = clocks.now.evidence(row)[0]
    asserted = reading.text
    if figures is False and score >= ALIKE and date is not False:
        return _figure_refuted(reading, row, piece, score, date)
    if date is False or figures is False:
        return None
    if reading.amounts and not figures:
        return None  # a figure that the statement does not hold
    needed = COVERED[reading.lang][bool(figures and date)]
    if _covered(reading, statement, clocks) < needed:
        return None
    if row["status"] == "disputed" or (rivals := _rivals(clocks, row)):
        if row["status"] == "disputed":
            return None
        held = Held(piece, statement, True)
        if reading.has("attribution") and row["speaker"]:
            return Verdict(Kind.SUPPORTED, "claim", asserted, (held,))
        others = [
            Held(
                clocks.now.evidence(r, relation="contradicts")[0],
                r[f"statement_{reading.lang}"],
                False,
            )
            for r in rivals[:2]
        ]
        return Verdict(Kind.DISPUTED, "claim", asserted, (held, *others))
    later = clocks.now.linked_from(row, "supersedes") + clocks.now.linked_from(row, "updates")
    if later and reading.has("now"):
        return None
    return Verdict(Kind.SUPPORTED, "claim", asserted, (Held(piece, statement, True),))


def _covered(reading: Reading, statement: str, clocks: Clocks) -> float:
    """The share of the sentence's rare words that the statement has."""
    rarity = _index(clocks.now, reading.lang).rarity
    asked, held = words(reading.text, reading.lang), words(statement, reading.lang)
    total = sum(rarity.get(w, 6.0) for w in asked)
    return sum(rarity.get(w, 6.0) for w in asked if w in held) / total if total else 0.0


def _rivals(clocks: Clocks, row: Row) -> list[Row]:
    """Claims as well graded that contradict this one, unless it is public record."""
    if row["status"] == "confirmed":
        return []
    both = clocks.now.linked_from(row, "contradicts") + clocks.now.links(row, "contradicts")
    return [r for r in both if r["credibility"] <= max(3, row["credibility"])]


def _figure_refuted(
    reading: Reading, row: Row, piece: Evidence, score: float, date: bool | None
) -> Verdict | None:
    """Another figure for the same thing: contradicted only if no claim of that quantity has it."""
    if score < 0.5 or row["status"] not in ("confirmed",) or not date:
        return None
    statement = row[f"statement_{reading.lang}"]
    return Verdict(Kind.CONTRADICTED, "claim", reading.text, (Held(piece, statement, False),))


def _dates(reading: Reading, theirs: list[PartialDate]) -> bool | None:
    """True: every date of the sentence is the statement's; False: one is not; None: no dates."""
    mine = [w.date for w in reading.times]
    if not mine:
        return None
    return all(any(a.earliest <= b.latest and b.earliest <= a.latest for b in theirs) for a in mine)


def _figures(mine: tuple[Amount, ...], theirs: list[Amount], row: Row) -> bool | None:
    """True: every figure is the statement's; False: one of the same unit differs; None: nothing."""
    if not mine:
        return None
    held = [(a.value, a.unit) for a in theirs]
    result: bool | None = True
    for amount in mine:
        same = [value for value, unit in held if unit == amount.unit]
        if any(amount.agrees(value, 0.005) for value in same):
            continue
        return False if same else None
    return result
