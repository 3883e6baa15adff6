"""How much of a state's trade is trade with the other?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text

MEASURE = Measure(
    name="trade_dependence",
    title=Text("Dependence on trade with the other", "貿易の依存度"),
    meaning=Text(
        "Two-way trade of a with b as a share of all trade of a in a year, by a's own books; the interval "
        "reaches to what b reports of the same trade.",
        "aの年間貿易総額に占めるbとの貿易の割合(a自身の統計による)。区間は、同じ取引についてのbの報告まで広げる。",
    ),
    unit="share",
    directed=True,
    tables=("trade", "trade_reporters"),
    sql="""
    select a, b, period, own / whole as value, least(own, coalesce(theirs, own)) / whole as low,
           least(1.0, greatest(own, coalesce(theirs, own)) / whole) as high,
           n, sources, known, own as own_usd, theirs as partner_usd, whole as total_usd
    from (
        select f.a, f.b, f.year::varchar as period, sum(own) as own, sum(theirs) as theirs,
               any_value(coalesce(r.exports_usd, 0) + coalesce(r.imports_usd, 0)) as whole,
               count(*) as n, list(distinct f.source) as sources, max(f.known) as known
        from (
            select exporter as a, importer as b, year, source, known,
                   case when reporter = 'exporter' then value_usd end as own,
                   case when reporter = 'importer' then value_usd end as theirs
            from trade where flag is null
            union all
            select importer, exporter, year, source, known,
                   case when reporter = 'importer' then value_usd end,
                   case when reporter = 'exporter' then value_usd end
            from trade where flag is null
        ) f
        join trade_reporters r on r.state = f.a and r.year = f.year
        group by f.a, f.b, f.year
    )
    where own is not null and whole > 0
    """,
    method="(exports of a to b + imports of a from b) / (all exports + all imports of a), all by a's own "
    "reports (table trade_reporters). Low and high: the numerator by a's or by b's reports, whichever is "
    "smaller or larger; b's are valued the other way round (FOB against CIF). A year in which a reported "
    "nothing itself has no value.",
    bounds=(0.0, 1.0),
)
