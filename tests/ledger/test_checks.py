"""Every way to damage an entry is reported with its file and its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tumen.core.errors import LedgerError
from tumen.core.states import States
from tumen.ledger import check_case, read_case

Edit = Callable[[str, str, str], int]

CASUALTIES, DEPLOYMENT = "rus-prk/claims/casualties.yaml", "rus-prk/claims/deployment.yaml"
ALLIANCE, TRAVEL = "rus-prk/claims/alliance.yaml", "rus-prk/claims/travel.yaml"
SOURCES, TREATIES = "rus-prk/sources.yaml", "rus-prk/treaties.yaml"
PLACES, LEADS, ABOUT = "rus-prk/places.yaml", "rus-prk/leads.yaml", "rus-prk/case.yaml"
FIRST = "- id: nis-20241219\n  kind: estimate\n  subjects: [PRK, RUS]\n"

# file, text that occurs once, what replaces it, the line at fault (so many below the first line of the
# text, or the line that reads so), field, words of the problem
DAMAGE = [
    # syntax and shape
    (CASUALTIES, "- id: nis-20241219\n", "- id: [nis\n", 1, "yaml", "cannot be read"),
    (CASUALTIES, FIRST, FIRST.replace("  kind", "\tkind"), 1, "yaml", "cannot be read"),
    (CASUALTIES, FIRST, FIRST.replace("[PRK, RUS]", "[&a PRK, *a]"), 2, "yaml", "alias"),
    (CASUALTIES, FIRST, FIRST.replace("estimate", "!!binary x"), 1, "kind", None),
    (CASUALTIES, FIRST, FIRST + "  kind: count\n", 3, "kind", "given twice"),
    (CASUALTIES, FIRST, FIRST.replace("- id: nis-20241219\n  k", "- nis-20241219\n- k"), 0, "entry", "must be a mapping"),
    (ABOUT, "title_en: Russia and North Korea\n", "- Russia and North Korea\n", 1, "yaml", None),
    (ABOUT, "reviewed: '2026-11-23'", "reviewed: soon", 0, "reviewed", "is not a date"),
    (ABOUT, "states: [RUS, PRK]", "states: [RUS]", 0, "states", "at least 2"),
    # unknown, missing, of the wrong type
    (CASUALTIES, FIRST, FIRST + "  colour: red\n", 3, "colour", "is no field here"),
    (CASUALTIES, FIRST, FIRST.replace("kind", "kin"), 1, "kin", "did you mean 'kind'"),
    (CASUALTIES, FIRST, FIRST.replace("  kind: estimate\n", ""), 0, "kind", "is missing"),
    (CASUALTIES, FIRST, FIRST.replace("estimate", ""), 1, "kind", "is missing"),
    (CASUALTIES, FIRST, FIRST.replace("[PRK, RUS]", "PRK"), 2, "subjects", "is not a list"),
    (CASUALTIES, FIRST, FIRST.replace("[PRK, RUS]", "[PRK, rus]"), 2, "subjects[2]", "three capital letters"),
    (CASUALTIES, FIRST, FIRST.replace("[PRK, RUS]", "[]"), 2, "subjects", "at least 1"),
    (CASUALTIES, FIRST, FIRST.replace("nis-20241219", "NIS 2024"), 0, "id", "is not an id"),
    (CASUALTIES, "  value: 4700\n", "  value: many\n", 0, "value", "is not a number"),
    (CASUALTIES, "  value: 4700\n", "  value: .inf\n", 0, "value", "is not a number"),
    (TREATIES, "signed: '1960-01-19'", "signed: '1960-13-19'", 0, "signed", "no such date"),
    (TREATIES, "signed: '1960-01-19'", "signed: January 1960", 0, "signed", "is not a date"),
    (SOURCES, "  url: https://interfax.com/newsroom/top-stories/108291/\n", "  url: interfax.com\n", 0, "url", "http"),
    (SOURCES, "- id: kcna-20260317\n", "- id: kcna-20260317\n  grade: A\n", 1, "grade", "is no field"),
    (PLACES, "  latitude: 42.415\n", "  latitude: 142.415\n", 0, "latitude", "from -90 to 90"),
    (PLACES, "  latitude: 42.415\n", "", "- id: friendship-bridge", "latitude", "is missing beside longitude"),
    (LEADS, "- id: nis-2026\n  topic: casualties", "- id: nis-2026\n  topic: death", 1, "topic", "allowed: alliance"),
    # words that are not allowed
    (CASUALTIES, FIRST, FIRST.replace("estimate", "rumour"), 1, "kind", "allowed: access"),
    (CASUALTIES, "  value: 4700\n  unit: casualties", "  value: 4700\n  unit: heads", 1, "unit", "allowed: persons"),
    (CASUALTIES, "  quantity: completion", "  quantity: progress", 0, "quantity", "allowed: area"),
    (DEPLOYMENT, "{id: pentagon-20241028, relation: contradicts}", "{id: pentagon-20241028, relation: denies}", 0, "relates_to[1].relation", "allowed: supports"),
    (DEPLOYMENT, "  outcome: partly", "  outcome: maybe", 0, "outcome", "allowed: open"),
    (TREATIES, "  kind: armistice", "  kind: truce", 0, "kind", "allowed: alliance"),
    # dates against each other
    (DEPLOYMENT, "  known_from: '2024-10-18'\n  quantity: troops-sent", "  known_from: '2024-10-01'\n  quantity: troops-sent", 0, "known_from", "before the event"),
    (DEPLOYMENT, "  valid_from: '2024-10-08'\n", "  valid_from: '2024-10-28'\n", 1, "valid_to", "before valid_from"),
    (DEPLOYMENT, "  valid_from: '2024-10-08'\n", "  valid_from: '2024-10-08'\n  event_date: '2024-10-08'\n", 1, "event_date", "one or the other"),
    (DEPLOYMENT, "  end_known: '2025-04-26'\n", "", -2, "valid_to", "give end_known"),
    (TRAVEL, "  end_known: '2016-02-12'\n", "  end_known: '2011-02-12'\n", 0, "end_known", "before known_from"),
    (CASUALTIES, "  event_date: '2026-03-16'\n  known_from: '2026-03-17'", "  event_date: '2026-03-16'\n  known_from: '2062-03-17'", 1, "known_from", "last reviewed"),
    (ALLIANCE, "  event_date: '1995-09-07'\n  known_from: '2009'", "  event_date: '1995-09-07'\n  known_from: '1999'", 1, "known_from", "before its sources were published"),
    (TREATIES, "  in_force: '1954-11-17'", "  in_force: '1953-09-17'", 0, "in_force", "before signed"),
    (TREATIES, "  terminated: '2024-12-04'\n", "", 0, "end_known", "without terminated"),
    # figures
    (CASUALTIES, "  low: 33\n  high: 50", "  low: 50\n  high: 33", 1, "high", "not in order"),
    (CASUALTIES, "  value: 4700\n  unit: casualties\n", "  value: 4700\n", "- id: nis-20250430\n", "unit", "is missing beside a figure"),
    (CASUALTIES, "  value: 93\n", "", 0, "unit", "without value"),
    # ids
    (DEPLOYMENT, "{id: pentagon-20241028, relation", "{id: pentagon-2024, relation", 0, "relates_to[1].id", "did you mean"),
    (CASUALTIES, "sources: [channela-20241219]", "sources: [channela]", 0, "sources[1]", "is not an id known"),
    (CASUALTIES, "- id: nis-20241219\n", "- id: zelensky-20241223\n", 19, "id", "exists already"),
    (DEPLOYMENT, "  speaker_state: KOR\n  place: vladivostok", "  speaker_state: KOR\n  place: wladiwostok", 1, "place", "did you mean 'vladivostok'"),
    (DEPLOYMENT, "{id: treaty-duty, rating: C}", "{id: duty, rating: C}", 0, "hypotheses[2].id", "is not an id"),
    (TREATIES, "  replaces: rus-prk-2000", "  replaces: rus-prk-1999", 0, "replaces", "is not an id"),
    (CASUALTIES, "  origin_group: nis-killed-202504\n  hypotheses", "  origin_group: nis-killed\n  hypotheses", 0, "origin_group", "no other claim"),
    # states
    (CASUALTIES, FIRST, FIRST.replace("RUS]", "RUX]"), 2, "subjects[2]", "no member of the register"),
    (CASUALTIES, FIRST, FIRST.replace("RUS]", "PRK]"), 2, "subjects[2]", "given twice"),
    (ALLIANCE, "- id: treaty-1961-signed\n  kind: treaty-act\n  subjects: [SUN, PRK]", "- id: treaty-1961-signed\n  kind: treaty-act\n  subjects: [RUS, PRK]", 2, "subjects[1]", "use 'SUN'"),
    (ALLIANCE, "- id: treaty-2000\n  kind: treaty-act\n  subjects: [RUS, PRK]", "- id: treaty-2000\n  kind: treaty-act\n  subjects: [SUN, PRK]", 2, "subjects[1]", "use 'RUS'"),
    (CASUALTIES, "  speaker: KCNA\n  speaker_ja: 朝鮮中央通信\n  speaker_state: PRK\n  place", "  speaker_state: PRK\n  place", 0, "speaker_state", "without speaker"),
    (CASUALTIES, "  speaker: KCNA\n  speaker_ja: 朝鮮中央通信\n  speaker_state: PRK\n  place", "  speaker: KCNA\n  speaker_state: PRK\n  place", -11, "speaker_ja", "missing beside speaker"),
    # languages
    (TREATIES, "  name_ja: 北京条約\n", "  name_ja: Peking\n", 0, "name_ja", "no Japanese"),
    (TREATIES, "  name_ja: 北京条約\n", "", -2, "name_ja", "is missing"),
    (TREATIES, "  name_ja: 北京条約\n", "  name_ja: 北京条約(1860)\n", 0, "name_ja", "full-width"),
    (TREATIES, "  name_ja: 北京条約\n", "  name_ja: 1860年 北京条約\n", 0, "name_ja", "blank"),
    (TREATIES, "  term_ja: 20年間、その後は5年ごとに延長\n", "", "- id: rus-chn-2001\n", "term_ja", "missing beside term_en"),
    (TREATIES, "  - 岸の標識を基準に、豆満江の3国国境の接点を定める。\n", "  - 岸の標識を基準とする。\n  - 接点を定める。\n", -1, "obligations_ja", "has 2 items"),
    # forecasts
    (DEPLOYMENT, "  outcome: partly\n", "", "- id: nis-20250626-forecast\n", "outcome", "is missing"),
    (DEPLOYMENT, "  relates_to:\n  - {id: shoigu-20250617-6000, relation: supports}\n  - {id: nis-20250626-forecast, relation: updates}\n", "", "  outcome: partly\n", "outcome", "decides it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "below", "field", "words"),
    DAMAGE,
    ids=[f"{n}-{row[4]}" for n, row in enumerate(DAMAGE)],
)
def test_damage_is_reported_where_it_is(
    root: Path,
    edit: Edit,
    states: States,
    name: str,
    old: str,
    new: str,
    below: int | str,
    field: str,
    words: str | None,
) -> None:
    line = edit(name, old, new)
    if isinstance(below, int):
        line += below
    else:
        text = (root / name).read_text(encoding="utf-8")
        line = text[: text.index(below)].count("\n") + 1
    errors = check_case(root / "rus-prk", states)
    assert errors, "nothing was reported"
    if words is None:  # refused as such, wherever the parser stumbles first
        assert {error.file for error in errors} == {str(root / name)}
        return
    found = [(Path(e.file), e.line, e.field) for e in errors if words in str(e)]
    assert (root / name, line, field) in found, [str(error) for error in errors]


def test_files_that_nobody_reads_are_refused(root: Path) -> None:
    (root / "rus-prk" / "source.yaml").write_text("- id: x\n", encoding="utf-8")
    (root / "rus-prk" / "claims" / "gossip.yaml").write_text("- id: x\n", encoding="utf-8")
    files = [Path(error.file).name for error in check_case(root / "rus-prk")]
    assert files == ["gossip.yaml", "source.yaml"]


def test_all_errors_come_at_once_and_in_order(root: Path, edit: Edit) -> None:
    edit(CASUALTIES, "  value: 4700\n", "  value: many\n")
    edit(CASUALTIES, "  low: 33\n", "  low: few\n")
    edit(SOURCES, "  url: https://interfax.com/newsroom/top-stories/108291/\n", "  url: x\n")
    errors = check_case(root / "rus-prk")
    own = [(Path(e.file).name, e.line) for e in errors if "known to" not in str(e)]
    assert own == sorted(own)
    assert {name for name, _ in own} == {"casualties.yaml", "sources.yaml"}


def test_reading_raises_the_first_error(root: Path, edit: Edit) -> None:
    line = edit(CASUALTIES, "  low: 33\n", "  low: few\n")
    with pytest.raises(LedgerError, match=rf"casualties\.yaml:{line}: low: 'few' is not a number"):
        read_case(root / "rus-prk")


def test_a_damaged_case_is_not_blamed_on_its_neighbour(root: Path, edit: Edit) -> None:
    edit(CASUALTIES, "  low: 33\n", "  low: few\n")
    assert check_case(root / "chn-prk") == []


def test_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    (error,) = check_case(tmp_path / "none")
    assert "is not there" in str(error)
