"""Timeline, maps, the world and charts in real Chromium, by mouse, keys and without script."""

from __future__ import annotations

import re

import pytest

from tests.web.chromium import LAPTOP, PHONE, SCREENS, findings, opened

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
    marks = page.locator("a.tl-mark:visible")
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


def test_a_mark_tells_what_it_is_and_arrows_go_on(
    browser: playwright.Browser, address: str
) -> None:
    page = opened(browser, f"{address}/ja/RUS/PRK/timeline?{DAY}&from=2018", viewport=LAPTOP)
    mark = page.locator("a.tl-mark:visible").first
    mark.hover()
    tip = page.locator(".tip")
    expect(tip).to_be_visible()
    when, _, text = (mark.get_attribute("aria-label") or "").partition("：")
    assert when in tip.inner_text()
    assert text in tip.inner_text()
    mark.focus()
    page.keyboard.press("ArrowRight")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused != mark.get_attribute("aria-label")
    assert focused.partition("：")[2] in tip.inner_text()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.context.close()


def test_a_touch_tells_and_a_second_follows(browser: playwright.Browser, address: str) -> None:
    url = f"{address}/en/RUS/PRK/timeline?{DAY}&from=2018"
    page = opened(browser, url, viewport=PHONE, has_touch=True)
    mark = page.locator("a.tl-mark[href*='/s/']:visible").first
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(200)  # a scroll still under way would hide what the touch shows
    mark.tap()
    expect(page.locator(".tip")).to_be_visible()
    assert "/timeline" in page.url
    mark.tap()
    page.wait_for_url(re.compile("/s/"))
    page.context.close()


def test_without_script_links_move_the_window(browser: playwright.Browser, address: str) -> None:
    url = f"{address}/en/RUS/PRK/timeline?{DAY}&from=1950&to=1959"
    page = opened(browser, url, java_script_enabled=False)
    page.locator(".tl-moves .closer").click()
    closer = page.locator(".tl-list > li:visible").count()
    assert "from=1952" in page.url
    assert DAY in page.url
    page.locator(".tl-moves .wider").click()
    page.locator(".tl-moves .wider").click()
    assert page.locator(".tl-list > li:visible").count() > closer
    asked = page.locator(".files a", has_text="CSV").get_attribute("href") or ""
    assert page.url.partition("?")[2] == asked.partition("?")[2]
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
    pin = holder.locator(".pin").first
    pin.focus()
    tip = holder.locator("xpath=..").locator(".tip")
    expect(tip).to_have_text(pin.get_attribute("aria-label") or "")
    page.keyboard.press("Enter")
    lit = page.locator(".places li:target")
    expect(lit).to_be_visible()
    assert lit.locator("h3").inner_text() in (pin.get_attribute("aria-label") or "")
    assert page.locator(".places ol > li").count() > 3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_two_states_are_chosen_on_the_world(browser: playwright.Browser, address: str) -> None:
    page = opened(browser, f"{address}/en", viewport=LAPTOP, java_script_enabled=False)
    page.locator(".world a", has=page.locator("title", has_text=re.compile("^Brazil$"))).click()
    assert page.url.endswith("/en?a=BRA")
    page.locator(".world a", has=page.locator("title", has_text=re.compile("^Argentina$"))).click()
    assert page.url.endswith("/en/BRA/ARG")
    page.context.close()


def test_a_state_is_told_before_it_is_chosen(browser: playwright.Browser, address: str) -> None:
    page = opened(browser, f"{address}/ja", viewport=LAPTOP)
    page.locator('.world [data-name="ブラジル"]').hover()
    expect(page.locator(".tip")).to_have_text("ブラジル")
    holder = page.locator(".globe")
    before = holder.locator("svg").get_attribute("viewBox")
    page.locator(".pan-tools button").first.click()
    assert holder.locator("svg").get_attribute("viewBox") != before
    page.locator(".pan-tools button").last.click()
    page.locator('.world [data-name="ブラジル"]').click()
    page.wait_for_url(re.compile(r"/ja\?a=BRA"))
    expect(page.locator("input[name=a]")).to_have_value("ブラジル")
    page.context.close()


def test_on_a_phone_the_world_is_dragged_and_tapped(
    browser: playwright.Browser, address: str
) -> None:
    page = opened(browser, f"{address}/en", viewport=PHONE, has_touch=True)
    svg = page.locator(".globe svg")
    first = [float(v) for v in (svg.get_attribute("viewBox") or "").split()]
    assert first[2] < 9600  # as high as it can be: a part of it across
    page.locator(".globe").focus()
    page.keyboard.press("ArrowLeft")
    moved = [float(v) for v in (svg.get_attribute("viewBox") or "").split()]
    assert moved[0] < first[0]
    assert moved[2:] == first[2:]
    page.locator('.world a:has([data-name="Nigeria"])').tap()
    page.wait_for_url(re.compile("a=NGA"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_a_name_of_either_language_finds_a_state(browser: playwright.Browser, address: str) -> None:
    page = opened(browser, f"{address}/en", viewport=LAPTOP, java_script_enabled=False)
    offered = page.locator("#states option")
    names = set(offered.evaluate_all("all => all.map((each) => each.value)"))
    assert {"Singapore", "シンガポール"} <= names
    page.locator("input[name=a]").fill("シンガポール")
    page.locator("input[name=b]").fill("Malta")
    page.locator(".picker button").click()
    assert page.url.endswith("/en/SGP/MLT")
    page.context.close()


def test_small_states_stand_on_the_world(browser: playwright.Browser, address: str) -> None:
    page = opened(browser, f"{address}/en?a=JPN", viewport=LAPTOP, java_script_enabled=False)
    dot = page.locator(".world a", has=page.locator("title", has_text=re.compile("^Singapore$")))
    assert dot.locator("circle").count() == 1
    assert (dot.get_attribute("href") or "").endswith("/en/SGP/JPN")
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
@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(
    ("question", "kind"),
    [("trade", "butterfly"), ("alignment", "bars"), ("recognition", "strip")],
)
def test_a_chart_of_rows_tells_the_cells_of_its_table(
    browser: playwright.Browser,
    address: str,
    question: str,
    kind: str,
    lang: str,
    screen: dict[str, int],
) -> None:
    page = opened(
        browser, f"{address}/{lang}/RUS/PRK/{question}?{DAY}", viewport=screen, has_touch=True
    )
    exhibit = page.locator(f".exhibit-{kind}:has(.readout)").first
    chart = exhibit.locator("svg:visible").first
    chart.focus()
    page.keyboard.press("ArrowDown")
    told = exhibit.locator(".readout")
    name = told.locator("b").inner_text()
    table = exhibit.locator("details table")
    rows = [row for row in table.locator("tbody tr").all_text_contents() if name in row]
    assert rows
    colon = "：" if lang == "ja" else ": "
    for line in told.locator("span").all_inner_texts():
        assert line.rpartition(colon)[2] in "".join(rows)
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7)
    assert told.locator("b").inner_text() != name
    page.context.close()


@pytest.mark.parametrize(("screen", "scheme"), [(PHONE, "dark"), (LAPTOP, "light")])
@pytest.mark.parametrize(
    "path", ["/en", f"/ja/RUS/PRK/timeline?{DAY}", "/en/RUS/PRK/map", "/ja/JPN/CUB/map"]
)
def test_axe_finds_nothing_on_the_views(
    browser: playwright.Browser, address: str, path: str, scheme: str, screen: dict[str, int]
) -> None:
    page = opened(browser, address + path, bypass_csp=True, color_scheme=scheme, viewport=screen)
    assert not findings(page)
    page.context.close()
