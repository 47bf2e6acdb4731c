"""Cut spans that may cross each other into fragments that a tree of elements can hold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

from attrs import frozen

from quotes.records import Span


@frozen
class Fragment:
    """A part of a span.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last.
        owner: The index of what it is a part of.
    """

    start: int
    end: int
    owner: int


def nested_fragments(owners: Sequence[Sequence[Span]], blocks: Sequence[Span]) -> list[Fragment]:
    """Cut the spans of some owners so that each fragment lies within one block and none cross.

    Of two spans that cross, the one that begins later is cut, where the other ends.

    Args:
        owners: The spans of each; of equal ones, the first owner's come to be the outer.
        blocks: Sorted and without gaps between them.

    Returns:
        The fragments in the order in which they open; none are empty.
    """
    ends = [block.end for block in blocks]
    waiting = [
        (start, -end, owner)
        for owner, spans in enumerate(owners)
        for span in spans
        for start, end in _cut_at(ends, span)
    ]
    heapify(waiting)
    found: list[Fragment] = []
    around: list[int] = []  # where the fragments end that are open, the innermost last
    while waiting:
        start, minus_end, owner = heappop(waiting)
        end = -minus_end
        while around and around[-1] <= start:
            around.pop()
        if around and end > around[-1]:
            heappush(waiting, (around[-1], -end, owner))
            end = around[-1]
        around.append(end)
        found.append(Fragment(start, end, owner))
    return found


def _cut_at(cuts: Sequence[int], span: Span) -> Iterator[tuple[int, int]]:
    first, after = bisect_right(cuts, span.start), bisect_left(cuts, span.end)
    yield from pairwise((span.start, *cuts[first:after], span.end))
