"""Agreement in votes beyond chance, for whichever notion of chance."""

from tumen.core.kinds import Measure
from tumen.core.values import Text

LEAST_VOTES = 10


def beyond_chance(name: str, title: Text, chance: str, method: str) -> Measure:
    """The measure of a year's votes: (same - chance) / (1 - chance). `chance` is an expression of the
    votes' counts a1, a2, a3 (yes, abstain, no of the one), b1, b2, b3 and n, the votes both cast."""
    return Measure(
        name=name,
        title=title,
        meaning=Text(
            "Agreement beyond chance: 1 is always alike, 0 as often as chance would have it.",
            "偶然を超える一致の度合い。1は常に同じ、0は偶然と同じ程度。",
        ),
        unit="score",
        directed=False,
        tables=("votes",),
        sql=f"""
    select a, b, period, value, greatest(-1.0, value - half) as low, least(1.0, value + half) as high,
           n, sources, known
    from (
        select *, (same - chance)/(1 - chance) as value,
               1.959963984540054 * sqrt(same*(1 - same)/n)/(1 - chance) as half
        from (
            select *, agreed::double/n as same, {chance} as chance
            from (
                select x.state as a, y.state as b, x.year::varchar as period, count(*) as n,
                       count(*) filter (x.vote = y.vote) as agreed,
                       count(*) filter (x.vote = 1) as a1, count(*) filter (x.vote = 2) as a2,
                       count(*) filter (x.vote = 3) as a3, count(*) filter (y.vote = 1) as b1,
                       count(*) filter (y.vote = 2) as b2, count(*) filter (y.vote = 3) as b3,
                       list(distinct x.source) as sources, max(x.known) as known
                from votes x join votes y on x.roll_call = y.roll_call and x.source = y.source
                where x.state < y.state
                group by x.state, y.state, x.year
                having count(*) >= {LEAST_VOTES}
            )
        )
        where chance < 1
    )
    """,
        method=f"{method}, over roll calls in which both cast a vote. Interval: 95 %, normal, chance taken as "
        "given. No value where both always cast one and the same vote.",
        bounds=(-1.0, 1.0),
    )
