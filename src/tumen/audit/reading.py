"""What a sentence speaks of: states, dates, quantities, and the cues of relations."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from weakref import WeakKeyDictionary

from tumen.audit.names import Gazetteer, Named
from tumen.audit.numbers import Amount, amounts
from tumen.audit.phrases import phrases
from tumen.audit.sentences import Piece
from tumen.audit.times import When, times
from tumen.core.dates import PartialDate
from tumen.core.kinds import Facts
from tumen.core.values import Lang

EARLIER = 5
"""Sentences before one that it may lean on."""
LONG_PAST = 2
"""Years before the writing from which a story told day by day goes on without naming its year."""
OF_A_WAR = re.compile(r"(?:[–‐-―-][A-Z]\w+)? [Ww]ars?\b|戦争")
"""What makes the name of a state a part of the name of a war."""
PRONOUN = re.compile(
    r"(?P<it>It) (?:has never|had never|has been|had been|joined|is (?:now|currently) (?:a|serving)|holds|sits|sat|has no|has an)\b"
    r"|(?P<it_ja>同国)(?:は|が|の)"
)
"""A sentence that goes on about a state without naming it."""
GOES_ON = re.compile(
    r"(?:It|Its|The country|That country|The state|There)\b|\b(?:its|it|they|their|the country|that country|the state|the country's)\b|同国"
)
"""How an English sentence goes on about the state before."""
PRESENT = re.compile(r"\b(?:is|are|has|have)\b|(?:いる|ある|です|ます)。?$")
"""What tells that a sentence is no part of a story."""
STARTS = re.compile(r"(?:It|Its)\b")
AHEAD = re.compile(
    r"(?:(?:In|On|Since|By|From|During|At|After|Before|Until|For) [^,]{0,24}?,? ?)?(?:[Tt]he )?"
)
"""What stands before the state that is the subject of an English sentence."""
FORMER = re.compile(
    r"\bthe former\b|\bthe first of (?:them|the two)\b|前者|(?P<last>\bthe latter\b|\bthe second of (?:them|the two)\b|後者)",
    re.I,
)
"""One of the two states that the sentence before named."""
LEAST_EMBASSIES = 5
"""Embassies from which a city is taken for the capital that they are in."""


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """The patterns of the data file, compiled."""
    return {name: re.compile(p, re.I) for name, p in phrases("cues").items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read. `text` is its NFKC form; places are in it. `states` are distinct, in order;
    `pair` is what "both" or the context means; `told` are the five sentences before it."""

    piece: Piece
    text: str
    lang: Lang
    named: tuple[Named, ...]
    pair: tuple[str, ...]
    times: tuple[When, ...]
    amounts: tuple[Amount, ...]
    cues: frozenset[str]
    written: date
    told: tuple[Reading, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(named.code for named in self.named))

    @property
    def meant(self) -> tuple[str, ...]:
        """The states named; where none is, the pair that "both" or "they" means."""
        both = self.told and set(self.told[-1].states) >= set(self.pair)
        they = both and re.match("They |Both ", self.text)
        return self.states or (self.pair if self.has("both") or they else ())

    @property
    def subject(self) -> tuple[str, ...]:
        """The one state that a sentence naming none goes on about: the topic of the one before."""
        if self.states or not self.told:
            return ()
        if self.lang == "en" and not GOES_ON.search(self.text):
            return ()
        if self.lang == "ja":
            for earlier in reversed(self.told[-3:]):
                topics = [
                    n.code for n in earlier.named if earlier.text[n.end : n.end + 1] in "はも"
                ]
                if topics:
                    return (topics[0],)
        last = next((e for e in reversed(self.told[-2:]) if e.states), None)
        if last and len(last.states) > 1 and self.lang == "en" and STARTS.match(self.text):
            first = last.named[0]
            ahead, after = last.text[: first.start], last.text[first.end : first.end + 5]
            if AHEAD.fullmatch(ahead) and not re.match(r"['’]s| and|,? nor", after):
                return (first.code,)
        return last.states if last and len(last.states) == 1 else ()

    @property
    def before(self) -> str:
        """The two sentences before it."""
        return " ".join(earlier.text for earlier in self.told[-2:])

    @property
    def matter(self) -> str:
        """All that it may lean on."""
        return " ".join(earlier.text for earlier in self.told)

    def has(self, *names: str) -> bool:
        return any(name in self.cues for name in names)

    @property
    def years(self) -> list[int]:
        return list(dict.fromkeys(when.date.year for when in self.times))

    @property
    def two(self) -> tuple[str, str] | None:
        """The two states spoken of: named, or meant by "both" or by the context."""
        chosen = list(self.states)
        for code in self.pair:
            if len(chosen) < 2 and code not in chosen:
                chosen.append(code)
        if len(self.states) > 2 or len(chosen) != 2:
            return None
        return chosen[0], chosen[1]

    def near(self, cue: str) -> str | None:
        """The state that a cue is about: the last one named before it, else the first at all."""
        match = cues()[cue].search(self.text)
        before = [n.code for n in self.named if match and n.start < match.start()]
        return before[-1] if before else (self.states[0] if self.states else None)


_gazetteers: WeakKeyDictionary[Facts, Gazetteer] = WeakKeyDictionary()


def gazetteer(facts: Facts) -> Gazetteer:
    """The names of the register and of the data file; kept with the facts."""
    if facts not in _gazetteers:
        _gazetteers[facts] = _gather(facts)
    return _gazetteers[facts]


def _gather(facts: Facts) -> Gazetteer:
    extra = phrases("names")
    names = list(extra["adjectives"].items())
    names += [(f"{name}s", code) for name, code in names if re.search("[ain]n?$", name)]
    names += list(_capitals(facts).items())
    for state in facts.states:
        names += [(state.name_en, state.code), (state.name_ja, state.code)]
    clashing: dict[str, set[str]] = {}
    for row in facts.rows("aliases"):
        clashing.setdefault(row["alias"], set()).add(row["code"])
    names += [
        (alias, min(codes))
        for alias, codes in clashing.items()
        if len(codes) == 1 and alias != "Korea"
    ]
    return Gazetteer(names, extra["compounds"])


def _capitals(facts: Facts) -> dict[str, str]:
    """Each state's capital by its English name: where most embassies to it stand."""
    found: dict[str, Counter[str]] = {}
    for row in facts.rows("missions", kind="embassy"):
        if row["city"]:
            found.setdefault(row["host"], Counter())[row["city"]] += 1
    capitals: dict[str, str] = {}
    for code, cities in found.items():
        city, count = cities.most_common(1)[0]
        if count >= LEAST_EMBASSIES and 2 * count > cities.total() and len(city) > 3:
            capitals.setdefault(city, code)
    return capitals


@cache
def _sides() -> tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]:
    """The two sides of a divided country: code, the states beside which it is meant, name."""
    return tuple(
        (code, frozenset(by["with"]), re.compile(by["name"]))
        for code, by in phrases("names")["sides"].items()
    )


def _divided(text: str, spoken: frozenset[str]) -> list[Named]:
    """ "The North", 「北」 where the text speaks of that state or of the other side."""
    return [
        Named(code, match.start(), match.end())
        for code, beside, pattern in _sides()
        if spoken & beside
        for match in pattern.finditer(text)
    ]


def _cued(text: str, found: Sequence[When]) -> frozenset[str]:
    """The cues of a sentence; "today" in "six years ago today" is not the present."""
    untimed = list(text)
    for when in found:
        if re.search(r"ago|前", text[when.start : when.end]):
            untimed[when.start : when.end] = " " * (when.end - when.start)
    return frozenset(
        name
        for name, pattern in cues().items()
        if pattern.search("".join(untimed) if name == "now" else text)
    )


def _counted(text: str, lang: Lang, found: Sequence[When]) -> tuple[Amount, ...]:
    """The quantities, but for the numbers by which a date is told: "three and a half years ago"."""
    return tuple(
        a
        for a in amounts(text, lang)
        if a.unit not in ("percent", "years", "")
        or not any(w.start <= a.start and a.end <= w.end for w in found)
    )


def _meant(text: str, told: Sequence[Reading]) -> tuple[Named, ...]:
    """The state that "it" means at the beginning of a sentence: the only one of the sentence before."""
    former = [
        Named(told[-1].states[m["last"] is not None], *m.span())
        for m in FORMER.finditer(text)
        if told and len(told[-1].states) == 2
    ]
    if former:
        return tuple(former)
    match = PRONOUN.match(text)
    if match is None or not told or len(told[-1].states) != 1:
        return ()
    start, end = match.span("it") if match["it"] else match.span("it_ja")
    return (Named(told[-1].states[0], start, end),)


def _narrated(told: Sequence[Reading], written: date) -> PartialDate | None:
    """The date at which the sentence just before left a story of days or months long past."""
    dated = next((e for e in reversed(told[-2:]) if e.times), None)
    if dated is None or (dated is not told[-1] and PRESENT.search(dated.text)):
        return None
    date_ = dated.times[-1].date
    return date_ if date_.month and date_.year <= written.year - LONG_PAST else None


def read(
    pieces: Sequence[Piece],
    lang: Lang,
    names: Gazetteer,
    about: tuple[str, ...],
    written: date,
) -> list[Reading]:
    """All sentences, each with what the ones before it lend: the pair and the latest date."""
    readings: list[Reading] = []
    pair: tuple[str, ...] = about
    latest: PartialDate | None = None
    told: list[Reading] = []
    for piece in pieces:
        reading = _read_one(piece, lang, names, about, pair, latest, written, told)
        if not about and len(reading.states) == 2:
            pair = reading.states
            reading = replace(reading, pair=pair)
        readings.append(reading)
        told.append(replace(reading, told=()))
        if reading.times:
            latest = reading.times[-1].date
    return readings


def reread(reading: Reading, texts: Sequence[str], names: Gazetteer) -> list[Reading]:
    """The parts of a sentence, each read with what the sentences and the parts before it lend."""
    told = list(reading.told)
    found: list[Reading] = []
    for text in texts:
        dated = [e.times[-1].date for e in told if e.times]
        piece = replace(reading.piece, text=text)
        part = _read_one(
            piece, reading.lang, names, (), reading.pair, dated[-1] if dated else None,
            reading.written, told,
        )  # fmt: skip
        found.append(part)
        told.append(replace(part, told=()))
    return found


def _read_one(
    piece: Piece,
    lang: Lang,
    names: Gazetteer,
    about: tuple[str, ...],
    pair: tuple[str, ...],
    latest: PartialDate | None,
    written: date,
    told: Sequence[Reading],
) -> Reading:
    text = unicodedata.normalize("NFKC", piece.text)
    named = tuple(
        n
        for n in names.find(text)
        if not OF_A_WAR.match(text, n.end) and not re.match(r" ?(?:dollars?\b|\$)", text[n.end :])
    )
    spoken = frozenset((*about, *pair, *(n.code for n in named)))
    named = tuple(sorted((*named, *_divided(text, spoken)), key=lambda n: n.start))
    named = named or _meant(text, told)
    found = tuple(times(text, lang, written, latest, _narrated(told, written)))
    return Reading(
        piece, text, lang, named, pair, found, _counted(text, lang, found), _cued(text, found),
        written, tuple(told[-EARLIER:]),
    )  # fmt: skip
