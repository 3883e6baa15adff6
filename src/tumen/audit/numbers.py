"""Quantities in running text: value, interval by the stated precision, and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MULTIPLES = {"兆": 1e12, "億": 1e8, "万": 1e4, "千": 1e3, "百": 1e2}
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_EN_MULTIPLES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
    "mn": 1e6,
}
_WORDS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
}
UNITS = {
    "km": (r"キロメートル|キロ(?!ワット|グラム)|km|kilomet(?:re|er)s?|kms", 1.0),
    "miles": (r"マイル|miles?", 1.609344),
    "m": (r"メートル|met(?:re|er)s?|m", 1.0),
    "USD": (r"米ドル|ドル|US dollars|dollars|USD", 1.0),
    "percent": (r"%|％|パーセント|per ?cent|percent", 1.0),
    "wari": (r"割", 10.0),
    "barrels": (r"バレル|barrels?", 1.0),
    "tonnes": (r"トン|tonnes|tons|metric tons", 1.0),
    "persons": (r"人|名|(?:North Korean |South Korean |[A-Z][a-z]+ )?(?:soldiers|troops|people|men|dead|deaths|killed|casualties|workers|prisoners|battle deaths)", 1.0),
    "rounds": (r"発|rounds|shells|missiles", 1.0),
    "states": (r"か国|カ国|ヵ国|ヶ国|countries|states", 1.0),
    "articles": (r"条(?!約)|articles", 1.0),
    "level": (r"(?!)", 1.0),
    "times": (r"回|度(?!目)|times", 1.0),
    "years": (r"年間|年(?=ぶり|の任期)|years", 1.0),
    "per_day": (r"往復|台|本", 1.0),
}  # fmt: skip
_UNIT = "|".join(f"(?P<u_{name}>{pattern})" for name, (pattern, _) in UNITS.items())
_NUMBER_JA = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[一二三四五六七八九十百千]+(?=[万億兆かカヵヶ]))"
_JA = re.compile(
    rf"(?P<pre>約|およそ|ほぼ|少なくとも|最大)?(?P<num>(?:{_NUMBER_JA}[兆億万千百]*)+)(?:\s*(?P<mid>余り|あまり|以上|超|強|弱)?)(?:{_UNIT})"
    r"(?P<post>あまり|余り|以上|超|強|弱|前後|ほど|程度|近く|を超|を上回|に満たな|未満|を下回)?",
)
_LEVEL = re.compile(r"(?:レベル|Level |level |「レベル)(?P<n>[1-4])")
_EN = re.compile(
    r"(?P<pre>a good|just under|close to|well over|about|around|roughly|nearly|almost|more than|over|at least|some|up to|under|less than|fewer than|approximately)?\s*"
    r"(?P<cur>\$|US\$)?(?P<num>\d[\d,]*(?:\.\d+)?|\b(?:half a(?= million)|a(?= thousand| million| billion)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)\b)"
    rf"[ -]?(?P<mul>thousand|million|billion|trillion|bn|mn|k\b|m\b)?[ -]?(?:{_UNIT})?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """What the text counts: the stated value and the interval that its digits and words allow."""

    value: float
    low: float
    high: float
    unit: str
    start: int
    end: int
    is_open: bool = False

    def agrees(self, other: float, slack: float = 0.0) -> bool:
        """Whether another figure lies in the interval, given a relative slack."""
        return self.low * (1 - slack) <= other <= self.high * (1 + slack)


def _parse(text: str) -> tuple[float, float] | None:
    """A Japanese or plain number: value and the size of its last stated digit."""
    total, step, rest = 0.0, 1.0, text.replace(",", "")
    for part, multiples in re.findall(
        r"([0-9.]+|[一二三四五六七八九十百千]+)([兆億万千百]*)", rest
    ):
        scale = 1.0
        for c in multiples:
            scale *= _MULTIPLES[c]
        if part[0].isdigit():
            if part.count(".") > 1 or len(part) > 20:
                return None
            value = float(part)
            decimals = len(part.partition(".")[2])
            zeros = len(part) - len(part.rstrip("0")) if not decimals else 0
            step = scale * (10.0**-decimals if decimals else 10.0 ** min(zeros, len(part) - 1))
        else:
            value = _kanji(part)
            step = scale
        total += value * scale
    return total, step


def _kanji(text: str) -> float:
    total = current = 0
    for c in text:
        if c in _KANJI:
            current = _KANJI[c]
        else:
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            current = 0
    return float(total + current)


def amounts(text: str, lang: str) -> list[Amount]:
    """Quantities in order of their place. `text` is NFKC."""
    found = [
        Amount(float(m["n"]), float(m["n"]), float(m["n"]), "level", m.start(), m.end())
        for m in _LEVEL.finditer(text)
    ]
    for match in (_JA if lang == "ja" else _EN).finditer(text):
        unit = next((k[2:] for k, v in match.groupdict().items() if k.startswith("u_") and v), "")
        raw = match["num"]
        if raw.lower() in ("a", "half a"):
            parsed: tuple[float, float] | None = (1.0, 1.0) if raw.lower() == "a" else (0.5, 0.1)
        elif raw.lower() in _WORDS:
            parsed = (float(_WORDS[raw.lower()]), 1.0)
        else:
            parsed = _parse(raw)
        if parsed is None:
            continue
        value, step = parsed
        if lang == "en":
            if match["mul"]:
                scale = _EN_MULTIPLES[match["mul"].lower()]
                value, step = value * scale, step * scale
            if match["cur"]:
                unit = "USD"
            if not unit:
                continue
        scale = UNITS[unit][1]
        unit = {"miles": "km", "wari": "percent"}.get(unit, unit)
        value, step = value * scale, step * scale
        words = " ".join(
            str(match.groupdict().get(k) or "") for k in ("pre", "mid", "post")
        ).lower()
        found.append(_bounded(value, step, words, unit, match.start(), match.end()))
    if lang == "en":
        found += _fractions(text)
    return sorted(found, key=lambda a: a.start)


_OUT_OF = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SHARE = re.compile(
    rf"(?P<pre>about|around|nearly|almost|more than|over|only about|less than|roughly)?\s*"
    rf"(?:(?P<n>{'|'.join(_OUT_OF)})(?: \w+)?(?: \w+)? (?:out of|in) (?P<of>{'|'.join(_OUT_OF)})"
    rf"|(?:(?P<k>a|one|two|three|four)[ -])?(?P<part>half|third|quarter|fifth|tenth)s?(?= of| the time|\b))"
)


def _fractions(text: str) -> list[Amount]:
    """Shares in words: "nine in ten", "three quarters", "about half"."""
    found = []
    for m in _SHARE.finditer(text):
        if m["n"]:
            share = _OUT_OF[m["n"]] / _OUT_OF[m["of"]]
        else:
            share = (_OUT_OF.get(m["k"] or "", 1)) / _PARTS[m["part"]]
        if share <= 1 and (m["n"] or m["pre"] or m["k"]):
            words = (m["pre"] or "about").lower()
            amount = _bounded(100 * share, 10.0, words, "percent", m.start(), m.end())
            found.append(amount)
    return found


def _bounded(value: float, step: float, words: str, unit: str, start: int, end: int) -> Amount:
    low, high, is_open = value - step / 2, value + step / 2, False
    if re.search(r"close to|約|およそ|ほぼ|前後|ほど|程度|about|around|roughly|some|approx", words):
        low, high = min(low, value * 0.93), max(high, value * 1.07)
    if re.search(r"以上|超|上回|少なくとも|more than|over|at least", words):
        low, high, is_open = value, value * 1.3, True
    if re.search(r"余り|あまり|強|a good", words):
        low, high = value, max(value * 1.1, value + step)
    if re.search(r"満たな|未満|下回|under|less than|fewer than|up to|最大", words):
        low, high, is_open = 0.0, value, True
    if re.search(r"近く|弱|nearly|almost|just under", words):
        low, high = min(low, value * 0.9), high
    return Amount(value, low, high, unit, start, end, is_open)
