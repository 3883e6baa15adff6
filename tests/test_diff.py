"""What changed between two days, and by which reports."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

import tumen
from tumen.core.errors import UsageError

SPAN = {"since": "2024-04-30", "until": "2026-11-01"}


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_treaty_and_the_acknowledgement_reverse_what_was_said(
    world: tumen.World, lang: str
) -> None:
    page = world.diff("RUS", "PRK", lang=lang, **SPAN)
    reversed_ = [item for item in page.changes.changes if item.kind == "reversed"]
    assert [item.question for item in reversed_] == ["alliance", "casualties"]
    assert reversed_[0].before
    assert reversed_[0].after
    assert reversed_[0].by


def test_every_form_is_well_formed(world: tumen.World) -> None:
    page = world.diff("RUS", "PRK", **SPAN)
    assert json.loads(page.render("json"))["changes"]
    feed = ET.fromstring(page.render("atom"))
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == len(page.changes.changes)
    ids = [entry.findtext("{http://www.w3.org/2005/Atom}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert page.render("html").startswith(b"<!doctype html>")
    assert page.render("md").startswith(b"# ")


def test_a_day_against_itself_is_refused(world: tumen.World) -> None:
    with pytest.raises(UsageError, match="must lie before"):
        world.diff("RUS", "PRK", since="2026-11-01", until="2026-11-01")


def test_two_days_without_news_differ_in_nothing(world: tumen.World) -> None:
    page = world.diff("NRU", "BTN", since="2026-10-01", until="2026-10-02")
    assert page.changes.changes == []
