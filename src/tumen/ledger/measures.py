"""Sanctions measures as rules: their schema, reading, and the rows of table `sanction_measures`.

They lie beside the case folders, in `_measures/`, since a measure concerns a state and not a pair:
`regimes.yaml` says what is covered and from when, `sources.yaml` adds sources to those of the
cases, and every other file is a list of measures. A rule holds the history of its amendment: what it
replaced, what replaced it, and when each became known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

from tumen.core.dates import PartialDate
from tumen.core.errors import LedgerError
from tumen.core.units import UNITS
from tumen.ledger.read import Placed, read_entries
from tumen.ledger.schema import Code, Day, Entry, Id, Ids, Source, Words
from tumen.tables.sanction_measures import (
    BASES,
    CLASSES,
    DIRECTIONS,
    EFFECTS,
    EXTENTS,
    FACTS,
    FLOWS,
    RULE_PARTS,
    SERVICES,
)

FOLDER, REGIMES, SOURCES = "_measures", "regimes.yaml", "sources.yaml"

KINDS = (
    "goods", "goods-technology", "arms-embargo", "quota", "labour", "finance", "maritime",
    "services", "listing", "monitoring", "humanitarian", "transit", "clarification",
    "goods-finance", "diplomatic-finance",
)  # fmt: skip
_HS = re.compile(r"\d{2}(\d{2}(\d{2})?)?")


def _one_of(words: Iterable[str], meaning: str) -> Meta:
    return Meta(description=meaning, extra_json_schema={"enum": [*words]})


class _Part(Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A mapping inside an entry."""


class Condition(_Part, kw_only=True):
    """One fact that must hold: exactly one of `equals`, `differs`, `before`."""

    fact: Annotated[str, _one_of(FACTS, "what is asked")]
    equals: Annotated[Words | None, Meta(description="the fact must be this")] = None
    differs: Annotated[Words | None, Meta(description="the fact must be other than this")] = None
    before: Annotated[Day | None, Meta(description="the date must lie before this day")] = None


class Exemption(_Part, kw_only=True):
    """What the measure leaves free, as conditions that must all hold."""

    text_en: Annotated[Words, Meta(description="the exception in words, English")]
    text_ja: Annotated[Words, Meta(description="the same, Japanese")]
    paragraph: Annotated[Words | None, Meta(description="paragraph, where seen")] = None
    conditions: Annotated[list[Condition], Meta(description="all must hold")]
    outcome: Annotated[
        str, _one_of(("free", "notify"), "free: not covered; notify: with notice or approval only")
    ]


class WindDown(_Part, kw_only=True):
    """What could still be finished after the measure took effect."""

    until: Annotated[Day | None, Meta(description="last day, where seen")] = None
    text_en: Annotated[Words, Meta(description="what could be finished, English")]
    text_ja: Annotated[Words, Meta(description="the same, Japanese")]
    conditions: Annotated[list[Condition], Meta(description="all must hold")] = []


class HsSet(_Part, kw_only=True):
    """Codes with one basis and one extent."""

    codes: Annotated[list[Words], Meta(min_length=1, description="2, 4 or 6 digits, quoted")]
    extent: Annotated[str, _one_of(EXTENTS, "how much of the code is covered")]
    basis: Annotated[str, _one_of(BASES, "where the code comes from")]
    classes: Annotated[
        list[Words],
        Meta(description="which of the measure's classes decide; for `part` all, if none is named"),
    ] = []


class Cap(_Part, kw_only=True):
    """A quantity allowed. Several caps of one measure are alternatives, as `rule` says."""

    value: Annotated[float | None, Meta(description="quantity; empty: not a fixed number")] = None
    unit: Annotated[str, _one_of(UNITS, "unit of the quantity")]
    period: Annotated[
        str,
        _one_of(
            ("calendar-year", "twelve-months", "once"),
            "per calendar year; per twelve months from the start; once, for the whole span",
        ),
    ]
    starts: Annotated[Day, Meta(description="first day of the first period")]
    ends: Annotated[Day | None, Meta(description="last day, for `once`")] = None
    stands: Annotated[
        str,
        _one_of(
            ("alone", "either", "lower"),
            "beside the measure's other caps: either may be met, or the lower counts",
        ),
    ] = "alone"
    rule_en: Annotated[Words | None, Meta(description="how it stands to the others, English")] = (
        None
    )
    rule_ja: Annotated[Words | None, Meta(description="the same, Japanese")] = None


class Measure(Entry, kw_only=True):
    """One rule of one instrument. Files: all of `_measures/` but `regimes.yaml` and `sources.yaml`."""

    authority: Annotated[
        Words, Meta(description="UN, or EU, or the code of the state that took it")
    ]
    target: Annotated[Code, Meta(description="member code of the state under the measure")]
    instrument: Annotated[Words, Meta(description="resolution or law")]
    paragraph: Annotated[Words | None, Meta(description="paragraph, where seen")] = None
    adopted: Annotated[Day | None, Meta(description="day of adoption")] = None
    effective_from: Annotated[Day | None, Meta(description="first day in force")] = None
    effective_to: Annotated[Day | None, Meta(description="last day in force; empty: open")] = None
    known_from: Annotated[
        Day | None, Meta(description="when it became public, if that is not its adoption")
    ] = None
    end_known: Annotated[
        Day | None, Meta(description="when effective_to became public, if after known_from")
    ] = None
    wind_down: Annotated[WindDown | None, Meta(description="what could still be finished")] = None
    direction: Annotated[str, _one_of(DIRECTIONS, "what moves, seen from the target")]
    flow: Annotated[
        str, _one_of(FLOWS, "for services and exemptions: which way; both where it is not said")
    ] = "both"
    effect: Annotated[str, _one_of(EFFECTS, "what it does")]
    kind: Annotated[str, _one_of(KINDS, "what sort of measure")]
    summary_en: Annotated[Words, Meta(description="what it forbids or limits, one sentence")]
    summary_ja: Annotated[Words, Meta(description="the same, as a Japanese editor writes it")]
    goods_en: Annotated[list[Words], Meta(description="goods in words, English")] = field(
        default_factory=list
    )
    goods_ja: Annotated[list[Words], Meta(description="the same, Japanese, in the same order")] = (
        field(default_factory=list)
    )
    classes: Annotated[list[Words], Meta(description="classes of goods or acts that it covers")] = (
        field(default_factory=list)
    )
    all_goods: Annotated[bool, Meta(description="it covers every code")] = False
    hs: Annotated[list[HsSet], Meta(description="codes")] = field(default_factory=list)
    services: Annotated[list[Words], Meta(description="services that it covers")] = field(
        default_factory=list
    )
    exemptions: Annotated[list[Exemption], Meta(description="what it leaves free")] = field(
        default_factory=list
    )
    exempts: Annotated[list[Id], Meta(description="effect frees: ids of the measures freed")] = (
        field(default_factory=list)
    )
    exempts_all: Annotated[
        bool, Meta(description="effect frees: all measures of the authority on the target")
    ] = False
    caps: Annotated[list[Cap], Meta(description="quantities allowed")] = field(default_factory=list)
    reporting_en: Annotated[Words | None, Meta(description="duty to report, English")] = None
    reporting_ja: Annotated[Words | None, Meta(description="the same, Japanese")] = None
    supersedes: Annotated[list[Id], Meta(description="ids of measures that it replaced")] = field(
        default_factory=list
    )
    amends: Annotated[list[Id], Meta(description="ids of measures that it widened or changed")] = (
        field(default_factory=list)
    )
    implements: Annotated[list[Id], Meta(description="national law: ids of the UN measures")] = (
        field(default_factory=list)
    )
    sources: Annotated[Ids, Meta(description="ids of sources, the best first")]
    notes_en: Annotated[Words | None, Meta(description="limits of what was seen, English")] = None
    notes_ja: Annotated[Words | None, Meta(description="the same, Japanese")] = None

    @property
    def known(self) -> date:
        """The last day on which it may have become public: known_from, else that of its adoption."""
        text = self.known_from or self.adopted
        return PartialDate.parse(text).latest if text else date.max

    @property
    def codes(self) -> list[str]:
        """All codes, in order."""
        return [code for group in self.hs for code in group.codes]


class Regime(Entry, kw_only=True):
    """A set of measures that the ledger holds in full. File: `regimes.yaml`."""

    authority: Annotated[Words, Meta(description="UN")]
    target: Annotated[Code, Meta(description="member code of the state under the measures")]
    name_en: Annotated[Words, Meta(description="name, English")]
    name_ja: Annotated[Words, Meta(description="name, Japanese")]
    first_day: Annotated[Day, Meta(description="first day that the ledger speaks of")]
    reviewed: Annotated[Day, Meta(description="last day on which sources were read for it")]
    sources: Annotated[Ids, Meta(description="ids of sources")]


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of a root, with what they cover and their own sources."""

    measures: tuple[Measure, ...]
    regimes: tuple[Regime, ...]
    sources: tuple[Source, ...]
    ended: dict[str, date]
    """By id of an ended measure: the day on which its end became known."""


def read_measures(root: Path, sources: Iterable[str] = ()) -> Measures:
    """The measures below `root`. `sources` are ids that cases define; with none given, ids are not
    held against them. Raises the first LedgerError."""
    found, errors = _read(root, frozenset(sources))
    if errors:
        raise errors[0]
    return found


def check_measures(root: Path, sources: Iterable[str] = ()) -> list[LedgerError]:
    """Everything that is wrong with the measures below `root`, by file and line."""
    return _read(root, frozenset(sources))[1]


def _read(root: Path, known: frozenset[str]) -> tuple[Measures, list[LedgerError]]:
    errors: list[LedgerError] = []
    folder = root / FOLDER
    files = sorted(folder.glob("*.yaml"))
    placed: list[Placed[Measure]] = []
    for path in files:
        if path.name not in (REGIMES, SOURCES):
            placed += read_entries(path, Measure, errors)
    regimes = read_entries(folder / REGIMES, Regime, errors) if files else []
    own = read_entries(folder / SOURCES, Source, errors) if (folder / SOURCES).exists() else []
    ids = known | {item.entry.id for item in own} if known else frozenset()
    errors += _check(placed, ids)
    ended: dict[str, date] = {
        item.entry.id: PartialDate.parse(item.entry.end_known).latest
        for item in placed
        if item.entry.end_known
    }
    for item in placed:
        for old in item.entry.supersedes:
            ended[old] = min(item.entry.known, ended.get(old, item.entry.known))
    measures = Measures(
        tuple(item.entry for item in placed),
        tuple(item.entry for item in regimes),
        tuple(item.entry for item in own),
        ended,
    )
    return measures, sorted(errors, key=lambda error: (error.file, error.line))


def _check(placed: Sequence[Placed[Measure]], sources: frozenset[str]) -> Iterator[LedgerError]:
    """Rules between the fields of a measure and between measures."""
    ids = {item.entry.id for item in placed}
    seen: set[str] = set()
    for item in placed:
        measure = item.entry
        if measure.id in seen:
            yield item.error(f"{measure.id!r} exists already", "id")
        seen.add(measure.id)
        if not (measure.adopted or measure.known_from):
            yield item.error("is missing; give adopted, or known_from", "known_from")
        for name in ("supersedes", "amends", "exempts", "implements"):
            for other in getattr(measure, name):
                if other not in ids:
                    yield item.error(f"{other!r} is no measure", name)
        for source in measure.sources if sources else ():
            if source not in sources:
                yield item.error(f"{source!r} is no source", "sources")
        for name, words in (("services", SERVICES), ("classes", CLASSES)):
            for word in getattr(measure, name):
                if word not in words:
                    yield item.error(f"{word!r} is not allowed; allowed: {', '.join(words)}", name)
        for index, group in enumerate(measure.hs):
            for code in group.codes:
                if _HS.fullmatch(code) is None:
                    yield item.error(f"{code!r} is not 2, 4 or 6 digits", "hs", index)
            if group.extent == "part" and not (group.classes or measure.classes):
                yield item.error("a part of a code needs classes", "hs", index)
            for word in group.classes:
                if word not in measure.classes:
                    yield item.error(f"{word!r} is not among the measure's classes", "hs", index)
        if measure.effect == "caps" and not measure.caps:
            yield item.error("a measure that caps needs caps", "effect")
        yield from _dates(item)
        yield from _languages(item)


def _dates(item: Placed[Measure]) -> Iterator[LedgerError]:
    measure = item.entry
    adopted, start, end = (
        PartialDate.parse(text) if text else None
        for text in (measure.adopted, measure.effective_from, measure.effective_to)
    )
    if adopted and start and start.latest < adopted.earliest:
        yield item.error(f"{start} lies before adopted {adopted}", "effective_from")
    if start and end and end.latest < start.earliest:
        yield item.error(f"{end} lies before effective_from {start}", "effective_to")


def _languages(item: Placed[Measure]) -> Iterator[LedgerError]:
    measure = item.entry
    for name in ("goods", "reporting", "notes"):
        here, there = getattr(measure, f"{name}_en"), getattr(measure, f"{name}_ja")
        if bool(here) != bool(there) or (isinstance(here, list) and len(here) != len(there)):
            yield item.error("does not match the other language", f"{name}_ja")


def tables_of_measures(measures: Measures) -> dict[str, list[dict[str, Any]]]:
    """Rows of `sanction_measures` and `sanction_regimes`, and of `ledger_sources` for the sources
    that only they have."""
    return {
        "sanction_measures": [_row(measure, measures) for measure in measures.measures],
        "sanction_regimes": [_regime_row(regime) for regime in measures.regimes],
        "ledger_sources": [_source_row(source) for source in measures.sources],
    }


def _row(measure: Measure, measures: Measures) -> dict[str, Any]:
    cap = next((cap for cap in measure.caps if cap.value is not None), None)
    ended = measures.ended.get(measure.id)
    return {
        "id": measure.id,
        "case": FOLDER,
        "authority": measure.authority,
        "target": measure.target,
        "instrument": measure.instrument,
        "paragraph": measure.paragraph,
        "adopted": measure.adopted,
        "direction": measure.direction,
        "kind": measure.kind,
        "effect": measure.effect,
        "summary_en": measure.summary_en,
        "summary_ja": measure.summary_ja,
        "goods": list(measure.goods_en),
        "goods_ja": list(measure.goods_ja),
        "hs": measure.codes,
        "hs_basis": ", ".join(dict.fromkeys(group.basis for group in measure.hs)) or None,
        "services": list(measure.services),
        "exemptions_en": [exemption.text_en for exemption in measure.exemptions],
        "exemptions_ja": [exemption.text_ja for exemption in measure.exemptions],
        "wind_down_to": measure.wind_down.until if measure.wind_down else None,
        "cap_value": cap.value if cap else None,
        "cap_unit": cap.unit if cap else None,
        "cap_period": cap.period if cap else None,
        "reporting": measure.reporting_en,
        "reporting_ja": measure.reporting_ja,
        "supersedes": list(measure.supersedes),
        "sources": list(measure.sources),
        "notes_en": measure.notes_en,
        "notes_ja": measure.notes_ja,
        "rule": _rule(measure),
        "valid_from": measure.effective_from,
        "valid_to": measure.effective_to,
        "known": measure.known,
        "end_known": ended if measure.effective_to and ended and ended > measure.known else None,
        "source": measure.sources[0],
    }


def _rule(measure: Measure) -> str:
    """What the columns do not hold, as JSON with sorted keys: the shape is documented there."""
    parts = {name: getattr(measure, name) for name in RULE_PARTS}
    return msgspec.json.encode(parts, order="sorted").decode()


def _regime_row(regime: Regime) -> dict[str, Any]:
    kept = msgspec.structs.asdict(regime)
    first = kept.pop("first_day")
    return {
        **kept,
        "valid_from": first,
        "valid_to": None,
        "known": date(1800, 1, 1),
        "end_known": None,
        "source": regime.sources[0],
    }


def _source_row(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "case": FOLDER,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "lang": source.lang,
        "kind": source.kind,
        "reliability": source.reliability,
        "reliability_reason": source.reliability_reason,
        "voice_of": source.voice_of,
        "valid_from": source.published,
        "valid_to": source.published,
        "known": date(1800, 1, 1),
        "end_known": None,
        "source": source.id,
    }
