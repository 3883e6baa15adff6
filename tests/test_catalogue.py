"""Laws that every source, measure and question must obey; a newcomer is tested before its author writes a test."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest

import tumen
from tests.conftest import AS_OF, ROOT
from tumen.core.dates import PartialDate
from tumen.core.evidence import Licence
from tumen.core.exhibits import Exhibit
from tumen.core.kinds import Measure, Question, Source, Table
from tumen.core.plugins import find
from tumen.core.values import LANGS, Text
from tumen.dossier.language import slots_of
from tumen.store.manifest import Manifest

TABLES = find("tumen.tables", "TABLE", Table)
SOURCES = find("tumen.sources", "SOURCE", Source)
MEASURES = find("tumen.measures", "MEASURE", Measure)
QUESTIONS = find("tumen.questions", "QUESTION", Question)
PAIRS = (("RUS", "PRK"), ("USA", "JPN"), ("JPN", "PRK"), ("IND", "PAK"), ("NRU", "BTN"))
FIXED = {"a", "b", "period", "value", "low", "high", "n", "sources", "known"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_it_holds(name: str) -> None:
    table = TABLES[name]
    columns = [column.name for column in table.all_columns]
    assert len(columns) == len(set(columns))
    assert set(table.key) | set(table.order) | set(table.ending) | set(table.acts) <= set(columns)
    assert all(column.meaning for column in table.all_columns)
    assert table.meaning.endswith(".")


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_states_origin_coverage_and_bounds(name: str) -> None:
    source = SOURCES[name]
    origin = source.origin
    assert all((origin.producer, origin.version, origin.citation, origin.licence_name))
    assert origin.url.startswith("http")
    assert origin.reliability in "ABCDEF"
    assert origin.licence in Licence
    assert source.coverage.absent_row in ("unknown", "none")
    assert source.coverage.first.earliest <= source.coverage.last.latest
    assert set(source.rows) <= set(TABLES)
    assert source.rows
    for low, high in source.rows.values():
        assert 0 < low <= high
    assert source.files
    for text in (origin.title, source.known_rule, *source.caveats):
        assert isinstance(text, Text)


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_has_its_test_and_fixture(name: str) -> None:
    module = SOURCES[name].parse.__module__.rsplit(".", 1)[1].removeprefix("_")
    tests = {path.stem for path in (ROOT / "tests" / "sources").glob("test_*.py")}
    assert f"test_{name}" in tests or f"test_{module}" in tests


def test_nothing_that_may_not_be_shipped_is_in_the_snapshot(world: tumen.World) -> None:
    for name, card in world.sources.items():
        assert card.origin.licence is not Licence.NOT_REDISTRIBUTABLE, name
    shipped = {n for n, s in SOURCES.items() if s.origin.licence is not Licence.NOT_REDISTRIBUTABLE}
    assert set(world.sources) == shipped


def test_the_page_of_licences_is_fresh() -> None:
    manifest = Manifest.read(ROOT / "src" / "tumen" / "snapshot")
    page = (ROOT / "DATA-LICENCES.md").read_text(encoding="utf-8")
    assert page == tumen.licences_page(manifest), "run `make snapshot`"


def test_the_snapshot_fits_the_wheel() -> None:
    size = sum(path.stat().st_size for path in (ROOT / "src" / "tumen" / "snapshot").iterdir())
    assert size < 30e6


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_has_fixed_columns_and_states_its_method(world: tumen.World, name: str) -> None:
    measure = MEASURES[name]
    assert measure.method
    assert set(measure.tables) <= set(TABLES)
    panels = [world.measure(name, a, b, as_of=AS_OF) for a, b in (*PAIRS, ("CHN", "RUS"))]
    assert all(set(panel.columns) >= FIXED for panel in panels)
    assert any(len(panel) for panel in panels)


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_stays_in_its_bounds_and_intervals(world: tumen.World, name: str) -> None:
    low, high = MEASURES[name].bounds
    for a, b in PAIRS:
        for row in world.measure(name, a, b, as_of=AS_OF):
            assert row["low"] <= row["value"] <= row["high"]
            assert low is None or row["low"] >= low
            assert high is None or row["high"] <= high
            assert row["sources"]


@pytest.mark.parametrize("name", [name for name, m in MEASURES.items() if not m.directed])
def test_an_undirected_measure_has_no_order(world: tumen.World, name: str) -> None:
    there = [(r["period"], r["value"]) for r in world.measure(name, "USA", "RUS", as_of=AS_OF)]
    back = [(r["period"], r["value"]) for r in world.measure(name, "RUS", "USA", as_of=AS_OF)]
    assert there == back


@pytest.mark.parametrize("name", MEASURES)
def test_outside_coverage_nothing_is_measured(world: tumen.World, name: str) -> None:
    for a, b in PAIRS:
        for row in world.measure(name, a, b, as_of=AS_OF):
            years = [world.sources[s].coverage for s in row["sources"]]
            year = PartialDate.parse(row["period"]).year
            assert any(c.first.year <= year <= c.last.year for c in years)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_speaks_both_languages_with_the_same_slots(name: str) -> None:
    question = QUESTIONS[name]
    assert set(question.title) == set(LANGS)
    assert slots_of(question.title["en"]) == slots_of(question.title["ja"])
    for key, sentence in question.sentences.items():
        assert set(sentence) == set(LANGS), key
        assert slots_of(sentence["en"]) == slots_of(sentence["ja"]), key


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_sentence_types_the_name_of_a_source(name: str) -> None:
    """Law 8: who said it comes with the rows."""
    named = {word for s in SOURCES.values() for word in re.findall(r"[A-Z]{4,}", s.origin.title.en)}
    named |= {s.origin.producer for s in SOURCES.values()} | {"Correlates of War"}
    for key, sentence in QUESTIONS[name].sentences.items():
        for text in sentence.values():
            assert not [word for word in named if word in text], key


def test_there_are_seventeen_questions_in_order() -> None:
    assert sorted(question.order for question in QUESTIONS.values()) == list(range(1, 18))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_every_answer_carries_evidence_known_by_the_day(
    world: tumen.World, pair: tuple[str, str]
) -> None:
    for day in (AS_OF, dt.date(2024, 4, 30), dt.date(1995, 6, 1)):
        ask = world.ask(*pair, as_of=day)
        for name, answer in world.answers(ask).items():
            assert answer.findings or answer.unknowns, name
            for finding in itertools.chain(answer.findings, answer.details):
                assert finding.evidence
                assert finding.known <= day, (name, finding)
                for piece in finding.evidence:
                    assert piece.published is None or piece.published.earliest <= day
            for exhibit in answer.exhibits:
                assert isinstance(exhibit, Exhibit)
                assert exhibit.sources


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_an_answer_is_two_to_seven_sentences_and_has_titles(
    world: tumen.World, pair: tuple[str, str]
) -> None:
    answers = world.answers(world.ask(*pair, as_of=AS_OF))
    for name, answer in answers.items():
        assert len(answer.findings) <= 8, name
        keys = [exhibit.key for exhibit in answer.exhibits]
        assert len(keys) == len(set(keys)), name
