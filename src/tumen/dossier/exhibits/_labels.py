"""Labels that make room for each other."""

from __future__ import annotations


def spread(wanted: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """Centres of labels of these heights, near the wanted ones, in order, without overlap.

    Blocks that touch share their displacement (pool adjacent violators), then all are kept
    between `low` and `high` where there is room.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    blocks: list[tuple[list[int], float]] = []  # members and the top of the block
    for i in order:
        members, top = [i], wanted[i] - heights[i] / 2
        while blocks and blocks[-1][1] + _height(blocks[-1][0], heights) > top:
            members = blocks.pop()[0] + members
            top = _best_top(members, wanted, heights)
        blocks.append((members, top))
    placed = [0.0] * len(wanted)
    floor = low
    for members, top in blocks:
        floor = max(floor, top)
        for i in members:
            placed[i] = floor + heights[i] / 2
            floor += heights[i]
    ceiling = high
    for i in reversed(order):
        placed[i] = min(placed[i], ceiling - heights[i] / 2)
        ceiling = placed[i] - heights[i] / 2
    return placed


def _height(members: list[int], heights: list[float]) -> float:
    return sum(heights[i] for i in members)


def _best_top(members: list[int], wanted: list[float], heights: list[float]) -> float:
    offset, total = 0.0, 0.0
    for i in members:
        total += wanted[i] - (offset + heights[i] / 2)
        offset += heights[i]
    return total / len(members)


Box = tuple[float, float, float, float]  # left, top, right, bottom


def overlaps(a: Box, b: Box) -> bool:
    """Whether two boxes share area."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
