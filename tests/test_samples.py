"""The samples are well-formed, their truth is exact, and they hold the constructions they were written for."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.document import Document, Finding
from musnad.read.reader import Reader

SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLES: dict[str, dict[str, str]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("taloria-*.json"))
}
TRUTH: dict[str, Any] = tomllib.loads((SAMPLES / "truth.toml").read_text("utf-8"))
LEXICON: dict[str, Any] = tomllib.loads((SAMPLES / "lexicon.toml").read_text("utf-8"))
FIELDS = {"id", "outlet", "url", "title", "published", "text", "note"}
CHECKS = {
    "date-weekday", "date-after-publication", "distance", "parts-exceed-whole", "parts-sum", "headline-figure",
    "headline-hedge", "quote-unclosed", "anonymous-only", "unattributed-toll",
}  # fmt: skip
WORD = re.compile(r"\w+")

CONSTRUCTIONS = {
    "verb before source": r"وقال المتحدث",
    "source before verb": r"قائد جبهة الفجر يعرب الدلهمي فرفض",
    "quotation before its cue": r"»، ردت الوضاحي",
    "quotation around its cue": r"«[^»]+»، يقول المحامي، «[^»]+»",
    "participles": r"(?s)مؤكدا.*مشيرا|مشيرا.*مؤكدا",
    "feminine participle with tanwin": r"نافيةً",
    "بحسب": r"بحسب",
    "وفق ما": r"وفق ما أعلنته",
    "وفقا ل": r"وفقا ل",
    "حسبما": r"حسبما ذكر",
    "نقلا عن": r"نقلا عن",
    "على حد قوله": r"على حد قوله",
    "على حد زعمهم": r"على حد زعمهم",
    "على حد وصفه": r"على حد وصفه",
    "على حد تعبيره": r"على حد تعبيره",
    "nominal cue": r"في بيان، أن|وفي تصريحات",
    "denial": r"ونفى",
    "demand": r"وطالبت",
    "warning": r"وحذر",
    "threat": r"وتوعد",
    "accusation": r"اتهم",
    "claim of responsibility": r"تبنت",
    "implicit source": r"وأضاف أن",
    "relayed saying": r"ونقلت سنابل برس عن الكندوسي قوله",
    "impersonal": r"ويُعتقد أن",
    "guillemets": r"«[^»]+»",
    "curly quotes": r"“[^”]+”",
    "reversed curly quotes": r"”[^“]+“",
    "low quotes": r"„[^“]+“",
    "straight quotes": r'"[^"]+"',
    "single curly quotes": r"‘[^’]+’",
    "single straight quotes": r"'[^']+'",
    "double parentheses": r"\(\([^)]+\. [^)]+\)\)",
    "single guillemets": r"‹[^›]+›",
    "nested quotes": r"«[^»]*“[^”]*”",
    "missing space after punctuation": r"قتيلا،مؤكدا",
    "digits glued to a word": r"11مصابا",
    "tatweel": r"وأفـــادت",
    "diacritics": r"قُتل",
    "Arabic-Indic digits": r"[٠-٩]{2}",
    "Persian digits": r"[۰-۹]{2}",
    "spelling without hamza": r"الان |اطفال",
    "alef maksura for ya": r"علي سوق",
    "ha for teh marbuta": r"حصيله",
    "range": r"ما بين 16 و18",
    "lower bound": r"أكثر من 300",
    "at least": r"ما لا يقل عن",
    "upper bound": r"أقل من 3 آلاف",
    "percentages": r"(?s)40 في المائة.*35%",
    "fraction": r"ثلث المقاتلين",
    "dual": r"جنديين",
    "vague plural": r"عشرات الجرحى",
    "money": r"4\.5 مليون دولار",
    "mass": r"220 طنا",
    "metonymy": r"وأعلنت فاردونا",
    "Hijri date": r"24 رجب 1442هـ",
    "month pair with a slash": r"آذار/مارس",
    "month pair in parentheses": r"مارس \(آذار\)",
    "relative times": r"(?s)أمس.*أول من أمس",
    "negative labels of both sides": r"(?s)النظام.*المتمردون",
    "positive labels of both sides": r"(?s)شهداء المقاومة.*القوات الباسلة",
}


def told(node: Any, article: str | None = None) -> Iterator[tuple[str, str, str]]:
    """Every (article, field, substring) that the truth file names."""
    if isinstance(node, list):
        for item in node:
            yield from told(item, article)
    elif isinstance(node, dict):
        article = node.get("article", article)
        for key, value in node.items():
            if key in {"text", "title"}:
                assert article is not None
                yield article, key, value
            else:
                yield from told(value, article)


def substrings() -> list[tuple[str, str, str]]:
    plain = {key: TRUTH[key] for key in ("statement", "conflict", "decrease", "finding")}
    found = list(told(plain))
    readout = TRUTH["readout"]
    for claim in readout["claim"]:
        found.append((readout["other"], "text", claim["text"]))
        if "passage" in claim:
            found.append((readout["primary"], "text", claim["passage"]))
    found += [(readout["primary"], "text", omitted["text"]) for omitted in readout["omitted"]]
    for case in TRUTH["laundering"]:
        found += [(case["from"], "text", case["text_from"]), (case["to"], "text", case["text_to"])]
    return found


def test_there_are_fourteen() -> None:
    assert list(ARTICLES) == [f"taloria-{number:02}" for number in range(1, 15)]


@pytest.mark.parametrize("name", ARTICLES)
def test_fields(name: str) -> None:
    article = ARTICLES[name]
    assert set(article) == FIELDS
    assert article["id"] == name
    assert "example.org/" in article["url"]
    assert article["note"].startswith("Invented")
    assert (
        datetime.date(2021, 3, 7)
        <= datetime.date.fromisoformat(article["published"])
        <= datetime.date(2021, 3, 20)
    )
    assert 110 <= len(article["text"].split()) <= 450


@pytest.mark.parametrize(("article", "field", "text"), substrings())
def test_truth_is_exact(article: str, field: str, text: str) -> None:
    assert text in ARTICLES[article][field]


def test_truth_names_known_articles_and_checks() -> None:
    for copy in TRUTH["copy"]:
        assert {copy["first"], copy["second"]} <= set(ARTICLES)
    assert {finding["check"] for finding in TRUTH["finding"]} == CHECKS
    assert {claim["verdict"] for claim in TRUTH["readout"]["claim"]} == {
        "borne out",
        "partly",
        "not in the primary",
    }


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_construction_occurs(construction: str) -> None:
    everything = "\n".join(article["text"] for article in ARTICLES.values())
    assert re.search(CONSTRUCTIONS[construction], everything)


def test_headlines_with_a_colon() -> None:
    assert sum(": " in article["title"] for article in ARTICLES.values()) >= 3


@pytest.fixture(scope="module")
def readings() -> dict[str, Document]:
    reader = Reader([SAMPLES / "lexicon.toml"])
    return {
        name: reader.read(a["text"], published=a["published"], title=a["title"], outlet=a["outlet"], id=name)
        for name, a in ARTICLES.items()
    }


def told_by(finding: Finding, case: dict[str, Any], document: Document) -> bool:
    """The finding is the one that the truth file tells: of that check, with evidence where its text stands."""
    start = document.text.index(case["text"])
    end = start + len(case["text"])
    return finding.check == case["check"] and any(s.start < end and start < s.end for s in finding.spans)


@pytest.mark.parametrize("case", TRUTH["finding"], ids=lambda case: f"{case['article']}-{case['check']}")
def test_deliberate_fault_is_found(case: dict[str, Any], readings: dict[str, Document]) -> None:
    document = readings[case["article"]]
    found = [f for f in document.findings if told_by(f, case, document)]
    assert len(found) == 1 or (case.get("optional") and not found)


@pytest.mark.parametrize("name", ARTICLES)
def test_nothing_else_is_found(name: str, readings: dict[str, Document]) -> None:
    cases = [case for case in TRUTH["finding"] if case["article"] == name]
    document = readings[name]
    assert [f for f in document.findings if not any(told_by(f, case, document) for case in cases)] == []


def test_one_quotation_is_left_open() -> None:
    unbalanced = [
        name for name, article in ARTICLES.items() if article["text"].count("«") != article["text"].count("»")
    ]
    assert unbalanced == ["taloria-14"]


@pytest.mark.parametrize("name", ["taloria-04.txt", "taloria-09.txt", "taloria-06.cp1256.txt"])
def test_plain_texts_are_the_articles(name: str) -> None:
    encoding = "cp1256" if "cp1256" in name else "utf-8"
    text = (SAMPLES / name).read_bytes().decode(encoding)
    assert text.strip() == ARTICLES[name.split(".")[0]]["text"]


def test_page_holds_the_article_and_furniture() -> None:
    page = (SAMPLES / "taloria-08.html").read_text("utf-8")
    assert all(line in page for line in ARTICLES["taloria-08"]["text"].split("\n"))
    assert "جميع الحقوق محفوظة" in page


def test_lexicon_shows_every_table() -> None:
    assert set(LEXICON) == {"place", "demonym", "actor", "class", "verb"}
    assert {place["country"] for place in LEXICON["place"]} == {"XA", "XB", "XC"}
    outlets = {article["outlet"] for article in ARTICLES.values()}
    assert all(any(word in outlet for word in LEXICON["class"]["media"]["words"]) for outlet in outlets)


def test_nothing_is_taken_from_real_articles(shared: Path) -> None:
    def eights(text: str) -> set[tuple[str, ...]]:
        words = WORD.findall(text)
        return set(zip(*(words[start:] for start in range(8)), strict=False))

    ours = set().union(*(eights(article["text"]) for article in ARTICLES.values()))
    real = [path.read_text("utf-8") for path in (shared / "articles").glob("*.txt")]
    real += [json.loads(path.read_text("utf-8"))["text"] for path in (shared / "eval" / "dev").glob("*.json")]
    assert real
    assert not any(ours & eights(text) for text in real)
