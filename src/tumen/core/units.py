"""Units of quantities and how each language writes them. One table: ledger, measures and exhibits
use these keys, and a ledger entry with another unit is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """Words around the number: English singular and plural, Japanese counter.

    `base` and `scale` resolve a multiple: one million USD is 1e6 of "USD". `prefix` stands before
    an English number (a currency sign), `ja_prefix` before a Japanese one. `ja_noun` is what a
    Japanese counter counts, for the heading of an axis or a column.
    """

    one: str
    many: str
    ja: str
    base: str = ""
    scale: float = 1.0
    prefix: str = ""
    ja_prefix: str = ""
    ja_noun: str = ""


def resolve(unit: str) -> tuple[Unit, float]:
    """The base unit of a key, and how much of it one is: "Mt" gives tonnes and 1e6."""
    found = UNITS[unit]
    return UNITS.get(found.base, found), found.scale


UNITS: dict[str, Unit] = {
    "persons": Unit("person", "people", "人"),
    "soldiers": Unit("soldier", "soldiers", "人", ja_noun="兵士"),
    "killed": Unit("killed", "killed", "人", ja_noun="死者"),
    "casualties": Unit("casualty", "casualties", "人", ja_noun="死傷者"),
    "states": Unit("state", "states", "か国"),
    "standard deviations": Unit("standard deviation", "standard deviations", "標準偏差"),
    "missions": Unit("mission", "missions", "公館", ja_noun="在外公館"),
    "roll calls": Unit("roll call", "roll calls", "件", ja_noun="投票案件"),
    "votes": Unit("vote", "votes", "票"),
    "vetoes": Unit("veto", "vetoes", "件", ja_noun="拒否権行使"),
    "treaties": Unit("treaty", "treaties", "件", ja_noun="条約"),
    "wars": Unit("war", "wars", "件", ja_noun="戦争"),
    "disputes": Unit("dispute", "disputes", "件", ja_noun="紛争"),
    "reports": Unit("report", "reports", "件", ja_noun="報告"),
    "speakers": Unit("speaker", "speakers", "者", ja_noun="発表者"),
    "events": Unit("event", "events", "件", ja_noun="出来事"),
    "sources": Unit("source", "sources", "点", ja_noun="情報源"),
    "measures": Unit("measure", "measures", "件", ja_noun="措置"),
    "forecasts": Unit("forecast", "forecasts", "件", ja_noun="予測"),
    "resolutions": Unit("resolution", "resolutions", "本", ja_noun="決議"),
    "meetings": Unit("meeting", "meetings", "回", ja_noun="会合"),
    "years": Unit("year", "years", "年"),
    "days": Unit("day", "days", "日"),
    "articles": Unit("article", "articles", "条", ja_noun="条文"),
    "km": Unit("km", "km", "キロメートル"),
    "m": Unit("m", "m", "メートル"),
    "km2": Unit("km²", "km²", "平方キロメートル"),
    "hectares": Unit("hectare", "hectares", "ヘクタール"),
    "tonnes": Unit("tonne", "tonnes", "トン"),
    "Mt": Unit("million tonnes", "million tonnes", "百万トン", "tonnes", 1e6),
    "tonnes per year": Unit("tonne a year", "tonnes a year", "トン", ja_prefix="年"),
    "Mt per year": Unit(
        "million tonnes a year",
        "million tonnes a year",
        "百万トン",
        "tonnes per year",
        1e6,
        ja_prefix="年",
    ),
    "barrels": Unit("barrel", "barrels", "バレル"),
    "barrels per year": Unit("barrel a year", "barrels a year", "バレル", ja_prefix="年"),
    "rounds": Unit("round", "rounds", "発", ja_noun="弾薬"),
    "rounds per year": Unit("round a year", "rounds a year", "発", ja_prefix="年", ja_noun="弾薬"),
    "missiles": Unit("missile", "missiles", "発", ja_noun="ミサイル"),
    "containers": Unit("container", "containers", "個", ja_noun="コンテナ"),
    "artillery systems": Unit("artillery system", "artillery systems", "門", ja_noun="火砲"),
    "vehicles": Unit("vehicle", "vehicles", "台", ja_noun="車両"),
    "vehicles per day": Unit(
        "vehicle a day", "vehicles a day", "台", ja_prefix="1日", ja_noun="車両"
    ),
    "modules": Unit("module", "modules", "基", ja_noun="モジュール"),
    "burial places": Unit("burial place", "burial places", "区画", ja_noun="墓"),
    "percent": Unit("%", "%", "%"),
    "percent complete": Unit("% complete", "% complete", "%完成"),
    "percent of contingent": Unit(
        "% of the contingent", "% of the contingent", "%", ja_prefix="派遣部隊の"
    ),
    "percent reduction": Unit("% reduction", "% reduction", "%減"),
    "USD": Unit("US dollar", "US dollars", "ドル", "USD", prefix="$"),
    "million USD": Unit("million US dollars", "million US dollars", "百万ドル", "USD", 1e6),
    "billion USD": Unit("billion US dollars", "billion US dollars", "十億ドル", "USD", 1e9),
    "RUB": Unit("rouble", "roubles", "ルーブル", "RUB"),
    "billion RUB": Unit("billion roubles", "billion roubles", "十億ルーブル", "RUB", 1e9),
}
