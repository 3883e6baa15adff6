"""Rules by resolution, paragraph, goods, direction and date: may this cross, and by which paragraph?

`Rulebook.from_rows` takes the rows of tables `sanction_measures` and `sanction_regimes`, `check` answers
one `Shipment`, `check_many` and `check_csv` many, `explain` gives the sentences, `gauge` the use of
the cap on refined petroleum, `flows_under_measures` what the trade data show.
"""

from tumen.sanctions.caps import Deliveries, Gauge, gauge
from tumen.sanctions.check import check
from tumen.sanctions.codes import UnknownCode
from tumen.sanctions.explain import explain, sentences
from tumen.sanctions.flows import Flows, flows_under_measures
from tumen.sanctions.goods import UnknownGoods, UnknownService, service_names
from tumen.sanctions.rulebook import Rulebook
from tumen.sanctions.shipment import Shipment, parse_quantity
from tumen.sanctions.tabular import Refused, answer_row, check_csv, check_many, read_shipment
from tumen.sanctions.verdict import Applied, CapUse, Change, Code, Verdict

__all__ = [
    "Applied",
    "CapUse",
    "Change",
    "Code",
    "Deliveries",
    "Flows",
    "Gauge",
    "Refused",
    "Rulebook",
    "Shipment",
    "UnknownCode",
    "UnknownGoods",
    "UnknownService",
    "Verdict",
    "answer_row",
    "check",
    "check_csv",
    "check_many",
    "explain",
    "flows_under_measures",
    "gauge",
    "parse_quantity",
    "read_shipment",
    "sentences",
    "service_names",
]
