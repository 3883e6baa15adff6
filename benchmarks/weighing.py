"""How many sets of rival reports are weighed in a second: 1,000 random sets, fixed seed.

Run: python benchmarks/weighing.py [number of sets]
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta

from tumen.core.dates import PartialDate, Span
from tumen.weighing.combine import weigh
from tumen.weighing.quantities import QUANTITIES
from tumen.weighing.reports import Report


def random_set(rng: random.Random) -> list[Report]:
    """3 to 20 reports, as many as a contested quantity has, with shared voices and origins."""
    reports = []
    for n in range(rng.randint(3, 20)):
        known = date(2024, 1, 1) + timedelta(days=rng.randrange(700))
        value = float(rng.randint(1, 300)) * 10 ** rng.randint(0, 4)
        bound = rng.choice(["none", "low", "high", "both"])
        reports.append(
            Report(
                locator=f"claims/{n}",
                voice=f"voice {rng.randrange(8)}",
                publisher="publisher",
                reliability=rng.choice("ABCDEF"),
                credibility=rng.randint(1, 6),
                known=known,
                when=Span(PartialDate.of(known), PartialDate.of(known)),
                unit="persons",
                value=value,
                low=value * 0.8 if bound in ("low", "both") else None,
                high=value * 1.3 if bound in ("high", "both") else None,
                origin_group=rng.choice([None, None, "g", "h"]),
                interested=rng.random() < 0.3,
            )
        )
    return reports


def main(count: int = 1000) -> None:
    rng = random.Random(20240619)
    sets = [random_set(rng) for _ in range(count)]
    kinds = list(QUANTITIES.values())
    started = time.perf_counter()
    disagreed = sum(weigh(s, kinds[n % len(kinds)]).disagreement for n, s in enumerate(sets))
    seconds = time.perf_counter() - started
    size = sum(map(len, sets)) / count
    print(
        f"weighing: {count / seconds:,.0f} sets a second "
        f"({count} sets of {size:.1f} reports on average, {seconds:.2f} s, {disagreed} disagree)"
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
