"""Contested quantities: the reports weighed in the open, as a sentence, a strip and a table of reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tumen.core.evidence import Evidence, Finding
from tumen.core.exhibits import Exhibit, Table
from tumen.core.kinds import Ask, Camp, Facts, Pooled, Row, Sentences
from tumen.core.values import Listing, Percent, Quantity, Slot, Text
from tumen.questions._exhibits import report_strip, sources_of
from tumen.questions._findings import all_evidence, stated, voice

SENTENCES: Sentences = {
    "weighed": {
        "en": "For {what}, {n} of the same period, weighed by their grades, give {value}.",
        "ja": "{what}について、同じ時期を対象とする報告{n}を評価で重み付けすると{value}となる。",
    },
    "disagree": {
        "en": "On {what} well-graded sources disagree and no single figure is given: {camps}.",
        "ja": "{what}については評価の高い情報源の間で食い違いがあり、一つの数値にはまとめられない。内訳は{camps}である。",
    },
}
"""Questions that weigh add these to their own sentences."""


def weighed(
    facts: Facts, ask: Ask, claims: Sequence[Row], quantity: str, what: Text
) -> tuple[list[Finding], list[Exhibit]]:
    """The pooled estimate or the disagreement as a finding; the strip and the reasons as exhibits."""
    reports = [
        claim
        for claim in claims
        if claim["quantity"] == quantity and claim["kind"] != "forecast" and facts.evidence(claim)
    ]
    if len(reports) < 2:
        return [], []
    pooled = facts.weigh(reports, quantity, ask.codes)
    by_locator = {f"claims/{claim['id']}": claim for claim in reports}
    findings = _findings(facts, pooled, by_locator, what)
    return findings, _exhibits(facts, pooled, reports, by_locator, quantity, what)


def _findings(
    facts: Facts, pooled: Pooled, by_locator: Mapping[str, Row], what: Text
) -> list[Finding]:
    counted = [by_locator[reason.locator] for reason in pooled.reasons]
    if pooled.quantity is None or len(counted) < 2:
        return []
    if pooled.disagreement:
        camps = Listing(tuple(_camp(camp, by_locator, facts) for camp in pooled.camps))
        evidence = _sided(facts, pooled.camps, by_locator)
        return [stated("disagree", {"what": what, "camps": camps}, evidence)]
    slots: dict[str, Slot] = {
        "what": what,
        "value": replace(pooled.quantity, figures=2),
        "n": Quantity(len(counted), "reports"),
    }
    return [stated("weighed", slots, all_evidence(facts, counted, "claims"), pooled.period)]


def _camp(camp: Camp, by_locator: Mapping[str, Row], facts: Facts) -> Text:
    """The figures of one side and who gives them."""
    from_whom = dict.fromkeys(
        voice(facts, by_locator[name]) for name in camp.locators if name in by_locator
    )
    stated_figures = [
        figure
        for name in camp.locators
        if name in by_locator
        for figure in (by_locator[name]["low"], by_locator[name]["value"], by_locator[name]["high"])
        if figure is not None
    ]
    low, high = min(stated_figures), max(stated_figures)
    figures_en = f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"
    figures_ja = _ja(low) if low == high else f"{_ja(low)}〜{_ja(high)}"
    return Text(
        f"{figures_en} ({', '.join(who.en for who in from_whom)})",
        f"{figures_ja}({'・'.join(who.ja for who in from_whom)})",
    )


def _ja(number: float) -> str:
    """Ten thousands and hundred millions, as Japanese counts: 1万5800."""
    if number != int(number):
        return f"{number:.10g}"
    hundred_millions, rest = divmod(int(number), 10**8)
    ten_thousands, ones = divmod(rest, 10**4)
    parts = ((hundred_millions, "億"), (ten_thousands, "万"), (ones, ""))
    return "".join(f"{count}{word}" for count, word in parts if count) or "0"


def _sided(
    facts: Facts, camps: Sequence[Camp], by_locator: Mapping[str, Row]
) -> tuple[Evidence, ...]:
    """Evidence of all camps: each supports the statement that they disagree."""
    named = [by_locator[name] for camp in camps for name in camp.locators if name in by_locator]
    return all_evidence(facts, named, "claims")


def _exhibits(
    facts: Facts,
    pooled: Pooled,
    reports: Sequence[Row],
    by_locator: Mapping[str, Row],
    quantity: str,
    what: Text,
) -> list[Exhibit]:
    unit = max({claim["unit"] for claim in reports}, key=[c["unit"] for c in reports].count)
    strip = report_strip(
        facts,
        f"{quantity}-reports",
        _titled(what, "every report", "すべての報告"),
        reports,
        unit,
        Text(
            "Each dot is one report at the day it became known; hollow dots were superseded or are "
            "disputed. The band is what the reports of the newest period give together.",
            "点は報告1件を公表日に置いたもので、白抜きは後に改められたか争いのある報告。帯は最新時期の報告を合わせた範囲。",
        ),
    )
    drawn: list[Exhibit] = []
    if strip is not None:
        drawn.append(
            replace(
                strip,
                band=pooled.support,
                band_label=Text("range of what is said", "報告の範囲")
                if pooled.disagreement
                else Text("pooled", "統合した範囲"),
            )
            if pooled.quantity is not None and len(pooled.reasons) > 1
            else strip
        )
    rows: list[tuple[Slot | None, ...]] = [
        (
            voice(facts, by_locator[reason.locator]),
            _figure(by_locator[reason.locator]),
            Percent(reason.weight),
            reason.why,
        )
        for reason in pooled.reasons
    ] + [
        (
            voice(facts, by_locator[left.report.locator]),
            _figure(by_locator[left.report.locator]),
            None,
            left.why,
        )
        for left in pooled.left_out
        if left.report.locator in by_locator
    ]
    if len(rows) > 1:
        drawn.append(
            Table(
                key=f"{quantity}-weights",
                title=_titled(what, "how the reports were weighed", "報告の重みと理由"),
                alt=Text(
                    "Who reports, the figure, its weight and why.",
                    "発表者、数値、重み、その理由。",
                ),
                sources=sources_of(facts, reports),
                made_by=f"weighing of quantity {quantity}",
                columns=(
                    Text("By", "発表者"),
                    Text("Figure", "数値"),
                    Text("Weight", "重み"),
                    Text("Why", "理由"),
                ),
                rows=tuple(rows),
                numeric=(1, 2),
            )
        )
    return drawn


def _titled(what: Text, en: str, ja: str) -> Text:
    return Text(f"{what.en[:1].upper()}{what.en[1:]}: {en}", f"{what.ja}:{ja}")


def _figure(claim: Row) -> Quantity:
    return Quantity(claim["value"], claim["unit"], claim["low"], claim["high"])
