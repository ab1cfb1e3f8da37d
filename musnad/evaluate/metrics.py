"""Readings against gold articles, layer by layer, by the metrics of attribution and event extraction.

An attribution is found when its cue overlaps a gold cue; any other record when its span (an event's trigger) does.
Spans are compared on words, so punctuation, quotation marks and a complementizer or preposition at the head never
count. Precision, recall and F1 are micro-averages over all articles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from musnad.evaluate.match import Links, Record, Words, all_words, argument, pairs, same_name, words
from musnad.evaluate.tally import Miss, Scores

VIOLENT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"))
"""Event types of force and of what answers it, reported together."""

ORDER = (
    "cue",
    "source exact",
    "source overlap",
    "resolved",
    "content exact",
    "content overlap",
    "attribution exact",
    "attribution overlap",
    "figure",
    "figure value",
    "figure value+category",
    "time",
    "time value",
    "place",
    "place country",
    "event",
    "event type",
    "event type (violent)",
    "event actor",
    "event recipient",
    "event place",
    "label",
)
ACCURACIES = (
    "kind",
    "stance",
    "source_type",
    "parent",
    "figure attribution",
    "figure part_of",
    "figure approx",
    "figure cumulative",
    "event modality",
    "event attribution",
    "label polarity",
)


def score(
    gold: Mapping[str, Record], predicted: Mapping[str, Record], layers: Sequence[str] | None = None
) -> Scores:
    """The measures of readings against gold ones, by article id; layers: only these."""
    scores = Scores(articles=len(gold), unread=sum(name not in predicted for name in gold))
    for name in ORDER:
        scores.tally(name)
    for name in ACCURACIES:
        scores.accuracy(name)
    for name, article in gold.items():
        comparison = _Comparison(name, article, predicted.get(name) or {}, scores)
        for layer, compare in LAYERS.items():
            if layers is None or layer in layers:
                compare(comparison)
    return scores


class _Comparison:
    """One article: its gold and its predicted records."""

    def __init__(self, name: str, gold: Record, predicted: Record, scores: Scores) -> None:
        self.name = name
        self.text: str = gold["text"]
        self.published = gold.get("published")
        self.gold = gold
        self.predicted = predicted
        self.scores = scores
        self.attributions = self.records("attributions")
        self.cues = pairs(*self.attributions, "cue")
        self.voices = Links(*self.attributions, self.cues)

    def records(self, layer: str) -> tuple[list[Record], list[Record]]:
        """The gold and the predicted records of a layer."""
        return self.gold.get(layer) or [], self.predicted.get(layer) or []

    def note(self, kind: str, what: str) -> None:
        """Remember an error for the list."""
        self.scores.misses.append(Miss(kind, self.name, what.replace("\n", " ")))

    def around(self, span: Record, before: int, after: int) -> str:
        """A span's words and some of what stands around them."""
        return self.text[max(0, span["start"] - before) : span["end"] + after]

    def strays(
        self, name: str, layer: str, matched: Sequence[tuple[int, int]], say: Callable[[Record], str]
    ) -> None:
        """Note the gold records that were missed and the predicted ones that are spurious."""
        gold, predicted = self.records(layer)
        hit, used = {i for i, _ in matched}, {j for _, j in matched}
        for i, record in enumerate(gold):
            if i not in hit:
                self.note(f"{name} missed", say(record))
        for j, record in enumerate(predicted):
            if j not in used:
                self.note(f"{name} spurious", say(record))

    def count(self, name: str, layer: str, hits: int) -> None:
        """Add `hits` to a measure whose denominators are all records of the layer."""
        gold, predicted = self.records(layer)
        self.scores.tally(name).add(hits, len(predicted), len(gold))


def _attributions(c: _Comparison) -> None:
    gold, predicted = c.attributions
    layer, text = "attributions", c.text
    c.count("cue", layer, len(c.cues))
    c.strays("cue", layer, c.cues, lambda a: c.around(a["cue"], 40, 60))
    sources = tuple([words(text, a.get("source")) for a in side] for side in (gold, predicted))
    contents = tuple([all_words(text, a.get("content") or []) for a in side] for side in (gold, predicted))
    for name, (ours, theirs) in (("source", sources), ("content", contents)):
        _spans(c, name, ours, theirs)
    c.count(
        "resolved",
        layer,
        sum(same_name(text, gold[i].get("resolved"), predicted[j].get("resolved")) for i, j in c.cues),
    )
    exact = close = 0
    for i, j in c.cues:
        source, found_source = sources[0][i], sources[1][j]
        content, found = contents[0][i], contents[1][j]
        exact += source == found_source and content == found
        same_source = bool(set(source) & set(found_source)) or not (source or found_source)
        close += same_source and len(set(content) & set(found)) * 2 >= max(len(content), len(found), 1)
        for value in ("kind", "stance", "source_type"):
            right = gold[i].get(value) == predicted[j].get(value)
            c.scores.accuracy(value).add(right)
            if not right:
                c.note(
                    f"{value} differs",
                    f"{c.around(gold[i]['cue'], 20, 40)} gold {gold[i].get(value)} got {predicted[j].get(value)}",
                )
        right = c.voices.agree(gold[i].get("parent"), predicted[j].get("parent"))
        c.scores.accuracy("parent").add(right)
        if not right:
            c.note("parent differs", c.around(gold[i]["cue"], 20, 60))
    c.count("attribution exact", layer, exact)
    c.count("attribution overlap", layer, close)


def _spans(c: _Comparison, name: str, gold: Sequence[Words], predicted: Sequence[Words]) -> None:
    """A span of the matched attributions, whole and by words."""
    exact = shared = 0
    for i, j in c.cues:
        ours, theirs = gold[i], predicted[j]
        exact += ours == theirs
        shared += len(set(ours) & set(theirs))
        if ours != theirs:
            said = (" ".join(c.text[s:e] for s, e in span) for span in (ours, theirs))
            c.note(f"{name} differs", "gold «{}» got «{}»".format(*said))
    c.count(f"{name} exact", "attributions", exact)
    c.scores.tally(f"{name} overlap").add(shared, sum(map(len, predicted)), sum(map(len, gold)))


def _figures(c: _Comparison) -> None:
    gold, predicted = c.records("figures")
    matched = pairs(gold, predicted, "span")
    links = Links(gold, predicted, matched)
    c.strays("figure", "figures", matched, lambda f: c.around(f["span"], 30, 30))
    values = both = 0
    for i, j in matched:
        g, p = gold[i], predicted[j]
        same = (g.get("low"), g.get("high")) == (p.get("low"), p.get("high"))
        values += same
        both += same and g["category"] == p.get("category")
        if not same or g["category"] != p.get("category"):
            c.note(
                "figure differs",
                f"«{c.around(g['span'], 0, 30)}» gold {g.get('low'), g.get('high')} {g['category']} "
                f"got {p.get('low'), p.get('high')} {p.get('category')}",
            )
        for name, right in (
            ("attribution", c.voices.agree(g.get("attribution"), p.get("attribution"))),
            ("part_of", links.agree(g.get("part_of"), p.get("part_of"))),
            ("approx", bool(g.get("approx")) == bool(p.get("approx"))),
            ("cumulative", bool(g.get("cumulative")) == bool(p.get("cumulative"))),
        ):
            c.scores.accuracy(f"figure {name}").add(right)
            if not right:
                c.note(f"figure {name} differs", c.around(g["span"], 40, 30))
    c.count("figure", "figures", len(matched))
    c.count("figure value", "figures", values)
    c.count("figure value+category", "figures", both)


def _valued(layer: str, name: str, value: str) -> Callable[[_Comparison], None]:
    """Times and places: a span with one value."""

    def compare(c: _Comparison) -> None:
        gold, predicted = c.records(layer)
        matched = pairs(gold, predicted, "span")
        c.count(name, layer, len(matched))
        c.count(
            f"{name} {value}", layer, sum(gold[i].get(value) == predicted[j].get(value) for i, j in matched)
        )
        c.strays(name, layer, matched, lambda r: c.around(r["span"], 30, 30))
        for i, j in matched:
            if gold[i].get(value) != predicted[j].get(value):
                c.note(
                    f"{name} differs",
                    f"«{c.around(gold[i]['span'], 0, 0)}» gold {gold[i].get(value)} got {predicted[j].get(value)} "
                    f"(published {c.published})",
                )

    return compare


def _events(c: _Comparison) -> None:
    if "events" not in c.gold:
        return
    gold, predicted = c.records("events")
    matched = pairs(gold, predicted, "trigger")
    c.count("event", "events", len(matched))
    c.strays("event", "events", matched, lambda e: f"{e.get('type')}: {c.around(e['trigger'], 40, 40)}")
    right = [(i, j) for i, j in matched if gold[i]["type"] == predicted[j].get("type")]
    c.count("event type", "events", len(right))
    violent = c.scores.tally("event type (violent)")
    violent.add(
        sum(gold[i]["type"] in VIOLENT for i, _ in right),
        sum(e.get("type") in VIOLENT for e in predicted),
        sum(e["type"] in VIOLENT for e in gold),
    )
    for role in ("actor", "recipient", "place"):
        _role(c, role, gold, predicted, matched)
    for i, j in matched:
        g, p = gold[i], predicted[j]
        if g["type"] != p.get("type"):
            c.note(
                "event type differs",
                f"«{c.around(g['trigger'], 0, 40)}» gold {g['type']} got {p.get('type')}",
            )
        same = g.get("modality") == p.get("modality")
        c.scores.accuracy("event modality").add(same)
        if not same:
            c.note(
                "event modality differs",
                f"{c.around(g['trigger'], 30, 30)} gold {g.get('modality')} got {p.get('modality')}",
            )
        c.scores.accuracy("event attribution").add(c.voices.agree(g.get("attribution"), p.get("attribution")))


def _role(
    c: _Comparison, role: str, gold: list[Record], predicted: list[Record], matched: Sequence[tuple[int, int]]
) -> None:
    """An argument of the events: found when it shares a word with the gold one."""
    hits = 0
    for i, j in matched:
        ours, theirs = argument(gold[i].get(role)), argument(predicted[j].get(role))
        hit = (
            ours is not None
            and theirs is not None
            and bool(set(words(c.text, ours)) & set(words(c.text, theirs)))
        )
        hits += hit
        if not hit and (ours or theirs):
            said = [c.around(span, 0, 0) if span else None for span in (ours, theirs)]
            c.note(
                f"event {role} differs",
                f"{c.around(gold[i]['trigger'], 30, 50)} gold {said[0]} got {said[1]}",
            )
    held = [sum(argument(e.get(role)) is not None for e in side) for side in (predicted, gold)]
    c.scores.tally(f"event {role}").add(hits, *held)


def _labels(c: _Comparison) -> None:
    if "events" not in c.gold:  # events and labels are annotated together
        return
    gold, predicted = c.records("labels")
    matched = pairs(gold, predicted, "span")
    c.count("label", "labels", len(matched))
    c.strays("label", "labels", matched, lambda r: c.around(r["span"], 30, 30))
    for i, j in matched:
        c.scores.accuracy("label polarity").add(gold[i].get("polarity") == predicted[j].get("polarity"))


LAYERS: dict[str, Callable[[_Comparison], Any]] = {
    "attributions": _attributions,
    "figures": _figures,
    "times": _valued("times", "time", "value"),
    "places": _valued("places", "place", "country"),
    "events": _events,
    "labels": _labels,
}
"""What compares each layer of the reading format."""
