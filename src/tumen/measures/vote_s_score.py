"""How similar are two states' UN votes, when an abstention lies half-way between yes and no?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text
from tumen.measures._intervals import mean_of

LEAST_VOTES = 10
_LOW, _HIGH = mean_of("value", "spread", "n", -1.0, 1.0)

MEASURE = Measure(
    name="vote_s_score",
    title=Text("S-score of UN votes", "国連投票のSスコア"),
    meaning=Text(
        "One less twice the mean distance of votes, where yes to no is one and an abstention half: 1 is "
        "always alike, -1 always opposed.",
        "賛成と反対の距離を1、棄権をその中間とした票の平均距離を2倍して1から引いた値。1は常に同じ、-1は常に反対。",
    ),
    unit="score",
    directed=False,
    tables=("votes",),
    sql=f"""
    select a, b, period, value, {_LOW} as low, {_HIGH} as high, n, sources, known
    from (
        select x.state as a, y.state as b, x.year::varchar as period, count(*) as n,
               avg(1.0 - abs(x.vote - y.vote)) as value,
               stddev_samp(1.0 - abs(x.vote - y.vote)) as spread,
               list(distinct x.source) as sources, max(x.known) as known
        from votes x join votes y on x.roll_call = y.roll_call and x.source = y.source
        where x.state < y.state
        group by x.state, y.state, x.year
        having count(*) >= {LEAST_VOTES}
    )
    """,
    method="S of Signorino and Ritter 1999 with absolute distance over roll calls in which both cast a "
    "vote, unweighted. Interval: 95 %, normal, as if roll calls were a sample.",
    bounds=(-1.0, 1.0),
)
