"""In what share of the roll calls in which both voted did two states vote the same?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text
from tumen.measures._intervals import wilson

LEAST_VOTES = 10
_LOW, _HIGH = wilson("same", "n")

MEASURE = Measure(
    name="vote_agreement",
    title=Text("Agreement in the UN General Assembly", "国連総会での投票一致率"),
    meaning=Text(
        "Share of roll calls on which both states cast the same vote (yes, abstain or no), "
        "of those on which both voted.",
        "両国がともに投票した記名投票のうち、賛成・棄権・反対が一致した割合。",
    ),
    unit="share",
    directed=False,
    tables=("votes",),
    sql=f"""
    select a, b, period, same::double/n as value, {_LOW} as low, {_HIGH} as high, n, sources, known
    from (
        select x.state as a, y.state as b, x.year::varchar as period,
               count(*) filter (x.vote = y.vote) as same, count(*) as n,
               list(distinct x.source) as sources, max(x.known) as known
        from votes x join votes y on x.roll_call = y.roll_call and x.source = y.source
        where x.state < y.state
        group by x.state, y.state, x.year
        having count(*) >= {LEAST_VOTES}
    )
    """,
    method="Identical votes divided by roll calls in which both cast a vote; absence and "
    "non-membership are not votes. Interval: Wilson score, 95 %, as if roll calls were a sample. "
    f"Years with fewer than {LEAST_VOTES} common votes give no rate.",
    bounds=(0.0, 1.0),
)
