"""How much more alike do two states vote than by chance, by the habits of both together?"""

from tumen.core.values import Text
from tumen.measures._chance import beyond_chance

MEASURE = beyond_chance(
    name="vote_pi",
    title=Text("Scott's π of UN votes", "国連投票のスコットのπ"),
    chance="((a1+b1)*(a1+b1) + (a2+b2)*(a2+b2) + (a3+b3)*(a3+b3))::double/(4*n*n)",
    method="Scott 1955: chance from the shares of both together",
)
