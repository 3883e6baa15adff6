"""Dates in running text, of both languages, resolved against the day of writing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

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
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = "|".join((*_NUMBERS, "a", "an"))
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = "|".join(_WEEKDAYS)
_JA = re.compile(
    r"(?:(?P<era>令和|平成|昭和|大正|明治)(?P<ey>元|\d{1,2})年|(?P<y>(?<!\d)\d{4})年"
    r"|(?P<rel>昨年|去年|今年|本年|一昨年|おととし|来年|同年|前年(?!比|同期|の(?:\d|約|半|倍|水準|実績)|を(?:上|下)|に(?:比べ|対)|より|から)|翌年|昨(?=[春夏秋冬])|今(?=[春夏秋冬])|先月|今月|来月|同月)"
    r"|(?P<week>先週|今週|昨日|きのう|前日(?!比))"
    r"|(?P<n>\d{1,3})(?P<unit>年|か月|カ月|ヶ月|週間|日)(?P<ago>前(?!後|半|期|例)|後(?!半|期|継|任)(?=に|、|の|は))"
    r"|(?P<yy>(?<![\d第])\d{2})年(?![間前ぶ代余後目以近続超ほに])(?!.{0,2}ぶり))?"
    r"(?:の|、)?(?:(?P<m>(?<!\d)1[0-2]|(?<!\d)[1-9])月)?(?:(?P<d>(?<!\d)[12]\d|(?<!\d)3[01]|(?<!\d)[1-9])日(?!間|以内|ほど|あまり))?"
)
_EN = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})(?:,? (?P<y1>\d{{4}}))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?P<m3>{_MONTH})(?: of)?,? (?P<y3>\d{{4}})"
    rf"|(?P<m6>{_MONTH}) (?:of )?(?P<which>last|this|that|the same|the previous) year"
    rf"|(?:in|since|until|last|this|by|from|of|early|late|mid) ?-?(?P<m4>{_MONTH})\b(?!,? \d)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<rel>that year|the same year|last year|this year|next year|last month|this month|yesterday|today)"
    rf"|(?P<n>\d{{1,3}}|{_COUNT}) (?P<unit>day|week|month|year)s? (?P<way>ago(?: today)?|later|earlier|before that|after that)"
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
    return [replace(when, bound=_bound(text, when, lang)) for when in found]


_SINCE = re.compile(r"\bsince (?:about |early |late )?$", re.I)
_BEFORE_EN = {
    "after": re.compile(r"\b(?:since|after|from)(?: (?:the|early|late|mid|around))*[ -]*$", re.I),
    "before": re.compile(
        r"\b(?:until|till|by|before|up to|as of)(?: (?:the|early|late|mid|end of|middle of|spring of"
        r"|summer of|autumn of|winter of))*[ -]*$",
        re.I,
    ),
}
_INSIDE_EN = {
    "after": re.compile(r"^since\b", re.I),
    "before": re.compile(r"^(?:until|by)\b", re.I),
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


def _japanese(
    text: str, written: date, last: PartialDate | None, narrated: PartialDate | None
) -> list[When]:
    found: list[When] = []
    for match in _JA.finditer(text):
        if not any(match.group(name) for name in ("era", "y", "rel", "week", "n", "yy", "m", "d")):
            continue
        month = int(match["m"]) if match["m"] else None
        day = int(match["d"]) if match["d"] else None
        context = found[-1].date if found else last
        year, relative = written.year, False
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
            if word in ("同年", "前年", "翌年", "同月"):
                if not context:
                    continue
                year = context.year + {"前年": -1, "翌年": 1}.get(word, 0)
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
        groups = match.groupdict()
        relative = False
        if match["iso"]:
            made: PartialDate | None = None
            try:
                made = PartialDate.parse(match["iso"])
            except UsageError:
                continue
        elif match["n"] or match["week"] or match["season"] or match["weekday"] or match["nth"]:
            relative, made = True, _away(match, written, found[-1].date if found else last)
        elif match["which"]:
            relative, context = True, found[-1].date if found else last
            same = match["which"].lower() in ("that", "the same")
            year = context.year if same and context else written.year
            year -= match["which"].lower() in ("last", "the previous")
            made = _make(year, _month(match["m6"]), None)
        elif match["rel"]:
            word, relative = match["rel"].lower(), True
            if word in ("that year", "the same year"):
                context = found[-1].date if found else last
                made = context and _make(context.year, None, None)
            elif word.endswith("year"):
                made = _make(
                    written.year + {"last": -1, "this": 0, "next": 1}[word.split()[0]], None, None
                )
            elif word.endswith("month"):
                total = written.year * 12 + written.month - 1 - (word[0] == "l")
                made = _make(total // 12, total % 12 + 1, None)
            else:
                made = PartialDate.of(written - timedelta(days=word == "yesterday"))
        else:
            name = match["m1"] or match["m2"] or match["m3"] or match["m4"]
            month = _month(name) if name else None
            day = int(match["d1"] or match["d2"]) if match["d1"] or match["d2"] else None
            stated = next((groups[k] for k in ("y1", "y2", "y3", "y5") if groups[k]), None)
            if stated:
                year = int(stated)
            else:
                relative = True
                told = found and not _SINCE.search(text[: found[-1].start])
                year = found[-1].date.year if told else written.year
                if not told and month and narrated:
                    year = _following(narrated, month)
                elif not told and month and date(written.year, month, 1) > written:
                    year -= 1
            made = _make(year, month, day)
        if made:
            found.append(When(made, match.start(), match.end(), relative))
    return found


def _shift(day: date, n: int, unit: str) -> PartialDate | None:
    """`n` units before (negative) or after a day, as precise as the unit: a week names a month."""
    if unit == "year":
        return _make(day.year + n, None, None)
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
        return _make(year, month + 1, None)
    moved = day + timedelta(days=n * (7 if unit == "week" else 1))
    return PartialDate.of(moved) if unit == "day" else _make(moved.year, moved.month, None)


def _away(match: re.Match[str], written: date, context: PartialDate | None) -> PartialDate | None:
    """ "three weeks ago", "ten years later", "last week", "last summer", "on Friday", "on the 13th"."""
    if match["n"]:
        word, unit, way = match["n"].lower(), match["unit"].lower(), match["way"].lower()
        n = int(word) if word.isdigit() else _NUMBERS.index(word) + 1 if word in _NUMBERS else 1
        if way.startswith("ago"):
            if unit == "year" and way.endswith("today"):
                return _make(written.year - n, written.month, written.day)
            return _shift(written, -n, unit)
        if context is None:
            return None
        return _shift(context.earliest, n if way[0] in "la" else -n, unit)
    if match["week"]:
        return _shift(
            written, -1 if match["week"].lower() in ("last", "the previous") else 0, "week"
        )
    if match["season"]:
        ends = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}
        passed = written.month > ends[match["season"].lower()]
        back = match["when"].lower() == "last" and not passed
        return _make(written.year - back, None, None)
    if match["weekday"]:
        back = (written.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        return PartialDate.of(written - timedelta(days=back))
    day = int(match["nth"])
    if context and context.month:
        return _make(context.year, context.month, day)
    month = written if day <= written.day else written.replace(day=1) - timedelta(days=1)
    return _make(month.year, month.month, day)


def _away_ja(
    match: re.Match[str], written: date, context: PartialDate | None
) -> PartialDate | None:
    """「3年前」「10年後」「先週」「昨日」。"""
    if match["week"]:
        days = {"先週": 7, "今週": 0}.get(match["week"], 1)
        moved = written - timedelta(days=days)
        return PartialDate.of(moved) if days == 1 else _make(moved.year, moved.month, None)
    unit = {"年": "year", "週間": "week", "日": "day"}.get(match["unit"], "month")
    if match["ago"] == "前":
        return _shift(written, -int(match["n"]), unit)
    return _shift(context.earliest, int(match["n"]), unit) if context else None
