"""How much did one state send the other, by both sides' reports?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text

CIF_OVER_FOB = 1.08

MEASURE = Measure(
    name="trade",
    title=Text("Exports, by both sides' reports", "輸出額(双方の報告)"),
    meaning=Text(
        "Goods sent from a to b in a year in current US dollars: the exporter's report and the "
        "importer's report side by side, and one reconciled value.",
        "aからbへの年間の財の輸出額(名目米ドル)。輸出国の報告と輸入国の報告を並べ、調整値を一つ示す。",
    ),
    unit="USD",
    directed=True,
    tables=("trade",),
    sql=f"""
    select a, b, period, greatest(fob, cif / {CIF_OVER_FOB}) as value,
           least(fob, cif / {CIF_OVER_FOB}) as low, greatest(fob, cif) as high,
           n, sources, known, fob as exporter_usd, cif as importer_usd,
           fob_flag as exporter_flag, cif_flag as importer_flag
    from (
        select exporter as a, importer as b, year::varchar as period,
               max(value_usd) filter (reporter = 'exporter') as fob,
               max(value_usd) filter (reporter = 'importer') as cif,
               max(flag) filter (reporter = 'exporter') as fob_flag,
               max(flag) filter (reporter = 'importer') as cif_flag,
               count(*) as n, list(distinct source) as sources, max(known) as known
        from trade
        group by exporter, importer, year
    )
    """,
    method="Reconciled value: the larger of the exporter's report (FOB) and the importer's report "
    f"(CIF) divided by {CIF_OVER_FOB}, the rule of the Observatory of Economic Complexity. Low and "
    "high: the smaller of the two after that division, and the larger as reported. A side that did "
    "not report is left out, never read as zero.",
    bounds=(0.0, None),
)
