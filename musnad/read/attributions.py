"""The attribution layer: from cues outward to source and content, then chained and resolved."""

from __future__ import annotations

from musnad.document import Attribution, Span
from musnad.lexicon import classes as c
from musnad.read import chains, constructions
from musnad.read.bodies import mark_bodies
from musnad.read.drafts import Draft
from musnad.read.kinds import kind
from musnad.read.mentions import Mentions
from musnad.read.resolve import ownerless, resolve
from musnad.read.surnames import mark_surnames
from musnad.read.unfused import cited
from musnad.text import Text


def attributions(text: Text) -> list[Attribution]:
    """The attributions of a text, in the order of their cues, chained (`parent`) and resolved."""
    mark_bodies(text)
    mark_surnames(text)
    drafts = constructions.find(text, text.anchors(c.CUE))
    if not drafts:
        return []
    text.mentions = Mentions(text, [d.source for d in drafts if d.source is not None])
    resolve(text, drafts, text.mentions)
    drafts = [draft for draft in drafts if not ownerless(draft)]
    chains.link(drafts)
    return [_record(text, draft, number) for number, draft in enumerate(drafts)]


def _record(text: Text, draft: Draft, number: int) -> Attribution:
    def span(first: int, last: int) -> Span:
        return text.span(first, last)

    source = draft.source
    resolved = draft.resolved
    whom = resolved or source
    return Attribution(
        id=f"a{number}",
        cue=span(draft.first, draft.last),
        source=span(source.first, source.last) if source is not None else None,
        resolved=span(resolved.first, resolved.last) if resolved is not None else None,
        content=[span(first, last) for first, last in draft.contents],
        kind=kind(text, draft),
        stance=draft.stance,  # type: ignore[arg-type]
        source_type=draft.source_type,
        parent=f"a{draft.parent}" if draft.parent is not None else None,
        rule=draft.rule,
        name=cited(text, whom.first, whom.last) if whom is not None else None,
    )
