"""How many drafts did two permanent members veto together?"""

from tumen.core.kinds import Measure
from tumen.core.values import Text

MEASURE = Measure(
    name="joint_vetoes",
    title=Text("Joint vetoes in the Security Council", "安保理での共同拒否権行使"),
    meaning=Text(
        "Drafts of a year that both states vetoed.",
        "両国がともに拒否権を行使した決議案の年間件数。",
    ),
    unit="vetoes",
    directed=False,
    tables=("vetoes",),
    sql="""
    select x.state as a, y.state as b, left(x.valid_from, 4) as period,
           count(*)::double as value, count(*)::double as low, count(*)::double as high,
           count(*) as n, list(distinct x.source) as sources, max(x.known) as known
    from vetoes x join vetoes y on x.draft = y.draft and x.source = y.source
    where x.state < y.state
    group by x.state, y.state, left(x.valid_from, 4)
    """,
    method="Count of drafts; a year without a joint veto has no row.",
    bounds=(0.0, None),
)
