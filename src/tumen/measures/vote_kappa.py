"""How much more alike do two states vote than by chance, each by its own habits?"""

from tumen.core.values import Text
from tumen.measures._chance import beyond_chance

MEASURE = beyond_chance(
    name="vote_kappa",
    title=Text("Cohen's κ of UN votes", "国連投票のコーエンのκ"),
    chance="(a1*b1 + a2*b2 + a3*b3)::double/(n*n)",
    method="Cohen 1960: chance from each state's own shares",
)
