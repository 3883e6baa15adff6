"""How far apart do two states stand on the main dimension of UN voting?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text

LEAST_VOTES = 10

MEASURE = Measure(
    name="ideal_point_distance",
    title=Text("Distance of ideal points", "理想点の距離"),
    meaning=Text(
        "Distance of two states on the main dimension of UN General Assembly voting, in standard "
        "deviations of all states.",
        "国連総会の投票を説明する主な軸の上での両国の距離。単位は全加盟国の標準偏差。",
    ),
    unit="standard deviations",
    directed=False,
    tables=("ideal_points",),
    sql=f"""
    with chosen as (
        select * from ideal_points
        where n_votes >= {LEAST_VOTES} and tier = (select max(tier) from ideal_points)
    )
    select a, b, period, value, greatest(0.0, value - half) as low, value + half as high, n, sources,
           known, mean_a, mean_b, tier
    from (
        select x.state as a, y.state as b, x.year::varchar as period,
               abs(x.mean - y.mean) as value,
               sqrt(pow((x.high - x.low)/2, 2) + pow((y.high - y.low)/2, 2)) as half,
               least(x.n_votes, y.n_votes) as n, list_distinct([x.source, y.source]) as sources,
               greatest(x.known, y.known) as known, x.mean as mean_a, y.mean as mean_b, x.tier as tier
        from chosen x join chosen y on x.session = y.session
        where x.state < y.state
    )
    """,
    method="Absolute difference of posterior means in a session (year = 1945 + session). Interval: "
    "90 %, half-widths of both joined as of independent estimates. Where every vote is known the "
    "sampled positions, for earlier days those from the votes up to each session. Sessions "
    f"with fewer than {LEAST_VOTES} votes of a state give none. Model: Bailey, Strezhnev and Voeten 2017.",
    bounds=(0.0, None),
)
