"""Labels: evaluative words for parties, the party meant, and in whose voice (docs/labels.md).

The lexicon lists words and polarity, the same way for all sides (labels_lexicon.py); the context decides whether a
word names a party at all (labels_context.py), and what stands beside it which one (labels_party.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.document import Attribution, Label
from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Lexicon
from musnad.read.actors import linker_of
from musnad.read.events_lexicon import load as load_events
from musnad.read.labels_attributed import innermost
from musnad.read.labels_context import Context
from musnad.read.labels_lexicon import Entry, labels_of
from musnad.read.labels_party import party
from musnad.read.party_names import party_names
from musnad.text import Text

_LEGITIMATE: Final = "شرعيه"
"""«الحكومة الشرعية» is how its side calls it; «جبهة تحرير …», «لجان المقاومة» are what bodies call themselves."""


def labels(text: Text, lexicon: Lexicon, attributions: Sequence[Attribution] = ()) -> list[Label]:
    """The labels of a text, in order; adjacent evaluative words are one label."""
    anchors = text.anchors(c.LABEL)
    if not anchors:
        return []
    events = load_events(lexicon)
    context = Context(text, labels_of(lexicon), linker_of(lexicon), events.ground | events.place)
    own = {k for at, end in party_names(text).items() for k in range(at + 1, end)}
    found = [
        (at, entry)
        for at in anchors
        if not (at and text.tokens[at - 1] in "#_")
        and (entry := context.entry(at)) is not None
        and not (at in own and entry.polarity == "positive" and entry.word != _LEGITIMATE)
    ]
    voice = innermost(attributions)
    made = []
    for group in _adjacent(text, found):
        (first, entry), (last, inner) = group[0], group[-1]
        span = text.span(first, last + 1)
        named = party(context, first, last + 1, entry, inner)
        rule = "adjective" if context.adjective(first, entry) else entry.kind
        made.append(Label(span, named, entry.polarity, voice(span), rule))
    return made


def _adjacent(text: Text, found: Sequence[tuple[int, Entry]]) -> Iterator[list[tuple[int, Entry]]]:
    """Words that are one label: «الميليشيات الانقلابية»."""
    group: list[tuple[int, Entry]] = []
    for at, entry in found:
        joins = (
            group
            and at == group[-1][0] + 1
            and entry.polarity == group[-1][1].polarity
            and group[-1][1].kind != "act"
            and entry.kind != "epithet"  # «أعوان المخلوع» are two
            and not text.words[at].label.conjoined
        )
        if group and not joins:
            yield group
            group = []
        group.append((at, entry))
    if group:
        yield group
