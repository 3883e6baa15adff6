"""Quantities in running text: value, interval by the stated precision, and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

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
    "m": (r"メートル|met(?:re|er)s?|m(?![a-z])", 0.001),
    "USD": (r"米ドル|ドル|US dollars|dollars|USD", 1.0),
    "percent": (r"%|％|パーセント|per ?cent|percent", 1.0),
    "wari": (r"割", 10.0),
    "barrels": (r"バレル|barrels?", 1.0),
    "tonnes": (r"トン|tonnes|tons|metric tons", 1.0),
    "persons": (r"人|名|(?:more |other )?(?:North Korean |South Korean |[A-Z][a-z]+ )?(?:combat |construction )?(?:soldiers|troops|people|persons|men|dead|deaths|killed|casualties|workers|prisoners|battle deaths|lives)", 1.0),
    "wounded": (r"(?!)", 1.0),
    "rounds": (r"発|(?:[a-z]+ )?(?:rounds|shells|missiles)", 1.0),
    "containers": (r"個(?=.{0,6}コンテナ)|containers?", 1.0),
    "states": (r"か国|カ国|ヵ国|ヶ国|countries|states", 1.0),
    "articles": (r"条(?!約)|articles", 1.0),
    "level": (r"(?!)", 1.0),
    "times": (r"回|度(?!目)|times", 1.0),
    "years": (r"年間|年(?=ぶり|の任期)|years", 1.0),
    "ships": (r"隻|ships|vessels|tankers", 1.0),
    "counter": (r"往復|台|本|個|基|機|両|社|校|ページ|枚|門|件|票|席|便|か所|箇所|番目|位|倍|次|項目|ヘクタール|(?:億|万)?(?:ルーブル|ウォン|円|元|ユーロ)", 1.0),
}  # fmt: skip
_UNIT = "|".join(f"(?P<u_{name}>{pattern})" for name, (pattern, _) in UNITS.items())
_NUMBER_JA = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[一二三四五六七八九十百千]+(?=[万億兆かカヵヶ]))"
_JA = re.compile(
    rf"(?P<pre>約|およそ|ほぼ|少なくとも|最大)?(?<!第)(?P<num>(?:{_NUMBER_JA}[兆億万千百]*)+)(?:(?:〜|~|-|–|から|ないし)(?P<to>(?:{_NUMBER_JA}[兆億万千百]*)+))?(?:\s*(?P<mid>余り|あまり|以上|超|強|弱)?)(?:{_UNIT})"
    r"(?P<post>あまり|余り|以上|超|強|弱|前後|ほど|程度|近く|を超|を上回|に満たな|未満|を下回)?",
)
_LEVEL = re.compile(r"(?:レベル|Level |level |「レベル)(?P<n>[1-4])")
_EN = re.compile(
    r"(?P<pre>a good|upwards of|north of|just under|close to|well over|about|around|roughly|nearly|almost|more than|over|at least|some|up to|under|less than|fewer than|approximately)?\s*"
    r"(?P<cur>\$|US\$)?(?P<num>\d[\d,]*(?:\.\d+)?|\b(?:half a(?= million)|a(?= thousand| million| billion)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)\b)"
    r"(?:(?: ?[–—-] ?| to | or )(?P<to>\d[\d,]*(?:\.\d+)?(?![\d-])|two|three|four|five|six|seven|eight|nine|ten)\b)?"
    rf"(?: and a half(?= million| billion))?[ -]?(?P<mul>thousand|million|billion|trillion|bn|mn|k\b|m\b)?[ -]?(?:\d+[ -]?mm )?(?:of (?:the|its|their) )?(?:(?:{_UNIT})(?![a-z]))?",
    re.I,
)


ROUNDING = 0.07
"""Round figures are read as exact to this share of their value: "1,000" is not 1,400."""


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
            if re.search(r" and a half", match.group(), re.I):
                value += 0.5
            if match["mul"]:
                scale = _EN_MULTIPLES[match["mul"].lower()]
                value, step = value * scale, step * scale
            if match["cur"]:
                unit = "USD"
            unit = unit or _noun(text, match)
            if not unit and not _is_count(text, match):
                continue
        if lang == "ja" and unit == "counter":
            unit = re.sub("^[億万]", "", match["u_counter"])
        if (
            lang == "ja"
            and unit == "persons"
            and re.match("[がをは]?(?:重|軽)?(?:負傷|けが)", text[match.end() :])
        ):
            unit = "wounded"
        scale = UNITS[unit][1] if unit in UNITS else 1.0
        unit = {"miles": "km", "m": "km", "wari": "percent"}.get(unit, unit)
        value, step = value * scale, step * scale
        words = " ".join(
            str(match.groupdict().get(k) or "") for k in ("pre", "mid", "post")
        ).lower()
        amount = _bounded(value, step, words, unit, match.start(), match.end())
        found.append(_range(amount, match, scale) if match["to"] else amount)
    found += _ballots(text, lang)
    found += _fractions(text) if lang == "en" else _halves(text)
    ballots = [a for a in found if a.unit.startswith("votes ")]
    found = [
        a
        for a in found
        if a in ballots or not any(b.start < a.end and a.start < b.end for b in ballots)
    ]
    return sorted(found, key=lambda a: a.start)


def _range(amount: Amount, match: re.Match[str], scale: float) -> Amount:
    """ "25,000–30,000 troops", 「2〜3基」: the middle, with the stated ends."""
    raw = match["to"].lower()
    parsed = (float(_WORDS[raw]), 1.0) if raw in _WORDS else _parse(raw)
    if parsed is None:
        return amount
    multiple = match.groupdict().get("mul")
    high = parsed[0] * scale * (_EN_MULTIPLES[multiple.lower()] if multiple else 1.0)
    if high <= amount.value:
        return amount
    low = amount.value
    return replace(amount, value=(low + high) / 2, low=low, high=high)


_BALLOTS = {
    "en": re.compile(
        rf"\b(?P<n>\d{{1,3}}|{'|'.join(_WORDS)}) (?:(?:of the \w+ )?(?:members?|states|countries|votes|had|council members) )?(?:(?P<for>for(?=,| and)|(?:voted |votes )?in favou?r|voted for|backed)|(?P<against>(?:voted |votes )?against|opposed)|(?P<abstain>abstain\w*))",
        re.I,
    ),
    "ja": re.compile(
        r"(?:(?P<for>賛成)|(?P<against>反対)|(?P<abstain>棄権))(?:票)?(?:した|に回った)?(?:のは|は|が)?(?:.{0,10}うち)?(?P<n>\d{1,3})"
    ),
}


_BALLOTS_BEFORE_JA = re.compile(
    r"(?P<n>\d{1,3})(?:か国|カ国|票|理事国)(?:が|の)?(?:(?P<for>賛成)|(?P<against>反対)|(?P<abstain>棄権))"
)


def _ballots(text: str, lang: str) -> list[Amount]:
    """Votes for, against and withheld: "13 for, 2 against", 「賛成13、反対2」。"""
    found = []
    patterns = [_BALLOTS[lang], *([_BALLOTS_BEFORE_JA] if lang == "ja" else [])]
    for m in (m for pattern in patterns for m in pattern.finditer(text)):
        raw = m["n"].lower()
        n = float(_WORDS[raw]) if raw in _WORDS else float(raw)
        unit = next(f"votes {k}" for k in ("for", "against", "abstain") if m[k])
        found.append(Amount(n, n, n, unit, m.start(), m.end()))
    return found


_NOUN = re.compile(
    r"(?:[a-z]+(?:-[a-z]+)? ){0,2}?(?P<noun>wounded|injured|hurt|[a-z]{3,}s)\b",
    re.I,
)
_NO_COUNT = re.compile(
    r"(?:Resolution|Article|No\.?|Chapter|Annex|paragraph|Protocol|UNSCR)s? ?$", re.I
)


def _noun(text: str, match: re.Match[str]) -> str:
    """What an English number without a known unit counts: the first plural after it; else nothing.

    A bare year is no count, nor the number of a resolution or an article.
    """
    number = match["num"].rstrip(",")
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", number) and not match["mul"]:
        return ""
    if _NO_COUNT.search(text[: match.start("num")]):
        return ""
    rest = text[match.end() :].lstrip(" -")
    noun = _NOUN.match(rest)
    if noun is None:
        return ""
    word = noun["noun"].lower()
    if word in ("wounded", "injured", "hurt"):
        return "wounded"
    return "" if word in _NOT_COUNTED else f"of {word.rstrip('s')}"


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether a bare number counts something left unsaid: "some 600", "about 4,000 of them"."""
    raw = match["num"].rstrip(",")
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", raw) and not match["pre"]:
        return False
    stated = bool(match["pre"]) or "," in raw
    return stated and raw[0].isdigit() and not _NO_COUNT.search(text[: match.start("num")])


_NOT_COUNTED = frozenset(["as", "was", "is", "has", "its", "this", "his", "does", "days", "weeks", "months", "decades", "sides", "others", "states", "countries", "governments", "powers", "leaders", "koreas", "nations", "neighbours", "neighbors", "these", "those"])  # fmt: skip
_OUT_OF = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SHARE = re.compile(
    rf"(?P<pre>about|around|nearly|almost|more than|over|only about|less than|roughly)?\s*"
    rf"(?:(?P<n>{'|'.join(_OUT_OF)})(?: \w+){{0,4}}? (?:out of every|out of|in every|in) (?P<of>{'|'.join(_OUT_OF)})"
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


_HALF_JA = re.compile(
    r"(?:ほぼ|約|およそ)?(?:半分|半数)(?P<much>あまり|余り|以上|を超|強|を上回)?(?P<less>に満たな|に届かな|以下|弱|を下回)?"
)


def _halves(text: str) -> list[Amount]:
    """「半数」「半分あまり」 as a share."""
    found = []
    for m in _HALF_JA.finditer(text):
        low, high = 45.0, 55.0
        if m["much"]:
            low, high = 50.0, 65.0
        if m["less"]:
            low, high = 0.0, 50.0
        found.append(Amount(50.0, low, high, "percent", m.start(), m.end(), bool(m["less"])))
    return found


def _bounded(value: float, step: float, words: str, unit: str, start: int, end: int) -> Amount:
    half = min(step / 2, ROUNDING * value)
    low, high, is_open = value - half, value + half, False
    if re.search(r"close to|約|およそ|ほぼ|前後|ほど|程度|about|around|roughly|some|approx", words):
        low, high = min(low, value * 0.93), max(high, value * 1.07)
    if re.search(r"以上|超|上回|少なくとも|more than|over|at least|upwards of|north of", words):
        low, high, is_open = value, value * 1.3, True
    if re.search(r"余り|あまり|強|a good", words):
        low, high = value, max(value * 1.1, value + step)
    if re.search(r"満たな|未満|下回|under|less than|fewer than|up to|最大", words):
        low, high, is_open = 0.0, value, True
    if re.search(r"近く|弱|nearly|almost|just under", words):
        low, high = min(low, value * 0.9), high
    return Amount(value, low, high, unit, start, end, is_open)
