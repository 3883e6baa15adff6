"""How alike states vote: similarity of pairs, and positions on one dimension (ideal points).

Arrays in, arrays out. `numpy` is needed throughout and `numba` for the two estimators of ideal
points (the extra `votes`); neither is imported before a function needs it.
"""
