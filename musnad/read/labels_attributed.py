"""Which attribution a span stands in: the innermost one whose content holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from musnad.document import Attribution, Span


def innermost(attributions: Sequence[Attribution]) -> Callable[[Span], str | None]:
    """A function from a span to the id of the innermost attribution in whose content it stands."""
    contents = sorted(
        ((s.start, s.end, a) for a in attributions for s in a.content), key=lambda x: (x[0], -x[1])
    )
    starts = [x[0] for x in contents]

    def of(span: Span) -> str | None:
        best: tuple[int, str] | None = None
        for start, end, attribution in contents[: bisect_right(starts, span.start)]:
            if span.start < end and (best is None or end - start <= best[0]):
                best = (end - start, attribution.id)
        return best[1] if best else None

    return of
