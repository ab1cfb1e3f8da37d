"""What to review next: annotations that nobody has decided about, in the order of what matters and what is doubtful."""

from __future__ import annotations

from typing import Any, NamedTuple

from musnad.ledger.ledger import Ledger
from musnad.web.ledgers import Ledgers

Row = dict[str, Any]


class Rank(NamedTuple):
    """One class of the queue. kind: as in the address; condition: of the layer's row x, in SQL."""

    name: str
    kind: str
    layer: str
    condition: str
    shown: str


_TOLL = "x.category IN ('killed', 'injured', 'missing', 'detained', 'displaced')"
_FIGURE = "x.text || ifnull(' ' || x.unit, '')"
_STATEMENT = "ifnull((SELECT name || ' ' FROM sources WHERE id = x.source), '') || x.cue"
_DOUBTED = "x.stance IN ('doubting', 'denying', 'accusing')"
RANKS = (
    # what the text itself contradicts: an error of its writer or of the reader, and either must be known
    Rank("findings", "findings", "findings", "1", 'x."check"'),
    # a number of people on nobody's word: most likely to be copied onward as fact
    Rank("tolls-unsourced", "figures", "figures", f"{_TOLL} AND x.attribution IS NULL", _FIGURE),
    Rank("tolls", "figures", "figures", f"{_TOLL} AND x.attribution IS NOT NULL", _FIGURE),
    # the writer's stance toward a source is what outlets are compared by, and what irony misleads
    Rank("doubted", "statements", "attributions", _DOUBTED, _STATEMENT),
    # nobody named: perhaps nobody is, perhaps the reader missed the name
    Rank("unnamed", "statements", "attributions", f"x.source IS NULL AND NOT {_DOUBTED}", _STATEMENT),
    Rank("statements", "statements", "attributions", f"x.source IS NOT NULL AND NOT {_DOUBTED}", _STATEMENT),
)
"""First to last; within one, the newest article first and in the order of its text. docs/web.md says the same."""
NAMES = tuple(rank.name for rank in RANKS)
_OPEN = (
    "NOT EXISTS (SELECT 1 FROM reviews r WHERE r.layer = '{layer}' AND r.row = x.id AND r.replaced IS NULL)"
)


def queue(
    ledger: Ledger, waiting: dict[str, int], *, only: str | None = None, limit: int, offset: int = 0
) -> list[Row]:
    """The annotations at a place of the queue. waiting: how many each rank has; only: of this rank alone."""
    found: list[Row] = []
    for rank in RANKS:
        if only is not None and rank.name != only:
            continue
        if offset >= waiting[rank.name]:
            offset -= waiting[rank.name]
            continue
        found += ledger.query(
            f"SELECT '{rank.name}' AS rank, '{rank.kind}' AS kind, x.id, {rank.shown} AS text, x.document,"
            " d.title AS headline, d.outlet, d.published"
            f" FROM documents d CROSS JOIN {rank.layer} x ON x.document = d.id WHERE d.latest = 1"
            f" AND {rank.condition} AND {_OPEN.format(layer=rank.layer)}"
            " ORDER BY d.published DESC, d.id DESC, x.number LIMIT ? OFFSET ?",
            (limit - len(found), offset),
        )
        offset = 0
        if len(found) >= limit:
            break
    return found


def waiting(ledger: Ledger, pool: Ledgers) -> dict[str, int]:
    """How many annotations of each rank wait for a decision."""
    return pool.kept("waiting", lambda: {rank.name: _count(ledger, rank) for rank in RANKS})


def _count(ledger: Ledger, rank: Rank) -> int:
    """All of a rank, then without the few that are decided: faster than looking for a review of each."""
    latest = "x.document NOT IN (SELECT id FROM documents WHERE latest = 0)"
    found = ledger.query(
        f"SELECT (SELECT count(*) FROM {rank.layer} x WHERE {rank.condition} AND {latest})"
        f" - (SELECT count(*) FROM reviews r JOIN {rank.layer} x ON x.id = r.row WHERE r.layer = '{rank.layer}'"
        f" AND r.replaced IS NULL AND {rank.condition} AND {latest}) AS n"
    )
    return int(found[0]["n"])
