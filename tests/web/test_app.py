"""The site as a reader and a program meet it: addresses, languages, files, errors, safety."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

import tumen
from tumen.web.app import create_app

DAY = "2024-04-30"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    world = tumen.open(user=tmp_path_factory.mktemp("user"))
    with TestClient(create_app(world), follow_redirects=False) as client:
        yield client


PAGES = [
    "/en", "/ja", f"/en/RUS/PRK?as_of={DAY}", f"/ja/RUS/PRK/CHN?as_of={DAY}",
    f"/ja/RUS/PRK/alliance?as_of={DAY}", "/en?a=RUS", f"/en/RUS/PRK/timeline?as_of={DAY}",
    "/ja/RUS/PRK/CHN/timeline?from=1990&to=2010", "/ja/RUS/PRK/map", "/en/JPN/CUB/map",
    f"/ja/RUS/PRK/s/history-1?as_of={DAY}", "/en/state/JPN", "/ja/state/PRK?as_of=2000", "/en/sources",
    "/ja/check", "/en/search?q=Rajin", "/ja/search?q=羅津", "/en/compare", "/ja/audit",
    "/en/check?from=RUS&to=PRK&goods=2710&date=2024-03-01&quantity=20000+t",
    f"/ja/compare?a=RUS&b=PRK&since={DAY}&until=2024-12-31",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole_without_a_script(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    lang = address[1:3]
    assert f'<html lang="{lang}">' in answer.text
    scripts = re.findall(r"<script[^>]*>.*?</script>", answer.text, re.S)
    own = r'<script type="module" src="/static/[a-z]+-[0-9a-f]{16}\.js"></script>'
    assert all(re.fullmatch(own, script) for script in scripts)  # ours, none inline
    assert not re.search(r'(?:src|href)="(?:https?:)?//[^"]*"[^>]*rel="stylesheet"', answer.text)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert re.search(r"script-src 'self';", policy)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_ledgers_remarks_on_itself_are_no_news(site: TestClient) -> None:
    rows = list(tumen.open().facts(date.today()).rows("claims"))
    remarks = [row for row in rows if row["kind"] == "note"]
    newest = max(row["known"] for row in rows if row["kind"] != "note")
    assert any(row["known"] > newest for row in remarks)  # by date they would come first
    front = html.unescape(site.get("/en").text)
    assert not any(row["statement_en"] in front for row in remarks)


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/", "/en"),
        ("/ja/PRK/RUS", "/ja/RUS/PRK"),
        ("/ja/北朝鮮/ロシア", "/ja/RUS/PRK"),
        (f"/en/PRK/RUS/CHN/alliance?as_of={DAY}", f"/en/RUS/PRK/CHN/alliance?as_of={DAY}"),
        ("/en/RUS/PRK/summary", "/en/RUS/PRK"),
        ("/en/JPN/USA.json", "/en/USA/JPN.json"),
        ("/en/go?a=Japan&b=米国", "/en/JPN/USA"),
    ],
)
def test_every_pair_has_one_address(site: TestClient, address: str, to: str) -> None:
    answer = site.get(address)
    assert answer.status_code in (301, 302, 303)
    assert answer.headers["location"] == to


def test_the_files_of_a_dossier_are_those_of_the_command(site: TestClient) -> None:
    made = tumen.open().dossier("RUS", "PRK", as_of=DAY, lang="ja")
    assert site.get(f"/ja/RUS/PRK.json?as_of={DAY}").content == made.json()
    assert site.get(f"/ja/RUS/PRK.md?as_of={DAY}").text == made.markdown()
    drawn = made.exhibits()["alliance-ladder"]
    for form in ("svg", "csv", "vl.json"):
        assert site.get(f"/ja/RUS/PRK/x/alliance-ladder.{form}?as_of={DAY}").text == drawn[form]


def test_a_picture_is_a_png_of_twice_its_size(site: TestClient) -> None:
    picture = site.get(f"/ja/RUS/PRK/x/alliance-ladder.png?as_of={DAY}").content
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20]) == 1280
    assert site.get(f"/ja/RUS/PRK/x/alliance-clauses.png?as_of={DAY}").status_code == 400


def test_every_exhibit_names_its_files(site: TestClient) -> None:
    text = site.get(f"/en/RUS/PRK/alliance?as_of={DAY}").text
    files = re.findall(r'href="(/en/RUS/PRK/x/[^"]+)"', text)
    assert len({link.split(".")[0] for link in files}) == text.count("<figure")
    for link in files:
        assert site.get(link.replace("&amp;", "&")).status_code == 200


def test_the_ruler_steps_through_the_years_and_keeps_the_question(site: TestClient) -> None:
    text = site.get("/ja/RUS/PRK/alliance?as_of=2023-12-31").text
    assert '<a href="/ja/RUS/PRK/alliance?as_of=2023-12-31" aria-current="page">2023</a>' in text
    then = site.get("/ja/RUS/PRK/alliance?as_of=2024-12-31").text
    assert 'aria-current="page">2024<' in then
    assert then != text


def test_a_question_page_holds_that_question_alone(site: TestClient) -> None:
    text = site.get(f"/en/RUS/PRK/alliance?as_of={DAY}").text
    assert 'aria-labelledby="alliance"' in text
    assert 'aria-labelledby="trade"' not in text
    assert 'aria-labelledby="judgements"' not in text


def test_a_frozen_address_keeps_or_says_that_it_cannot(site: TestClient) -> None:
    text = site.get(f"/en/RUS/PRK?as_of={DAY}").text
    (frozen,) = {link for link in re.findall(r'href="(/f/[^"]+)"', text) if "/cite." not in link}
    kept = site.get(frozen)
    assert kept.status_code == 200
    assert "immutable" in kept.headers["cache-control"]
    gone = site.get(re.sub(r"/f/[^/]+", "/f/000000000000", frozen))
    assert gone.status_code == 410
    assert f"/en/RUS/PRK?as_of={DAY}" in gone.text


def test_a_citation_points_at_the_frozen_address(site: TestClient) -> None:
    text = site.get(f"/ja/RUS/PRK?as_of={DAY}").text
    cites = re.findall(r'href="(/f/[^"]+/cite\.(?:txt|bib|json))"', text)
    assert len(cites) == 3
    for link in cites:
        frozen = link.rpartition("/cite.")[0]
        assert frozen in site.get(link).text
    (item,) = site.get(cites[2]).json()
    assert item["issued"]["date-parts"] == [[2024, 4, 30]]
    assert "ロシア" in item["title"]


def test_what_a_reader_has_is_not_sent_again(site: TestClient) -> None:
    first = site.get("/en/sources")
    again = site.get("/en/sources", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_pages_travel_packed(site: TestClient) -> None:
    request = site.build_request(
        "GET", f"/en/RUS/PRK?as_of={DAY}", headers={"Accept-Encoding": "gzip"}
    )
    with site.stream("GET", request.url, headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert len(packed) < 300_000
    assert b"<!doctype html>" in gzip.decompress(packed)[:20]


HOSTILE = '<script>alert("x")</script>"onload=\'{{7*7}}'


def test_pasted_text_is_never_markup(site: TestClient) -> None:
    answer = site.post("/en/audit", data={"text": f"Russia and North Korea signed. {HOSTILE}"})
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    for address in ("/en/search", "/en/check", "/en/compare"):
        shown = site.get(address, params={"q": HOSTILE, "from": HOSTILE, "to": "PRK", "a": HOSTILE})
        assert "<script>" not in shown.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere/at/all/of/them/x", 404),
        ("/de/RUS/PRK", 404),
        ("/en/XXX/YYY", 400),
        ("/en/RUS/RUS", 400),
        ("/en/RUS/PRK?as_of=2999", 400),
        ("/en/RUS/PRK?as_of=yesterday", 400),
        ("/en/RUS/PRK/x/nothing.svg", 400),
        ("/en/RUS/PRK/x/..%2f..%2fetc%2fpasswd", 404),
        ("/static/..%2f..%2fpyproject.toml", 404),
        ("/en/search?q=" + "x" * 3000, 414),
    ],
)
def test_what_cannot_be_shown_is_said_with_its_status(
    site: TestClient, address: str, status: int
) -> None:
    answer = site.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_body_too_large_is_refused(site: TestClient) -> None:
    assert site.post("/en/audit", data={"text": "x" * 400_000}).status_code == 413
    assert site.post("/en/audit", content=b"text=%ff\xff").status_code == 400
    assert site.get("/en/audit").status_code == 200
    assert site.put("/en/audit").status_code == 405


def test_the_api_is_what_its_description_says(site: TestClient) -> None:
    described = site.get("/api/v1/openapi.json").json()
    values = {"name": "trade", "a": "RUS", "b": "PRK"}
    needed = {"/check": "?from=RUS&to=PRK&hs=2710&date=2024-03-01", "/search": "?q=Rajin",
              "/days/{a}/{b}": "?question=alliance",
              "/changes/{a}/{b}": f"?since={DAY}&until=2024-12-31",
              "/dossiers/{a}/{b}": f"?as_of={DAY}"}  # fmt: skip
    for path in described["paths"]:
        answer = site.get("/api/v1" + path.format(**values) + needed.get(path, ""))
        assert answer.status_code == 200, path
        assert answer.headers["access-control-allow-origin"] == "*"
        assert json.loads(answer.text)


@pytest.mark.parametrize(
    "address", ["/check", "/search", "/measures/none/RUS/PRK", "/states?page=0", "/dossiers/A/B"]
)
def test_the_api_says_what_is_wrong_as_a_problem(site: TestClient, address: str) -> None:
    answer = site.get(f"/api/v1{address}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_lists_come_in_pages(site: TestClient) -> None:
    whole = site.get("/api/v1/states?per_page=1000").json()
    second = site.get("/api/v1/states?per_page=10&page=2").json()
    assert second["items"] == whole["items"][10:20]
    assert second["total"] == len(whole["items"])


def test_it_stands_behind_a_prefix() -> None:
    with TestClient(create_app(root="/evidence"), follow_redirects=False) as client:
        text = client.get("/en").text
        assert 'href="/evidence/static/' in text
        assert client.get("/en/PRK/RUS").headers["location"] == "/evidence/en/RUS/PRK"
