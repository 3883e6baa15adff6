"""How much of a state's trade is trade with the other?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text

MEASURE = Measure(
    name="trade_dependence",
    title=Text("Dependence on trade with the other", "貿易の依存度"),
    meaning=Text(
        "Two-way trade of a with b as a share of all trade of a in a year, by a's own books or, where a "
        "keeps none, its partners'; the interval reaches to what b reports of the same trade.",
        "aの年間貿易総額に占めるbとの貿易の割合(a自身の統計、なければ相手国側の統計による)。区間は、同じ取引についてのbの報告まで広げる。",
    ),
    unit="share",
    directed=True,
    tables=("trade", "trade_reporters"),
    sql="""
    select a, b, period, chosen / whole as value,
           least(own, theirs, chosen) / whole as low,
           least(1.0, greatest(own, theirs, chosen) / whole) as high,
           n, sources, known, basis, own as own_usd, theirs as partner_usd, whole as total_usd
    from (
        select *, case when basis = 'own' then own else theirs end as chosen
        from (
            select f.a, f.b, f.year::varchar as period, sum(own) as own, sum(theirs) as theirs,
                   any_value(coalesce(r.exports_usd, 0) + coalesce(r.imports_usd, 0)) as whole,
                   any_value(r.basis) as basis,
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
    )
    where chosen is not null and whole > 0
    """,
    method="(exports of a to b + imports of a from b) / (all exports + all imports of a), all by a's own "
    "reports where a reported that year, else by its partners' (table trade_reporters, column basis). Low "
    "and high: the numerator by a's or by b's reports, whichever is smaller or larger; b's are valued the "
    "other way round (FOB against CIF). Partners that report nothing are missing from a mirror total.",
    bounds=(0.0, 1.0),
)
