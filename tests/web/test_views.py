"""Timeline, maps, the world and charts in real Chromium, by mouse, keys and without script."""

from __future__ import annotations

import re

import pytest

from tests.web.chromium import LAPTOP, SCREENS, findings, opened

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
pytestmark = pytest.mark.browser
DAY = "as_of=2024-04-30"


@SCREENS
@pytest.mark.parametrize("path", [f"/en/RUS/PRK/timeline?{DAY}", f"/ja/RUS/PRK/CHN/timeline?{DAY}"])
def test_the_timeline_zooms_by_link_keys_and_brush(
    browser: playwright.Browser, address: str, path: str, screen: dict[str, int]
) -> None:
    page = opened(browser, address + path, viewport=screen)
    marks = page.locator(".tl-mark:visible")
    everything = marks.count()
    assert everything > 20
    page.locator(".tl-zooms a").nth(1).click()
    assert "from=" in page.url
    recent = marks.count()
    assert 0 < recent < everything
    assert page.locator(".tl-list > li:visible").count() == recent
    page.locator(".tl").focus()
    page.keyboard.press("Home")
    assert marks.count() == everything
    assert "from=" not in page.url
    strip = page.locator(".tl-strip")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.8, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.95, middle, steps=4)
    page.mouse.up()
    assert 0 < marks.count() < everything
    address_now = page.url
    page.reload()
    assert page.url == address_now
    assert page.locator(".tl-list > li:visible").count() == marks.count()
    page.context.close()


def test_without_script_the_timeline_takes_years(browser: playwright.Browser, address: str) -> None:
    page = opened(browser, f"{address}/en/RUS/PRK/timeline?{DAY}", java_script_enabled=False)
    page.locator("input[name=from]").fill("1950")
    page.locator("input[name=to]").fill("1960")
    page.locator(".tl-range button").click()
    assert DAY in page.url
    when = page.locator(".tl-list > li:visible .when").all_inner_texts()
    assert when
    assert all(re.search(r"19[0-6]\d", text) for text in when)
    page.locator(".tl-list > li:visible a").first.click()
    assert page.locator(".sentence .panel, main h1, .head h1").first.is_visible()
    page.context.close()


@SCREENS
def test_a_map_zooms_and_its_places_are_told(
    browser: playwright.Browser, address: str, screen: dict[str, int]
) -> None:
    page = opened(browser, f"{address}/ja/RUS/PRK/map", viewport=screen)
    holder = page.locator(".pan:visible").first
    svg = holder.locator("svg").first
    before = svg.get_attribute("viewBox")
    holder.focus()
    page.keyboard.press("+")
    assert svg.get_attribute("viewBox") != before
    page.keyboard.press("Home")
    assert [round(float(v)) for v in (svg.get_attribute("viewBox") or "").split()] == [
        round(float(v)) for v in (before or "").split()
    ]
    assert page.locator("section.mapped table tbody tr").count() > 3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_two_states_are_chosen_on_the_world(browser: playwright.Browser, address: str) -> None:
    page = opened(browser, f"{address}/en", viewport=LAPTOP, java_script_enabled=False)
    page.locator(".world a", has=page.locator("title", has_text=re.compile("^Brazil$"))).click()
    assert page.url.endswith("/en?a=BRA")
    page.locator(".world a", has=page.locator("title", has_text=re.compile("^Argentina$"))).click()
    assert page.url.endswith("/en/BRA/ARG")
    page.context.close()


def test_a_chart_tells_the_values_of_a_year(browser: playwright.Browser, address: str) -> None:
    page = opened(browser, f"{address}/en/RUS/PRK/trilateral?{DAY}", viewport=LAPTOP)
    chart = page.locator(".exhibit-lines .x-wide svg").first
    chart.focus()
    page.keyboard.press("ArrowRight")
    told = page.locator(".exhibit-lines .readout").first
    expect(told).to_contain_text(re.compile(r"\d{4}.+%"))
    first = told.inner_text()
    page.keyboard.press("ArrowRight")
    assert told.inner_text() != first
    page.keyboard.press("Escape")
    expect(told).to_be_empty()
    page.context.close()


@SCREENS
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/en", f"/ja/RUS/PRK/timeline?{DAY}", "/en/RUS/PRK/map", "/ja/JPN/CUB/map"]
)
def test_axe_finds_nothing_on_the_views(
    browser: playwright.Browser, address: str, path: str, scheme: str, screen: dict[str, int]
) -> None:
    page = opened(browser, address + path, bypass_csp=True, color_scheme=scheme, viewport=screen)
    assert not findings(page)
    page.context.close()
