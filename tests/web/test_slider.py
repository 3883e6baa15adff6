"""The slider of days in real Chromium: by keys and by buttons, and what happens when a day fails."""

from __future__ import annotations

import re

import pytest

from tests.web.chromium import LAPTOP, SCREENS, opened

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
pytestmark = pytest.mark.browser
START = "/en/RUS/PRK/alliance?as_of=2024-04-30"


def at_start(browser: playwright.Browser, url: str, **options: object) -> playwright.Page:
    page = opened(browser, url, **options)
    expect(page.locator(".slider")).to_be_visible(timeout=20_000)
    return page


@SCREENS
@pytest.mark.parametrize(
    ("start", "day", "said"),
    [
        ("/en/RUS/PRK/alliance?as_of=2024-04-30", "1 May 2024", "The page now shows 1 May 2024."),
        ("/ja/RUS/PRK/CHN?as_of=2024-04-30", "2024年5月1日", "2024年5月1日時点の内容を表示した。"),
    ],
)
def test_every_day_can_be_reached_by_keys(
    browser: playwright.Browser, address: str, screen: dict[str, int], start: str, day: str, said: str
) -> None:  # fmt: skip
    page = at_start(browser, address + start, viewport=screen)
    slider = page.locator(".slider input")
    slider.press("ArrowRight")
    expect(page.locator(".slider [role=status]")).to_have_text(said, timeout=20_000)
    expect(page.locator(".head time")).to_contain_text(day)
    assert page.url == address + start.replace("04-30", "05-01")
    assert page.locator(".days [aria-current]").count() == 0
    assert page.locator(".bar input[name=as_of]").input_value() == "2024-05-01"
    for key, then in (("PageUp", "2024-06-01"), ("PageDown", "2024-05-01"), ("Home", None)):
        slider.press(key)
        number = int(slider.input_value())
        shown = page.evaluate("n => new Date(n * 864e5).toISOString().slice(0, 10)", number)
        assert shown == then or (
            then is None and slider.input_value() == slider.get_attribute("min")
        )
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.context.close()


def test_the_next_day_of_change_brings_other_answers_and_exhibits(
    browser: playwright.Browser, address: str
) -> None:
    page = at_start(browser, address + START, viewport=LAPTOP)
    before = page.locator("main").inner_html()
    page.evaluate("window.same = true; scrollTo(0, 600)")
    page.get_by_role("button", name="Next day with new evidence").click()
    expect(page.locator(".slider [role=status]")).to_have_text(re.compile("2024"), timeout=20_000)
    assert "as_of=2024-06-" in page.url
    assert page.locator("main").inner_html() != before
    day = page.url.rpartition("=")[2]
    links = page.locator(".files a").evaluate_all("all => all.map((a) => a.href)")
    assert links
    assert all(link.endswith(f"as_of={day}") for link in links)
    assert page.evaluate("window.same && scrollY > 300")  # the same page, at the same place
    page.reload()
    expect(page.locator(".head time")).to_have_attribute("datetime", day)
    page.context.close()


def test_only_the_last_of_many_days_is_asked(browser: playwright.Browser, address: str) -> None:
    page = at_start(browser, address + START, viewport=LAPTOP)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.locator(
        ".slider input"
    ).evaluate(  # in one go: no pause between the days, however slow the machine
        """slider => { for (let i = 0; i < 6; i++) {
            slider.value = Number(slider.value) - 1;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
        } }"""
    )
    expect(page.locator(".slider [role=status]")).to_have_text(
        re.compile("24 April"), timeout=20_000
    )
    assert [url for url in asked if "as_of" in url] == [address + START.replace("04-30", "04-24")]
    page.context.close()


def test_a_day_that_fails_is_told_and_the_page_stays(
    browser: playwright.Browser, address: str
) -> None:
    page = at_start(browser, address + START, viewport=LAPTOP)
    page.route(
        "**/alliance?as_of=2024-04-29",
        lambda route: route.fulfill(
            status=503, content_type="text/html", body='<p class="problem">too busy</p>'
        ),
    )
    page.locator(".slider input").press("ArrowLeft")
    alert = page.locator(".slider [role=alert]")
    expect(alert).to_have_text("This could not be loaded. too busy")
    assert page.url == address + START
    assert page.locator(".slider time").get_attribute("datetime") == "2024-04-30"
    page.unroute_all()
    page.locator(".slider input").press("ArrowLeft")
    expect(alert).to_be_hidden(timeout=20_000)
    page.context.close()


def test_without_script_the_ruler_and_the_field_remain(
    browser: playwright.Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + START)
    assert not page.locator(".slider").is_visible()
    page.locator(".days a", has_text="2023").click()
    assert page.url.endswith("/alliance?as_of=2023-12-31")
    context.close()
