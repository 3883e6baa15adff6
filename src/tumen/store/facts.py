"""What questions may ask of the store: the one implementation of `core.kinds.Facts`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.errors import UsageError
from tumen.core.evidence import Coverage, Estimate, Evidence, Projection, SourceCard, TrendBreak
from tumen.core.kinds import Measure, Moment, Pooled, Ranked, Row, Table
from tumen.core.states import State, States, Succession
from tumen.core.values import Text
from tumen.store.database import Database
from tumen.store.run import run_measure


class Engines(Protocol):
    """The pure calculations that facts lend to questions; the api plugs them in."""

    def project(self, series: Sequence[tuple[int, float]]) -> Projection | None: ...
    def breaks(self, series: Sequence[tuple[int, float]]) -> Sequence[TrendBreak]: ...
    def weigh(
        self,
        claims: Sequence[Row],
        sources: Mapping[str, Row],
        links: Sequence[Row],
        parties: Sequence[str],
        quantity: str,
    ) -> Pooled: ...
    def rank(
        self,
        claims: Sequence[Row],
        sources: Mapping[str, Row],
        links: Sequence[Row],
        hypotheses: Sequence[str],
        day: date,
    ) -> Ranked: ...
    def replay(
        self,
        claims: Sequence[Row],
        sources: Mapping[str, Row],
        links: Sequence[Row],
        hypotheses: Sequence[str],
        day: date,
    ) -> Sequence[Moment]: ...


SMALL = frozenset(
    {
        "states", "successions", "aliases", "claims", "claim_links", "ledger_sources", "treaties",
        "sanction_measures", "places", "vetoes", "council_terms", "tests_and_launches",
        "oil_deliveries", "trade_totals", "wars",
    }
)  # fmt: skip
"""Tables that are read whole once and then filtered in memory."""


class StoreFacts:
    """Facts as known on the database's day. Answers are cached: asking twice costs once."""

    def __init__(
        self,
        database: Database,
        cards: Mapping[str, SourceCard],
        measures: Mapping[str, Measure],
        engines: Engines,
        register: States | None = None,
    ) -> None:
        self._database = database
        self._cards = cards
        self._measures = measures
        self._engines = engines
        self._given = register
        self._cache: dict[tuple[object, ...], list[Row]] = {}

    @property
    def as_of(self) -> date:
        return self._database.as_of

    def release(self) -> None:
        """Drop what was read for one pair; whole tables and outlines, which all pairs share, stay."""
        self._cache = {
            key: rows
            for key, rows in self._cache.items()
            if len(key) == 1 or str(key[0]).startswith('select * from "shapes"')
        }

    @cached_property
    def states(self) -> States:
        """The register. A reader asks by today's names, so it is not cut to the day: the Russia of
        today names the line that was the Soviet Union then."""
        if self._given is not None:
            return self._given
        states = [
            State(
                row["code"],
                row["name_en"],
                row["name_ja"],
                row["iso2"],
                row["iso_numeric"],
                Span(parse_or_none(row["valid_from"]), parse_or_none(row["valid_to"])),
                row["is_disputed"],
            )
            for row in self._whole("states")
        ]
        successions = [
            Succession(
                row["predecessor"],
                row["successor"],
                PartialDate.parse(row["valid_from"]),
                row["is_continuation"],
            )
            for row in self._whole("successions")
        ]
        aliases = [(row["alias"], row["code"]) for row in self._whole("aliases")]
        return States(states, successions, aliases)

    def _table(self, name: str) -> Table:
        try:
            return self._database.tables[name]
        except KeyError:
            raise UsageError(
                f"no table {name!r}; there are {', '.join(self._database.tables)}"
            ) from None

    def _cached(self, key: tuple[object, ...], read: Callable[[], list[Any]]) -> list[Row]:
        if key not in self._cache:
            self._cache[key] = read()
        return self._cache[key]

    def _whole(self, name: str) -> list[Row]:
        order = ", ".join(f'"{c}"' for c in self._table(name).order) or "all"
        self._database.ensure([name])
        return self._cached(
            (name,), lambda: self._database.query(f'select * from "{name}" order by {order}')
        )

    def _select(self, name: str, condition: str, parameters: Sequence[object]) -> list[Row]:
        self._database.ensure([name])
        order = ", ".join(f'"{c}"' for c in self._table(name).order)
        tail = f" order by {order}" if order else ""
        sql = f'select * from "{name}" where {condition}{tail}'
        return self._cached(
            (sql, *map(repr, parameters)), lambda: self._database.query(sql, parameters)
        )

    def rows(self, table: str, **where: object) -> list[Row]:
        if table in SMALL:
            return [
                row
                for row in self._whole(table)
                if all(
                    row[name] in value
                    if isinstance(value, (list, tuple, set))
                    else row[name] == value
                    for name, value in where.items()
                )
            ]
        conditions: list[str] = ["true"]
        parameters: list[object] = []
        for name, value in where.items():
            if isinstance(value, (list, tuple, set)):
                conditions.append(f'list_contains(?, "{name}")')
                parameters.append(list(value))
            else:
                conditions.append(f'"{name}" = ?')
                parameters.append(value)
        return self._select(table, " and ".join(conditions), parameters)

    def line(self, code: str) -> tuple[str, ...]:
        """The member and those it continues, for lookups."""
        return self.states.line(code)

    def _names(self, row: Row, table: Table) -> set[str]:
        for column in ("subjects", "parties"):
            if column in row:
                return set(row[column] or ())
        return {row[name] for name in table.members if row[name]}

    def between(self, table: str, a: str, b: str) -> list[Row]:
        contract = self._table(table)
        mine, theirs = set(self.line(a)), set(self.line(b))
        if table in SMALL:
            return [
                row
                for row in self._whole(table)
                if (names := self._names(row, contract)) & mine and names & theirs
            ]
        if len(contract.members) != 2:
            raise UsageError(f"table {table} does not join two states")
        x, y = contract.members
        return self._select(
            table,
            f'(list_contains(?, "{x}") and list_contains(?, "{y}")) or '
            f'(list_contains(?, "{x}") and list_contains(?, "{y}"))',
            [sorted(mine), sorted(theirs), sorted(theirs), sorted(mine)],
        )

    def involving(self, table: str, code: str) -> list[Row]:
        contract = self._table(table)
        mine = set(self.line(code))
        if table in SMALL:
            return [row for row in self._whole(table) if self._names(row, contract) & mine]
        condition = " or ".join(f'list_contains(?, "{name}")' for name in contract.members)
        return self._select(table, condition, [sorted(mine)] * len(contract.members))

    def estimates(self, measure: str, a: str, b: str) -> list[Estimate]:
        try:
            chosen = self._measures[measure]
        except KeyError:
            raise UsageError(
                f"no measure {measure!r}; there are {', '.join(sorted(self._measures))}"
            ) from None
        key = ("measure", measure, a, b)
        if key not in self._cache:
            found = run_measure(self._database, chosen, (a, b), self.line(a), self.line(b))
            self._cache[key] = found  # type: ignore[assignment]
        return self._cache[key]  # type: ignore[return-value]

    def claims(
        self,
        *,
        topics: Sequence[str] = (),
        about: Sequence[str] = (),
        kinds: Sequence[str] = (),
        quantity: str | None = None,
        any_of: Sequence[str] = (),
    ) -> list[Row]:
        needed = [set(self.line(code)) for code in about]
        wanted = {member for code in any_of for member in self.line(code)}
        found = [
            row
            for row in self._whole("claims")
            if (not topics or row["topic"] in topics)
            and (not kinds or row["kind"] in kinds)
            and (quantity is None or row["quantity"] == quantity)
            and all(line & set(row["subjects"]) for line in needed)
            and (not wanted or wanted & set(row["subjects"]))
        ]
        return sorted(found, key=lambda row: (row["valid_from"] or row["known_from"], row["id"]))

    @cached_property
    def _ledger_sources(self) -> dict[str, Row]:
        return {row["id"]: row for row in self._whole("ledger_sources")}

    @cached_property
    def _claims(self) -> dict[str, Row]:
        return {row["id"]: row for row in self._whole("claims")}

    def evidence(
        self, row: Row, table: str = "claims", relation: str = "supports"
    ) -> tuple[Evidence, ...]:
        if "sources" not in row:
            return (self._dataset_evidence(row, table, relation),)
        cited = [
            source
            for name in row["sources"]
            if (source := self._ledger_sources.get(name)) is not None
        ]
        # A document of later date may attest what was public before: it is cited, without its
        # date, only where no document of the time is at hand.
        timely = [source for source in cited if self._published(source) is not None]
        cited = timely or cited
        return tuple(self._ledger_evidence(row, table, source, relation) for source in cited)

    def _published(self, source: Row) -> PartialDate | None:
        """When a document was published, unless after the day asked for."""
        published = parse_or_none(source["valid_from"])
        return published if published and published.earliest <= self.as_of else None

    def rivals(self, claim: Row) -> tuple[Evidence, ...]:
        """Evidence of claims that contradict this one, and of those it contradicts."""
        both = self.linked_from(claim, "contradicts") + self.links(claim, "contradicts")
        rivals = {row["id"]: row for row in both}
        return tuple(
            piece
            for name in sorted(rivals)
            for piece in self.evidence(rivals[name], relation="contradicts")
        )

    def links(self, claim: Row, relation: str) -> list[Row]:
        return self._linked("claim", "other", claim, relation)

    def linked_from(self, claim: Row, relation: str) -> list[Row]:
        return self._linked("other", "claim", claim, relation)

    def _linked(self, near: str, far: str, claim: Row, relation: str) -> list[Row]:
        return [
            self._claims[link[far]]
            for link in self._whole("claim_links")
            if link["relation"] == relation
            and link[near] == claim["id"]
            and link[far] in self._claims
        ]

    def estimate_evidence(self, estimate: Estimate) -> tuple[Evidence, ...]:
        locator = f"measures/{estimate.measure}/{estimate.a}/{estimate.b}/{estimate.period}"
        return tuple(
            self._card_evidence(self._cards[name], locator, estimate.known, "supports")
            for name in estimate.sources
        )

    def project(self, series: Sequence[tuple[int, float]]) -> Projection | None:
        return self._engines.project(series)

    def breaks(self, series: Sequence[tuple[int, float]]) -> Sequence[TrendBreak]:
        return self._engines.breaks(series)

    def weigh(self, claims: Sequence[Row], quantity: str, parties: Sequence[str]) -> Pooled:
        members = [member for code in parties for member in self.line(code)]
        return self._engines.weigh(
            claims, self._ledger_sources, self._whole("claim_links"), members, quantity
        )

    def rank(self, claims: Sequence[Row], hypotheses: Sequence[str]) -> Ranked:
        links = self._whole("claim_links")
        return self._engines.rank(claims, self._ledger_sources, links, hypotheses, self.as_of)

    def replay(self, claims: Sequence[Row], hypotheses: Sequence[str]) -> Sequence[Moment]:
        links = self._whole("claim_links")
        return self._engines.replay(claims, self._ledger_sources, links, hypotheses, self.as_of)

    def coverage(self, source: str) -> Coverage:
        try:
            return self._cards[source].coverage
        except KeyError:
            raise UsageError(f"no dataset {source!r}") from None

    def caveats(self, source: str) -> tuple[Text, ...]:
        return self._cards[source].caveats if source in self._cards else ()

    def title(self, source: str) -> Text:
        try:
            return self._cards[source].origin.title
        except KeyError:
            raise UsageError(f"no dataset {source!r}") from None

    def _ledger_evidence(self, row: Row, table: str, source: Row, relation: str) -> Evidence:
        is_claim = table == "claims"
        speaker = row.get("speaker_state") or source["voice_of"]
        return Evidence(
            source=source["id"],
            publisher=source["publisher"],
            title=source["title"],
            url=source["url"],
            published=self._published(source),
            known=PartialDate.of(row["known"]),
            reliability=source["reliability"],
            credibility=row["credibility"] if is_claim else 2,
            locator=f"{table}/{row['id']}",
            statement=Text(row["statement_en"], row["statement_ja"]) if is_claim else None,
            relation=relation,
            interested=bool(speaker)
            and speaker in (row.get("subjects") or row.get("parties") or ()),
            origin_group=row.get("origin_group"),
        )

    def _dataset_evidence(self, row: Row, table: str, relation: str) -> Evidence:
        card = self._cards[row["source"]]
        key = "/".join(
            str(row[name]) for name in self._table(table).key if name != "source" and name in row
        )
        return self._card_evidence(card, f"{table}/{key}", row["known"], relation, row.get("url"))

    def _card_evidence(
        self, card: SourceCard, locator: str, known: date, relation: str, url: str | None = None
    ) -> Evidence:
        # A dataset of public acts may be released after the day asked for; what it holds of the
        # acts before that day was public then, so only its release date stays unsaid.
        released = card.origin.released
        return Evidence(
            source=card.name,
            publisher=card.origin.producer,
            title=card.origin.title.en,
            url=url or card.origin.url,
            published=released if released.latest <= self.as_of else None,
            known=PartialDate.of(known),
            reliability=card.origin.reliability,
            credibility=2,
            locator=locator,
            relation=relation,
            is_dataset=True,
        )
