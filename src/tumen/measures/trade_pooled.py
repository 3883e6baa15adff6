"""What did one state send the other, the two reports weighed by how well each state reports?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text

CIF_OVER_FOB = 1.08
NINETY = 1.645

MEASURE = Measure(
    name="trade_pooled",
    title=Text("Exports, both reports weighed", "輸出額(双方の報告を統合した値)"),
    meaning=Text(
        "Goods sent from a to b in a year in current US dollars, free on board: the two sides' own reports "
        "weighed by how closely each side's reports agree with those of all its partners, with a 90 % "
        "interval. The compiler's estimates do not count.",
        "aからbへの年間の財の輸出額(名目米ドル、FOB)。双方自身の報告を、各国の報告が相手国全体の報告と"
        "どれだけ合うかで重み付けした値と90%区間。編者による推計は用いない。",
    ),
    unit="USD",
    directed=True,
    tables=("trade", "trade_reporters"),
    sql=f"""
    select a, b, period, exp(centre) as value,
           exp(centre - {NINETY} * sqrt(variance)) as low,
           exp(centre + {NINETY} * sqrt(variance)) as high,
           n, sources, known, fob as exporter_usd, cif as importer_usd,
           coalesce(fob_precision, 0) / precision_sum as exporter_weight
    from (
        select *, (coalesce(ln(fob) * fob_precision, 0)
                   + coalesce(ln(cif / {CIF_OVER_FOB}) * cif_precision, 0)) / precision_sum as centre,
               1 / precision_sum as variance
        from (
            select *, coalesce(fob_precision, 0) + coalesce(cif_precision, 0) as precision_sum
            from (
                select f.*, case when fob > 0 then 1 / x.error_variance end as fob_precision,
                       case when cif > 0 then 1 / m.error_variance end as cif_precision
                from (
                    select exporter as a, importer as b, year::varchar as period, year,
                           max(value_usd) filter (reporter = 'exporter') as fob,
                           max(value_usd) filter (reporter = 'importer') as cif,
                           count(*) as n, list(distinct source) as sources, max(known) as known
                    from trade
                    where flag is null
                    group by exporter, importer, year
                ) f
                left join trade_reporters x on x.state = a and x.year = f.year
                left join trade_reporters m on m.state = b and m.year = f.year
            )
        )
        where precision_sum > 0
    )
    """,
    method="Mean of ln(exporter's report, FOB) and ln(importer's report, CIF, divided by "
    f"{CIF_OVER_FOB}) weighted by the inverse of each reporter's error variance, from the overlap of all "
    "pairs (table trade_reporters; after Gaulier and Zignago 2010, BACI). 90 % interval from the pooled "
    "variance; with one report, that reporter's own. It covers usual errors of reporting, not a flow hidden "
    "by both sides or booked under another partner by one: those lie outside it.",
    bounds=(0.0, None),
)
