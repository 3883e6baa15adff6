"""Borders: whether two states touch on land, and for how long."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks
from tumen.audit.match.domains import domains
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict

PART = re.compile(
    r"海上|河川部分|うち|区間|橋|鉄道|道路|maritime|bridge|railway|road|of which|\bstretch\b(?! for)|fence|wall|along the (?:\w+ )?(?:border|frontier|boundary)|国境沿い|延伸",
    re.I,
)
DENIED = re.compile(
    r"国境(?:を|は|線を)?(?:接していな|接しておら|接しな|持たな|共有していな)|陸続きではな|国境線?は(?:な[いく]|存在しな)|(?:陸の|陸上の?)国境(?:を|は|が)?(?:持た|な[いく])|接していない|接しておらず"
    r"|do(?:es)? not (?:share|have) (?:a |any )?(?:\w+ )?border|\bno (?:common |shared |land )*(?:border|frontier)",
    re.I,
)
VERB = re.compile(
    "投票|採決|棄権|調印|攻撃|侵攻|攻め|砲火|voted|abstain|attacked|invaded|signed", re.I
)
"""What a sentence tells beside a border that two states have."""
EXTREME = re.compile(
    r"(?P<long>\blongest\b|最長|最も長|一番長)|\bshortest\b|これほど短い国境を.{0,20}ない|最短|最も短|一番短",
    re.I,
)
WORLD = re.compile(r"\bworld|Europe|Asia|Africa|America\b|世界|欧州|アジア|アフリカ|南米", re.I)
SECOND_TO = re.compile(r"に次[ぐい]|second only to|second longest|second-longest", re.I)
EACH = re.compile(r"\beither\b|\bboth\b|どちら|いずれ|双方", re.I)
EXACT = 0.02
"""Share of a length within which it is told as exact: not "about"."""
DISPUTED_FROM, WRONG_FROM = 0.03, 0.12
"""Lengths differ with the scale of the map: beyond a tenth they are not the same border."""


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    two = reading.two
    if two is None:
        return []
    if not reading.has("border"):
        return _by_matter(reading, clocks, two)
    lengths = [a for a in reading.amounts if a.unit == "km"]
    if reading.has("both") and any(code not in reading.pair for code in reading.states):
        far = lengths and all(n.start > lengths[0].end for n in reading.named)
        if not far or len(reading.pair) != 2:
            return []  # the border of the two is set beside another
        two = (reading.pair[0], reading.pair[1])  # what is named after it only places it
    if lengths and reading.has("negated"):
        return []
    if extreme := EXTREME.search(reading.text):
        found = _extreme(reading, clocks, two, bool(extreme["long"]))
        if found is None or found[0].kind is Kind.CONTRADICTED or not lengths:
            return found or []
    if len(lengths) == 1 and not PART.search(reading.text):
        found = _length(reading, clocks, two)
        beside = _beside(reading, clocks, two)
        return found if beside is None else [*found, *beside] if beside else []
    if reading.times or reading.has("assembly", "council") or VERB.search(reading.text):
        return []
    if (
        (reading.has("shares_border") or DENIED.search(reading.text))
        and not lengths
        and not re.search("これほど|最も|most|shortest|longest|最短|最長", reading.text)
    ):
        return _touch(clocks, two, bool(DENIED.search(reading.text)))
    return _by_matter(reading, clocks, two)


ADJOIN = re.compile(
    r"\bborder|\bfrontier|\bboundar|\bneighbou?r|\btouch|\badjoin|\babut|\bmeet (?:along|on land)|\bdivides?\b|\bseparat\w+|国境|境を|隣|接し|陸続き|地続き|境界",
    re.I,
)
GOES_ON = re.compile(
    r"^(?:It|That line|The line|Some|About|Roughly)\b.{0,60}\b(?:long|runs?|lie|stretch\w*|extend\w*|between them|measures)|全長|総延長|長さは",
    re.I,
)
"""How a sentence goes on about the border told of before."""
ON_LAND = re.compile(
    r"\bland\b|\bborder|\bfrontier|\bboundar|\btouch|陸|国境|境界|接し|地続き|境を", re.I
)
MARITIME = re.compile(r"\bsea\b|maritime|ocean|strait|海|洋上|海峡", re.I)


def _by_matter(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """A sentence of nothing but where two states meet: how long that is, or that they do not."""
    text = reading.text
    if domains(text) - {"border"} or reading.times:
        return []
    goes_on = reading.told and ADJOIN.search(reading.told[-1].text) and GOES_ON.search(text)
    if not (ADJOIN.search(text) or goes_on):
        return []
    if reading.has("opinion", "forecast") or len(reading.states) > 2 or VERB.search(text):
        return []
    lengths = [a for a in reading.amounts if a.unit == "km"]
    if len(lengths) == 1 == len(reading.amounts) and not reading.has("negated"):
        part = PART.search(text) or MARITIME.search(text) or EXTREME.search(text)
        return _length(reading, clocks, two) if not part else []
    if reading.amounts or not reading.has("negated") or not ON_LAND.search(text):
        return []
    if not ADJOIN.search(text) or NOT_SO.search(text) or EXTREME.search(text):
        return []
    return _touch(clocks, two, True)


NOT_SO = re.compile(
    r"\bmines?\b|地雷|国境沿い|国境地帯|国境の町|近づけ|住民|農民|not (?:only|open|closed|easy|safe|clear|guarded|crossed|drawn|the)|secure|cross(?:ing|ed)?\b|dispute|demarcat|patrol|確定|画定|越え|通過|閉鎖|封鎖",
    re.I,
)
"""What else a border may not be."""


def _length(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    amount = next(a for a in reading.amounts if a.unit == "km")
    rows = [r for r in clocks.now.between("borders", *two) if r["length_km"]]
    held = [
        clocks.held("borders", r, f"{r['length_km']:g} km", amount.agrees(r["length_km"], 0.001))
        for r in rows
    ]
    figures = [r["length_km"] for r in rows]
    for claim in clocks.now.claims(about=two, quantity="border-length"):
        if claim["credibility"] <= 2 and claim["value"]:
            agrees = amount.agrees(claim["value"], 0.001)
            held.append(Held(clocks.now.evidence(claim)[0], f"{claim['value']:g} km", agrees))
            figures.append(claim["value"])
    if not held:
        return []
    asserted = f"{amount.value:g} km"
    exact = amount.high - amount.low <= EXACT * amount.value and not reading.has("attribution")
    if any(h.agrees for h in held):
        if exact and max(figures) / min(figures) > 1 + DISPUTED_FROM:
            return [Verdict(Kind.DISPUTED, "border-length", asserted, tuple(held))]
        return [
            Verdict(Kind.SUPPORTED, "border-length", asserted, tuple(h for h in held if h.agrees))
        ]
    near = min(abs(amount.value - f) / f for f in figures)
    if near > WRONG_FROM:
        return [Verdict(Kind.CONTRADICTED, "border-length", asserted, tuple(held))]
    if near > DISPUTED_FROM:
        return [Verdict(Kind.DISPUTED, "border-length", asserted, tuple(held))]
    return []


def _beside(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict] | None:
    """The border set beside another of one of the two; None where the sentence does not do so."""
    shares = [a for a in reading.amounts if a.unit in ("percent", "ratio")]
    second = SECOND_TO.search(reading.text)
    if not shares and not second:
        return None
    third = [c for c in reading.states if c not in two]
    if len(third) != 1 or len(shares) > 1:
        return []
    for code in sorted(two, key=lambda c: c not in reading.states):
        other = two[1] if code == two[0] else two[0]
        rows = {
            r["b"]: r
            for r in clocks.now.involving("borders", code)
            if r["a"] == code and r["length_km"]
        }
        mine, base = rows.get(other), rows.get(third[0])
        if mine is None or base is None:
            continue
        if shares:
            scale = 100.0 if shares[0].unit == "percent" else 1.0
            ratio = mine["length_km"] / base["length_km"] * scale
            agrees = shares[0].low * 0.93 <= ratio <= shares[0].high * 1.07
        else:
            longer = [r for r in rows.values() if r["length_km"] > mine["length_km"]]
            agrees = [r["b"] for r in longer] == [third[0]]
        held = tuple(
            clocks.held("borders", r, f"{r['a']}–{r['b']} {r['length_km']:g} km", agrees)
            for r in (mine, base)
        )
        kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
        return [Verdict(kind, "border-length", f"{code}: {other}, {third[0]}", held)]
    return []


def _touch(clocks: Clocks, two: tuple[str, str], denied: bool) -> list[Verdict]:
    """That two states touch on land, or do not."""
    land = [
        r
        for r in clocks.now.between("contiguity", *two)
        if r["kind"] == "land" and not r["valid_to"]
    ]
    lengths = clocks.now.between("borders", *two)
    rows = [("contiguity", r, r["kind"]) for r in land] + [
        ("borders", r, f"{r['length_km'] or r['stated']}")
        for r in lengths
        if r["length_km"] or r["stated"]
    ]
    if not rows:
        return _apart(clocks, two, denied)
    held = tuple(clocks.held(t, r, v, not denied) for t, r, v in rows[:3])
    kind = Kind.CONTRADICTED if denied else Kind.SUPPORTED
    return [Verdict(kind, "border", "-".join(two), held)]


def _apart(clocks: Clocks, two: tuple[str, str], denied: bool) -> list[Verdict]:
    """Neighbours across water only, or no common border in a source that lists those of both."""
    water = [r for r in clocks.now.between("contiguity", *two) if not r["valid_to"]]
    if water and all(r["kind"].startswith("water") for r in water):
        held = tuple(
            clocks.held(
                "contiguity", r, f"across water, up to {r['kind'].split('-')[1]} miles", denied
            )
            for r in water[:1]
        )
        kind = Kind.SUPPORTED if denied else Kind.CONTRADICTED
        return [Verdict(kind, "border", "-".join(two), held)]
    lists = [
        [r for r in clocks.now.involving("borders", code) if r["length_km"] and r["a"] == code]
        for code in two
    ]
    touching = clocks.now.between("contiguity", *two)
    if not any(lists) or any(r["kind"] == "land" for r in touching):
        return []
    held = tuple(
        clocks.held(
            "borders", rows[0], f"{code}: {', '.join(sorted({r['b'] for r in rows}))}", denied
        )
        for code, rows in zip(two, lists, strict=True)
        if rows
    )
    kind = Kind.SUPPORTED if denied else Kind.CONTRADICTED
    return [Verdict(kind, "border", "-".join(two), held)]


def _extreme(
    reading: Reading, clocks: Clocks, two: tuple[str, str], is_long: bool
) -> list[Verdict] | None:
    """The longest or shortest border of one of the two, or of each; None if that cannot be told."""
    if WORLD.search(reading.text):
        return None
    holds = []
    shown = []
    whose = [code for code in two if code in reading.states] or list(two)
    for code in whose:
        other = two[1] if code == two[0] else two[0]
        rows = [
            r for r in clocks.now.involving("borders", code) if r["a"] == code and r["length_km"]
        ]
        mine = [r for r in rows if r["b"] == other]
        if not mine:
            return None
        first = sorted(rows, key=lambda r: r["length_km"], reverse=is_long)[0]
        holds.append(first["b"] == other)
        shown.append(first)
    if all(holds) or (any(holds) and not EACH.search(reading.text)):
        held = tuple(
            clocks.held("borders", r, f"{r['a']}–{r['b']} {r['length_km']:g} km", True)
            for r, is_so in zip(shown, holds, strict=True)
            if is_so
        )
        return [Verdict(Kind.SUPPORTED, "border-length", "-".join(two), held)]
    held = tuple(
        clocks.held("borders", r, f"{r['a']}–{r['b']} {r['length_km']:g} km", False)
        for r, is_so in zip(shown, holds, strict=True)
        if not is_so
    )
    return [Verdict(Kind.CONTRADICTED, "border-length", "-".join(two), held)]
