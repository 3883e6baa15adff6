"""The four shapes of a plug-in: table, source, measure, question; and what each is handed.

A plug-in is a module with one constant (TABLE, SOURCE, MEASURE, QUESTION); `core.plugins` finds
it. Nothing is registered anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from tumen.core.dates import PartialDate
from tumen.core.evidence import (
    Coverage,
    Estimate,
    Evidence,
    Finding,
    Origin,
    Projection,
    Reason,
    TrendBreak,
    Unknown,
)
from tumen.core.exhibits import Exhibit
from tumen.core.states import State, States
from tumen.core.values import Lang, Quantity, Text

if TYPE_CHECKING:
    import polars

Row = Mapping[str, Any]
Type = Literal["text", "int", "float", "bool", "date", "partial", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name (unit at its end where it has one), type, meaning, allowed values.

    "partial" is a partial date as text; "list" is a list of text.
    """

    name: str
    type: Type
    meaning: str
    required: bool = True
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A named query that selects bad rows of `{table}`; none may come back."""

    name: str
    sql: str


CLOCKS: tuple[Column, ...] = (
    Column("valid_from", "partial", "when it began to be true in the world", required=False),
    Column(
        "valid_to",
        "partial",
        "when it ceased to be true; same as valid_from for an event; empty: open or not known",
        required=False,
    ),
    Column("known", "date", "the last day on which it may have become public; as_of cuts here"),
    Column(
        "end_known",
        "date",
        "the day its end (valid_to and the table's `ending` columns) became public; "
        "empty: together with the row",
        required=False,
    ),
    Column("source", "text", "the source of this row: a dataset's or a ledger source's id"),
)
"""Both clocks and provenance: the last columns of every table."""


@dataclass(frozen=True, slots=True)
class Table:
    """A contract: columns, key, checks. `order` sorts the stored rows (what a pair query prunes by).

    `members` names the columns that hold member codes. `ending` names the columns that, like
    valid_to, are not known before `end_known` (a war's outcome); `acts` names the columns that hold
    the date of a later act, which nobody knows before it happens (an entry into force).
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return self.columns + CLOCKS


Rows = "polars.DataFrame | Iterable[Row]"


class Crosswalk(Protocol):
    """Codes of other systems to member codes, with a date. Raises DataError on an unknown code."""

    def cow(self, ccode: int, year: int) -> str | None: ...
    def iso2(self, code: str) -> str | None: ...
    def iso3(self, code: str, year: int) -> str | None: ...
    def numeric(self, code: int) -> str | None: ...
    def named(self, name: str, year: int | None = None) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Raw:
    """What a parser may see: its files, the codes, and nothing else."""

    folder: Path
    codes: Crosswalk

    def path(self, name: str) -> Path:
        return self.folder / name


@dataclass(frozen=True, slots=True)
class Source:
    """One dataset: origin, coverage, bounds and a parser from raw files to rows of tables.

    `folder` is its folder among the raw data, `files` the files it reads there. `rows` bounds the
    number of rows per table it fills: too few refuse the load, too many too. `known_rule` says how
    the known time of a row was set. `ignored` lists the columns of the raw files that are left out,
    each with the reason.
    """

    name: str
    origin: Origin
    coverage: Coverage
    known_rule: Text
    folder: str
    files: tuple[str, ...]
    rows: Mapping[str, tuple[int, int]]
    parse: Callable[[Raw], Mapping[str, polars.DataFrame | Iterable[Row]]]
    ignored: Mapping[str, str] = field(default_factory=dict)
    caveats: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """A table computed from one other table when the snapshot is built, since it needs all states.

    `compute` takes the frame of `reads` and gives the frame of the table `name`, with both clocks and the
    sources of the rows behind it. `method`: formula, paper, limits.
    """

    name: str
    reads: str
    compute: Callable[[polars.DataFrame], polars.DataFrame]
    method: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One statement that yields a, b, period, value, low, high, n, sources, known (and extra columns).

    `period` is a partial date, `sources` the distinct sources and `known` the latest known day of
    the rows behind the value: the query makes them, nobody types them.

    The runner adds the pair outside. A window must partition by a, b; a measure that needs all
    pairs at once is computed when the snapshot is built. `directed`: a does something to b.
    """

    name: str
    title: Text
    meaning: Text
    unit: str
    directed: bool
    tables: tuple[str, ...]
    sql: str
    method: str  # formula, source (paper), limits
    bounds: tuple[float | None, float | None] = (None, None)


class Camp(Protocol):
    """Well-graded reports that one figure would satisfy."""

    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def locators(self) -> tuple[str, ...]: ...


class Pooled(Protocol):
    """What rival reports of a quantity add up to (`weighing.combine.Weighed`)."""

    @property
    def quantity(self) -> Quantity | None: ...
    @property
    def disagreement(self) -> bool: ...
    @property
    def camps(self) -> Sequence[Camp]: ...
    @property
    def support(self) -> tuple[float, float]: ...
    @property
    def reasons(self) -> tuple[Reason, ...]: ...
    @property
    def left_out(self) -> Sequence[LeftOut]: ...
    @property
    def period(self) -> PartialDate | None: ...


class Located(Protocol):
    """Something that has its place in the data."""

    @property
    def locator(self) -> str: ...


class LeftOut(Protocol):
    """A report that does not count, and why."""

    @property
    def report(self) -> Located: ...
    @property
    def why(self) -> Text: ...


class Standing(Protocol):
    """How an explanation stands: weighted inconsistency, zero or less; nearer zero is better."""

    @property
    def hypothesis(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def rank(self) -> int: ...
    @property
    def against(self) -> tuple[str, ...]: ...
    @property
    def consistent(self) -> tuple[str, ...]: ...


class Swing(Protocol):
    """What one piece of evidence changes: the order without it."""

    @property
    def locator(self) -> str: ...
    @property
    def is_lead(self) -> bool: ...


class Ranked(Protocol):
    """Explanations in order (`weighing.hypotheses.Matrix`)."""

    def order(self, without: str | None = None) -> Sequence[Standing]: ...
    def diagnosticity(self) -> Mapping[str, float]: ...
    def swings(self) -> Sequence[Swing]: ...


class Moment(Protocol):
    """How explanations stood on a day, and what had become known since the moment before."""

    @property
    def day(self) -> date: ...
    @property
    def order(self) -> Sequence[Standing]: ...
    @property
    def new(self) -> tuple[str, ...]: ...


class Facts(Protocol):
    """Everything a question may ask. All of it is already cut to `as_of`."""

    @property
    def as_of(self) -> date: ...
    @property
    def states(self) -> States: ...
    def rows(self, table: str, **where: object) -> list[Row]:
        """Rows of a table; `where` values: one value, or a list of allowed ones."""
        ...

    def between(self, table: str, a: str, b: str) -> list[Row]:
        """Rows that join a and b, whichever comes first, with all members of both lines."""
        ...

    def involving(self, table: str, code: str) -> list[Row]:
        """Rows in which a member of the state's line appears in any of the table's member columns."""
        ...

    def estimates(self, measure: str, a: str, b: str) -> list[Estimate]:
        """A measure for a pair, oldest first; a directed one from a to b."""
        ...

    def claims(
        self,
        *,
        topics: Sequence[str] = (),
        about: Sequence[str] = (),
        kinds: Sequence[str] = (),
        quantity: str | None = None,
        any_of: Sequence[str] = (),
    ) -> list[Row]:
        """Ledger claims, oldest event first. `about`: subjects that must all be there."""
        ...

    def evidence(
        self, row: Row, table: str = "claims", relation: str = "supports"
    ) -> tuple[Evidence, ...]:
        """All evidence of a row: one piece per source it names."""
        ...

    def rivals(self, claim: Row) -> tuple[Evidence, ...]:
        """Evidence of the claims that contradict this one."""
        ...

    def estimate_evidence(self, estimate: Estimate) -> tuple[Evidence, ...]:
        """The datasets behind an estimate, one piece each."""
        ...

    def weigh(self, claims: Sequence[Row], quantity: str, parties: Sequence[str]) -> Pooled:
        """Rival reports of one quantity weighed; `parties` speak in their own cause."""
        ...

    def rank(self, claims: Sequence[Row], hypotheses: Sequence[str]) -> Ranked:
        """Explanations ranked by the claims that are rated against them."""
        ...

    def replay(self, claims: Sequence[Row], hypotheses: Sequence[str]) -> Sequence[Moment]:
        """How the explanations stood on each day on which a rated claim became known."""
        ...

    def project(self, series: Sequence[tuple[int, float]]) -> Projection | None:
        """A yearly series carried on, with its backtest; None when there is too little of it."""
        ...

    def breaks(self, series: Sequence[tuple[int, float]]) -> Sequence[TrendBreak]:
        """The years in which the trend of a yearly series broke, oldest first."""
        ...

    def coverage(self, source: str) -> Coverage:
        """What a dataset speaks of."""
        ...

    def caveats(self, source: str) -> tuple[Text, ...]:
        """What a dataset warns of; nothing for a ledger source."""
        ...

    def title(self, source: str) -> Text:
        """What a dataset is called: a sentence never types a source's name itself."""
        ...

    def links(self, claim: Row, relation: str) -> list[Row]:
        """The claims that this claim supports, contradicts, supersedes or updates."""
        ...

    def linked_from(self, claim: Row, relation: str) -> list[Row]:
        """The claims that support, contradict, supersede or update this claim."""
        ...


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked: the pair as the reader gave it, a third state, and a day."""

    a: State
    b: State
    third: State | None
    as_of: date

    @property
    def codes(self) -> tuple[str, str]:
        return self.a.code, self.b.code


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found: the answer itself (two to four sentences), further evidence, exhibits.

    `judgement` is the one finding that may become a key judgement; `unknowns` say what is not known
    and what would answer it.
    """

    findings: tuple[Finding, ...] = ()
    details: tuple[Finding, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    judgement: Finding | None = None

    def __post_init__(self) -> None:
        if not self.findings and not self.unknowns:
            raise ValueError("an answer needs a finding, or says why it is not known")


Sentences = Mapping[str, Mapping[Lang, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a reader asks of any pair. `title` may use {a}, {b} and {third}.

    `answer` is pure: the same facts give the same answer. A question that `summarises` receives
    the others' answers, by name, today's and those of a year before.

    For comparing two days: `opposites` are sets of sentences of which one reverses the other,
    `about` names per sentence the slots that say what it is about, `passing` the slots that change
    with the asking alone.
    """

    name: str
    order: int
    title: Mapping[Lang, str]
    sentences: Sentences
    answer: Callable[..., Answer]
    tables: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    summarises: bool = False
    opposites: tuple[frozenset[str], ...] = ()
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    passing: frozenset[str] = frozenset({"day"})
