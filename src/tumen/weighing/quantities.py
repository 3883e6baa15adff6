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
