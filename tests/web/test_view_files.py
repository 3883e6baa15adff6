"""Timeline and map as files and for programs: the same days, errors that tell what to do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

import tumen
from tumen.web.app import create_app

DAY = "as_of=2024-04-30"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    world = tumen.open(user=tmp_path_factory.mktemp("user"))
    with TestClient(create_app(world)) as client:
        yield client


@pytest.mark.parametrize("view", ["timeline", "map"])
@pytest.mark.parametrize("pair", ["RUS/PRK", "RUS/PRK/CHN", "SGP/MLT"])
@pytest.mark.parametrize(
    ("form", "media"),
    [
        ("json", "application/json"),
        ("csv", "text/csv"),
        ("md", "text/markdown"),
        ("svg", "image/svg+xml"),
        ("png", "image/png"),
    ],
)
def test_every_view_is_a_file(
    client: TestClient, view: str, pair: str, form: str, media: str
) -> None:
    answer = client.get(f"/ja/{pair}/{view}.{form}?{DAY}")
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"].startswith(media)
    assert len(answer.content) > 40


def test_the_days_asked_for_cut_page_and_files(client: TestClient) -> None:
    asked = f"from=1949-03&to=1962&{DAY}"
    entries = json.loads(client.get(f"/en/RUS/PRK/timeline.json?{asked}").text)["entries"]
    rows = list(csv.reader(io.StringIO(client.get(f"/en/RUS/PRK/timeline.csv?{asked}").text)))
    assert 0 < len(entries) == len(rows) - 1
    assert all(
        (entry["last"] or 9999) >= 1949 and (entry["first"] or 0) < 1963 for entry in entries
    )
    page = client.get(f"/en/RUS/PRK/timeline?{asked}").text
    assert f"/en/RUS/PRK/timeline.csv?{asked}".replace("&", "&amp;") in page


def test_the_days_survive_the_one_address(client: TestClient) -> None:
    answer = client.get(f"/en/PRK/RUS/timeline.csv?from=2020&{DAY}", follow_redirects=False)
    assert answer.status_code == 301
    assert answer.headers["location"] == f"/en/RUS/PRK/timeline.csv?from=2020&{DAY}"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("timeline?from=soon", "YYYY"),
        ("timeline?from=2024-13", "no such date"),
        ("timeline?from=1990", ""),
        ("timeline?from=2025&to=2020", "swap them"),
        ("timeline.csv?from=1700&to=1701", "widen them"),
        ("map.vl.json", "there are svg, png, csv, json, md"),
    ],
)
def test_what_cannot_be_shown_is_said(client: TestClient, asked: str, told: str) -> None:
    answer = client.get(f"/en/RUS/PRK/{asked}")
    assert answer.status_code == (400 if told else 200)
    assert told in answer.text


@pytest.mark.parametrize("day", ["1949-01-01", "1960-06-30", "2010-01-01"])
@pytest.mark.parametrize("view", ["timeline", "map"])
def test_views_of_days_long_past(client: TestClient, view: str, day: str) -> None:
    assert client.get(f"/ja/RUS/PRK/{view}?as_of={day}").status_code == 200


def test_a_day_before_the_outlines_has_no_map(client: TestClient) -> None:
    page = client.get("/en/RUS/PRK/map?as_of=2010-01-01").text
    assert "published after this day" in page
    assert "<svg" not in page
    answer = client.get("/en/RUS/PRK/map.svg?as_of=2010-01-01")
    assert answer.status_code == 400
    assert "published after this day" in answer.text


def test_programs_get_acts_and_places(client: TestClient) -> None:
    acts = client.get(f"/api/v1/timelines/RUS/PRK?{DAY}&per_page=3").json()
    assert acts["total"] > 50
    assert len(acts["items"]) == 3
    assert all(item["evidence"][0]["publisher"] for item in acts["items"])
    places = client.get(f"/api/v1/places/RUS/PRK?{DAY}&lang=ja").json()["items"]
    assert all({"name", "kind", "state", "told"} <= place.keys() for place in places)


def test_the_bar_leads_to_the_views(client: TestClient) -> None:
    for path in ("", "/timeline", "/map"):
        page = client.get(f"/en/RUS/PRK{path}?{DAY}").text
        assert f'href="/en/RUS/PRK/timeline?{DAY}"' in page
        assert f'href="/en/RUS/PRK{path}?{DAY}" aria-current="page"' in page
