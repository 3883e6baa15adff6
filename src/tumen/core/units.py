"""Units of quantities and how each language writes them. One table: ledger, measures and exhibits
use these keys, and a ledger entry with another unit is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """Words after the number: English singular and plural, Japanese counter; scale is what one
    unit is in its base (million USD: 1e6 of "USD")."""

    one: str
    many: str
    ja: str
    base: str = ""
    scale: float = 1.0
    prefix: str = ""


UNITS: dict[str, Unit] = {
    "persons": Unit("person", "people", "人"),
    "soldiers": Unit("soldier", "soldiers", "人"),
    "killed": Unit("killed", "killed", "人"),
    "casualties": Unit("casualty", "casualties", "人"),
    "states": Unit("state", "states", "か国"),
    "missions": Unit("mission", "missions", "公館"),
    "roll calls": Unit("roll call", "roll calls", "件"),
    "votes": Unit("vote", "votes", "票"),
    "vetoes": Unit("veto", "vetoes", "件"),
    "treaties": Unit("treaty", "treaties", "件"),
    "wars": Unit("war", "wars", "件"),
    "disputes": Unit("dispute", "disputes", "件"),
    "reports": Unit("report", "reports", "件"),
    "events": Unit("event", "events", "件"),
    "sources": Unit("source", "sources", "点"),
    "measures": Unit("measure", "measures", "件"),
    "forecasts": Unit("forecast", "forecasts", "件"),
    "resolutions": Unit("resolution", "resolutions", "本"),
    "meetings": Unit("meeting", "meetings", "回"),
    "years": Unit("year", "years", "年"),
    "days": Unit("day", "days", "日"),
    "articles": Unit("article", "articles", "条"),
    "km": Unit("km", "km", "キロメートル"),
    "m": Unit("m", "m", "メートル"),
    "km2": Unit("km²", "km²", "平方キロメートル"),
    "hectares": Unit("hectare", "hectares", "ヘクタール"),
    "tonnes": Unit("tonne", "tonnes", "トン"),
    "Mt": Unit("million tonnes", "million tonnes", "百万トン", "tonnes", 1e6),
    "Mt per year": Unit(
        "million tonnes a year", "million tonnes a year", "百万トン/年", "tonnes per year", 1e6
    ),
    "barrels": Unit("barrel", "barrels", "バレル"),
    "barrels per year": Unit("barrel a year", "barrels a year", "バレル/年"),
    "rounds": Unit("round", "rounds", "発"),
    "rounds per year": Unit("round a year", "rounds a year", "発/年"),
    "missiles": Unit("missile", "missiles", "発"),
    "containers": Unit("container", "containers", "個"),
    "artillery systems": Unit("artillery system", "artillery systems", "門"),
    "vehicles": Unit("vehicle", "vehicles", "台"),
    "vehicles per day": Unit("vehicle a day", "vehicles a day", "台/日"),
    "modules": Unit("module", "modules", "基"),
    "burial places": Unit("burial place", "burial places", "区画"),
    "percent": Unit("per cent", "per cent", "%"),
    "percent complete": Unit("per cent complete", "per cent complete", "%完成"),
    "percent of contingent": Unit(
        "per cent of the contingent", "per cent of the contingent", "%(派遣部隊に対する割合)"
    ),
    "percent reduction": Unit("per cent reduction", "per cent reduction", "%減"),
    "USD": Unit("US dollar", "US dollars", "米ドル", "USD"),
    "million USD": Unit("million US dollars", "million US dollars", "百万米ドル", "USD", 1e6),
    "billion USD": Unit("billion US dollars", "billion US dollars", "十億米ドル", "USD", 1e9),
    "billion RUB": Unit("billion roubles", "billion roubles", "十億ルーブル", "RUB", 1e9),
}
