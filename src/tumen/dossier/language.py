"""The one place that turns values into Japanese or English words.

`write` formats a slot, `fill` a sentence template. Japanese follows the usage of the press (1万2000,
3440万ドル, 420万〜580万発, 2024年6月), English that of British papers (12,000, $34.4 million,
19 June 2024). CLDR has no pattern for the Japanese form, and Babel costs 0.09 s before its first
date, so the little that is needed is written here.

A value that a source states keeps all its digits. A value with more than four decimals in its
unit is the result of a calculation and is printed with three significant figures (whole numbers
keep theirs); a slot's `figures` or `digits` overrides both.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from string import Formatter

from tumen.core.dates import PartialDate, Precision, Span
from tumen.core.errors import PluginError, UsageError
from tumen.core.states import State
from tumen.core.units import UNITS, Unit, resolve
from tumen.core.values import (
    Lang,
    Listing,
    Number,
    Percent,
    Quantity,
    Slot,
    Slots,
    Text,
)

MINUS = "\u2212"
WAVE = "\u301c"  # between Japanese bounds
OPEN, CLOSE = "\uff08", "\uff09"  # full-width brackets
STATED_DECIMALS = 4
MYRIADS = ("", "万", "億", "兆", "京")
ILLIONS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


# Numbers


def number(value: float, lang: Lang, *, figures: int | None = None) -> str:
    """A number in running text. Raises UsageError for what is not a finite number."""
    return _write_decimal(_rounded(_decimal(value), figures), lang)


def brief(value: float, lang: Lang) -> str:
    """A number as the label of a chart: three significant figures, all whole digits kept."""
    exact = _decimal(value)
    return _write_decimal(_rounded(exact, max(3, exact.adjusted() + 1)), lang)


def fixed(value: float, digits: int, lang: Lang) -> str:
    """A number with a fixed count of decimals, such as a score."""
    exact = _decimal(value)
    if abs(exact) >= 10**20:
        return _power_of_ten(exact)
    text = f"{abs(exact):.{digits}f}"
    whole, _, fraction = text.partition(".")
    grouped = _myriads(int(whole)) if lang == "ja" else f"{int(whole):,}"
    sign = MINUS if exact < 0 and text.strip("0.") else ""
    return sign + grouped + ("." + fraction if fraction else "")


def _decimal(value: float) -> Decimal:
    if not math.isfinite(value):
        raise UsageError(f"{value} is not a number that can be printed; leave the slot None")
    return Decimal(repr(value) if isinstance(value, float) else value)


def _rounded(exact: Decimal, figures: int | None) -> Decimal:
    """The value as a sentence shows it: stated digits, or significant figures."""
    if not exact:
        return Decimal(0)
    if figures is None:
        exponent = exact.as_tuple().exponent
        if not isinstance(exponent, int) or exponent >= -STATED_DECIMALS:
            return exact
        figures = max(3, exact.adjusted() + 1)
    return Decimal(f"{exact:.{max(1, figures) - 1}e}")


def _plain(exact: Decimal) -> tuple[int, str]:
    """Whole part and decimals (without trailing zeros) of a magnitude."""
    whole, _, fraction = f"{abs(exact):f}".partition(".")
    return int(whole), fraction.rstrip("0")


def _write_decimal(exact: Decimal, lang: Lang) -> str:
    if exact and not -7 <= exact.adjusted() < 20:
        return _power_of_ten(exact)
    sign = MINUS if exact < 0 else ""
    if lang == "ja":
        whole, fraction = _plain(exact)
        return sign + _myriads(whole, fraction)
    amount, illion = _illions(abs(exact))
    return sign + amount + (f" {illion}" if illion else "")


def _myriads(whole: int, fraction: str = "") -> str:
    """Whole numbers by ten thousands: 12000 gives 1万2000; below 10,000 plain digits."""
    tail = f".{fraction}" if fraction else ""
    if whole < 10_000:
        return f"{whole}{tail}"
    groups: list[int] = []
    while whole:
        whole, group = divmod(whole, 10_000)
        groups.append(group)
    written = "".join(
        f"{groups[i]}{MYRIADS[i]}" for i in range(len(groups) - 1, -1, -1) if groups[i]
    )
    return written + (f"0{tail}" if tail and not groups[0] else tail)


def _illions(magnitude: Decimal) -> tuple[str, str]:
    """An English magnitude and its scale word, where three decimals of it hold every digit."""
    for size, word in ILLIONS:
        if magnitude >= size:
            whole, fraction = _plain(magnitude.scaleb(-len(str(size)) + 1))
            if len(fraction) <= 3:
                return f"{whole:,}" + (f".{fraction}" if fraction else ""), word
    whole, fraction = _plain(magnitude)
    return f"{whole:,}" + (f".{fraction}" if fraction else ""), ""


def _power_of_ten(exact: Decimal) -> str:
    """Magnitudes without a usual word, such as 1.5×10³⁰."""
    mantissa, _, exponent = f"{abs(exact):.2e}".partition("e")
    power = str(int(exponent)).translate(_SUPERSCRIPTS)
    return f"{MINUS if exact < 0 else ''}{Decimal(mantissa).normalize():f}×10{power}"


# Quantities


def quantity(value: float, unit: str, lang: Lang, *, figures: int | None = None) -> str:
    """One value with its unit: "12,000 people", "$34.4 million"; 1万2000人, 3440万ドル."""
    return _write_quantity(Quantity(value, unit, figures=figures), lang)


def amount(slot: Quantity, lang: Lang) -> str:
    """A quantity without its unit, as the label of a bar or dot: "241,114", "≥ 600", 420万〜580万.

    More than six significant digits are a computed sum and give way to three.
    """
    unit, scale = _unit(slot.unit)
    bare = Unit("", "", "", prefix=unit.prefix)
    value, low, high = (
        None if part is None else _in_base(part, scale, _few_figures(part))
        for part in (slot.value, slot.low, slot.high)
    )
    if value is not None:
        sign = (
            "≥" if low == value and high is None else "≤" if high == value and low is None else ""
        )
        return sign + _one(value, bare, lang)
    if low is not None and high is not None:
        return _one(low, bare, lang) if low == high else _range(low, high, bare, lang)
    if low is not None:
        return f"≥{_one(low, bare, lang)}"
    assert high is not None  # a Quantity has a value or a bound
    return f"≤{_one(high, bare, lang)}"


def _few_figures(value: float) -> int | None:
    digits = len(_decimal(value).normalize().as_tuple().digits)
    return 3 if digits > 6 else None


def share(value: float, lang: Lang, digits: int = 0) -> str:
    """A share between 0 and 1 in per cent."""
    return fixed(float(_decimal(value) * 100), digits, lang) + "%"


def _unit(key: str) -> tuple[Unit, Decimal]:
    if key not in UNITS:
        raise UsageError(f"no unit is called {key!r}; core/units.py lists all")
    unit, scale = resolve(key)
    return unit, Decimal(int(scale))


def _in_base(value: float, scale: Decimal, figures: int | None) -> Decimal:
    exact = _rounded(_decimal(value), figures)
    return Decimal(f"{exact:e}") * scale if exact else exact


def _write_quantity(slot: Quantity, lang: Lang) -> str:
    unit, scale = _unit(slot.unit)
    value, low, high = (
        None if part is None else _in_base(part, scale, slot.figures)
        for part in (slot.value, slot.low, slot.high)
    )
    if low is not None and low == high:
        value, low, high = low if value is None else value, None, None
    if value is not None:
        if low == value and high is None:
            return _at_least(value, unit, lang)
        if high == value and low is None:
            return _up_to(value, unit, lang)
        written = _one(value, unit, lang)
        bounds = _bounds(low, high, unit, lang)
        if not bounds:
            return written
        return f"{written}{OPEN}{bounds}{CLOSE}" if lang == "ja" else f"{written} ({bounds})"
    if low is not None and high is not None:
        return _range(low, high, unit, lang)
    if low is not None:
        return _at_least(low, unit, lang)
    assert high is not None  # a Quantity has a value or a bound
    return _up_to(high, unit, lang)


def _bounds(low: Decimal | None, high: Decimal | None, unit: Unit, lang: Lang) -> str:
    """The interval beside a value; the unit is already said in English."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        bare = Unit("", "", unit.ja, prefix=unit.prefix)
        return _range(low, high, bare, lang)
    if lang == "ja":
        return (
            _at_least(low, unit, lang)
            if low is not None
            else _up_to(high or Decimal(0), unit, lang)
        )
    bare = Unit("", "", "", prefix=unit.prefix)
    return _at_least(low, bare, lang) if low is not None else _up_to(high or Decimal(0), bare, lang)


def _at_least(low: Decimal, unit: Unit, lang: Lang) -> str:
    return f"{_one(low, unit, lang)}以上" if lang == "ja" else f"at least {_one(low, unit, lang)}"


def _up_to(high: Decimal, unit: Unit, lang: Lang) -> str:
    return f"最大{_one(high, unit, lang)}" if lang == "ja" else f"up to {_one(high, unit, lang)}"


def _one(value: Decimal, unit: Unit, lang: Lang) -> str:
    text = _write_decimal(value, lang)
    if lang == "ja":
        return f"{unit.ja_prefix}{text}{unit.ja}"
    return _signed(text, unit.prefix) + _words(unit, is_one=value == 1)


def _range(low: Decimal, high: Decimal, unit: Unit, lang: Lang) -> str:
    if lang == "ja":
        bounds = f"{_write_decimal(low, lang)}{WAVE}{_write_decimal(high, lang)}"
        return f"{unit.ja_prefix}{bounds}{unit.ja}"
    first, second = _write_decimal(low, lang), _write_decimal(high, lang)
    (amount, word), (other, same) = _illions(abs(low)), _illions(abs(high))
    if low < 0 or high < 0:
        bounds = f"{_signed(first, unit.prefix)} to {_signed(second, unit.prefix)}"
    elif word and word == same:
        bounds = f"{unit.prefix}{amount}–{other} {word}"
    elif word or same:
        bounds = f"{unit.prefix}{first}–{unit.prefix}{second}"
    else:
        bounds = f"{unit.prefix}{first}–{second}"
    return bounds + _words(unit, is_one=False)


def _signed(text: str, prefix: str) -> str:
    return f"{MINUS}{prefix}{text[1:]}" if text.startswith(MINUS) else prefix + text


def _words(unit: Unit, *, is_one: bool) -> str:
    """The unit after an English number, "" where a sign before it says enough."""
    words = unit.one if is_one else unit.many
    if unit.prefix or not words:
        return ""
    return words if words.startswith("%") else f" {words}"


# Axes and columns


@dataclass(frozen=True, slots=True)
class Scale:
    """How an axis or a column shows a unit: divide by `divisor`, print, and head it `heading`."""

    divisor: float
    heading: str


def scale_for(unit: str, largest: float, lang: Lang) -> Scale:
    """The scale for values up to `largest`: millions in English, 万 or 億 in Japanese.

    `unit` is a key of UNITS or "share", which is shown in per cent.
    """
    if unit == "share":
        return Scale(0.01, "%")
    base, factor = _unit(unit)
    top = abs(largest) * float(factor)
    steps = (
        ((1e12, "兆"), (1e8, "億"), (1e5, "万"))
        if lang == "ja"
        else tuple((float(size), word) for size, word in ILLIONS)
    )
    size, word = next(((s, w) for s, w in steps if top >= s), (1.0, ""))
    if word == "万":
        size = 1e4
    return Scale(size / float(factor), _heading(base, word, lang))


def unit_heading(unit: str, lang: Lang) -> str:
    """The unit as the heading of a column of raw values: "million US dollars", 死者(人)."""
    _unit(unit)
    declared = UNITS[unit]
    return _heading(declared, "", lang) if lang == "ja" else declared.many


def _heading(unit: Unit, word: str, lang: Lang) -> str:
    if lang == "ja":
        per = unit.ja_prefix.removesuffix("の")
        if unit.ja_noun:
            return f"{unit.ja_noun}{OPEN}{per and per + '、'}{word}{unit.ja}{CLOSE}"
        return word + unit.ja + (f"{OPEN}{per}{CLOSE}" if per else "")
    if unit.prefix:
        return f"US{unit.prefix} {word}".rstrip() if unit.prefix == "$" else f"{word} {unit.many}"
    return f"{word} {unit.many}".strip()


# Dates


def date_text(when: PartialDate, lang: Lang) -> str:
    """A date as precise as its source: "19 June 2024", "June 2024", "2024"."""
    if lang == "ja":
        month = f"{when.month}月" if when.month else ""
        return f"{when.year}年{month}" + (f"{when.day}日" if when.day else "")
    parts = (str(when.day or ""), MONTHS[when.month - 1] if when.month else "", str(when.year))
    return " ".join(part for part in parts if part)


def span_text(span: Span, lang: Lang) -> str:
    """A stretch of time; what is not given is left open, never called "today"."""
    start, end = span.start, span.end
    if start is None and end is None:
        return "時期不明" if lang == "ja" else "dates unknown"
    if end is None or start is None:
        given = date_text(start or end, lang)  # type: ignore[arg-type]
        if lang == "ja":
            return f"{given}{WAVE}" if start else f"{WAVE}{given}"
        return f"from {given}" if start else f"until {given}"
    if start == end:
        return date_text(start, lang)
    if lang == "ja":
        return f"{date_text(start, lang)}{WAVE}{_end_ja(start, end)}"
    if start.year == end.year and start.precision == end.precision > Precision.YEAR:
        same_month = start.month == end.month and start.day
        first = str(start.day) if same_month else date_text(start, lang).rsplit(" ", 1)[0]
        dash = "–" if same_month or not start.day else " – "
        return f"{first}{dash}{date_text(end, lang)}"
    dash = "–" if start.precision == end.precision == Precision.YEAR else " – "
    return f"{date_text(start, lang)}{dash}{date_text(end, lang)}"


def _end_ja(start: PartialDate, end: PartialDate) -> str:
    """The end of a Japanese span without what it shares with the start: 2024年6月〜8月."""
    if start.year != end.year or start.precision != end.precision or not end.month:
        return date_text(end, "ja")
    if start.month == end.month and end.day:
        return f"{end.day}日"
    return f"{end.month}月" + (f"{end.day}日" if end.day else "")


# Names and lists

_WITH_ARTICLE = re.compile(
    r"\b(United|Union|Republics?|Kingdom|Empire|Federation|Confederation|Emirates|States?|Islands"
    r"|Territor(?:y|ies)|Lands|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Isle|See"
    r"|Sultanate|Dominion|Protectorate|League)\b"
)
_NEVER_WITH_ARTICLE = re.compile(r"^(the|Saint|St|Heard|South Georgia|Svalbard)\b", re.IGNORECASE)


def state_text(state: State, lang: Lang, *, is_bare: bool = False) -> str:
    """A state's name; in English with "the" where its name is a common noun or a plural.

    The rule reads the name: a word such as Kingdom, Republic, Union, States or Islands in it asks
    for the article, as in "the Soviet Union" and "the Marshall Islands".
    """
    if lang == "ja":
        return state.name_ja
    name = state.name_en
    takes_article = _WITH_ARTICLE.search(name) and not _NEVER_WITH_ARTICLE.search(name)
    return f"the {name}" if takes_article and not is_bare else name


def _listing(items: list[str], lang: Lang) -> str:
    if lang == "ja":
        return "、".join(items)
    if len(items) < 2:
        return "".join(items)
    comma = "; " if any(", " in item or " and " in item for item in items) else ", "
    last = f"{comma}and " if comma == "; " else " and "
    return comma.join(items[:-1]) + last + items[-1]


# Typography

_JA = r"[\u3001\u3002\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u300c-\u300f]"
_BRACKETS = re.compile(r"(.?)\(([^()]*)\)(?=(.?))", re.DOTALL)
_MARK = re.compile(rf"(?<={_JA})([:!?;])(?!//)|([:])(?={_JA})")
_FULL_WIDTH = {":": "\uff1a", "!": "\uff01", "?": "\uff1f", ";": "\uff1b"}
_HAS_JA = re.compile(_JA)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def typeset(text: str, lang: Lang) -> str:
    """Full-width brackets, colons, question and exclamation marks where Japanese stands around.

    Latin runs inside a Japanese text, such as titles and addresses, keep their own marks.
    Control characters, which no rendering can hold, are dropped in both languages.
    """
    text = _CONTROLS.sub("", text)
    if lang != "ja" or not _HAS_JA.search(text):
        return text
    text = _BRACKETS.sub(_full_width_brackets, text)
    return _MARK.sub(lambda match: _FULL_WIDTH[match.group(1) or match.group(2)], text)


def _full_width_brackets(match: re.Match[str]) -> str:
    before, inside, after = match.groups()
    if not _HAS_JA.search(f"{before}{inside}{after}"):
        return match.group(0)
    return f"{before.rstrip(' ')}{OPEN}{inside}{CLOSE}"


# Slots and sentences


def write(slot: Slot, lang: Lang) -> str:
    """Any slot in words. A whole number is a count; give a year as PartialDate."""
    match slot:
        case Text():
            return typeset(slot.in_(lang), lang)
        case Quantity():
            return _write_quantity(slot, lang)
        case Percent():
            return share(slot.share, lang, slot.digits)
        case Number():
            return fixed(slot.value, slot.digits, lang)
        case Listing():
            return _listing([write(item, lang) for item in slot.items], lang)
        case PartialDate():
            return date_text(slot, lang)
        case Span():
            return span_text(slot, lang)
        case State():
            return state_text(slot, lang)
        case str():
            return _CONTROLS.sub("", slot)
        case _:
            return number(slot, lang)


def _bare(slot: Slot, lang: Lang) -> str:
    """A state without its article, a quantity without its unit."""
    if isinstance(slot, State):
        return state_text(slot, lang, is_bare=True)
    if isinstance(slot, Quantity) and slot.value is not None:
        return number(slot.value, lang, figures=slot.figures)
    return write(slot, lang)


def _possessive(slot: Slot, lang: Lang) -> str:
    text = write(slot, lang)
    if lang == "ja":
        return f"{text}の"
    return f"{text}'" if text.endswith("s") else f"{text}'s"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


MODIFIERS = {
    "": write,
    "at_start": lambda slot, lang: _capital(write(slot, lang)),
    "bare": _bare,
    "possessive": _possessive,
}
_ENDS_SENTENCE = re.compile(r"[.?!]\s+$")
_ON = re.compile(r"\b([Oo])n $")


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[tuple[str, str | None, str], ...]:
    try:
        parsed = tuple(Formatter().parse(template))
    except ValueError as error:
        raise PluginError(f"{error}: {template!r}; write {{name}} or {{name:modifier}}") from None
    for _, name, modifier, conversion in parsed:
        if name is not None and (not name.isidentifier() or conversion):
            raise PluginError(f"a slot needs a plain name, not {name!r}: {template!r}")
        if modifier and modifier not in MODIFIERS:
            allowed = ", ".join(key for key in MODIFIERS if key)
            raise PluginError(f"no modifier {modifier!r} (there are {allowed}): {template!r}")
    return tuple((literal, name, modifier or "") for literal, name, modifier, _ in parsed)


def slots_of(template: str) -> frozenset[str]:
    """The names of the slots of a template."""
    return frozenset(name for _, name, _ in _parts(template) if name is not None)


def fill(template: str, slots: Slots, lang: Lang) -> str:
    """A sentence from its template.

    `{name}` takes the slot as `write` gives it; `{name:at_start}` with a capital,
    `{name:bare}` a state without "the" or a quantity without its unit, `{name:possessive}`
    "Russia's" or 「ロシアの」. In English a slot that opens a sentence is capitalised without
    being asked, and "on {date}" becomes "in June 2024" where the date has no day.
    Raises PluginError when a slot is missing or left over.
    """
    wanted = slots_of(template)
    if wanted != slots.keys():
        raise PluginError(_mismatch(template, wanted, frozenset(slots)))
    sentence = ""
    for literal, name, modifier in _parts(template):
        sentence += literal
        if name is None:
            continue
        slot = slots[name]
        if lang == "en" and isinstance(slot, PartialDate) and slot.precision < Precision.DAY:
            sentence = _ON.sub(lambda on: "In " if on.group(1) == "O" else "in ", sentence)
        text = MODIFIERS[modifier](slot, lang)
        opens = not sentence or _ENDS_SENTENCE.search(sentence)
        sentence += _capital(text) if lang == "en" and opens and not isinstance(slot, str) else text
    return typeset(sentence, lang)


def _mismatch(template: str, wanted: frozenset[str], given: frozenset[str]) -> str:
    problems = []
    if missing := sorted(wanted - given):
        problems.append(f"lacks {', '.join(missing)}")
    if unused := sorted(given - wanted):
        problems.append(f"has no place for {', '.join(unused)}")
    return f"the sentence {' and '.join(problems)}: {template!r}"
