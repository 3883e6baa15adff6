"""Rules that hold between the fields of an entry and between entries."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.errors import LedgerError, UsageError
from tumen.core.states import States
from tumen.ledger.library import Case, Library, by_id
from tumen.ledger.read import Placed, fields_of
from tumen.ledger.schema import Claim, Hypothesis, Place, Source, Treaty
from tumen.ledger.vocabulary import AHEAD, OF_DOCUMENTS

Errors = Iterator[LedgerError]

_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_HALF_WIDTH = re.compile(r"[(),:;!?~\[\]]")
_BLANK = re.compile(r"(?<=[\u3040-\u30ff\u4e00-\u9fff]) | (?=[\u3040-\u30ff\u4e00-\u9fff])")


def check_library(
    library: Library, cases: Sequence[Case], roots: Iterable[Path], states: States | None
) -> list[LedgerError]:
    """What is wrong with the entries of `cases` and with the hypotheses of `roots`, given all that
    they may refer to. Of two entries with one id, the later in the library is at fault."""
    files = {item.file for case in cases for item in _all(case)}
    files |= {item.file for item in library.hypotheses if Path(item.file).parent in set(roots)}
    return [error for error in _rules(library, cases, states) if error.file in files]


def _all(case: Case) -> Iterator[Placed[Any]]:
    for claim in case.claims:
        yield claim.placed
    yield from case.sources
    yield from case.treaties
    yield from case.places
    yield from case.leads
    if case.about is not None:
        yield case.about


def _rules(library: Library, cases: Sequence[Case], states: States | None) -> Errors:
    claims, sources = by_id(library.claims()), by_id(library.sources())
    treaties, places = by_id(library.treaties()), by_id(library.places())
    hypotheses = by_id(library.hypotheses)
    for entries, first in (
        (library.claims(), claims),
        (library.sources(), sources),
        (library.treaties(), treaties),
        (library.places(), places),
        (library.hypotheses, hypotheses),
        (library.leads(), by_id((*library.claims(), *library.leads()))),
    ):
        yield from _twice(entries, first)
    groups = Counter(claim.entry.origin_group for claim in library.claims())
    decided = {link.id for claim in library.claims() for link in claim.entry.relates_to}
    for case in cases:
        for item in _all(case):
            yield from _texts(item)
            yield from _codes(item, states)
            if wrong := list(_days(item)):
                yield from wrong
                continue
            if isinstance(item.entry, Claim):
                yield from _claim_dates(item, case)
                yield from _figures(item)
                yield from _named(item, "sources", sources)
                yield from _read_later(item, sources)
                yield from _links(item, claims)
                yield from _rated(item, hypotheses)
                yield from _one(item, "place", places)
                yield from _voices(item)
                yield from _outcome(item, decided)
                if item.entry.origin_group and groups[item.entry.origin_group] == 1:
                    problem = "names a group that no other claim belongs to"
                    yield item.error(problem, "origin_group")
                yield from _lifetimes(item, states)
            elif isinstance(item.entry, Treaty):
                yield from _treaty(item)
                yield from _named(item, "sources", sources)
                yield from _one(item, "replaces", treaties)
            elif isinstance(item.entry, Place):
                yield from _place(item)
                yield from _named(item, "sources", sources)
            elif isinstance(item.entry, Source):
                yield from _published(item, case)
    for item in library.hypotheses:
        yield from _texts(item)


def _twice(entries: Iterable[Placed[Any]], first: dict[str, Placed[Any]]) -> Errors:
    for item in entries:
        other = first[item.entry.id]
        if other.node is not item.node:
            where = f"{other.file}:{other.line('id')}"
            yield item.error(f"{item.entry.id!r} exists already ({where})", "id")


def _texts(item: Placed[Any]) -> Errors:
    """Japanese is Japanese, English is not, and the typography is that of the press."""
    for name in fields_of(item.entry):
        value = getattr(item.entry, name)
        texts = value if isinstance(value, list) else [value]
        for index, text in enumerate(texts):
            path = (name, index) if isinstance(value, list) else (name,)
            if not isinstance(text, str):
                continue
            if text != text.strip():
                yield item.error("begins or ends with a blank", *path)
            if name.endswith("_ja"):
                if not _JAPANESE.search(text):
                    yield item.error("has no Japanese in it", *path)
                elif found := _HALF_WIDTH.search(text):
                    yield item.error(f"has a half-width {found[0]!r}; write it full-width", *path)
                elif _BLANK.search(text):
                    yield item.error("has a blank beside Japanese letters; leave it out", *path)
            elif name.endswith("_en") and _JAPANESE.search(text):
                yield item.error("has Japanese in it", *path)
    for name in fields_of(item.entry):
        if name.endswith("_ja"):
            plain = name.removesuffix("_ja")
            english = plain if plain in fields_of(item.entry) else f"{plain}_en"
            here, there = getattr(item.entry, name), getattr(item.entry, english)
            if bool(here) != bool(there):
                missing = english if here else name
                yield item.error(f"is missing beside {name if here else english}", missing)
            elif isinstance(here, list) and len(here) != len(there):
                yield item.error(f"has {len(here)} items, {english} has {len(there)}", name)


def _codes(item: Placed[Any], states: States | None) -> Errors:
    for name in ("subjects", "parties", "states"):
        codes = getattr(item.entry, name, None) or ()
        for index, code in enumerate(codes):
            if states is not None and code not in states:
                yield item.error(f"{code!r} is no member of the register", name, index)
            elif code in codes[:index]:
                yield item.error(f"{code!r} is given twice", name, index)
    for name in ("speaker_state", "beneficiary", "voice_of", "third"):
        code = getattr(item.entry, name, None)
        if code and states is not None and code not in states:
            yield item.error(f"{code!r} is no member of the register", name)


DAYS = (
    "event_date", "valid_from", "valid_to", "known_from", "end_known", "published", "signed",
    "in_force", "terminated", "reviewed",
)  # fmt: skip


def _days(item: Placed[Any]) -> Errors:
    """Dates that no calendar has."""
    for name in DAYS:
        text = getattr(item.entry, name, None)
        if text:
            try:
                PartialDate.parse(text)
            except UsageError as error:
                yield item.error(str(error), name)


def day(text: str | None) -> PartialDate | None:
    """A date field, parsed; none where it is no date, which `_days` reports."""
    try:
        return parse_or_none(text)
    except UsageError:
        return None


def _reviewed(case: Case) -> date | None:
    reviewed = day(case.about.entry.reviewed) if case.about else None
    return reviewed.latest if reviewed else None


def _claim_dates(item: Placed[Claim], case: Case) -> Errors:
    claim = item.entry
    event, start, end = day(claim.event_date), day(claim.valid_from), day(claim.valid_to)
    known, end_known = PartialDate.parse(claim.known_from), day(claim.end_known)
    if event and (start or end):
        yield item.error(
            "has a date beside valid_from or valid_to; give one or the other", "event_date"
        )
    if not (event or start or end):
        yield item.error("is missing; give event_date, or valid_from and valid_to", "event_date")
    if start and end and end.latest < start.earliest:
        yield item.error(f"{end} lies before valid_from {start}", "valid_to")
    begun = event or start
    if begun and known.latest < begun.earliest and claim.kind not in AHEAD:
        yield item.error(
            f"{known} lies before the event ({begun}); only these kinds may be known ahead: "
            + ", ".join(sorted(AHEAD)),
            "known_from",
        )
    if end and end_known is None and known.latest < end.earliest and claim.kind not in AHEAD:
        yield item.error(
            f"valid_to {end} lies after known_from {known}; give end_known", "valid_to"
        )
    if end_known and not end:
        yield item.error("is given without valid_to", "end_known")
    elif end_known and end_known.latest < known.earliest:
        yield item.error(f"{end_known} lies before known_from {known}", "end_known")
    yield from _not_later(item, "known_from", _reviewed(case))


def _not_later(item: Placed[Any], name: str, reviewed: date | None) -> Errors:
    found = day(getattr(item.entry, name))
    if found and reviewed and found.earliest > reviewed:
        yield item.error(f"{found} lies after the case was last reviewed ({reviewed})", name)


def _published(item: Placed[Source], case: Case) -> Errors:
    yield from _not_later(item, "published", _reviewed(case))


def _figures(item: Placed[Claim]) -> Errors:
    claim = item.entry
    stated = {n: x for n in ("low", "value", "high") if (x := getattr(claim, n)) is not None}
    if list(stated.values()) != sorted(stated.values()):
        shown = ", ".join(f"{name} {value:g}" for name, value in stated.items())
        yield item.error(f"is not in order: {shown}", next(reversed(stated)))
    for name in ("unit", "quantity"):
        given = getattr(claim, name)
        if stated and given is None:
            yield item.error("is missing beside a figure", name)
        elif given is not None and not stated:
            yield item.error("is given without value, low or high", name)


def _named(item: Placed[Any], name: str, known: dict[str, Placed[Any]]) -> Errors:
    ids: list[str] = getattr(item.entry, name)
    for index, wanted in enumerate(ids):
        if wanted not in known:
            yield item.error(_dangling(wanted, name, known), name, index)
        elif wanted in ids[:index]:
            yield item.error(f"{wanted!r} is given twice", name, index)


def _one(item: Placed[Any], name: str, known: dict[str, Placed[Any]]) -> Errors:
    wanted = getattr(item.entry, name)
    if wanted is not None and (wanted not in known or wanted == item.entry.id):
        yield item.error(_dangling(wanted, name, known), name)


def _dangling(wanted: str, name: str, known: dict[str, Placed[Any]]) -> str:
    import difflib

    near = difflib.get_close_matches(wanted, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"{wanted!r} is not an id known to {name}{hint}"


def _read_later(item: Placed[Claim], sources: dict[str, Placed[Source]]) -> Errors:
    """An act may have been public before our sources wrote of it; what only a document itself says
    cannot have been known before the document."""
    if item.entry.kind not in OF_DOCUMENTS:
        return
    dates = [
        published
        for name in item.entry.sources
        if name in sources and (published := day(sources[name].entry.published))
    ]
    known = PartialDate.parse(item.entry.known_from)
    if dates and known.latest < min(found.earliest for found in dates):
        first = min(dates)
        yield item.error(f"{known} lies before its sources were published ({first})", "known_from")


def _links(item: Placed[Claim], claims: dict[str, Placed[Claim]]) -> Errors:
    seen: set[tuple[str, str]] = set()
    for index, link in enumerate(item.entry.relates_to):
        other = claims.get(link.id)
        if other is None or link.id == item.entry.id:
            yield item.error(_dangling(link.id, "claims", claims), "relates_to", index, "id")
            continue
        if (link.id, link.relation) in seen:
            yield item.error(f"{link.id!r} is given twice", "relates_to", index, "id")
        seen.add((link.id, link.relation))
        if link.relation in ("supersedes", "updates") and not list(_days(other)):
            mine = PartialDate.parse(item.entry.known_from)
            theirs = PartialDate.parse(other.entry.known_from)
            if mine.latest < theirs.earliest:
                yield item.error(
                    f"a claim known on {mine} cannot have that relation to one known on {theirs}",
                    "relates_to", index, "relation",
                )  # fmt: skip


def _rated(item: Placed[Claim], hypotheses: dict[str, Placed[Hypothesis]]) -> Errors:
    ids = [rating.id for rating in item.entry.hypotheses]
    for index, wanted in enumerate(ids):
        if wanted not in hypotheses:
            problem = _dangling(wanted, "hypotheses", hypotheses)
            yield item.error(problem, "hypotheses", index, "id")
        elif wanted in ids[:index]:
            yield item.error(f"{wanted!r} is rated twice", "hypotheses", index, "id")


def _voices(item: Placed[Claim]) -> Errors:
    if item.entry.speaker_state and not item.entry.speaker:
        yield item.error("is given without speaker", "speaker_state")


def _outcome(item: Placed[Claim], decided: set[str]) -> Errors:
    claim = item.entry
    if claim.kind == "forecast" and claim.outcome is None:
        yield item.error("is missing; a forecast says open, came-true, failed or partly", "outcome")
    elif claim.kind != "forecast" and claim.outcome is not None:
        yield item.error("is for forecasts only", "outcome")
    elif claim.outcome not in (None, "open") and claim.id not in decided:
        yield item.error("needs a later claim that relates_to this one and decides it", "outcome")


def _lifetimes(item: Placed[Claim], states: States | None) -> Errors:
    """A member of the register must have lived at the time, where one of its line did."""
    claim = item.entry
    start = day(claim.event_date or claim.valid_from or claim.valid_to)
    end = day(claim.event_date or claim.valid_to) or PartialDate.parse(claim.known_from)
    if states is None or start is None:
        return
    last = max(end.latest, start.latest)
    for index, code in enumerate(claim.subjects):
        if code not in states:
            continue
        begins = _begins(states, code)
        ends = states[code].span.end
        if begins and begins > last:
            earlier = [c for c in states.line(code) if c != code]
            if earlier:
                yield item.error(
                    f"{code!r} did not exist yet; use {earlier[-1]!r}", "subjects", index
                )
        elif ends and ends.latest < start.earliest:
            later = [
                s.successor
                for s in states.successions
                if s.predecessor == code and s.is_continuation
            ]
            if later:
                yield item.error(f"{code!r} existed no more; use {later[0]!r}", "subjects", index)


def _begins(states: States, code: str) -> date | None:
    """First day of a member: its own, or that of the succession from the one it continues."""
    own = states[code].span.start
    followed = [s.when for s in states.successions if s.successor == code and s.is_continuation]
    first = own or (followed[0] if followed else None)
    return first.earliest if first else None


def _treaty(item: Placed[Treaty]) -> Errors:
    treaty = item.entry
    dated = [
        (name, found) for name in ("signed", "in_force", "terminated")
        if (found := day(getattr(treaty, name)))
    ]  # fmt: skip
    for (earlier, first), (later, second) in itertools.pairwise(dated):
        if second.latest < first.earliest:
            yield item.error(f"{second} lies before {earlier} {first}", later)
    if treaty.terminated and not treaty.end_known:
        yield item.error("is missing beside terminated", "end_known")
    if treaty.end_known and not treaty.terminated:
        yield item.error("is given without terminated", "end_known")
    if treaty.terminated and treaty.status == "in-force":
        yield item.error("'in-force' contradicts terminated", "status")
    if not (treaty.signed or treaty.known_from):
        yield item.error("is missing; without signed it must be given", "known_from")


def _place(item: Placed[Place]) -> Errors:
    given = [name for name in ("longitude", "latitude") if getattr(item.entry, name) is not None]
    if len(given) == 1:
        missing = "latitude" if given == ["longitude"] else "longitude"
        yield item.error(f"is missing beside {given[0]}", missing)
