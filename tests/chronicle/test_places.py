"""The places of a pair: crossings first, each with the latest word on its state as of the day."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from tests.conftest import AS_OF
from tumen import api
from tumen.chronicle.places import places
from tumen.core.errors import UsageError


def test_places_that_join_the_two_come_first(world: api.World) -> None:
    found = places(world.facts(AS_OF), ("RUS", "PRK"))
    rows = {row["id"]: row for row in world.facts(AS_OF).rows("places")}
    joint = [{"RUS", "PRK"} <= set(rows[place.id]["subjects"]) for place in found]
    assert any(joint)
    assert joint == sorted(joint, reverse=True)
    assert all(place.evidence for place in found)


def test_the_state_is_the_latest_that_was_known(world: api.World) -> None:
    for day in (date(2021, 6, 1), AS_OF):
        for place in places(world.facts(day), ("RUS", "PRK")):
            if place.state is None:
                continue
            assert place.state in place.told
            assert all(piece.known.earliest <= day for piece in place.state.evidence)
    before, now = (
        {place.id: place.state for place in places(world.facts(day), ("RUS", "PRK"))}
        for day in (date(2021, 6, 1), AS_OF)
    )
    assert before["friendship-bridge"] != now["friendship-bridge"]


def test_files_hold_every_place(world: api.World) -> None:
    page = world.places("RUS", "PRK", as_of=AS_OF, lang="ja")
    listed = json.loads(page.render("json"))
    assert [place["id"] for place in listed["places"]] == [place.id for place in page.places]
    rows = list(csv.DictReader(io.StringIO(page.render("csv"))))
    assert [row["name"] for row in rows] == [place.name for place in page.places]
    assert page.render("md").count("\n## ") == len(page.places)
    with pytest.raises(UsageError, match="no list of places as 'pdf'"):
        page.render("pdf")


def test_a_pair_without_a_list_of_borders_says_so(world: api.World) -> None:
    page = world.places("JPN", "CUB", as_of=AS_OF)
    assert page.places == ()
    assert page.border == ()
    assert "Not known" in " ".join(page.unknown)
