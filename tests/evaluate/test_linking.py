"""Phrases are counted by what they are linked to, and the same ones are drawn for the same seed."""

from __future__ import annotations

import random

from musnad.evaluate.linking import drawn, measure, mentions, report
from musnad.ingest.article import Article
from musnad.read import reader

TEXT = (
    "قصف الجيش الليبي مواقع حركة الشباب أمس. وهاجم مسلحون مجهولون قافلة. وقال وزير الدفاع الليبي سامي النادر إن "
    "القصف مستمر. وقالت مصادر محلية إن جنديين قتلا."
)


def test_phrases_are_counted_by_what_they_are_linked_to() -> None:
    found = list(mentions(reader().read(TEXT)))
    kinds = {mention.phrase: mention.kind for mention in found}
    assert kinds["الجيش الليبي"] == "actor"
    assert kinds["مسلحون مجهولون"] == "people"
    assert kinds["مصادر محلية"] == "none"
    assert all(f"⟦{mention.phrase}⟧" in mention.context for mention in found if " = " not in mention.phrase)
    totals = measure([reader().read(TEXT)])
    assert sum(totals.counts.values()) == len(found)
    assert any(line.startswith("source: 2 phrases; actor 50.0%") for line in totals.coverage())


def test_the_same_seed_draws_the_same() -> None:
    articles = [Article(name=str(n), text=f"{TEXT} وفي اليوم {n} ساد الهدوء.") for n in range(6)]
    articles.append(Article(name="fair", text="افتتح المعرض أمس."))
    once, again = ([d.text for d in drawn(articles, 3, random.Random(5))] for _ in range(2))
    assert once == again
    assert len(once) == 3
    assert len(list(drawn(articles, 9, random.Random(5)))) == 6, "only articles about a conflict"


def test_the_report_has_all_that_is_judged() -> None:
    lines = list(report(measure([reader().read(TEXT)]), 2, 5, random.Random(1)))
    text = "\n".join(lines)
    assert "LBY-armed-forces" in text or "LBY-defence-ministry" in text or "al-shabaab" in text
    assert "Most frequent phrases linked to: none" in text
