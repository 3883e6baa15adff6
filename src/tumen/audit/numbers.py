"""Quantities in running text: value, interval by the stated precision, and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tumen.audit.cardinals import CARDINAL, cardinal

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
    "counter": (r"往復|台|本|個|基|機|両|社|校|ページ|枚|門|件|票|席|便|か所|箇所|番目|位|次|項目|ヘクタール|(?:億|万)?(?:ルーブル|ウォン|円|元|ユーロ)", 1.0),
}  # fmt: skip
_UNIT = "|".join(f"(?P<u_{name}>{pattern})" for name, (pattern, _) in UNITS.items())
_NUMBER_JA = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[一二三四五六七八九十百千]+(?=[万億兆かカヵヶ]))"
_JA = re.compile(
    rf"(?P<pre>約|およそ|ほぼ|少なくとも|最大)?(?<!第)(?P<num>(?:{_NUMBER_JA}[兆億万千百]*)+)(?:(?:〜|~|-|–|から|ないし)(?P<to>(?:{_NUMBER_JA}[兆億万千百]*)+))?(?:\s*(?P<mid>余り|あまり|以上|超|強|弱)?)(?:{_UNIT})"
    r"(?P<post>あまり|余り|以上|超|強|弱|前後|ほど|程度|近く|を超|を上回|にも?(?:満た|届か|達し)な|未満|を下回|台(?!の))?",
)
_LEVEL_BEFORE = re.compile(r"(?:レベル|[Ll]evel ?)\s?\d?$")
_LEVEL = re.compile(r"(?:レベル|Level |level |「レベル)(?P<n>[1-4])")
_EN = re.compile(
    r"(?P<pre>a good|upwards of|north of|just under|just over|(?:a )?little (?:more than|over|less than|under)|not quite|just short of|short of|barely|close to|well over|about|around|roughly|nearly|almost|more than|(?<!sold )over|at least|some|up to|under|below|above|in excess of|exceed(?:ed|ing)|topp(?:ed|ing)|pass(?:ed|ing)|surpass(?:ed|ing)|less than|fewer than|approximately)?\s*"
    rf"(?P<cur>\$|US\$)?(?P<num>\d[\d,]*(?:\.\d+)?|\b(?:half a(?= million| billion)|(?:a|one) quarter of a(?= million| billion)|three[- ]quarters of a(?= million| billion)|a(?= thousand| million| billion)|(?!one\b(?! (?:hundred|thousand|million|billion)))(?:{CARDINAL}))\b)"
    rf"(?:(?: ?[–—-] ?|(?<!in \d{{4}})(?<!since \d{{4}}) to | or )(?P<to>\d[\d,]*(?:\.\d+)?(?![\d-])|{CARDINAL})\b)?"
    rf"(?: and a half(?= million| billion))?[ -]?(?P<mul>thousand|million|billion|trillion|bn|mn|k\b|m\b)?[ -]?(?:\d+[ -]?mm )?(?:of (?:the|its|their) )?(?:(?:{_UNIT})(?![a-z]))?",
    re.I,
)


_PART_OF = {
    "half a": 0.5,
    "a quarter": 0.25,
    "one quarter": 0.25,
    "three quarters": 0.75,
    "three-quarters": 0.75,
}
WIDE = 0.5
"""Of 割, tenths: 「1割」 is from 5 to 15 per cent."""
MEMBERS = 193
"""Of the United Nations: no tally counts more."""
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
        parsed = _in_words(raw.lower()) if lang == "en" else None
        parsed = parsed or _parse(raw)
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
        amount = _bounded(
            value, step, words, unit, match.start(), match.end(), bool(match["u_wari"])
        )
        found.append(_range(amount, match, scale) if match["to"] else amount)
    found = [a for a in found if a.unit == "level" or not _LEVEL_BEFORE.search(text[: a.start + 1])]
    shares = _fractions(text) if lang == "en" else _halves(text)
    firmer = _ballots(text, lang) + _ratios(text, lang)
    firmer += [Amount(2.0, 2.0, 2.0, "times", *m.span()) for m in _TWICE.finditer(text)]
    firmer += _apart([a for a in shares if _OUT_OF.search(text[a.start : a.end])], firmer)
    found = firmer + _apart(found, firmer)
    found += _apart(shares, found)
    return sorted(found, key=lambda a: a.start)


def _apart(some: list[Amount], others: list[Amount]) -> list[Amount]:
    """Those that no other overlaps."""
    return [a for a in some if not any(b.start < a.end and a.start < b.end for b in others)]


def _in_words(raw: str) -> tuple[float, float] | None:
    """A number in words, and the size of what it leaves open."""
    part = next((v for k, v in _PART_OF.items() if raw.startswith(k)), None)
    if part:
        return part, 0.1
    value = None if raw[0].isdigit() else cardinal(raw)
    return (value, 1.0) if value else None


def _range(amount: Amount, match: re.Match[str], scale: float) -> Amount:
    """ "25,000–30,000 troops", 「2〜3基」: the middle, with the stated ends."""
    raw = match["to"].lower()
    parsed = _in_words(raw) or _parse(raw)
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
        rf"\b(?P<n>\d{{1,3}}|{CARDINAL}) (?:(?:of the \w+ )?(?:members?|states|countries|votes|had|council members) )?(?:(?P<for>for(?=,| and)|(?:voted |votes )?in favou?r|voted for|backed)|(?P<against>(?:voted |votes )?against|opposed)|(?P<abstain>abst[ae][in]\w*))",
        re.I,
    ),
    "ja": re.compile(
        r"(?:(?P<for>賛成)|(?P<against>反対)|(?P<abstain>棄権))(?:票)?(?:した|に回った)?(?:のは|は|が)?(?:.{0,10}うち)?(?P<n>\d{1,3})"
    ),
}


_TALLY = re.compile(
    rf"\b(?P<for>\d{{1,3}}|{CARDINAL})(?: (?:votes|states|countries))?(?: to |[-–—]|対)(?P<against>\d{{1,3}}|{CARDINAL})(?:(?: to |[-–—])(?P<abstain>\d{{1,3}}))?\b(?! (?:percent|per cent|km|miles|years?|men|soldiers|people))",
    re.I,
)
_VOTING = re.compile(r"\bvot|ballot|resolution|Assembly|Council|採決|決議|投票", re.I)
_TOLD = re.compile(
    r"\b(?P<n>\d{2,3}) (?:member )?(?:states|countries|members|nations|governments) (?:told|called|urged|asked|backed|condemned|demanded|deplored|voted to)\b",
    re.I,
)
_SAID_NO = re.compile(
    rf"\bone of (?:just|only)? ?(?:the )?(?P<n>\d{{1,3}}|{CARDINAL})(?: \w+){{0,2}} (?:that|who|to)(?: have)? (?:voted? (?:no|against)|opposed?|said no)",
    re.I,
)
_BALLOTS_BEFORE_JA = re.compile(
    r"(?P<n>\d{1,3})(?:か国|カ国|票|理事国)(?:が|の)?(?:(?P<for>賛成)|(?P<against>反対)|(?P<abstain>棄権))"
)


def _ballots(text: str, lang: str) -> list[Amount]:
    """Votes for, against and withheld: "13 for, 2 against", 「賛成13、反対2」。"""
    found = []
    patterns = [_BALLOTS[lang], *([_BALLOTS_BEFORE_JA] if lang == "ja" else [])]
    for m in (m for pattern in patterns for m in pattern.finditer(text)):
        raw = m["n"].lower()
        n = cardinal(raw) or 0.0
        unit = next(f"votes {k}" for k in ("for", "against", "abstain") if m[k])
        found.append(Amount(n, n, n, unit, m.start(), m.end()))
    if found or not _VOTING.search(text):
        return found
    if told := _TOLD.search(text):
        n = float(told["n"])
        return [Amount(n, n, n, "votes for", *told.span())]
    if no := _SAID_NO.search(text):
        n = cardinal(no["n"]) or 0.0
        return [Amount(n, n, n, "votes against", *no.span())]
    tally = _TALLY.search(text)
    if tally and all((cardinal(tally[k] or "0") or 0) <= MEMBERS for k in ("for", "against")):
        for k in ("for", "against", "abstain"):
            if tally[k] and (n := cardinal(tally[k]) or 0.0) <= MEMBERS:
                found.append(Amount(n, n, n, f"votes {k}", *tally.span()))
    return found


_NOUN = re.compile(
    r"(?:[a-z]+(?:-[a-z]+)? ){0,2}?(?P<noun>wounded|injured|hurt|[a-z]{3,}s)\b",
    re.I,
)
_PEOPLE = re.compile(
    r"(?:of the )?(?:North |South |East |West )?(?:[A-Z][a-z]+(?:ans|ese|enes|inians)|Finns|Greeks|Turks|Poles|Danes|Swedes|Serbs|Thais"
    r"|Argentines|Iraqis|Pakistanis|Israelis|Azeris|French|British)\b"
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
    if _PEOPLE.match(rest) or re.match("of them (?:dead|died|killed|fatal)", rest):
        return "persons"
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
    if match["mul"]:
        return True
    stated = bool(match["pre"]) or "," in raw
    return stated and raw[0].isdigit() and not _NO_COUNT.search(text[: match.start("num")])


_NOT_COUNTED = frozenset(["as", "thirds", "quarters", "fifths", "sixths", "eighths", "tenths", "halves", "was", "is", "has", "its", "this", "his", "does", "days", "weeks", "months", "decades", "sides", "others", "states", "countries", "governments", "powers", "leaders", "koreas", "nations", "neighbours", "neighbors", "these", "those"])  # fmt: skip
_OUT_OF = re.compile(r" (?:in|out of) ", re.I)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SHARE = re.compile(
    rf"(?P<pre>about|around|nearly|almost|more than|over|well over|only about|less than|roughly|some|barely|not quite|just under|just over)?\s*"
    rf"(?:(?<!the )(?<!these )\b(?P<n>{CARDINAL})(?: \w+){{0,4}}? (?:out of every|out of|in every|in) (?P<of>{CARDINAL})\b(?! \w+s\b)"
    r"|(?:(?P<k>a|one|two|three|four)[ -])?(?P<part>half|third|quarter|fifth|sixth|eighth|tenth)s?(?P<as> as (?:much|many|large|big|high|long)| that| the| of)?\b)",
    re.I,
)
_RATIO = re.compile(
    rf"(?P<pre>about|around|nearly|almost|more than|over|well over|less than|roughly|some|at least|not quite|just under|just over)?\s*"
    rf"(?:\b(?P<n>{CARDINAL}|\d+(?:\.\d+)?) times (?=as |the |that |those |more|larger|bigger|greater|higher|longer|what|its )"
    rf"|\b(?P<twice>twice(?= (?:as|the|that|those|what|its|their)\b)|double[ds]?|doubling)\b|\b(?P<treble>tripl\w+|trebl\w+)\b|\b(?P<fold>{CARDINAL}|\d+)[- ]?fold\b)",
    re.I,
)
_TWICE = re.compile(r"\btwice\b(?! (?:as|the|that|those|what|its|their)\b)", re.I)
_RATIO_JA = re.compile(
    r"(?P<pre>約|およそ|ほぼ)?(?:(?P<of>\d+)分の(?P<n>\d+)|(?P<k>\d+(?:\.\d+)?)倍|(?P<double>倍増|倍に))(?P<post>近く|余り|あまり|以上|超|強|弱|ほど|程度|を超|を上回|にも?(?:満た|届か|達し)な|未満|以下|を下回)?"
)


def _fractions(text: str) -> list[Amount]:
    """Shares in words: "nine in ten", "three quarters", "about half"."""
    found = []
    for m in _SHARE.finditer(text):
        if m["n"]:
            share = (cardinal(m["n"]) or 1) / (cardinal(m["of"]) or 1)
        else:
            share = (cardinal(m["k"] or "") or 1) / _PARTS[m["part"].lower()]
        if share <= 1 and (m["n"] or m["pre"] or m["k"] or m["as"]):
            words = (m["pre"] or "about").lower()
            amount = _bounded(100 * share, 10.0, words, "percent", m.start(), m.end())
            found.append(amount)
    return found


def _ratios(text: str, lang: str) -> list[Amount]:
    """How many times one quantity is another: "three times as many", 「3倍」「4分の1」 (as a share)."""
    found = []
    for m in (_RATIO_JA if lang == "ja" else _RATIO).finditer(text):
        groups = m.groupdict()
        words = f"{groups.get('pre') or ''} {groups.get('post') or ''}".lower()
        unit, step = "ratio", 0.4
        if groups.get("of"):
            if not int(m["of"]):
                continue
            value, unit, step = 100 * int(m["n"]) / int(m["of"]), "percent", 5.0
        elif lang == "ja":
            value = float(m["k"]) if m["k"] else 2.0
        elif m["twice"] or m["treble"]:
            value = 2.0 if m["twice"] else 3.0
        else:
            value = cardinal(m["n"] or m["fold"]) or 1.0
        found.append(_bounded(value, step, words, unit, m.start(), m.end()))
    return found


_HALF_JA = re.compile(
    r"(?:ほぼ|約|およそ)?(?:半分|半数)(?P<much>あまり|余り|以上|を超|強|を上回)?(?P<less>にも?満たな|にも?届かな|以下|弱|を下回)?"
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


def _bounded(
    value: float, step: float, words: str, unit: str, start: int, end: int, is_wari: bool = False
) -> Amount:
    half = min(step / 2, (WIDE if is_wari else ROUNDING) * value)
    low, high, is_open = value - half, value + half, False
    if re.search(r"close to|約|およそ|ほぼ|前後|ほど|程度|about|around|roughly|some|approx", words):
        low, high = min(low, value * 0.93), max(high, value * 1.07)
    if re.search(
        r"以上|超|上回|少なくとも|more than|over|at least|upwards of|north of|above|excess|exceed|topp|pass(?:ed|ing)",
        words,
    ):
        low, high, is_open = value, value * 1.3, True
    if re.search(r"余り|あまり|強|a good|just over|little more|little over|barely", words):
        low, high, is_open = value, max(value * 1.1, value + step), False
    if re.search(
        r"近く|弱|nearly|almost|just under|little less|little under|not quite|short of", words
    ):
        return Amount(value, value * 0.9, value, unit, start, end)
    if "台" in words:
        return Amount(value, value, value + step, unit, start, end)
    if re.search(
        r"満たな|届かな|達しな|未満|下回|under|below|less than|fewer than|up to|以下|最大",
        words,
    ):
        low, high, is_open = 0.0, value, True
    return Amount(value, low, high, unit, start, end, is_open)
