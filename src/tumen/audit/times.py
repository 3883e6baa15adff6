"""Dates in running text, of both languages, resolved against the day of writing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tumen.audit.cardinals import CARDINAL, ORDINAL, cardinal, ordinal
from tumen.core.dates import PartialDate
from tumen.core.errors import UsageError

MONTHS = {
    name: i // 2 + 1
    for i, name in enumerate(
        [
            "january",
            "jan",
            "february",
            "feb",
            "march",
            "mar",
            "april",
            "apr",
            "may",
            "may",
            "june",
            "jun",
            "july",
            "jul",
            "august",
            "aug",
            "september",
            "sep",
            "october",
            "oct",
            "november",
            "nov",
            "december",
            "dec",
        ]
    )
}
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_COUNT = rf"(?:(?:a )?half a|a quarter of a|three[- ]quarters of a|{CARDINAL}(?: and a half)?|a|an)"
_WHICH = r"(?:last|this|that|the same|the previous|the following|the next)"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = "|".join(_WEEKDAYS)
_JA = re.compile(
    r"(?:(?:(?:(?P<jd>\d{1,2})日|(?P<jt>きょう|今日|本日))で)?(?P<jn>\d{1,3}|半世紀)(?:年)?(?:周年|年?の節目|(?<=[年紀])が(?:たっ|過ぎ)|(?<=[年紀])を迎え|(?<=[年紀])にな[るっ])"
    r"|(?P<era>令和|平成|昭和|大正|明治)(?P<ey>元|\d{1,2})年|(?P<y>(?<!\d)\d{4})(?:年(?!代)|(?=[、・](?:1[89]|20)\d\d(?:年|の両年))|(?=の両年))"
    r"|(?P<rel>昨年|去年|今年|本年|一昨年|おととし|来年|同年|その年|同じ年|前の年(?!より|から|に比べ|を[上下])|次の年|前年(?!比|同期|の(?:\d|約|半|倍|水準|実績)|を(?:上|下)|に(?:比べ|対)|より|から)|翌年|昨(?=[春夏秋冬])|今(?=[春夏秋冬])|先月|今月|来月|同月)"
    r"|(?P<week>先週|今週|昨日|きのう|前日(?!比)|きょう|今日(?!的|の世界|まで)|本日|翌日|半世紀前)"
    r"|(?P<n>\d{1,3})(?P<unit>年|か月|カ月|ヶ月|週間|日)(?P<ago>前(?!後|半|期|例)|後(?!半|期|継|任)(?=に|、|の|は))"
    r"|(?P<yy>(?<![\d第])\d{2})年(?![間前ぶ代余後目以近続超ほ遅早先])(?!の(?:開き|差|違い|隔たり|期間|歳月|長さ))(?!だっ|であっ|でし|早く)(?!に(?:わた|及|一度|1度))(?!.{0,2}ぶり))?"
    r"(?:の|、)?(?:(?P<m>(?<!\d)1[0-2]|(?<!\d)[1-9])月)?(?:(?P<d>(?<!\d)[12]\d|(?<!\d)3[01]|(?<!\d)[1-9])日(?!間|の間|以内|ほど|あまり|に(?:約|およそ)?[0-9一二三四五六七八九]|あたり))?"
)
_EN = re.compile(
    rf"\b(?:(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th)? ?(?:[-–—]|to|and|or) ?)?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})(?:,? (?P<y1>\d{{4}})|(?: of)? (?P<w1>{_WHICH}) year)?"
    rf"|(?P<m2>{_MONTH}) (?:(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? ?(?:[-–—]|to|and|or) ?)?(?P<d2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y2>\d{{4}})|(?: of)? (?P<w2>{_WHICH}) year)?"
    rf"|(?P<m3>{_MONTH})(?: of)?,? (?P<y3>\d{{4}})"
    rf"|(?P<m6>{_MONTH})(?: of)? (?P<which>{_WHICH}) year"
    rf"|(?:in|since|until|last|this|that|by|from|of|early|late|mid|before|after|the following|next|between|and) ?-?(?P<m4>{_MONTH})\b(?!,? \d| (?:of )?{_WHICH} year)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<rel>the year before last|that (?:same )?year|(?:in )?the same year|last year|this year|next year|(?:in )?the previous year|the preceding year|the year before(?= |,|\.|;|$)(?! (?:the|it|he|they|she|we))|the year after(?= |,|\.|;|$)(?! (?:the|it|he|they|she|we))|the following year|the next year|last month|this month|that month|the same month|the following month|the next month|the month before|the month after|the next day|the following day|the day after|yesterday|today)"
    rf"|(?P<n>\d{{1,3}}|{_COUNT}) (?P<unit>day|week|month|year|decade|centur(?=y|ies)|quarter[- ]century)(?:ies|y|s)? (?P<way>ago(?: (?:today|this week|this month|on))?|later|earlier|before that|after that|before(?= *[,.;]|$)|after(?= *[,.;]|$))"
    rf"|(?P<jubilee>{ORDINAL}) anniversary"
    rf"|(?<!nearly )(?<!almost )(?<![-\w])(?P<years>\d{{1,3}}|{CARDINAL}) years (?:have passed |had passed |to the day )?since\b"
    r"|(?P<week>last|this|earlier this|the previous|that) week"
    r"|(?P<when>last|this|that) (?P<season>spring|summer|autumn|fall|winter)"
    rf"|(?:on|last|this|until|since|by) (?P<weekday>{_DAYS})"
    r"|(?:on|until|since|by) the (?P<nth>\d{1,2})(?:st|nd|rd|th)(?! (?:of|century|parallel|congress|party))"
    r"|(?P<y5>1[5-9]\d{2}|20\d{2})(?!s|\s*(?:km|kilomet|miles|soldiers|troops|people|tonnes|barrels|dollars|men|\d))"
    r"(?![,.]\d))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class When:
    """A date as the text gives it, with its place in the sentence."""

    date: PartialDate
    start: int
    end: int
    is_relative: bool = False
    is_jubilee: bool = False
    """The year of what is remembered, not of the sentence."""
    bound: str = ""
    """ "after" (since, 以降) or "before" (until, by, まで) where the date only bounds the fact."""


def times(
    text: str,
    lang: str,
    written: date,
    last: PartialDate | None = None,
    narrated: PartialDate | None = None,
) -> list[When]:
    """Dates in order; `last` is the latest date that came before, for "the same year". `narrated`
    is that of the sentence just before, if it tells of days or months long past: a day without a
    year then follows it."""
    found = (_japanese if lang == "ja" else _english)(text, written, last, narrated)
    found = _remembered(found, written)
    return [replace(when, bound=_bound(text, when, lang)) for when in found]


def _remembered(found: list[When], written: date) -> list[When]:
    """On an anniversary, the day told is that of what is remembered."""
    jubilee = next((w for w in found if w.is_jubilee), None)
    if jubilee is None:
        return found
    rest = [w for w in found if w is not jubilee]
    day = next(
        (w for w in rest if w.is_relative and w.date.day and w.date.year == written.year), None
    )
    if any(w.date.year == jubilee.date.year for w in rest):
        return [w for w in rest if w is not day]
    if day and (made := _make(jubilee.date.year, day.date.month, day.date.day)):
        jubilee = replace(jubilee, date=made)
    return sorted([w for w in rest if w is not day] + [jubilee], key=lambda w: w.start)


_SINCE = re.compile(r"\bsince (?:about |early |late )?$", re.I)
_PART_OF = r"(?: (?:the|early|late|mid|end|middle|start|beginning|close|first half|second half|spring|summer|autumn|fall|winter)(?: of)?)*[ -]*$"
_BEFORE_EN = {
    "after": re.compile(r"\b(?:since|after|from)" + _PART_OF, re.I),
    "before": re.compile(r"\b(?:until|till|by|before|up to|as of)" + _PART_OF, re.I),
}
_INSIDE_EN = {
    "after": re.compile(r"^(?:since|after|from)\b", re.I),
    "before": re.compile(r"^(?:until|by|before)\b", re.I),
}
_AFTER_JA = {
    "after": re.compile(r"^(?:[春夏秋冬]|初め|半ば|末|後半|前半)?(?:以降|以来|から|より)"),
    "before": re.compile(r"^(?:[春夏秋冬]|初め|半ば|末|後半|前半)?(?:まで|以前|時点|現在)"),
}


def _bound(text: str, when: When, lang: str) -> str:
    if lang == "ja":
        rest = text[when.end : when.end + 8]
        return next((k for k, p in _AFTER_JA.items() if p.match(rest)), "")
    ahead, own = text[max(0, when.start - 24) : when.start], text[when.start : when.end]
    return next(
        (k for k in _BEFORE_EN if _BEFORE_EN[k].search(ahead) or _INSIDE_EN[k].match(own)), ""
    )


def _make(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except UsageError:
        return None


def _following(narrated: PartialDate, month: int) -> int:
    """The year of the month that follows a date."""
    return narrated.year + (month < (narrated.month or 1))


_OF_CONTEXT = {"同年": 0, "その年": 0, "同じ年": 0, "同月": 0, "前年": -1, "前の年": -1, "翌年": 1, "次の年": 1}  # fmt: skip


def _japanese(
    text: str, written: date, last: PartialDate | None, narrated: PartialDate | None
) -> list[When]:
    found: list[When] = []
    for match in _JA.finditer(text):
        if not any(
            match.group(name) for name in ("jn", "era", "y", "rel", "week", "n", "yy", "m", "d")
        ):
            continue
        month = int(match["m"]) if match["m"] else None
        day = int(match["d"]) if match["d"] else None
        context = found[-1].date if found else last
        year, relative = written.year, False
        if match["jn"]:
            made = _jubilee_ja(match, written)
            if made:
                found.append(When(made, match.start(), match.end(), True, is_jubilee=True))
            continue
        if match["week"] or match["n"]:
            made = _away_ja(match, written, context)
            if made:
                found.append(When(made, match.start(), match.end(), True))
            continue
        if match["era"]:
            year = ERAS[match["era"]] + (1 if match["ey"] == "元" else int(match["ey"]))
        elif match["y"]:
            year = int(match["y"])
        elif match["yy"]:
            century = (context or PartialDate.of(written)).year // 100 * 100
            year = century + int(match["yy"])
            if year > written.year:
                year -= 100
        elif match["rel"]:
            word, relative = match["rel"], True
            if word in _OF_CONTEXT:
                if not context:
                    continue
                year = context.year + _OF_CONTEXT[word]
                if word == "同月":
                    month = context.month
            elif word.endswith("月"):
                offset = {"先月": -1, "今月": 0, "来月": 1}[word]
                total = written.year * 12 + written.month - 1 + offset
                year, month = divmod(total, 12)
                month += 1
            else:
                year += {
                    "昨年": -1, "去年": -1, "昨": -1, "一昨年": -2, "おととし": -2, "来年": 1,
                }.get(word, 0)  # fmt: skip
        elif month:
            relative = True
            if found:
                year = found[-1].date.year
            elif narrated:
                year = _following(narrated, month)
            elif date(written.year, month, 1) > written:
                year -= 1
        else:  # a bare day: of the month of writing, or of the date just named
            relative = True
            if found and found[-1].date.month:
                year, month = found[-1].date.year, found[-1].date.month
            else:
                month = written.month
                if day and day > written.day:
                    before = written.replace(day=1) - timedelta(days=1)
                    year, month = before.year, before.month
        made = _make(year, month, day)
        if made:
            found.append(When(made, match.start(), match.end(), relative))
    return found


def _month(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[name.lower().rstrip(".")[:3]] if len(name) < 6 else MONTHS[name.lower()]


def _english(
    text: str, written: date, last: PartialDate | None, narrated: PartialDate | None
) -> list[When]:
    found: list[When] = []
    for match in _EN.finditer(text):
        context = found[-1].date if found else last
        relative, made = True, None
        if match["iso"]:
            relative = False
            try:
                made = PartialDate.parse(match["iso"])
            except UsageError:
                continue
        elif match["rel"]:
            made = _named(match["rel"].lower(), written, context)
        elif match["which"]:
            year = _year(match["which"].lower(), written, context)
            made = _make(year, _month(match["m6"]), None)
        elif match["jubilee"] or match["years"]:
            rank = ordinal(match["jubilee"]) if match["jubilee"] else cardinal(match["years"])
            made = _make(written.year - int(rank), None, None) if rank else None
            if made:
                found.append(When(made, match.start(), match.end(), True, is_jubilee=True))
            continue
        elif any(match[k] for k in ("n", "week", "season", "weekday", "nth")):
            made = _away(match, written, context)
        else:
            made, relative = _calendar(match, text, found, written, narrated or last, narrated)
            other = match["d0"] or match["d3"]
            if other and made and (first := _make(made.year, made.month, int(other))):
                found.append(When(first, match.start(), match.end(), relative))
        if made:
            found.append(When(made, match.start(), match.end(), relative))
    return found


_SPAN_END = re.compile(
    r",? ?(?:and|to|until|till|through|or|[-–]) (?:the )?(?:(?:early|mid|late|middle|end|beginning|start|first half|second half)[- ](?:of )?)?(?:\d{1,2} )?"
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)?,? (?P<year>\d{4})",
    re.I,
)
"""The end of a span of which only that tells the year."""


def _calendar(
    match: re.Match[str],
    text: str,
    found: list[When],
    written: date,
    last: PartialDate | None,
    narrated: PartialDate | None,
) -> tuple[PartialDate | None, bool]:
    """A day, month or year of the calendar, and whether its year had to be found elsewhere."""
    name = match["m1"] or match["m2"] or match["m3"] or match["m4"]
    month = _month(name) if name else None
    day = int(match["d1"] or match["d2"]) if match["d1"] or match["d2"] else None
    stated = next((match[k] for k in ("y1", "y2", "y3", "y5") if match[k]), None)
    which = match["w1"] or match["w2"]
    context = found[-1].date if found else last
    if stated:
        return _make(int(stated), month, day), False
    if which:
        return _make(_year(which.lower(), written, context), month, day), True
    lead = re.match("(?:the following|next|that)\\b", match.group(), re.I)
    if lead and match["m4"] and context and month:
        ahead = lead.group().lower() != "that"
        return _make(_following(context, month) if ahead else context.year, month, day), True
    ahead_of = _SPAN_END.match(text, match.end()) if month and not found else None
    if ahead_of and month:  # "from April to June 1982"
        last_month = _month(ahead_of["month"])
        return _make(int(ahead_of["year"]) - (last_month < month), month, day), False
    told = found and not _SINCE.search(text[: found[-1].start])
    year = found[-1].date.year if told else written.year
    if not told and month and narrated:
        year = _following(narrated, month)
    elif not told and month and date(written.year, month, 1) > written:
        year -= 1
    return _make(year, month, day), True


def _year(which: str, written: date, context: PartialDate | None) -> int:
    """ "last", "this" year of the writing; "that", "the previous", "the following" of the context."""
    if which in ("last", "this") or context is None:
        return written.year - (which == "last")
    return context.year + {"the previous": -1, "the following": 1, "the next": 1}.get(which, 0)


def _named(word: str, written: date, context: PartialDate | None) -> PartialDate | None:
    """Years, months and days by their relation to the writing or to the date just told."""
    word = word.removeprefix("in ")
    if word in ("today", "yesterday"):
        return PartialDate.of(written - timedelta(days=word == "yesterday"))
    own = {"last year": -1, "this year": 0, "next year": 1, "the year before last": -2}
    if word in own:
        return _make(written.year + own[word], None, None)
    if word in ("last month", "this month"):
        return _shift(written, -1 if word[0] == "l" else 0, "month")
    if context is None:
        return None
    if word.endswith("day") or word == "the day after":
        return _shift(context.earliest, 1, "day") if context.day else None
    ahead = "after" in word or "following" in word or "next" in word
    back = not ahead and ("before" in word or "previous" in word or "preceding" in word)
    step = 1 if ahead else -1 if back else 0
    if "month" in word:
        return _shift(context.earliest, step, "month") if context.month else None
    return _make(context.year + step, None, None)


def _shift(day: date, n: int, unit: str) -> PartialDate | None:
    """`n` units before (negative) or after a day, as precise as the unit: a week names a month."""
    if unit == "year":
        return _make(day.year + n, None, None)
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
        return _make(year, month + 1, None)
    moved = day + timedelta(days=n * (7 if unit == "week" else 1))
    return PartialDate.of(moved) if unit == "day" else _make(moved.year, moved.month, None)


def _count(text: str) -> float:
    """How many units: "eighty", "half a", "two and a half"."""
    part = {"half a": 0.5, "a half a": 0.5, "a quarter of a": 0.25}.get(text)
    if part or text.startswith(("three quarters", "three-quarters")):
        return part or 0.75
    whole, half = text.removesuffix(" and a half"), text.endswith(" and a half")
    return (cardinal(whole) or 1.0) + 0.5 * half


def _away(match: re.Match[str], written: date, context: PartialDate | None) -> PartialDate | None:
    """ "three weeks ago", "ten years later", "last week", "last summer", "on Friday", "on the 13th"."""
    if match["n"]:
        unit, way = match["unit"].lower(), match["way"].lower()
        n = _count(match["n"].lower())
        if unit[:6] in ("decade", "centur", "quarte"):
            n, unit = n * {"d": 10, "c": 100, "q": 25}[unit[0]], "year"
        whole = round(n)
        if way.startswith("ago"):
            if unit == "year" and way.endswith("today"):
                return _make(written.year - whole, written.month, written.day)
            if unit == "year" and way.endswith(("week", "month")):
                return _make(written.year - whole, written.month, None)
            if unit == "year" and n != whole:
                return _shift(written, -round(12 * n), "month")
            return _shift(written, -whole, unit)
        if context is None:
            return None
        back = "earlier" in way or "before" in way
        return _shift(context.earliest, -whole if back else whole, unit)
    if match["week"]:
        return _shift(
            written, -1 if match["week"].lower() in ("last", "the previous") else 0, "week"
        )
    if match["season"]:
        ends = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}
        passed = written.month > ends[match["season"].lower()]
        is_past = match["when"].lower() == "last" and not passed
        return _make(written.year - is_past, None, None)
    if match["weekday"]:
        days = (written.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        return PartialDate.of(written - timedelta(days=days))
    day = int(match["nth"])
    if context and context.month:
        return _make(context.year, context.month, day)
    month = written if day <= written.day else written.replace(day=1) - timedelta(days=1)
    return _make(month.year, month.month, day)


def _jubilee_ja(match: re.Match[str], written: date) -> PartialDate | None:
    """「きょうで60年になる」「17日で7年がたった」「署名から60年の節目」。"""
    year = written.year - (50 if match["jn"] == "半世紀" else int(match["jn"]))
    if match["jt"]:
        return _make(year, written.month, written.day)
    if match["jd"]:
        return _make(year, written.month, int(match["jd"]))
    return _make(year, None, None)


def _away_ja(
    match: re.Match[str], written: date, context: PartialDate | None
) -> PartialDate | None:
    """「3年前」「10年後」「先週」「昨日」。"""
    if match["week"] == "半世紀前":
        return _shift(written, -50, "year")
    if match["week"] == "翌日":
        return _shift(context.earliest, 1, "day") if context and context.day else None
    if match["week"]:
        days = {"先週": 7, "今週": 0, "きょう": 0, "今日": 0, "本日": 0}.get(match["week"], 1)
        moved = written - timedelta(days=days)
        if "週" in match["week"]:
            return _make(moved.year, moved.month, None)
        return PartialDate.of(moved)
    unit = {"年": "year", "週間": "week", "日": "day"}.get(match["unit"], "month")
    if match["ago"] == "前":
        is_told = match.string[: match.start()].endswith("その") and context
        return _shift(context.earliest if is_told and context else written, -int(match["n"]), unit)
    return _shift(context.earliest, int(match["n"]), unit) if context else None
