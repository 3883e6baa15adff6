"""What is asked: goods or a service, from one state to another, on a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tumen.core.dates import PartialDate
from tumen.core.errors import UsageError
from tumen.sanctions import codes
from tumen.sanctions.goods import Goods, find_goods, find_service
from tumen.tables.sanction_measures import CLASSES, FACTS

UNITS: dict[str, tuple[str, float]] = {
    "t": ("tonnes", 1.0), "ton": ("tonnes", 1.0), "tons": ("tonnes", 1.0),
    "tonne": ("tonnes", 1.0), "tonnes": ("tonnes", 1.0), "mt": ("tonnes", 1.0),
    "トン": ("tonnes", 1.0), "kg": ("tonnes", 0.001), "キログラム": ("tonnes", 0.001),
    "barrel": ("barrels", 1.0), "barrels": ("barrels", 1.0), "bbl": ("barrels", 1.0),
    "バレル": ("barrels", 1.0), "kl": ("barrels", 6.2898), "m3": ("barrels", 6.2898),
    "キロリットル": ("barrels", 6.2898), "usd": ("USD", 1.0), "dollars": ("USD", 1.0),
    "ドル": ("USD", 1.0), "人": ("persons", 1.0), "persons": ("persons", 1.0),
    "pieces": ("pieces", 1.0), "個": ("pieces", 1.0),
}  # fmt: skip
"""Units as readers write them: the key here and how much of it one is. A kilolitre is 6.2898
barrels (Geoscience Australia, conversion factors)."""

_QUANTITY = re.compile(r"\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*([^\d\s].*?)\s*")


@dataclass(frozen=True, slots=True)
class Shipment:
    """One question to the check. Member codes are of the day; exactly one of `hs`, `goods` and
    `service` is given, or `goods` with a finer `hs`.

    `quantity` counts in `unit` (a key of UNITS). `facts` answer what exceptions ask: the keys of
    `tables.sanction_measures.FACTS`. Raises UsageError for what cannot be read.
    """

    from_state: str
    to_state: str
    date: PartialDate
    hs: str | None = None
    goods: str | None = None
    service: str | None = None
    quantity: float | None = None
    unit: str | None = None
    origin: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """A shipment as the rules see it: code, classes, service key and facts are resolved."""

    code: str | None
    goods: Goods | None
    service: str | None
    classes: frozenset[str]
    """Classes that the subject is known to belong to."""
    is_closed: bool
    """They are all that a rule on part of a code could ask for."""
    is_exact: bool
    """The name says more than the code: a rule on other goods of the code does not speak of it."""
    amount: float | None
    unit: str | None
    facts: Mapping[str, str]
    facts_key: tuple[tuple[str, str], ...]


_DATED = frozenset({"contract", "completed"})


def resolve(shipment: Shipment) -> Subject:
    """Read a shipment strictly. What is unknown is refused with candidates, never passed on."""
    for member in (shipment.from_state, shipment.to_state, shipment.origin):
        if member is not None and not _is_member(member):
            raise UsageError(f"{member!r} is no member code (three capital letters)")
    if shipment.from_state == shipment.to_state:
        raise UsageError(f"a shipment needs two different states, not {shipment.from_state} twice")
    if shipment.service is not None and (shipment.hs or shipment.goods):
        raise UsageError("give goods or a service, not both")
    if not (shipment.hs or shipment.goods or shipment.service):
        raise UsageError("say what moves: an HS code, goods by name, or a service")
    facts = dict(shipment.facts)
    for name, value in facts.items():
        _check_fact(name, value)
    if shipment.origin:
        facts["origin"] = shipment.origin
    amount, unit = _amount(shipment)
    facts_key = tuple(sorted(facts.items())) if facts else ()
    chosen = _chosen_class(facts)
    if shipment.service is not None:
        key = find_service(shipment.service)
        known = chosen or frozenset()
        return Subject(
            None, None, key, known, chosen is not None, False, amount, unit, facts, facts_key
        )
    goods = find_goods(shipment.goods) if shipment.goods else None
    code = codes.resolve(shipment.hs) if shipment.hs else None
    if goods and code and not (code.startswith(goods.hs) or goods.hs.startswith(code)):
        raise UsageError(
            f"{shipment.goods!r} stands under {codes.shown(goods.hs)}, not under "
            f"{codes.shown(code)}; give one of the two"
        )
    is_exact = goods is not None and goods.settled
    classes = (goods.classes if goods else frozenset()) | (chosen or frozenset())
    longest = max((code or "", goods.hs if goods else ""), key=len)
    is_closed = is_exact or chosen is not None
    return Subject(
        longest, goods, None, classes, is_closed, is_exact, amount, unit, facts, facts_key
    )


def _is_member(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


def _chosen_class(facts: Mapping[str, str]) -> frozenset[str] | None:
    chosen = facts.get("class")
    if chosen is None:
        return None
    return frozenset() if chosen == "none" else frozenset({chosen})


def _check_fact(name: str, value: str) -> None:
    if name not in FACTS:
        raise UsageError(f"{name!r} is no fact that a rule asks; known: {', '.join(FACTS)}")
    if name == "class" and value != "none" and value not in CLASSES:
        raise UsageError(f"{value!r} is no class of goods; known: none, {', '.join(CLASSES)}")
    if name in _DATED:
        PartialDate.parse(value)
    if not value.strip():
        raise UsageError(f"the fact {name!r} is empty; leave it out where it is not known")


def _amount(shipment: Shipment) -> tuple[float | None, str | None]:
    if shipment.quantity is None:
        if shipment.unit:
            raise UsageError(f"unit {shipment.unit!r} without a quantity")
        return None, None
    if not shipment.quantity >= 0 or shipment.quantity == float("inf"):
        raise UsageError(f"{shipment.quantity} is no quantity")
    base, scale = read_unit(shipment.unit or "")
    return shipment.quantity * scale, base


@cache
def read_unit(text: str) -> tuple[str, float]:
    """The unit that a reader wrote, and how much of it one is."""
    found = UNITS.get(text.strip().casefold())
    if found is None:
        known = ", ".join(dict.fromkeys(UNITS))
        raise UsageError(f"{text!r} is no unit known here; known: {known}")
    return found


def parse_quantity(text: str) -> tuple[float, str]:
    """Read "20000 t" or "500,000バレル" into a number and a unit as written."""
    match = _QUANTITY.fullmatch(text)
    if match is None:
        raise UsageError(f"not a quantity: {text!r}; write a number and a unit, as in 20000 t")
    read_unit(match[2])
    return float(match[1].replace(",", "")), match[2]
