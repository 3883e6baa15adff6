"""Compiled passes over votes. Imported only by functions that estimate ideal points.

Every random number comes from a stream seeded by (seed, sweep, index of item or point): results do
not depend on how a pass is split over threads.
"""
# mypy: ignore-errors
# (types are inferred by the compiler; the callers' arrays are typed in model.py)

from __future__ import annotations

import math

import numba as nb
import numpy as np

_jit = nb.njit(cache=True, nogil=True, fastmath=False, error_model="numpy")

LATENT_LIMIT = 9.0
"""Latent answers are cut at -9 and 9, as in the authors' programme. It matters: without this limit
blocs that always vote together move further out, and the levels of the first sessions with them."""
FLAT = 0.25
"""Added to the information about a cut, so that one that no vote bounds still has a step length: a
uniform prior between -7 and 7, cut where votes begin, has a variance of about 4."""
LOW, HIGH, CELLS = -10.0, 6.0, 4096
_STEP = (HIGH - LOW) / CELLS
CUT_LIMIT = 7.0
"""Cuts lie within -7 and 7, as in the authors' programme."""


def _normal_table() -> np.ndarray:
    """log Phi and the inverse Mills ratio phi/Phi on a grid; linear interpolation errs below 3e-6."""
    x = np.linspace(LOW, HIGH, CELLS + 1)
    log_cdf = np.array([_log_cdf(v) for v in x])
    ratio = np.exp(-0.5 * x * x - 0.5 * math.log(2 * math.pi) - log_cdf)
    return np.column_stack([log_cdf, ratio])


def _log_cdf(x: float) -> float:
    return math.log(0.5 * math.erfc(-x / math.sqrt(2)))


TABLE = _normal_table()


def _ziggurat() -> np.ndarray:
    """Layers of the ziggurat for the normal density (Marsaglia and Tsang 2000; Doornik 2005)."""
    r, v = 3.442619855899, 9.91256303526217e-3
    edge = np.empty(130)
    edge[0] = v / math.exp(-0.5 * r * r)
    edge[1] = r
    for i in range(2, 128):
        edge[i] = math.sqrt(-2 * math.log(v / edge[i - 1] + math.exp(-0.5 * edge[i - 1] ** 2)))
    edge[128] = 0.0
    edge[129] = 0.0
    return edge


EDGES = _ziggurat()


@_jit
def _start(stream, seed, sweep, index):
    """Begin the stream of one item or point in one sweep."""
    x = np.uint64(seed) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(sweep)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) + np.uint64(index) * np.uint64(0xD1B54A32D192ED03)
    x = (x ^ (x >> np.uint64(31))) * np.uint64(0x94D049BB133111EB)
    stream[0] = x ^ (x >> np.uint64(32))


@_jit
def _bits(stream):
    """SplitMix64 (Steele, Lea and Flood 2014)."""
    stream[0] += np.uint64(0x9E3779B97F4A7C15)
    x = stream[0]
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@_jit
def _uniform(stream):
    """Uniform in (0, 1)."""
    return (np.float64(_bits(stream) >> np.uint64(12)) + 0.5) * 2.220446049250313e-16


@_jit
def _normal(stream):
    while True:
        bits = _bits(stream)
        layer = np.int64(bits & np.uint64(127))
        u = 2.0 * ((np.float64(bits >> np.uint64(12)) + 0.5) * 2.220446049250313e-16) - 1.0
        x = u * EDGES[layer]
        if abs(x) < EDGES[layer + 1]:
            return x
        if layer == 0:
            r = 3.442619855899
            while True:
                far = -math.log(_uniform(stream)) / r
                if -2.0 * math.log(_uniform(stream)) >= far * far:
                    break
            return r + far if u > 0 else -r - far
        upper = math.exp(-0.5 * (EDGES[layer] ** 2 - x * x))
        lower = math.exp(-0.5 * (EDGES[layer + 1] ** 2 - x * x))
        if lower + _uniform(stream) * (upper - lower) < 1.0:
            return x


@_jit
def _above(stream, a):
    """A standard normal above `a` (exponential rejection in the tail: Robert 1995)."""
    if a < 0.5:
        while True:
            x = _normal(stream)
            if x > a:
                return x
    rate = 0.5 * (a + math.sqrt(a * a + 4.0))
    while True:
        x = a - math.log(_uniform(stream)) / rate
        if -2.0 * math.log(_uniform(stream)) >= (x - rate) ** 2:
            return x


@_jit
def _between(stream, a, c):
    """A standard normal between `a` and `c`."""
    if c < 0.0:
        return -_between_right(stream, -c, -a)
    return _between_right(stream, a, c)


@_jit
def _between_right(stream, a, c):
    if c - a > 1.5:
        if a < 0.5:
            while True:
                x = _normal(stream)
                if a < x < c:
                    return x
        while True:
            x = _above(stream, a)
            if x < c:
                return x
    nearest = a if a > 0.0 else 0.0
    while True:
        x = a + (c - a) * _uniform(stream)
        if 2.0 * math.log(_uniform(stream)) <= nearest * nearest - x * x:
            return x


@_jit
def _log_cdf_and_ratio(u):
    """log Phi(u) and phi(u)/Phi(u)."""
    if u >= HIGH:
        return 0.0, 0.0
    if u <= LOW:
        s = 1.0 / (u * u)
        return (
            -0.5 * u * u - math.log(-u) - 0.9189385332046727 + math.log1p(-s + 3.0 * s * s),
            -u * (1.0 + s - 2.0 * s * s),
        )
    at = (u - LOW) / _STEP
    i = int(at)
    f = at - i
    return (
        TABLE[i, 0] + f * (TABLE[i + 1, 0] - TABLE[i, 0]),
        TABLE[i, 1] + f * (TABLE[i + 1, 1] - TABLE[i, 1]),
    )


@_jit
def _middle(a, c):
    """For an abstention, a < noise < c: log probability, phi(a)/P and phi(c)/P."""
    if a + c > 0.0:
        value, at_c, at_a = _middle_left(-c, -a)
        return value, at_a, at_c
    return _middle_left(a, c)


@_jit
def _middle_left(a, c):
    width = c - a
    if width < 1e-3:
        middle = 0.5 * (a + c)
        flat = 1.0 / width
        tilt = middle * width * 0.5
        return (
            -0.5 * middle * middle - 0.9189385332046727 + math.log(width),
            flat * math.exp(tilt),
            flat * math.exp(-tilt),
        )
    log_c, ratio_c = _log_cdf_and_ratio(c)
    log_a, ratio_a = _log_cdf_and_ratio(a)
    below = math.exp(log_a - log_c)
    share = 1.0 - below
    if share < 1e-12:
        share = 1e-12
    return log_c + math.log(share), ratio_a * below / share, ratio_c / share


@_jit
def item_posterior(first, last, points, votes, theta, slope, cut1, cut2, grad, info, deep):
    """Log posterior of one item, its gradient and (if `deep`) its observed information."""
    total = -0.5 * slope * slope
    g0, g1, g2 = -slope, 0.0, 0.0
    h00, h01, h02, h11, h12, h22 = 1.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for k in range(first, last):
        t = theta[points[k]]
        mean = slope * t
        if votes[k] == 1:
            u = cut1 - mean
            value, r = _log_cdf_and_ratio(u)
            total += value
            g0 -= t * r
            g1 += r
            if deep:
                w = r * (r + u)
                h00 += w * t * t
                h01 -= w * t
                h11 += w
        elif votes[k] == 3:
            u = mean - cut2
            value, r = _log_cdf_and_ratio(u)
            total += value
            g0 += t * r
            g2 -= r
            if deep:
                w = r * (r + u)
                h00 += w * t * t
                h02 -= w * t
                h22 += w
        else:
            a, c = cut1 - mean, cut2 - mean
            value, pa, pc = _middle(a, c)
            total += value
            g0 += t * (pa - pc)
            g1 -= pa
            g2 += pc
            if deep:
                haa, hcc, hac = pa * (pa - a), pc * (pc + c), -pa * pc
                h00 += t * t * (haa + hcc + 2.0 * hac)
                h01 -= t * (haa + hac)
                h02 -= t * (hcc + hac)
                h11 += haa
                h22 += hcc
                h12 += hac
    grad[0], grad[1], grad[2] = g0, g1, g2
    if deep:
        info[0], info[1], info[2] = h00, h01, h02
        info[3], info[4], info[5] = h11 + FLAT, h12, h22 + FLAT
    return total


@_jit
def factor_of_inverse(info, factor):
    """Lower triangle F with F F' = inverse of a symmetric 3 x 3 matrix; False if not definite."""
    a, b, c, d, e, f = info[0], info[1], info[2], info[3], info[4], info[5]
    # Cholesky of the matrix with its order reversed gives the lower factor of the inverse
    if f <= 0.0:
        return False
    r22 = math.sqrt(f)
    r12, r02 = e / r22, c / r22
    x = d - r12 * r12
    if x <= 0.0:
        return False
    r11 = math.sqrt(x)
    r01 = (b - r02 * r12) / r11
    y = a - r01 * r01 - r02 * r02
    if y <= 0.0:
        return False
    r00 = math.sqrt(y)
    # matrix = R R' with R upper; its inverse is F F' with F = inverse of R'
    factor[0] = 1.0 / r00
    factor[2] = 1.0 / r11
    factor[5] = 1.0 / r22
    factor[1] = -r01 * factor[0] / r11
    factor[3] = -(r02 * factor[0] + r12 * factor[1]) / r22
    factor[4] = -r12 * factor[2] / r22
    return True


@_jit
def settle_pass(begin, end, starts, points, votes, theta, items, factors, step, seed, sweep):
    """Bring slope and cuts of the items from `begin` to `end` to where the positions want them: one
    Metropolis-adjusted Langevin step (Roberts and Tweedie 1996) with latent answers integrated out.

    Only for the warm-up. `factors` receives a factor of each item's proposal covariance, renewed from
    the information at hand.
    """
    stream = np.empty(1, dtype=np.uint64)
    grad, grad2 = np.empty(3), np.empty(3)
    info = np.empty(6)
    half = 0.5 * step
    for j in range(begin, end):
        _start(stream, seed, sweep, j)
        first, last = starts[j], starts[j + 1]
        slope, cut1, cut2 = items[j, 0], items[j, 1], items[j, 2]
        value = item_posterior(
            first, last, points, votes, theta, slope, cut1, cut2, grad, info, True
        )
        factor = factors[j]
        factor_of_inverse(info, factor)
        z0, z1, z2 = _normal(stream), _normal(stream), _normal(stream)
        # whitened gradient F' grad: the proposal is x + step^2/2 F F' grad + step F z
        m0 = z0 + half * (factor[0] * grad[0] + factor[1] * grad[1] + factor[3] * grad[2])
        m1 = z1 + half * (factor[2] * grad[1] + factor[4] * grad[2])
        m2 = z2 + half * factor[5] * grad[2]
        slope2 = slope + step * factor[0] * m0
        cut12 = cut1 + step * (factor[1] * m0 + factor[2] * m1)
        cut22 = cut2 + step * (factor[3] * m0 + factor[4] * m1 + factor[5] * m2)
        if not -CUT_LIMIT < cut12 < cut22 < CUT_LIMIT:
            continue
        value2 = item_posterior(
            first, last, points, votes, theta, slope2, cut12, cut22, grad2, info, False
        )
        b0 = m0 + half * (factor[0] * grad2[0] + factor[1] * grad2[1] + factor[3] * grad2[2])
        b1 = m1 + half * (factor[2] * grad2[1] + factor[4] * grad2[2])
        b2 = m2 + half * factor[5] * grad2[2]
        forward = z0 * z0 + z1 * z1 + z2 * z2
        back = b0 * b0 + b1 * b1 + b2 * b2
        if math.log(_uniform(stream)) < value2 - value + 0.5 * (forward - back):
            items[j, 0], items[j, 1], items[j, 2] = slope2, cut12, cut22


@_jit
def _log_likelihood(first, last, points, votes, theta, slope, cut1, cut2):
    """Of one item's votes, latent answers integrated out."""
    total = 0.0
    for k in range(first, last):
        centre = slope * theta[points[k]]
        vote = votes[k]
        if vote == 1:
            value, _ = _log_cdf_and_ratio(cut1 - centre)
            total += value
        elif vote == 3:
            value, _ = _log_cdf_and_ratio(centre - cut2)
            total += value
        else:
            value, _, _ = _middle(cut1 - centre, cut2 - centre)
            total += value
    return total


@_jit
def item_pass(
    begin, end, starts, points, votes, theta, items, width, seed, sweep, accepted, latent
):
    """Update the items as published: a small random step of both cuts, taken or not by the
    likelihood with latent answers integrated out; then latent answers; then the slope given them.

    The first cut is proposed below the second, the second above the proposed first (Johnson and
    Albert 1999, section 4.3.2); only the second truncation enters the ratio, as in the authors' programme.
    """
    stream = np.empty(1, dtype=np.uint64)
    for j in range(begin, end):
        _start(stream, seed, sweep, j)
        first, last = starts[j], starts[j + 1]
        slope, cut1, cut2 = items[j, 0], items[j, 1], items[j, 2]
        new1 = cut1 + width * _normal(stream)
        while not -CUT_LIMIT < new1 < cut2:
            new1 = cut1 + width * _normal(stream)
        new2 = cut2 + width * _normal(stream)
        while not new1 < new2 < CUT_LIMIT:
            new2 = cut2 + width * _normal(stream)
        ratio = _log_likelihood(first, last, points, votes, theta, slope, new1, new2)
        ratio -= _log_likelihood(first, last, points, votes, theta, slope, cut1, cut2)
        ratio += _log_cdf_and_ratio((cut2 - new1) / width)[0]
        ratio -= _log_cdf_and_ratio((new2 - cut1) / width)[0]
        if math.log(_uniform(stream)) < ratio:
            cut1, cut2 = new1, new2
            accepted[j] += 1
        squares, pull = 1.0, 0.0
        for k in range(first, last):
            t = theta[points[k]]
            squares += t * t
            latent[k] = _latent(stream, votes[k], slope * t, cut1, cut2)
            pull += t * latent[k]
        items[j, 0] = pull / squares + _normal(stream) / math.sqrt(squares)
        items[j, 1], items[j, 2] = cut1, cut2


@_jit
def point_pass(
    begin,
    end,
    starts,
    point_items,
    place,
    latent,
    items,
    lag_mean,
    variance,
    theta,
    seed,
    sweep,
    mean,
):
    """Draw positions given the latent answers that the slopes were drawn from, and their lags
    (data augmentation: Albert and Chib 1993). `place` is where a vote stands in `latent`, which is in
    the order of items. `mean` receives the positions' conditional means, which are the next sweep's
    prior means of the session after."""
    stream = np.empty(1, dtype=np.uint64)
    for i in range(begin, end):
        _start(stream, seed, sweep, i)
        precision, pull = 1.0 / variance[i], lag_mean[i] / variance[i]
        for k in range(starts[i], starts[i + 1]):
            slope = items[point_items[k], 0]
            precision += slope * slope
            pull += slope * latent[place[k]]
        mean[i] = pull / precision
        theta[i] = mean[i] + _normal(stream) / math.sqrt(precision)


@_jit
def _latent(stream, vote, centre, cut1, cut2):
    """A latent answer around `centre` in the interval of a vote."""
    if vote == 1:
        latent = centre - _above(stream, centre - cut1)
    elif vote == 3:
        latent = centre + _above(stream, cut2 - centre)
    else:
        latent = centre + _between(stream, cut1 - centre, cut2 - centre)
    return min(max(latent, -LATENT_LIMIT), LATENT_LIMIT)


ALL_ANSWERS, WITHOUT_NO, WITHOUT_YES, WITHOUT_ABSTAIN = 0, 1, 2, 3


@_jit
def _expected_score(vote, mean, cut1, cut2, spread):
    """Moments of one vote when cut - slope * position has the variance `spread`.

    Gives the expected derivative of the log likelihood by a common shift of the cuts, its
    curvature, and the expected derivatives by the first and by the second cut; second order in
    `spread`. The score is that of a latent answer within LATENT_LIMIT.
    """
    if vote != 2:
        u = cut1 - mean if vote == 1 else mean - cut2
        _, r = _log_cdf_and_ratio(u)
        w = r * (r + u)
        r += 0.5 * spread * (w * (2.0 * r + u) - r)
        r = max(r, 0.0)
        if vote == 1:
            return _limited(mean, r), w, r, 0.0
        return _limited(mean, -r), w, 0.0, -r
    a, c = cut1 - mean, cut2 - mean
    _, pa, pc = _middle(a, c)
    k = pa - pc
    w = max(k * k - a * pa + c * pc, 0.0)
    qa = pa + 0.5 * spread * (pa * (k - a) * (k - a) + pa * (w - 1.0))
    qc = pc + 0.5 * spread * (pc * (k - c) * (k - c) + pc * (w - 1.0))
    return _limited(mean, qc - qa), w, -qa, qc


@_jit
def _limited(mean, score):
    latent = mean - score
    return mean - min(max(latent, -LATENT_LIMIT), LATENT_LIMIT)


@_jit
def newton_item_pass(begin, end, starts, points, votes, kinds, theta, variance, items, covariance):
    """One Newton step of slope and cuts per item, expected over positions; `covariance` holds
    the six entries 00 01 02 11 12 22 of the inverse information."""
    factor = np.empty(6)
    info = np.empty(6)
    for j in range(begin, end):
        slope, cut1, cut2 = items[j, 0], items[j, 1], items[j, 2]
        g0, g1, g2 = -slope, 0.0, 0.0
        h00, h01, h02, h11, h12, h22 = 1.0, 0.0, 0.0, 1e-3, 0.0, 1e-3
        for k in range(starts[j], starts[j + 1]):
            t, v = theta[points[k]], variance[points[k]]
            mean = slope * t
            score, w, d1, d2 = _expected_score(votes[k], mean, cut1, cut2, slope * slope * v)
            g0 -= t * score + slope * v * w
            g1 += d1
            g2 += d2
            h00 += w * (t * t + v)
            if votes[k] == 1:
                h01 -= w * t
                h11 += w
            elif votes[k] == 3:
                h02 -= w * t
                h22 += w
            else:
                a, c = cut1 - mean, cut2 - mean
                _, pa, pc = _middle(a, c)
                haa, hcc, hac = pa * (pa - a), pc * (pc + c), -pa * pc
                h01 -= t * (haa + hac)
                h02 -= t * (hcc + hac)
                h11 += haa
                h22 += hcc
                h12 += hac
        if kinds[j] == WITHOUT_NO:
            g2, h02, h12, h22 = 0.0, 0.0, 0.0, 1e12
        elif kinds[j] == WITHOUT_YES:
            g1, h01, h12, h11 = 0.0, 0.0, 0.0, 1e12
        elif kinds[j] == WITHOUT_ABSTAIN:
            g1, h01, h11 = g1 + g2, h01 + h02, h11 + h22
            g2, h02, h12, h22 = 0.0, 0.0, 0.0, 1e12
        info[0], info[1], info[2], info[3], info[4], info[5] = h00, h01, h02, h11, h12, h22
        if not factor_of_inverse(info, factor):
            continue
        s00 = factor[0] * factor[0]
        s01 = factor[0] * factor[1]
        s02 = factor[0] * factor[3]
        s11 = factor[1] * factor[1] + factor[2] * factor[2]
        s12 = factor[1] * factor[3] + factor[2] * factor[4]
        s22 = factor[3] * factor[3] + factor[4] * factor[4] + factor[5] * factor[5]
        step0 = s00 * g0 + s01 * g1 + s02 * g2
        step1 = s01 * g0 + s11 * g1 + s12 * g2
        step2 = s02 * g0 + s12 * g1 + s22 * g2
        far = max(abs(step0), abs(step1), abs(step2))
        damp = 1.0 if far < 0.5 else 0.5 / far
        cut12, cut22 = cut1 + damp * step1, cut2 + damp * step2
        if kinds[j] == WITHOUT_ABSTAIN:
            cut22, s02, s12, s22 = cut12, s01, s11, s11
        elif cut22 - cut12 < 0.3 * (cut2 - cut1):
            middle, gap = 0.5 * (cut12 + cut22), 0.15 * (cut2 - cut1)
            cut12, cut22 = middle - gap, middle + gap
        items[j, 0] = slope + damp * step0
        items[j, 1] = max(cut12, -CUT_LIMIT)
        items[j, 2] = min(cut22, CUT_LIMIT)
        covariance[j, 0], covariance[j, 1], covariance[j, 2] = s00, s01, s02
        covariance[j, 3], covariance[j, 4], covariance[j, 5] = s11, s12, s22


@_jit
def newton_point_pass(
    begin, end, starts, point_items, votes, items, covariance, theta, metric, pull, info
):
    """Sums over a point's votes, expected over slopes and cuts: of squared slopes (`metric`), of
    slope times latent answer (`pull`), and the information about the position."""
    for i in range(begin, end):
        t = theta[i]
        squares, total, curvature = 0.0, 0.0, 0.0
        for k in range(starts[i], starts[i + 1]):
            j = point_items[k]
            slope, cut1, cut2 = items[j, 0], items[j, 1], items[j, 2]
            s00, s01, s02 = covariance[j, 0], covariance[j, 1], covariance[j, 2]
            s11, s12, s22 = covariance[j, 3], covariance[j, 4], covariance[j, 5]
            if votes[k] == 1:
                cross, own = s01, s11
            elif votes[k] == 3:
                cross, own = s02, s22
            else:
                cross, own = 0.5 * (s01 + s02), 0.25 * (s11 + 2.0 * s12 + s22)
            shared = cross - t * s00
            spread = max(own - t * cross - t * shared, 0.0)
            score, w, _, _ = _expected_score(votes[k], slope * t, cut1, cut2, spread)
            squares += slope * slope + s00
            total += w * shared - slope * score
            curvature += w * (slope * slope + s00)
        metric[i] = squares
        pull[i] = squares * t + total
        info[i] = curvature


@_jit
def chain_lines(first, lag, variance, metric, pull, info, mean, spread):
    """Carry the prior along each line: conditional means from the session before, and the spread
    of positions that follows."""
    for line in range(len(first) - 1):
        for i in range(first[line], first[line + 1]):
            weight = 1.0 / variance[i]
            prior = mean[lag[i]] if lag[i] >= 0 else 0.0
            mean[i] = (pull[i] + weight * prior) / (metric[i] + weight)
            share = weight / (info[i] + weight)
            before = 0.0
            if i > first[line]:
                before = max(spread[i - 1] - 1.0 / (metric[i - 1] + 1.0 / variance[i - 1]), 0.0)
            spread[i] = 1.0 / (info[i] + weight) + share * share * before
