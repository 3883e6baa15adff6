"""What the ledger says, ready to be compared: claims, obligations of treaties, terms of measures."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from weakref import WeakKeyDictionary

from tumen.audit.meaning import CLAUSES, Meaning, Vocabulary, meaning, vocabulary
from tumen.audit.names import Gazetteer
from tumen.audit.numbers import Amount, amounts
from tumen.audit.phrases import phrases
from tumen.audit.reading import Reading, cues, gazetteer
from tumen.audit.times import times
from tumen.core.dates import PartialDate
from tumen.core.kinds import Facts, Row
from tumen.core.values import Lang

UNKNOWN_WORD = {"en": 0.8, "ja": 0.45}
"""Weight of a word that no statement uses (Japanese: of two characters): it may be mere wording."""
BESIDE_JA = re.compile("と並んで|と(?:とも|共|一緒)に|に同調|とそろって")
"""Who acts together with the one told of before."""
LIGHT = 0.7
STRANGE = 3.0
"""Weight of a name that no statement uses: very likely another matter."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: what it is about, the states it names, and whether it denies."""

    tokens: frozenset[str]
    states: frozenset[str]
    is_negative: bool


@cache
def _in_capital(lang: Lang) -> re.Pattern[str]:
    pairs = phrases("concepts")["capitals"].items()
    if lang == "en":
        return re.compile(rf"\b(?:in|at|to) ({'|'.join(en for en, _ in pairs)})\b")
    return re.compile(rf"({'|'.join(ja for _, ja in pairs)})(?:で(?!は)|にて|に(?=集|赴|到着))")


def capitals_in(text: str, lang: Lang) -> frozenset[str]:
    """The capitals in which a text says that something was done, by their names there."""
    return frozenset(_in_capital(lang).findall(text))


def concepts(parts: Iterable[Clause]) -> frozenset[str]:
    """The concept tokens of clauses."""
    return frozenset(t for part in parts for t in part.tokens if t[0] == "c")


@dataclass(frozen=True)
class Statement:
    """One assertion of the evidence: its words, states, dates, figures, and how firm it is."""

    table: str
    row: Row
    text: str
    meaning: Meaning
    states: frozenset[str]
    dates: tuple[PartialDate, ...]
    amounts: tuple[Amount, ...]
    status: str
    lang: Lang
    vocabulary: Vocabulary = field(repr=False)
    names: Gazetteer = field(repr=False)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its parts: read when somebody asks, since few statements come near a sentence."""
        return clauses(self.text, self.lang, self.vocabulary, self.names)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Everything the statement is about."""
        return frozenset(tokens(self.meaning))

    @cached_property
    def affirmed(self) -> frozenset[str]:
        """Its concept tokens beside those it denies."""
        return concepts(part for part in self.clauses if not part.is_negative)

    @cached_property
    def denied(self) -> frozenset[str]:
        """Its concept tokens that it only denies."""
        return concepts(self.clauses) - self.affirmed

    @cached_property
    def seats(self) -> frozenset[str]:
        """The capitals in which something is told to have been done."""
        return capitals_in(self.text, self.lang)

    @property
    def ended(self) -> PartialDate | None:
        """The day on which a state of affairs ended; none of an event."""
        to = self.row["valid_to"]
        return PartialDate.parse(to) if to and to != self.row["valid_from"] else None

    @property
    def is_claim(self) -> bool:
        return self.table == "claims"


@dataclass(frozen=True)
class Statements:
    """All statements in one language, with the weight of each concept, name and word."""

    all: tuple[Statement, ...]
    vocabulary: Vocabulary
    names: Gazetteer
    seen: Counter[str]
    lang: Lang
    _weights: dict[str, float] = field(default_factory=dict)

    def weight(self, token: str) -> float:
        """How much a concept (`c:`), name (`n:`), word (`w:`) or strange name (`s:`) tells."""
        if token not in self._weights:
            self._weights[token] = self._weigh(token)
        return self._weights[token]

    def size(self, statement: Statement) -> float:
        """The weight of all that a statement tells."""
        return sum(self.weight(token) for token in statement.tokens)

    def _weigh(self, token: str) -> float:
        kind, count = token[0], self.seen[token]
        rarity = math.log(1 + len(self.all) / count) if count else 0.0
        if kind == "c" and token[2:] in self.vocabulary.light:
            return LIGHT
        if kind == "c":
            return min(4.0, max(0.7, rarity))
        if kind == "n" and count:
            return min(4.5, 1.0 + rarity)
        if count:
            return (0.55 if self.lang == "en" else 0.3) * rarity
        return STRANGE if kind in "sn" else UNKNOWN_WORD[self.lang]


def tokens(found: Meaning) -> set[str]:
    """Everything a text is about, each with its kind."""
    return (
        {f"c:{x}" for x in found.concepts}
        | {f"n:{x}" for x in found.names}
        | {f"w:{x}" for x in found.words}
        | {f"s:{x}" for x in found.strange}
    )


def clauses(text: str, lang: Lang, known: Vocabulary, names: Gazetteer) -> tuple[Clause, ...]:
    """The parts of a sentence."""
    found: list[Clause] = []
    for part in CLAUSES[lang].split(text):
        if not part.strip():
            continue
        states = frozenset(named.code for named in names.find(part))
        if found and BESIDE_JA.search(part):
            states |= found[-1].states
        is_negative = bool(cues()["negated"].search(part + ("、" if lang == "ja" else "")))
        found.append(Clause(frozenset(tokens(meaning(part, lang, known))), states, is_negative))
    return tuple(found)


def read_meaning(reading: Reading, known: Vocabulary) -> Meaning:
    """The meaning of a sentence beside its states, dates and quantities."""
    taken = [(n.start, n.end) for n in reading.named] + [(t.start, t.end) for t in reading.times]
    return meaning(reading.text, reading.lang, known, taken)


_kept: WeakKeyDictionary[Facts, dict[str, Statements]] = WeakKeyDictionary()


def statements(facts: Facts, lang: Lang) -> Statements:
    """The statements known on the day of the facts, in a language; kept with them."""
    by_lang = _kept.setdefault(facts, {})
    if lang not in by_lang:
        by_lang[lang] = _build(facts, lang)
    return by_lang[lang]


def _build(facts: Facts, lang: Lang) -> Statements:
    places = [(f"place-{r['id']}", r[f"name_{lang}"]) for r in facts.rows("places")]
    known = vocabulary(lang, places)
    names = gazetteer(facts)
    found: list[Statement] = []

    def add(table: str, row: Row, text: str, states: set[str], status: str) -> None:
        text = unicodedata.normalize("NFKC", text)
        day = row["known"]
        dated = times(text, lang, day)
        taken = [(n.start, n.end) for n in names.find(text)] + [(t.start, t.end) for t in dated]
        dates = [when.date for when in dated]
        dates += [PartialDate.parse(row[c]) for c in ("valid_from", "valid_to") if row[c]]
        if row.get("signed"):
            dates.append(PartialDate.parse(row["signed"]))
        found.append(
            Statement(
                table, row, text, meaning(text, lang, known, taken),
                frozenset(states | {n.code for n in names.find(text)}), tuple(dates), tuple(amounts(text, lang)),
                status, lang, known, names,
            )
        )  # fmt: skip

    for row in facts.claims():
        states = {*row["subjects"], *([row["speaker_state"]] if row["speaker_state"] else [])}
        add("claims", row, row[f"statement_{lang}"], states, row["status"])
    for row in facts.rows("treaties"):
        for text in (*row[f"obligations_{lang}"], row[f"term_{lang}"]):
            if text:
                joint = ": " if lang == "en" else "："
                whole = f"{row[f'name_{lang}']}{joint}{text}"
                add("treaties", row, whole, set(row["parties"]), "confirmed")
    for row in facts.rows("sanction_measures"):
        states = {row["target"]} | ({row["authority"]} - {"UN", "EU"})
        add("sanction_measures", row, row[f"summary_{lang}"], states, "confirmed")
    seen = Counter(token for one in found for token in one.tokens)
    return Statements(tuple(found), known, names, seen, lang)
