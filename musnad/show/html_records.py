"""The lists beside the article: every record with its words, linked to its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from musnad.document import Attribution, Document, Event, Figure, Span
from musnad.show import words
from musnad.show.anchors import Anchors
from musnad.show.findings import arabic, explained
from musnad.show.names import called, children, compass, value

_ENGLISH = ' lang="en" dir="ltr"'
"""Of the sentence of a check that has no Arabic wording."""
_QUOTED = re.compile("«([^«»]*(?:«[^«»]*»[^«»]*)*)»")


def sections(number: int, anchors: Anchors) -> str:
    """All layers' lists for document `number` of the page."""
    lists = Lists(number, anchors)
    made = {layer: "".join(getattr(lists, layer)()) for layer in words.LAYERS}
    return "".join(
        f'<section class="layer" data-layer="{layer}"><h2>{words.LAYERS[layer]} '
        f'<span class="count">{len(getattr(anchors.document, layer))}</span></h2><ul>{items}</ul></section>\n'
        for layer, items in made.items()
        if items
    )


class Lists:
    """One method for each layer, yielding list items."""

    def __init__(self, number: int, anchors: Anchors) -> None:
        self.number = number
        self.anchors = anchors
        self.document: Document = anchors.document
        self.known = {a.id: a for a in self.document.attributions}

    def item(self, key: str, span: Span | None, body: str, below: str = "", kind: str = "") -> str:
        """A list item: a link to the paragraph of `span`, which the page's script turns into a highlight."""
        target = self.anchors.paragraph(span) if span else 0
        return (
            f'<li><a class="record {kind}" id="d{self.number}-{escape(key)}" data-key="{escape(key)}" '
            f'href="#d{self.number}p{target}">{body}</a>{f"<ul>{below}</ul>" if below else ""}</li>'
        )

    def voice(self, attribution: str | None) -> str:
        """Whose word a record is."""
        found = self.known.get(attribution or "")
        if found is None:
            return f'<span class="voice">{words.WRITER}</span>'
        source = called(found)
        return f'<span class="voice">بحسب {escape(source) if source else "مصدر لم يُسمَّ"}</span>'

    def attributions(self) -> Iterator[str]:
        """The chains: each attribution with those that stand in its content under it."""
        tree = children(self.document)

        def branch(a: Attribution) -> str:
            return self.item(
                a.id,
                a.cue,
                self._attribution(a),
                "".join(branch(b) for b in tree.get(a.id, [])),
                f"stance-{a.stance}",
            )

        for a in tree.get(None, []):
            yield branch(a)

    def _attribution(self, a: Attribution) -> str:
        source = called(a)
        name = escape(source) if source else "مصدر لم يُسمَّ"
        implied = "" if a.source or not source else ' <span class="tag">مفهوم من السياق</span>'
        content = " … ".join(_text(part) for part in a.content)
        return (
            f'<span class="name">{name}</span>{implied} '
            f'<span class="tag stance">{words.STANCES.get(a.stance, a.stance)}</span> '
            f'<span class="tag">{words.SOURCE_TYPES.get(a.source_type, a.source_type)}</span> '
            f'<span class="tag">{words.KINDS.get(a.kind, a.kind)}</span>'
            f'<span class="line">بعبارة <q>{_text(a.cue)}</q></span>'
            f'<span class="quote">{content}</span>'
        )

    def figures(self) -> Iterator[str]:
        """Figures, the parts of a figure under it."""
        known = {f.id for f in self.document.figures}
        whole = {
            f.id: f.part_of if f.part_of in known and f.part_of != f.id else None
            for f in self.document.figures
        }
        seen: set[str] = set()

        def branch(f: Figure) -> str:
            seen.add(f.id)
            parts = [g for g in self.document.figures if whole[g.id] == f.id and g.id not in seen]
            return self.item(f.id, f.span, self._figure(f), "".join(branch(g) for g in parts))

        for f in self.document.figures:
            if whole[f.id] is None:
                yield branch(f)

    def _figure(self, f: Figure) -> str:
        tags = [words.CATEGORIES.get(f.category, f.category)]
        tags += ["تقريبي"] if f.approx else []
        tags += ["حصيلة تراكمية"] if f.cumulative else []
        tags += ["جزء مما قبله"] if f.part_of else []
        unit = f" {_text(f.unit)}" if f.unit and f.unit.text != f.span.text else ""
        return (
            f'<span class="name"><bdi class="value" dir="ltr">{escape(_value(f))}</bdi>{unit}</span> '
            + " ".join(f'<span class="tag">{tag}</span>' for tag in tags)
            + f'<span class="line"><q>{_text(f.span)}</q> {self.voice(f.attribution)}</span>'
        )

    def times(self) -> Iterator[str]:
        """Times with their calendar values."""
        for i, t in enumerate(self.document.times):
            known = f'<bdi class="value" dir="ltr">{escape(t.value)}</bdi>' if t.value else "غير محدد"
            yield self.item(
                f"time{i}",
                t.span,
                f'<span class="name">{_text(t.span)}</span> <span class="tag">{known}</span>',
            )

    def places(self) -> Iterator[str]:
        """Places with country and coordinates."""
        for i, p in enumerate(self.document.places):
            here = "" if p.latitude is None or p.longitude is None else f"{p.latitude:.2f}, {p.longitude:.2f}"
            tags = " ".join(
                f'<span class="tag"><bdi>{escape(tag)}</bdi></span>' for tag in (p.country, here) if tag
            )
            yield self.item(
                f"place{i}",
                p.span,
                f'<span class="name">{_text(p.span)}</span> {tags}{_relative(p.relative)}',
            )

    def events(self) -> Iterator[str]:
        """Events: who did what to whom."""
        for e in self.document.events:
            yield self.item(e.id, e.trigger, self._event(e))

    def _event(self, e: Event) -> str:
        roles = (("الفاعل", e.actor), ("على", e.recipient), ("في", e.place), ("متى", e.time))
        told = " ".join(
            f'<span class="role"><span class="voice">{name}</span> {_text(s)}</span>'
            for name, s in roles
            if s
        )
        return (
            f'<span class="name">{_text(e.trigger)}</span> '
            f'<span class="tag">{words.EVENTS.get(e.type, e.type)} <bdi>{escape(e.type)}</bdi></span> '
            f'<span class="tag">{words.MODALITIES.get(e.modality, e.modality)}</span>'
            f'<span class="line">{told}</span><span class="line">{self.voice(e.attribution)}</span>'
        )

    def labels(self) -> Iterator[str]:
        """Evaluative words for parties, and whose they are."""
        for i, label in enumerate(self.document.labels):
            polarity = words.POLARITIES[label.polarity]
            actor = (
                f'<span class="role"><span class="voice">عن</span> {_text(label.actor)}</span> '
                if label.actor
                else ""
            )
            yield self.item(
                f"label{i}",
                label.span,
                f'<span class="name">{_text(label.span)}</span> <span class="tag">{polarity}</span>'
                f'<span class="line">{actor}{self.voice(label.attribution)}</span>',
            )

    def findings(self) -> Iterator[str]:
        """What the text contradicts or leaves open."""
        for i, finding in enumerate(self.document.findings):
            said = explained(finding.message, finding.check, arabic())
            told, quoted = " ".join(finding.message.split()), []
            for words_ in (" ".join(span.text.split()) for span in finding.spans):
                if (
                    words_ not in told
                ):  # what the message quotes, or a longer span holds, is not printed again
                    quoted.append(f'<span class="quote"><bdi>{escape(words_)}</bdi></span>')
                    told = f"{told} {words_}"
            name = words.CHECKS.get(finding.check, finding.check)
            yield self.item(
                f"finding{i}",
                finding.spans[0] if finding.spans else None,
                f'<span class="name">{escape(name)}</span> '
                f'<span class="tag"><bdi>{escape(finding.check)}</bdi></span>'
                f'<span class="message"{_ENGLISH if said == finding.message else ""}>{_message(said)}</span>'
                f"{''.join(quoted)}",
                kind="finding",
            )


def _value(f: Figure) -> str:
    """The bounds with signs that need no translation: 8950, 20–99, ≥ 150, ≤ 30."""
    return value(f).replace(" to ", "–").replace("up to ", "≤ ") if f.high is not None else _at_least(f)


def _at_least(f: Figure) -> str:
    return "؟" if f.low is None else "≥ " + value(f).removesuffix(" or more")


def _relative(relative: Mapping[str, Any] | None) -> str:
    """What is placed by its distance: «قاعدة الوطية على بعد 140 كم غرب طرابلس»."""
    if relative is None:
        return ""
    point = compass(relative["bearing"])
    direction = words.COMPASS[point] if point is not None else "من"
    located = " ".join(relative["located"]["text"].split()) if relative["located"] is not None else ""
    km, anchor = f"{relative['distance_km']:.10g}", " ".join(relative["anchor"].split())
    return (
        f'<span class="line voice"><bdi>{escape(located)}</bdi> على بعد <bdi>{km}</bdi> كم {direction} '
        f"<bdi>{escape(anchor)}</bdi></span>"
    )


def _message(message: str) -> str:
    """A sentence with the quotations from the text in it set off, so that each keeps its own direction."""
    return _QUOTED.sub(r'«<bdi lang="ar">\1</bdi>»', escape(message, quote=False))


def _text(span: Span) -> str:
    return f"<bdi>{escape(' '.join(span.text.split()))}</bdi>"
