"""Graphs on whole numbers: neighbours, connected components, cheapest joining paths.

Nodes are numbers from 0; borders are arrays. Thirty-five thousand communes fit in a few
megabytes, and a question about fifty of them costs microseconds.
"""

from typing import NamedTuple

import numpy as np


class Graph(NamedTuple):
    """An undirected graph as rows of neighbours.

    The neighbours of ``node`` are ``target[start[node]:start[node + 1]]``, and ``longueur_m`` says
    along how many metres they touch (0.0: by points only).
    """

    start: np.ndarray
    target: np.ndarray
    longueur_m: np.ndarray

    def of(self, node: int) -> np.ndarray:
        """Neighbours of one node."""
        return self.target[self.start[node] : self.start[node + 1]]


def graph(a: np.ndarray, b: np.ndarray, longueur_m: np.ndarray, count: int) -> Graph:
    """Graph of ``count`` nodes from its pairs, each given once.

    Examples
    --------
    >>> around = graph(np.array([0, 1]), np.array([1, 2]), np.array([5.0, 0.0]), 3)
    >>> sorted(around.of(1).tolist())
    [0, 2]
    """
    source, target = np.r_[a, b], np.r_[b, a]
    order = np.argsort(source, kind="stable")
    start = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=count), out=start[1:])
    return Graph(start, target[order], np.r_[longueur_m, longueur_m][order])


def spans(start: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every position held by ``rows`` in arrays cut by ``start``.

    Returns
    -------
    which : ndarray
        For each position, the place in ``rows`` it comes from.
    position : ndarray
        The positions themselves.
    """
    first = start[rows]
    size = start[rows + 1] - first
    which = np.repeat(np.arange(len(rows)), size)
    ahead = np.cumsum(size) - size
    return which, np.arange(len(which)) - ahead[which] + first[which]


def components(count: int, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Connected component of each of ``count`` nodes joined by the pairs ``a, b``.

    Returns
    -------
    ndarray
        For each node, the smallest node of its component.

    Examples
    --------
    >>> components(5, np.array([3, 4]), np.array([1, 3])).tolist()
    [0, 1, 2, 1, 1]
    """
    label = np.arange(count)
    while len(a):
        low = np.minimum(label[a], label[b])
        joined = label.copy()
        np.minimum.at(joined, label[a], low)
        np.minimum.at(joined, label[b], low)
        while True:
            shorter = joined[joined]
            if np.array_equal(shorter, joined):
                break
            joined = shorter
        label = joined
        # Only pairs still apart need another look.
        apart = label[a] != label[b]
        a, b = a[apart], b[apart]
    return label


def found(keys: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each wanted key stands among sorted keys.

    Returns
    -------
    there : ndarray of bool
        Whether the key is present.
    position : ndarray
        Its position, meaningful only where present.
    """
    if not len(keys):
        return np.zeros(len(wanted), dtype=bool), np.zeros(len(wanted), dtype=np.int64)
    position = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return keys[position] == wanted, position
