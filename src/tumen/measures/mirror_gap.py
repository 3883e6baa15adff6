"""How far do the two sides' reports of one flow lie apart?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text

MEASURE = Measure(
    name="mirror_gap",
    title=Text("Mirror gap in trade reports", "貿易統計のミラーギャップ"),
    meaning=Text(
        "Importer's report minus exporter's report, as a share of their sum, for goods sent from a "
        "to b. About 0.03 to 0.05 is the usual cost of transport and insurance.",
        "aからbへの輸出について、輸入国の報告額から輸出国の報告額を引き、両者の和で割った値。"
        "0.03〜0.05程度は運賃・保険料による通常の差である。",
    ),
    unit="share",
    directed=True,
    tables=("trade",),
    sql="""
    select a, b, period, (cif - fob) / (cif + fob) as value, (cif - fob) / (cif + fob) as low,
           (cif - fob) / (cif + fob) as high, n, sources, known,
           fob as exporter_usd, cif as importer_usd,
           is_estimated
    from (
        select exporter as a, importer as b, year::varchar as period,
               max(value_usd) filter (reporter = 'exporter') as fob,
               max(value_usd) filter (reporter = 'importer') as cif,
               bool_or(flag is not null) as is_estimated,
               count(*) as n, list(distinct source) as sources, max(known) as known
        from trade
        group by exporter, importer, year
    )
    where fob is not null and cif is not null and fob + cif > 0
    """,
    method="(CIF - FOB) / (CIF + FOB), the discrepancy score of the Growth Lab with its sign. Only "
    "where both sides report; a flow that one side's compiler estimated from the other's figure "
    "(is_estimated) shows the estimator's margin, not a gap.",
    bounds=(-1.0, 1.0),
)
