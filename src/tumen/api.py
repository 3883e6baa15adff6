"""Wires the layers. The command line, the web and Python users import this and core only."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from tumen.core.dates import PartialDate
from tumen.core.errors import LedgerError, UsageError
from tumen.core.kinds import (
    Answer,
    Ask,
    Derived,
    Measure,
    Moment,
    Pooled,
    Question,
    Ranked,
    Row,
    Source,
    Table,
)
from tumen.core.plugins import find
from tumen.core.states import State, States
from tumen.core.values import LANGS, Lang
from tumen.panel import Panel

if TYPE_CHECKING:
    from tumen.audit.page import AuditPage
    from tumen.audit.restate import Reader as Reader
    from tumen.audit.search import Hit
    from tumen.core.evidence import Finding, Projection, SourceCard, TrendBreak
    from tumen.dossier import ChangePage, Difference
    from tumen.dossier import Dossier as Dossier
    from tumen.dossier.entries import Entry as Entry
    from tumen.dossier.entries import TimelinePage
    from tumen.dossier.place_list import PlacePage as PlacePage
    from tumen.dossier.statements import Statement
    from tumen.sanctions import Deliveries, Rulebook, Verdict
    from tumen.store.database import Database
    from tumen.store.facts import StoreFacts
    from tumen.store.manifest import Manifest
    from tumen.store.releases import RowsMoved

KEPT_ANSWERS, KEPT_DAYS = 16, 6
"""How many answered requests and days of knowledge a process remembers."""
POSITIONS = "ideal_points"
PACKAGE = Path(__file__).parent
SNAPSHOT = PACKAGE / "snapshot"
CASES = PACKAGE / "cases"


Ring = tuple[tuple[float, float], ...]


def user_folder() -> Path:
    """Where a user's own tables and cases live; TUMEN_HOME overrides the platform's place."""
    if home := os.environ.get("TUMEN_HOME"):
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_data_dir("tumen"))


def open(snapshot: Path | None = None, user: Path | None = None) -> World:
    """Open the embedded snapshot together with the user's own store, if there is one."""
    return World(snapshot or SNAPSHOT, user or user_folder())


class _Engines:
    """The calculations that the store lends to questions without knowing them."""

    def project(self, series: Sequence[tuple[int, float]]) -> Projection | None:
        from tumen.outlook.projection import project

        return project(series)

    def breaks(self, series: Sequence[tuple[int, float]]) -> Sequence[TrendBreak]:
        from tumen.outlook.breaks import breaks

        return breaks(series)

    def weigh(
        self,
        claims: Sequence[Row],
        sources: Mapping[str, Row],
        links: Sequence[Row],
        parties: Sequence[str],
        quantity: str,
    ) -> Pooled:
        from tumen.weighing.combine import weigh
        from tumen.weighing.quantities import quantity_of
        from tumen.weighing.reports import reports_of

        return weigh(reports_of(claims, sources, links, parties), quantity_of(quantity))

    def rank(
        self,
        claims: Sequence[Row],
        sources: Mapping[str, Row],
        links: Sequence[Row],
        hypotheses: Sequence[str],
        day: date,
    ) -> Ranked:
        from tumen.weighing.hypotheses import matrix_of

        return matrix_of(claims, sources, links, hypotheses).as_of(day)

    def replay(
        self,
        claims: Sequence[Row],
        sources: Mapping[str, Row],
        links: Sequence[Row],
        hypotheses: Sequence[str],
        day: date,
    ) -> Sequence[Moment]:
        from tumen.weighing.hypotheses import matrix_of

        return matrix_of(claims, sources, links, hypotheses).history(day)


@dataclass(frozen=True)
class CheckAnswer:
    """A verdict on a shipment, with its words."""

    verdict: Verdict
    states: States

    def lines(self, lang: Lang) -> list[str]:
        """The explanation, line by line."""
        from tumen.dossier.language import fill
        from tumen.sanctions import explain, sentences

        told = sentences()
        return [
            fill(told[key][lang], slots, lang) for key, slots in explain(self.verdict, self.states)
        ]

    def row(self) -> dict[str, str]:
        """The columns of the CSV answer."""
        from tumen.sanctions import answer_row

        return answer_row(self.verdict)


class World:
    """Everything that can be asked. Reading only; as cheap to keep as to open."""

    def __init__(self, snapshot: Path, user: Path) -> None:
        from tumen.store.manifest import FILE, Manifest

        self._user = user
        self._folders: list[tuple[Path, Manifest]] = [(snapshot, Manifest.read(snapshot))]
        own = user / "tables"
        if own.is_dir():
            for folder in sorted(own.iterdir()):
                if (folder / FILE).exists():
                    self._folders.append((folder, Manifest.read(folder)))
        self._facts: dict[date, StoreFacts] = {}
        self._answers: dict[Ask, dict[str, Answer]] = {}

    @cached_property
    def tables(self) -> dict[str, Table]:
        return find("tumen.tables", "TABLE", Table)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        return find("tumen.measures", "MEASURE", Measure)

    @cached_property
    def questions(self) -> list[Question]:
        """In the order of the dossier."""
        found = find("tumen.questions", "QUESTION", Question).values()
        return sorted(found, key=lambda question: question.order)

    @cached_property
    def sources(self) -> dict[str, SourceCard]:
        """The cards of all datasets at hand."""
        return {
            name: card for _, manifest in self._folders for name, card in manifest.cards.items()
        }

    @property
    def snapshot_id(self) -> str:
        return "-".join(manifest.id for _, manifest in self._folders)

    def reopened(self) -> World | None:
        """A world on the data that lie there now, if they are another release than this one's;
        None while they are the same, or while a release is just being put in place."""
        from tumen.core.errors import SnapshotError

        try:
            there = World(self._folders[0][0], self._user)
        except SnapshotError:
            return None
        return there if there.snapshot_id != self.snapshot_id else None

    @cached_property
    def states(self) -> States:
        """The states by the embedded snapshot alone: what a user's cases are checked against."""
        from tumen.store.database import Database
        from tumen.store.facts import StoreFacts

        plain = Database(self._folders[:1], self.tables, date.today())
        return StoreFacts(plain, {}, {}, _Engines()).states

    @cached_property
    def _own_cases(self) -> Mapping[str, Iterable[Row]]:
        folder = self._user / "cases"
        if not folder.is_dir():
            return {}
        return _ledger_rows(folder, self.states)

    def facts(self, as_of: date) -> StoreFacts:
        """The facts as known on a day."""
        if as_of not in self._facts:
            from tumen.store.facts import StoreFacts

            self._facts[as_of] = StoreFacts(
                self._database(as_of), self.sources, self.measures, _Engines(), self.states
            )
            _drop_oldest(self._facts, KEPT_DAYS)
        return self._facts[as_of]

    def forget(self) -> None:
        """Drop what was computed: for long-lived processes and for measuring."""
        self._facts.clear()
        self._answers.clear()

    def _database(self, as_of: date) -> Database:
        from tumen.store.database import Database

        return Database(self._folders, self.tables, as_of, self._own_cases)

    def state(self, name: str, as_of: date | None = None) -> State:
        """The state that a code or a name means; UnknownState lists the candidates."""
        return self.states.find(name, as_of or date.today())

    def _two_states(self, a: str, b: str, day: date) -> tuple[State, State]:
        first, second = self.states.find(a, day), self.states.find(b, day)
        if first.code == second.code:
            raise UsageError(f"{a!r} and {b!r} are the same state ({first.name_en}); name two")
        return first, second

    def ask(self, a: str, b: str, third: str | None = None, as_of: str | date | None = None) -> Ask:
        """Check a request: two different states, a day not in the future, both lines begun."""
        from tumen.store.ties import third_state

        day = read_day(as_of)
        facts = self.facts(day)
        states = facts.states
        first, second = self._two_states(a, b, day)
        for state in (first, second):
            begins = _begin_of_line(states, state)
            if begins and day < begins.earliest:
                raise UsageError(
                    f"{state.name_en} did not exist on {day} (its line begins {begins}); "
                    "ask for a later day with --as-of"
                )
        chosen = third and states.find(third, day).code
        if chosen in (first.code, second.code):
            raise UsageError(f"the third state {third!r} is one of the pair")
        code = chosen or third_state(facts, first.code, second.code)
        return Ask(first, second, states[code] if code else None, day)

    def answers(self, ask: Ask) -> dict[str, Answer]:
        """Every question's answer. Questions that summarise see the others', now and a year ago."""
        if ask not in self._answers:
            plain = self._plain_answers(ask)
            earlier_day = _year_before(ask.as_of)
            earlier_ask = Ask(ask.a, ask.b, ask.third, earlier_day)
            earlier = self._plain_answers(earlier_ask)
            facts = self.facts(ask.as_of)
            summaries = {
                question.name: question.answer(facts, ask, plain, earlier)
                for question in self.questions
                if question.summarises
            }
            self._answers[ask] = plain | summaries
            for kept in (facts, self.facts(earlier_day)):
                kept.release()
            _drop_oldest(self._answers, KEPT_ANSWERS)
        return self._answers[ask]

    def _plain_answers(self, ask: Ask) -> dict[str, Answer]:
        facts = self.facts(ask.as_of)
        return {
            question.name: question.answer(facts, ask)
            for question in self.questions
            if not question.summarises
        }

    def dossier(
        self,
        a: str,
        b: str,
        *,
        third: str | None = None,
        as_of: str | date | None = None,
        lang: str = "en",
    ) -> Dossier:
        """The dossier of a pair in one language, as known on a day (default: today)."""
        from tumen.dossier import Dossier, compose

        chosen = read_lang(lang)
        ask = self.ask(a, b, third, as_of)
        answers = self.answers(ask)
        document = compose(
            ask,
            [(question, answers[question.name]) for question in self.questions],
            self.sources,
            self.snapshot_id,
            chosen,
        )
        return Dossier(document)

    def timeline(
        self,
        a: str,
        b: str,
        *,
        third: str | None = None,
        as_of: str | date | None = None,
        lang: str = "en",
    ) -> TimelinePage:
        """Every dated act of a pair, or of a trio, with its evidence, as known on a day."""
        from tumen.chronicle import chronicle
        from tumen.dossier import timeline_page

        made = self.dossier(a, b, third=third, as_of=as_of, lang=lang).document
        found = chronicle(*self._facts_on(a, b, third, as_of))
        return timeline_page(made, found.timeline, found.evidence)

    def places(
        self,
        a: str,
        b: str,
        *,
        third: str | None = None,
        as_of: str | date | None = None,
        lang: str = "en",
    ) -> PlacePage:
        """What is said of the border, its crossings and zones, place by place, as known on a day."""
        from tumen.chronicle.places import places
        from tumen.dossier.place_list import place_page

        made = self.dossier(a, b, third=third, as_of=as_of, lang=lang).document
        return place_page(made, places(*self._facts_on(a, b, third, as_of)))

    def _facts_on(
        self, a: str, b: str, third: str | None, as_of: str | date | None
    ) -> tuple[StoreFacts, list[str]]:
        """The facts of a request's day, and the codes of the states it names."""
        ask = self.ask(a, b, third, as_of)
        named = [ask.a.code, ask.b.code, *([ask.third.code] if third and ask.third else [])]
        return self.facts(ask.as_of), named

    def statements(self, dossier: Dossier) -> list[Statement]:
        """The statements that give the rows a dossier, or a card of it, rests on."""
        from tumen.dossier.statements import statements_of

        return statements_of(dossier.document, self.tables, self.measures, self.states.line)

    def days_of_change(
        self, a: str, b: str, *, third: str | None = None, question: str | None = None
    ) -> list[date]:
        """The days on which what the dossier of today (or one question of it) rests on became
        known, oldest first; none on which the pair cannot be asked about."""
        from tumen.dossier.days import days_of_change

        made = self.dossier(a, b, third=third)
        document = made.only(question).document if question else made.document
        day = PartialDate.parse(document.as_of).latest
        found = days_of_change(document, self.facts(day), self.tables, self.measures)
        begins = [
            begin.earliest
            for item in (document.a, document.b)
            if (begin := _begin_of_line(self.states, self.states[item.code]))
        ]
        return [day for day in found if all(day >= begin for begin in begins)]

    def diff(
        self,
        a: str,
        b: str,
        *,
        since: str | date,
        until: str | date | None = None,
        lang: str = "en",
    ) -> ChangePage:
        """Which findings are new, changed, reversed or withdrawn between two days of knowledge."""
        from tumen.dossier import ChangePage, compose_changes

        chosen = read_lang(lang)
        first, last = read_day(since), read_day(until)
        if first >= last:
            raise UsageError(f"the earlier day {first} must lie before the later one, {last}")
        ask = self.ask(a, b, as_of=last)
        old = self._plain_answers(Ask(ask.a, ask.b, ask.third, first))
        new = self._plain_answers(ask)
        differences = [
            difference
            for question in self.questions
            if not question.summarises
            for difference in self._differences(
                question, old[question.name], new[question.name], last
            )
        ]
        return ChangePage(compose_changes(ask, first, differences, self.snapshot_id, chosen))

    def _differences(
        self, question: Question, old: Answer, new: Answer, day: date
    ) -> list[Difference]:
        from tumen.dossier import Difference
        from tumen.weighing.compare import Rules, compare, statement_of

        links: dict[str, list[str]] = {}
        for link in self.facts(day).rows("claim_links"):
            if link["relation"] != "supports":
                links.setdefault(f"claims/{link['other']}", []).append(f"claims/{link['claim']}")
        before = [(statement_of(question.name, found), found) for found in _said(old)]
        after = [(statement_of(question.name, found), found) for found in _said(new)]
        findings = {id(statement): found for statement, found in (*before, *after)}
        rules = Rules(question.opposites, question.about, None, question.passing)
        return [
            Difference(
                change.kind.value,
                question,
                findings[id(change.before)] if change.before else None,
                findings[id(change.after)] if change.after else None,
                change.by,
            )
            for change in compare([s for s, _ in before], [s for s, _ in after], rules, links)
        ]

    def rows_moved(self, release: Path) -> list[RowsMoved]:
        """Which rows came, went or changed since another release of the data, per source."""
        from tumen.store.manifest import Manifest
        from tumen.store.releases import rows_moved

        return rows_moved((release, Manifest.read(release)), self._folders[0], self.tables)

    def estimates_moved(
        self, release: Path, a: str, b: str, as_of: str | date | None = None
    ) -> Panel:
        """The pair's estimates that another release of the data gave otherwise, or not at all."""
        other = World(release, self._user)
        day = read_day(as_of)
        first, second = self._two_states(a, b, day)
        moved = []
        for name, measure in self.measures.items():
            ways = [(first.code, second.code)]
            if measure.directed:
                ways.append((second.code, first.code))
            for way in ways:
                before, after = (
                    {str(e.period): e for e in world.facts(day).estimates(name, *way)}
                    for world in (other, self)
                )
                for period in sorted({*before, *after}):
                    old, new = before.get(period), after.get(period)
                    pair = [e and (e.value, e.low, e.high, e.n) for e in (old, new)]
                    if pair[0] != pair[1]:
                        moved.append((name, *way, period, old and old.value, new and new.value))
        columns = ("measure", "a", "b", "period", "before", "after")
        return Panel(columns, tuple(moved), f"{first.code}-{second.code}")

    def check(self, shipment: Mapping[str, str], as_of: str | date | None = None) -> CheckAnswer:
        """May this cross, and by which paragraph? `shipment` has from, to (codes or names), date,
        one of hs, goods, service, and optionally quantity, origin and facts.

        UsageError for whatever cannot be read: unknown input never gives "no measure found".
        """
        from tumen.sanctions import check, read_shipment

        day = read_day(as_of)
        named = dict(shipment)
        for key in ("from", "to", "origin"):
            if key in named:
                named[key] = self.states.find(named[key], day).code
        rulebook, deliveries = self._rules(day)
        return CheckAnswer(check(read_shipment(named), rulebook, deliveries), self.states)

    def check_csv(self, source: TextIO, target: TextIO, as_of: str | date | None = None) -> int:
        """Check every row of a CSV file; the number of rows that could not be read."""
        from tumen.sanctions import check_csv

        return check_csv(source, target, *self._rules(read_day(as_of)))

    def _rules(self, day: date) -> tuple[Rulebook, Deliveries]:
        from tumen.sanctions import Deliveries, Rulebook

        facts = self.facts(day)
        rules = Rulebook.from_rows(
            facts.rows("sanction_measures"), facts.rows("sanction_regimes"), day
        )
        return rules, Deliveries(facts.rows("oil_deliveries"), day)

    def check_case(self, folder: Path) -> list[LedgerError]:
        """Everything that is wrong with a case folder, by file and line."""
        from tumen.ledger import check_case

        return check_case(folder, self.states)

    def new_case(self, a: str, b: str, folder: Path | None = None) -> list[Path]:
        """Write a commented start of a case among the user's own; the files written."""
        from tumen.ledger.start import start_case

        ask = self.ask(a, b)
        name = f"{ask.a.code}-{ask.b.code}".lower()
        place = folder or self._user / "cases" / name
        return start_case(place, ask.a, ask.b, ask.as_of.isoformat())

    def audit(
        self,
        text: str | bytes,
        *,
        lang: str = "auto",
        about: Sequence[str] | None = None,
        as_of: str | date | None = None,
        written: str | date | None = None,
        reader: Reader | None = None,
    ) -> AuditPage:
        """A text held against the evidence as known on a day (default: today), by sentence.

        `about` names the states that "both" means where the text leaves it open. `written` is the
        day of writing (default: the day of the audit); what was right then and no longer is, is
        outdated. A `reader` may put in plainer words what the rules cannot place; it never judges.
        UsageError for a text that is too long or not text.
        """
        from tumen.audit import audit, language_of, read_text
        from tumen.audit.document import compose
        from tumen.audit.page import AuditPage
        from tumen.dossier.to_html import environment

        given = read_text(text)
        chosen = language_of(given) if lang == "auto" else read_lang(lang)
        day = read_day(as_of)
        day_written = min(read_day(written), day) if written else day
        codes = tuple(self.states.find(name, day).code for name in about or ())
        then, now = self.facts(day_written), self.facts(day)
        judged = audit(given, chosen, then, now, codes, day_written, reader)
        names = {s.code: s.name_ja if chosen == "ja" else s.name_en for s in self.states}
        document = compose(
            given, chosen, judged, day_written, written is None, day, codes, self.snapshot_id, names
        )
        return AuditPage(document, environment().get_template("style.css").render())

    def search(
        self,
        query: str,
        *,
        lang: str | None = None,
        as_of: str | date | None = None,
        limit: int = 10,
    ) -> list[Hit]:
        """Claims, treaties and measures that hold the words of a query, best first.

        Both languages are searched; `lang` keeps those whose words matched in it.
        """
        from tumen.audit.search import search

        if limit < 1:
            raise UsageError(f"a limit of {limit} finds nothing; ask for 1 or more")
        return search(query, self.facts(read_day(as_of)), read_lang(lang) if lang else None, limit)

    def reply(
        self, question: str, *, lang: str = "auto", as_of: str | date | None = None
    ) -> list[Hit]:
        """The best evidence for a question, best first; empty: not covered."""
        from tumen.audit import language_of
        from tumen.audit.search import reply

        chosen = language_of(question) if lang == "auto" else read_lang(lang)
        return reply(question, self.facts(read_day(as_of)), chosen)

    def outlines(self, as_of: str | date | None = None) -> dict[str, list[Ring]]:
        """The coarse outlines of states by code: rings of (longitude, latitude) in degrees, as the
        source of the table `shapes` draws them."""
        from tumen.questions._maps import COARSE, decode

        found: dict[str, list[Ring]] = {}
        for row in self.facts(read_day(as_of)).rows("shapes", scale=COARSE):
            found.setdefault(row["code"], []).append(decode(row["points"]))
        return found

    def spots(self, as_of: str | date | None = None) -> dict[str, tuple[float, float]]:
        """The middle of the largest ring of each state of today that the coarse outlines leave out."""
        from tumen.questions._maps import COARSE, FINE, MIDDLE

        facts = self.facts(read_day(as_of))
        drawn = {row["code"] for row in facts.rows("shapes", scale=COARSE)}
        found: dict[str, tuple[float, float]] = {}
        for scale in (FINE, MIDDLE):
            for row in facts.rows("shapes", scale=scale, ring=0):
                if row["code"] not in drawn and self.states[row["code"]].span.end is None:
                    middle = (row["west"] + row["east"]) / 2, (row["south"] + row["north"]) / 2
                    found[row["code"]] = middle
        return found

    def measure(self, name: str, a: str, b: str, as_of: str | date | None = None) -> Panel:
        """A measure for a pair, one row per period. A directed measure goes from a to b."""
        day = read_day(as_of)
        first, second = self._two_states(a, b, day)
        estimates = self.facts(day).estimates(name, first.code, second.code)
        extra = sorted({key for estimate in estimates for key in estimate.extra})
        columns = ("a", "b", "period", "value", "low", "high", "n", "sources", "known", *extra)
        rows = tuple(
            (
                e.a, e.b, str(e.period), e.value, e.low, e.high, e.n, list(e.sources),
                e.known.isoformat(), *(e.extra.get(key) for key in extra),
            )
            for e in estimates
        )  # fmt: skip
        return Panel(columns, rows, f"{self.measures[name].title.en}: {first.code}, {second.code}")

    def panel(self, name: str, as_of: str | date | None = None) -> Panel:
        """A whole panel: "ideal-points" (one row per state and session), or any measure for all pairs.

        Positions are of one tier: sampled on all votes where the day allows, else those of each
        session's own day.
        """
        database, statement = self._panel(name, read_day(as_of))
        cursor = database.execute(statement)
        columns = tuple(column[0] for column in cursor.description or ())
        rows = tuple(tuple(row) for row in cursor.fetchall())
        database.close()
        return Panel(columns, rows, name)

    def write_panel(self, name: str, path: Path, as_of: str | date | None = None) -> int:
        """The same as a Parquet file; the number of rows."""
        database, statement = self._panel(name, read_day(as_of))
        written = database.write_parquet(statement, path)
        database.close()
        return written

    def _panel(self, name: str, day: date) -> tuple[Database, str]:
        plain = name.replace("-", "_")
        database = self._database(day)
        if plain == POSITIONS:
            database.ensure([POSITIONS])
            columns = ", ".join(f'"{c.name}"' for c in self.tables[POSITIONS].columns)
            return database, (
                f"select {columns}, known, source from {POSITIONS} "
                f"where tier = (select max(tier) from {POSITIONS}) order by state, session"
            )
        if plain not in self.measures:
            listed = ", ".join(["ideal-points", *sorted(self.measures)])
            raise UsageError(f"no panel {name!r}; there are {listed}")
        measure = self.measures[plain]
        database.ensure(measure.tables)
        return database, f"select * from ({measure.sql}) order by a, b, period"

    def neighbours(self, name: str, as_of: str | date | None = None, n: int = 10) -> Panel:
        """The states nearest to one state in UN votes, in the last session known on a day.

        One row per state, nearest first: position with its 90 % interval, distance with its own.
        Empty where the state has no position by then.
        """
        from tumen.questions import _positions as positions

        facts = self.facts(read_day(as_of))
        code = facts.states.find(name, facts.as_of).code
        columns = ("state", "year", "mean", "low", "high", "distance", "distance_low",
                   "distance_high", "n", "sources", "known")  # fmt: skip
        track = positions.track(facts, code)
        if not track:
            return Panel(columns, (), f"nearest to {code}")
        own = track[max(track)]
        nearest = positions.neighbours(own, positions.assembly(facts, own))[:n]
        rows = tuple(
            (g.row["state"], g.row["year"], g.row["mean"], g.row["low"], g.row["high"], g.value,
             g.low, g.high, g.row["n_votes"], [g.row["source"]], g.row["known"].isoformat())
            for g in nearest
        )  # fmt: skip
        return Panel(columns, rows, f"nearest to {code}")

    def movers(self, name: str, since: int, as_of: str | date | None = None) -> Panel:
        """How every state's distance to one state changed since the session of a year.

        One row per state, the one that came nearest first: change of distance with its 90 %
        interval (negative: closer). Empty where positions of both years do not rest on the same
        votes: their scales then differ.
        """
        from tumen.questions import _positions as positions

        facts = self.facts(read_day(as_of))
        code = facts.states.find(name, facts.as_of).code
        columns = ("state", "since", "year", "change", "low", "high", "sources", "known")
        track = positions.track(facts, code)
        last = track[max(track)] if track else None
        if last is None or since not in track or last["tier"] != positions.ALL_VOTES:
            return Panel(columns, (), f"moved towards {code}")
        rows = tuple(
            (now.row["state"], since, now.row["year"], *positions.change(then, now),
             [now.row["source"]], now.row["known"].isoformat())
            for then, now in positions.movers(facts, track[since], last)
        )  # fmt: skip
        return Panel(columns, rows, f"moved towards {code}")

    def sql(self, query: str, as_of: str | date | None = None) -> Panel:
        """One read-only query on the tables, cut to a day. The query cannot reach anything else."""
        database = self._database(read_day(as_of))
        cursor = database.read_only(query)
        columns = tuple(column[0] for column in cursor.description or ())
        rows = tuple(tuple(row) for row in cursor.fetchall())
        database.close()
        return Panel(columns, rows)


def typeset(text: str, lang: Lang) -> str:
    """Words as the pages set them: full-width marks in Japanese."""
    from tumen.dossier.language import typeset as set_

    return set_(text, lang)


def style_sheet() -> str:
    """The style of all our pages in one sheet."""
    from tumen.dossier.exhibits import exhibit_css
    from tumen.dossier.to_html import style_sheet as sheet

    return f"{exhibit_css()}\n{sheet()}"


def language_of(text: str) -> Lang:
    """The language of a text, as far as Tumen writes it."""
    from tumen.audit import language_of as of

    return of(text)


def audit(text: str | bytes, **options: Any) -> AuditPage:
    """A text held against the evidence: `World.audit` on the embedded snapshot."""
    return open().audit(text, **options)


def reader(url: str, model: str, key: str = "") -> Reader:
    """A reader behind an OpenAI-compatible address, for `World.audit`. The text goes there."""
    from tumen.audit.endpoint import Endpoint

    return Endpoint(url, model, key)


def read_day(as_of: str | date | None) -> date:
    """The day of knowledge: a partial date means its last day; the future is refused."""
    if as_of is None:
        return date.today()
    day = as_of if isinstance(as_of, date) else PartialDate.parse(as_of).latest
    if day > date.today():
        if not isinstance(as_of, date) and PartialDate.parse(as_of).earliest <= date.today():
            return date.today()
        raise UsageError(f"{as_of} is in the future; nothing is known as of then")
    return day


def read_lang(lang: str) -> Lang:
    """One of the languages that Tumen writes; any other is refused."""
    for known in LANGS:
        if lang == known:
            return known
    raise UsageError(f"no language {lang!r}; there are {', '.join(LANGS)}")


def _begin_of_line(states: States, state: State) -> PartialDate | None:
    """When the first of a state's line began; None where that of any is not known."""
    starts = [states[code].span.start for code in states.line(state.code)]
    known = [start for start in starts if start is not None]
    return min(known) if known and len(known) == len(starts) else None


def _said(answer: Answer) -> tuple[Finding, ...]:
    return (*answer.findings, *answer.details)


def _drop_oldest(kept: dict[Any, Any], most: int) -> None:
    """Keep a long-lived process small: what was asked first goes first."""
    while len(kept) > most:
        del kept[next(iter(kept))]


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def build_snapshot(
    raw: Path, out: Path | None = None, progress: Callable[[str], None] = lambda _: None
) -> Manifest:
    """Parse all raw files and the case ledger into Parquet tables (needs the extra `build`)."""
    from tumen.sources import _codes
    from tumen.store.build import build_snapshot as build

    register = _codes.load()
    return build(
        sources=_all_sources(),
        tables=find("tumen.tables", "TABLE", Table),
        ledger=_ledger_rows(CASES, register.states),
        derived=find("tumen.derived", "DERIVED", Derived).values(),
        codes=register,
        raw=raw,
        out=out or SNAPSHOT,
        progress=progress,
    )


def _ledger_rows(root: Path, states: States) -> dict[str, list[dict[str, Any]]]:
    """Rows of all cases and measures below a root. The first malformed entry raises LedgerError."""
    from tumen.ledger import read_tables

    return read_tables(root, states=states)


def case_schema() -> dict[str, Any]:
    """The JSON Schema of the files of a case."""
    from tumen.ledger.schema import json_schema

    return json_schema()


def licences_page(manifest: Manifest) -> str:
    """The page of data licences of a snapshot, as Markdown."""
    from tumen.store.licences import licences_page as page

    return page(manifest)


def load_source(name: str, folder: Path, user: Path | None = None) -> dict[str, int]:
    """Load one dataset from a user's own files into the user's store; rows per table."""
    from tumen.sources import _codes
    from tumen.store.build import load_one

    sources = {source.name: source for source in _all_sources()}
    if name not in sources:
        raise UsageError(f"no source {name!r}; there are {', '.join(sorted(sources))}")
    manifest = load_one(
        source=sources[name],
        tables=find("tumen.tables", "TABLE", Table),
        codes=_codes.load(),
        folder=folder,
        out=(user or user_folder()) / "tables" / name,
        snapshot=SNAPSHOT,
    )
    return {table: stored.rows for table, stored in manifest.tables.items()}


def _all_sources() -> Sequence[Source]:
    found: dict[str, Any] = find("tumen.sources", "SOURCE", Source)
    return [found[name] for name in sorted(found)]
