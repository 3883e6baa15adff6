"""Intervals as SQL, written once."""


def wilson(successes: str, trials: str) -> tuple[str, str]:
    """Low and high of the 95 % Wilson score interval of a share (Wilson 1927), as SQL.

    Both expressions lie in 0..1 and contain successes/trials; trials must not be zero.
    """
    z = "1.959963984540054"
    share = f"({successes})::double/({trials})"
    centre = f"({share} + {z}*{z}/(2*({trials})))"
    spread = f"({z} * sqrt({share}*(1-{share})/({trials}) + {z}*{z}/(4*({trials})*({trials}))))"
    scale = f"(1 + {z}*{z}/({trials}))"
    low = f"least({share}, greatest(0.0, ({centre} - {spread})/{scale}))"
    high = f"greatest({share}, least(1.0, ({centre} + {spread})/{scale}))"
    return low, high


def mean_of(mean: str, spread: str, n: str, least: float, most: float) -> tuple[str, str]:
    """Low and high of the 95 % normal interval of a mean, within its bounds, as SQL."""
    half = f"(1.959963984540054 * ({spread})/sqrt({n}))"
    return f"greatest({least}, {mean} - {half})", f"least({most}, {mean} + {half})"
