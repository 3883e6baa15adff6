"""The chronicle: every dated act of a pair, once, in its lane, with its evidence, as of the day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import AS_OF
from tumen import api
from tumen.chronicle import Chronicle, chronicle
from tumen.core.errors import UsageError


def made(world: api.World, *codes: str, day: date | None = None) -> Chronicle:
    return chronicle(world.facts(day or AS_OF), codes)


@pytest.mark.parametrize(
    "codes", [("PRK", "RUS"), ("IND", "PAK"), ("CUB", "USA"), ("PRK", "RUS", "CHN")]
)
def test_every_entry_has_a_date_a_lane_and_evidence(
    world: api.World, codes: tuple[str, ...]
) -> None:
    found = made(world, *codes)
    assert found.timeline
    lanes = {key for key, _ in found.timeline.lanes}
    for one in found.timeline.happenings:
        assert one.when.start or one.when.end
        assert one.lane in lanes
        assert found.evidence[one.reference]
        assert one.label.en
        assert one.label.ja
    placed = [(one.lane, one.reference, str(one.when)) for one in found.timeline.happenings]
    assert len(placed) == len(set(placed))


def test_a_war_is_one_entry_that_says_who_fought_whom(world: api.World) -> None:
    timeline = made(world, "IND", "PAK").timeline
    assert timeline
    wars = [one for one in timeline.happenings if one.lane == "wars"]
    assert len({one.label.en for one in wars}) == len(wars)
    kashmir = next(one for one in wars if one.label.en.startswith("First Kashmir War"))
    assert kashmir.role == "warn"
    assert "opposite sides" in kashmir.label.en
    alone = next(one for one in wars if "India alone" in one.label.en)
    assert alone.role == "muted"


def test_a_dispute_is_one_entry_whatever_editions_list_it(world: api.World) -> None:
    rows = world.facts(AS_OF).between("disputes", "IND", "PAK")
    timeline = made(world, "IND", "PAK").timeline
    assert timeline
    listed = [one for one in timeline.happenings if one.lane == "disputes"]
    assert len(listed) == len({row["dispute"] for row in rows}) < len(rows)


def test_a_veto_belongs_to_a_pair_only_where_its_draft_names_the_other(world: api.World) -> None:
    timeline = made(world, "PRK", "RUS").timeline
    assert timeline
    drafts = [one.label.en for one in timeline.happenings if one.reference.startswith("vetoes/")]
    assert drafts
    assert all("Democratic People's Republic of Korea" in label for label in drafts)
    south = made(world, "KOR", "RUS").timeline
    assert south
    named = [one.label.en for one in south.happenings if one.reference.startswith("vetoes/")]
    assert named
    assert not any("Non-proliferation - Democratic" in label for label in named)


def test_nothing_is_there_that_was_not_known_on_the_day(world: api.World) -> None:
    day = date(2023, 12, 31)
    timeline = made(world, "PRK", "RUS", day=day).timeline
    assert timeline
    starts = [one.when.start for one in timeline.happenings if one.when.start]
    assert all(start.earliest <= day for start in starts)
    later = made(world, "PRK", "RUS").timeline
    assert later
    assert len(later.happenings) > len(timeline.happenings)


def test_entries_name_their_sources_and_the_sentence_that_cites_them(world: api.World) -> None:
    page = world.timeline("RUS", "PRK", as_of=AS_OF, lang="ja")
    assert all(entry.evidence and entry.evidence[0].publisher for entry in page.entries)
    cited = [entry for entry in page.entries if entry.sentence]
    assert len(cited) > len(page.entries) / 2
    made_dossier = world.dossier("RUS", "PRK", as_of=AS_OF, lang="ja")
    for entry in cited[:5]:
        card = made_dossier.card(entry.sentence or "")
        assert any(
            item.locator.startswith(entry.reference)
            or item.publisher == entry.evidence[0].publisher
            for item in card.document.evidence
        )


def test_a_window_cuts_all_files_alike(world: api.World) -> None:
    whole = world.timeline("RUS", "PRK", as_of=AS_OF)
    cut = whole.within(1949, 1962)
    assert 0 < len(cut.entries) < len(whole.entries)
    assert cut.timeline
    assert len(cut.timeline.happenings) == len(cut.entries)
    assert cut.render("csv").count("\n") < whole.render("csv").count("\n")
    assert cut.render("md").count("\n- ") == len(cut.entries)
    with pytest.raises(UsageError, match="widen"):
        whole.within(1700, 1701).render("svg")


@pytest.mark.parametrize("codes", [("RUS", "UKR"), ("JPN", "KOR"), ("CHN", "USA")])
def test_another_pairs_case_is_not_theirs(world: api.World, codes: tuple[str, str]) -> None:
    facts = world.facts(AS_OF)
    subjects = {f"claims/{row['id']}": set(row["subjects"]) for row in facts.rows("claims")}
    timeline = made(world, *codes).timeline
    assert timeline
    for one in timeline.happenings:
        if one.reference.startswith("claims/"):
            assert all(set(facts.states.line(c)) & subjects[one.reference] for c in codes)
