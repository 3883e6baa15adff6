"""What a quantity is as it passes through time: decides which reports of it are rivals.

A count that only grows, a level at a moment, an amount of a period and a constant need different
rules. Two reports of a growing count half a year apart do not contradict each other; two lengths
of one border do, whenever they were written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tumen.core.errors import UsageError
from tumen.core.values import Text


class Nature(StrEnum):
    """How a quantity behaves in time."""

    CONSTANT = "constant"  # the same at every date: all reports are rivals
    SNAPSHOT = "snapshot"  # a level at a moment: rivals lie close in time
    CUMULATIVE = "cumulative"  # a total so far, never falling: rivals lie close in time
    FLOW = "flow"  # an amount of a period: rivals speak of the same period


NATURES: dict[Nature, Text] = {
    Nature.CONSTANT: Text("does not change with time", "時とともに変わらない"),
    Nature.SNAPSHOT: Text("a level at a moment", "ある時点の水準"),
    Nature.CUMULATIVE: Text("a running total", "その時点までの累計"),
    Nature.FLOW: Text("an amount of a period", "ある期間の量"),
}
HALF_YEAR, YEAR = 183, 366


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity: name as in the ledger, title, nature, and for levels and totals the number of
    days before the newest report within which an older one is still its rival."""

    name: str
    title: Text
    nature: Nature
    window_days: int = 0


def _running(name: str, en: str, ja: str, days: int = HALF_YEAR) -> Counted:
    return Counted(name, Text(en, ja), Nature.CUMULATIVE, days)


def _level(name: str, en: str, ja: str, days: int = YEAR) -> Counted:
    return Counted(name, Text(en, ja), Nature.SNAPSHOT, days)


def _flow(name: str, en: str, ja: str) -> Counted:
    return Counted(name, Text(en, ja), Nature.FLOW)


def _constant(name: str, en: str, ja: str) -> Counted:
    return Counted(name, Text(en, ja), Nature.CONSTANT)


QUANTITIES: dict[str, Counted] = {
    quantity.name: quantity
    for quantity in (
        _running("troops-sent", "troops sent", "派遣された兵員"),
        _level("troops-present", "troops present", "駐留する兵員", HALF_YEAR),
        _running("killed", "killed", "死者"),
        _running("casualties", "killed and wounded", "死傷者"),
        _level("prisoners", "prisoners held", "捕虜", HALF_YEAR),
        _running("shells-sent", "shells sent", "供与された砲弾"),
        _flow("shells-per-year", "shells made or sent in a year", "砲弾の年間生産・供与数"),
        _running("containers-shipped", "containers shipped", "輸送されたコンテナ"),
        _running("missiles-sent", "missiles sent", "供与されたミサイル"),
        _running("missiles-fired", "missiles fired", "発射されたミサイル"),
        _running("artillery-sent", "artillery systems sent", "供与された火砲"),
        _running("vehicles-sent", "vehicles sent", "供与された車両"),
        _level("workers-abroad", "workers abroad", "国外の労働者"),
        _flow("trade-total", "trade in both directions", "貿易総額"),
        _flow("exports", "exports", "輸出額"),
        _flow("imports", "imports", "輸入額"),
        _flow("trade-share", "share of trade", "貿易に占める割合"),
        _flow("refined-oil", "refined oil delivered", "石油精製品の引き渡し量"),
        _flow("cargo", "cargo carried", "貨物量"),
        _flow("arms-value", "value of arms supplied", "武器供与の評価額"),
        _flow("visitors", "visitors", "訪問者"),
        _running("investment", "money invested", "投資額"),
        _level("recognising-states", "states with diplomatic relations", "国交のある国", 2 * YEAR),
        _level("missions", "missions abroad", "在外公館", 2 * YEAR),
        _level("embassies-hosted", "embassies hosted", "受け入れる大使館", 2 * YEAR),
        _constant("border-length", "length of the border", "国境の長さ"),
        _constant("bridge-length", "length of the bridge", "橋の長さ"),
        _constant("debt-written-off", "debt written off", "免除された債務"),
        _running("dead-shown", "dead shown by their own state", "自国が示した死者"),
        _running("killed-of-unit", "killed of one unit", "一部隊の死者"),
        _level("casualty-share", "killed and wounded of those sent", "派遣部隊の死傷率", HALF_YEAR),
        _level("burial-places", "places for remains", "遺骨を納める区画"),
        _level("completion", "share completed", "工事の進捗"),
        _running("area-cleared", "ground cleared of mines", "地雷を除去した面積"),
        _running("troops-sent-wave", "troops sent in one wave", "追加の一波で派遣された兵員"),
        _level("troops-planned", "troops planned", "派遣が計画された兵員", HALF_YEAR),
        _constant("troops-ceiling", "troops that can be sent at most", "派遣しうる兵員の上限"),
        _running("engineers-sent", "engineers and builders sent", "派遣された工兵・建設要員"),
        _level(
            "engineers-planned",
            "engineers and builders planned",
            "派遣予定の工兵・建設要員",
            HALF_YEAR,
        ),
        _level("missiles-planned", "missiles expected", "供与が見込まれるミサイル", HALF_YEAR),
        _level("munitions-share", "share of munitions supplied", "弾薬に占める供与の割合"),
        _running("reactor-modules", "reactor modules transferred", "引き渡された原子炉モジュール"),
        _constant("sortie-share", "share of sorties", "出撃に占める割合"),
        _running("benefit-value", "total benefit", "利益の総額"),
        _level("workers-at-plant", "workers at one plant or industry", "特定の工場・産業の労働者"),
        _level("workers-planned", "workers planned", "派遣が計画された労働者"),
        _flow("workers-requested", "workers requested", "要請された労働者"),
        _flow("coal-shipped", "coal shipped", "輸送された石炭"),
        _flow("refined-oil-all", "refined oil from all suppliers", "全供給国の石油精製品"),
        _level("oil-cap", "cap on refined oil", "石油精製品の上限"),
        _constant(
            "border-length-total", "length of the border with the sea", "海上を含む国境の長さ"
        ),
        _constant("length-of-line", "length of the line", "路線の長さ"),
        _constant("area", "area", "面積"),
        _constant("cargo-capacity", "cargo capacity", "貨物の処理能力"),
        _constant("crossing-capacity", "capacity of the crossing", "越境地点の処理能力"),
        _level("construction-cost", "cost of construction", "建設費"),
        _running("zone-investment", "money invested in the zone", "特区への投資額"),
        _level("ownership-share", "share in the company", "出資比率"),
        _level("debt", "debt", "債務"),
        _constant("duty-reduction", "cut of the duty", "関税の引き下げ幅"),
        _level("preference-states", "states with a preference", "特恵の対象国"),
        _level("price", "price", "価格"),
        _flow("meetings", "official meetings", "公式の会談"),
        _running("resolutions", "resolutions", "決議"),
        _constant("treaty-articles", "articles of the treaty", "条約の条文"),
        _constant("years-between", "years since the last time", "前回からの年数"),
    )
}


def quantity_of(name: str) -> Counted:
    """The quantity of a name; raises UsageError when it is not in the vocabulary."""
    try:
        return QUANTITIES[name]
    except KeyError:
        raise UsageError(
            f"no rule for weighing {name!r}; add it to QUANTITIES with its nature "
            f"({', '.join(NATURES)}); there are {', '.join(QUANTITIES)}"
        ) from None
