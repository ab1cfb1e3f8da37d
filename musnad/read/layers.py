"""Which layers there are, in which order, and what each needs of those before it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from musnad.document import Document
from musnad.read import cues, phrases
from musnad.read.attributions import attributions
from musnad.text import Text
from musnad.text.tokens import Annotator

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon
    from musnad.read.reader import Reader


def annotators(lexicon: Lexicon) -> Iterable[Annotator]:
    """What each layer wants to know of a word, worked out once per distinct word; roles last, as they use the rest."""
    from musnad.lexicon.gazetteer import gazetteer_of

    return (cues.annotator(lexicon), gazetteer_of(lexicon).annotate, phrases.annotate)


def read_layers(reader: Reader, text: Text, document: Document) -> None:
    """Fill the document's layers."""
    document.attributions = attributions(text, reader.lexicon)
