"""The audit on plain sentences made from the tables: a fact as it is held, and the same with a wrong value.

python benchmarks/audit/plain.py [--seed N] [--errors]: per language and table, how often a true sentence
is supported and a false one contradicted, and how often the audit is wrong. The sentences are simple on
purpose: they measure whether the tables are read right, not how far the wordings of the world reach
(`run.py` does that).
"""

from __future__ import annotations

import argparse
import calendar
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import tumen
from tumen.core.kinds import Facts

TRADERS = [
    "USA",
    "CHN",
    "JPN",
    "DEU",
    "FRA",
    "GBR",
    "IND",
    "BRA",
    "AUS",
    "KOR",
    "MEX",
    "TUR",
    "EGY",
    "ZAF",
    "THA",
    "POL",
    "ITA",
    "ESP",
    "CHL",
    "PER",
]
WRITTEN, AS_OF = "2024-05-01", date(2026, 11, 1)
EACH = 14
Case = tuple[str, str, bool, str, tuple[str, str]]
"""Language, table, whether it is true, the sentence, the two states of the text."""


def month(text: str, lang: str) -> str:
    """A month of an ISO date, in words."""
    number = int(text[5:7])
    return (
        f"{text[:4]}年{number}月" if lang == "ja" else f"{calendar.month_name[number]} {text[:4]}"
    )


def dollars(value: float, lang: str) -> str:
    if lang == "ja":
        return f"約{value / 1e8:.0f}億ドル" if value >= 1e9 else f"約{value / 1e4:.0f}万ドル"
    return f"${value / 1e9:.1f} billion" if value >= 1e9 else f"${value / 1e6:.0f} million"


def memberships(facts: Facts, names: dict[str, str], lang: str) -> Iterator[Case]:
    rows = [r for r in facts.rows("states") if r["un_from"] and not r["un_to"]]
    for row in random.sample(rows, EACH):
        pair = (row["code"], random.choice(rows)["code"])
        for shift in (0, 7):
            day = f"{int(row['un_from'][:4]) + shift}{row['un_from'][4:]}"
            name = names[row["code"]]
            said = (
                f"{name}は{month(day, lang)}に国連に加盟した。"
                if lang == "ja"
                else f"{name} was admitted to the United Nations in {month(day, lang)}."
            )
            yield lang, "states", not shift, said, pair


def seats(facts: Facts, names: dict[str, str], lang: str) -> Iterator[Case]:
    years: dict[str, set[int]] = defaultdict(set)
    for row in facts.rows("council_terms"):
        if not row["is_permanent"]:
            years[row["state"]].add(row["year"])
    for code in random.sample(sorted(years), EACH):
        mine = years[code]
        terms = [y for y in mine if y - 1 not in mine and y + 1 in mine and 1966 < y < 2020]
        free = [y for y in range(1970, 2022) if not {y - 1, y, y + 1, y + 2} & mine]
        other = random.choice(sorted(years.keys() - {code}))
        for is_true, choice in ((True, terms), (False, free)):
            if choice:
                y = random.choice(choice)
                said = (
                    f"{names[code]}は{y}年と{y + 1}年に安保理の非常任理事国を務めた。"
                    if lang == "ja"
                    else f"{names[code]} held a non-permanent seat on the Security Council in {y} and {y + 1}."
                )
                yield lang, "council_terms", is_true, said, (code, other)


def wars(facts: Facts, names: dict[str, str], lang: str) -> Iterator[Case]:
    by_war = defaultdict(list)
    for row in facts.rows("wars"):
        by_war[row["war"]].append(row)
    two = [
        rows
        for rows in by_war.values()
        if len(rows) == 2
        and rows[0]["side"] != rows[1]["side"]
        and rows[0]["valid_from"] > "1890"
        and all(r["state"] in names and r["battle_deaths"] for r in rows)
    ]
    for rows in random.sample(two, min(EACH, len(two))):
        a, b = rows
        pair = (a["state"], b["state"])
        mine, theirs = names[pair[0]], names[pair[1]]
        called = a[f"name_{lang}"].split(" (")[0].split("（")[0]
        for times in (1, 3):
            dead = a["battle_deaths"] * times
            said = (
                f"{called}で{mine}は約{dead}人の将兵を失った。"
                if lang == "ja"
                else f"The {called} cost {mine} about {dead:,} soldiers."
            )
            yield lang, "wars: dead", times == 1, said, pair
        won = next((r for r in rows if r["outcome"] == "won"), None)
        if won:
            first, second = (mine, theirs) if won is a else (theirs, mine)
            for is_true, (x, y) in ((True, (first, second)), (False, (second, first))):
                said = (
                    f"{called}では{x}が{y}に勝利した。"
                    if lang == "ja"
                    else f"{x} defeated {y} in the {called}."
                )
                yield lang, "wars: outcome", is_true, said, pair


def flows(facts: Facts, names: dict[str, str], lang: str) -> Iterator[Case]:
    left = EACH
    while left:
        a, b = random.sample(TRADERS, 2)
        year = random.randrange(1990, 2019)
        found = next((e for e in facts.estimates("trade", a, b) if e.period.year == year), None)
        sides = found and (found.extra.get("exporter_usd"), found.extra.get("importer_usd"))
        if not sides or not all(sides) or sides[0] < 5e7 or not 0.87 < sides[0] / sides[1] < 1.15:
            continue
        left -= 1
        for times in (1, 3):
            worth = dollars(sides[0] * times, lang)
            said = (
                f"{year}年の{names[a]}から{names[b]}への輸出は{worth}だった。"
                if lang == "ja"
                else f"In {year} {names[a]} sold {names[b]} goods worth {worth}."
            )
            yield lang, "trade", times == 1, said, (a, b)


def borders(facts: Facts, names: dict[str, str], lang: str) -> Iterator[Case]:
    rows = [
        r
        for r in facts.rows("borders")
        if r["length_km"] and r["a"] < r["b"] and r["length_km"] > 60
    ]
    for row in random.sample(rows, EACH):
        for times in (1, 2):
            km, a, b = row["length_km"] * times, names[row["a"]], names[row["b"]]
            said = (
                f"{a}と{b}の国境は約{km:.0f}キロに及ぶ。"
                if lang == "ja"
                else f"The border between {a} and {b} stretches for roughly {km:,.0f} kilometres."
            )
            yield lang, "borders", times == 1, said, (row["a"], row["b"])


def agreement(facts: Facts, names: dict[str, str], lang: str) -> Iterator[Case]:
    left = EACH
    while left:
        a, b = random.sample(TRADERS, 2)
        year = random.randrange(1985, 2020)
        found = next(
            (e for e in facts.estimates("vote_agreement", a, b) if e.period.year == year), None
        )
        if found is None:
            continue
        left -= 1
        for shift in (0, 40):
            share = (round(found.value * 100) + shift) % 100
            said = (
                f"{year}年の国連総会では、{names[a]}と{names[b]}は採決の{share}%で同じ票を投じた。"
                if lang == "ja"
                else f"In {year} {names[a]} and {names[b]} voted alike in {share} percent of the recorded votes"
                " in the General Assembly."
            )
            yield lang, "vote_agreement", not shift, said, (a, b)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    random.seed(options.seed)
    world = tumen.open()
    facts = world.facts(AS_OF)
    counted: dict[tuple[str, str, bool], Counter[str]] = defaultdict(Counter)
    wrong = []
    for lang in ("en", "ja"):
        names = {s.code: s.name_ja if lang == "ja" else s.name_en for s in facts.states}
        for make in (memberships, seats, wars, flows, borders, agreement):
            for _, table, is_true, said, pair in make(facts, names, lang):
                page = world.audit(said, about=pair, written=WRITTEN, as_of=AS_OF)
                verdict = page.document.sentences[-1].verdict
                counted[lang, table, is_true][verdict] += 1
                if verdict == ("contradicted" if is_true else "supported"):
                    wrong.append((verdict, said))
    print(f"{'':2} {'table':16} {'true: supported':>18} {'false: contradicted':>22}")
    for lang, table in dict.fromkeys((lang, table) for lang, table, _ in counted):
        true, false = counted[lang, table, True], counted[lang, table, False]
        held = f"{true['supported']}/{true.total()}"
        refuted = f"{false['contradicted']}/{false.total()}"
        print(f"{lang} {table:16} {held:>18} {refuted:>22}")
    total = sum(c.total() for c in counted.values())
    print(f"wrong: {len(wrong)} of {total}")
    for verdict, said in wrong if options.errors else ():
        print(f"  {verdict}: {said}")


if __name__ == "__main__":
    main()
