"""What a table holds, in the words of a reader: names of states for codes, dates as they are written."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping

from tumen.core.values import Lang

HELD_JA = (
    (r"^defence since (\S+)$", r"防衛義務あり（\1から）"),
    (r"^in force (\S+)–(\S*)$", r"効力は\1〜\2"),
    (r"^in force (\S+)$", r"\1発効"),
    (r"^([A-Z]{3}) (\d{4}): permanent$", r"\1：\2年は常任理事国"),
    (r"^([A-Z]{3}) (\d{4}): elected$", r"\1：\2年は非常任理事国"),
    (r"^([A-Z]{3}) (\d{4})$", r"\1：\2年に議席"),
    (r"^([A-Z]{3}): initiator", r"\1：開戦した側"),
    (r"^([A-Z]{3}): target", r"\1：開戦された側"),
    (r"^([A-Z]{3}) (\S+): yes$", r"\1：\2に賛成票"),
    (r"^([A-Z]{3}) (\S+): no$", r"\1：\2に反対票"),
    (r"^([A-Z]{3}) (\S+): abstain$", r"\1：\2に棄権"),
    (r"^(\S+): (\d+)–(\d+)–(\d+)$", r"\1の採決：賛成\2、反対\3、棄権\4"),
    (r"^across water, up to (\d+) miles$", r"海を隔てて\1海里以内"),
    (r"\bnon-aggression\b", "不可侵"),
    (r"\bneutrality\b", "中立"),
    (r"\bconsultation\b", "協議"),
    (r"\boffence\b", "攻撃"),
    (r"\bdefence\b(?=.* \d{4}|$|,)", "防衛"),
    (r"^signed (\S+)$", r"\1署名"),
    (r"^terminated (\S+)$", r"\1失効"),
    (r"^([A-Z]{3})→([A-Z]{3}): embassy, (.+)$", r"\1の在\2大使館（\3）"),
    (r"^([A-Z]{3})→([A-Z]{3}): high commission, (.+)$", r"\1の在\2高等弁務官事務所（\3）"),
    (r"^level (\d)$", r"レベル\1"),
    (r"^([A-Z]{3}): won$", r"\1：勝利"),
    (r"^([A-Z]{3}): lost$", r"\1：敗北"),
    (r"^([A-Z]{3}): (?:stalemate|compromise)$", r"\1：決着なし"),
    (r"^([A-Z]{3}): side (\d)$", r"\1：第\2陣営"),
    (r"^([A-Z]{3}): (\d{4}-\S*)$", r"\1：\2"),
    (r"^([A-Z]{3}): ([\d,]+) battle deaths$", r"\1：戦死者\2人"),
    (r"^([A-Z]{3}): (\d+) terms$", r"\1：\2期"),
    (r" USD$", "ドル"),
    (r" barrels$", "バレル"),
    (r" tonnes$", "トン"),
    (r"^land$", "陸の国境"),
)
"""What a table holds, as a Japanese reader expects it."""
HELD_EN = (
    (r"^([A-Z]{3}) (\d{4})$", r"\1: a seat in \2"),
    (r"^([A-Z]{3}) (\S+): (yes|no|abstain)$", r"\1, \2: \3"),
    (r"^([A-Z]{3})→([A-Z]{3}): (embassy|high commission), (.+)$", r"\3 of \1 to \2 (\4)"),
    (r"^(\S+): (\d+)–(\d+)–(\d+)$", r"vote of \1: \2 for, \3 against, \4 abstaining"),
)
"""And an English one."""
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_DATE = re.compile(r"(?<![\d/])(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")


def day_words(text: str, lang: Lang) -> str:
    """A text with its ISO dates written out: 「2024年6月19日」, "19 June 2024"."""

    def written(match: re.Match[str]) -> str:
        year, month, day = match[1], int(match[2]), match[3]
        if not 1 <= month <= 12:
            return match.group()
        if lang == "ja":
            return f"{year}年{month}月" + (f"{int(day)}日" if day else "")
        name = calendar.month_name[month]
        return f"{int(day)} {name} {year}" if day else f"{name} {year}"

    return _DATE.sub(written, text)


def worded(held: str, lang: Lang, names: Mapping[str, str]) -> str:
    """What one piece of evidence holds, for a reader of the language. `names` are those of the states."""
    for pattern, words in HELD_JA if lang == "ja" else HELD_EN:
        held = re.sub(pattern, words, held)
    return day_words(_CODE.sub(lambda m: names.get(m.group(), m.group()), held), lang)
