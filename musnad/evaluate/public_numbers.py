"""The public sets of numbers: Recognizers-Text (MIT) and Duckling (BSD), read by the number grammar.

A case passes when exactly the numbers that it expects are read, each with its span (up to proclitics that stand on
the number) and its value. What is left out, and why, is counted with the result and told in docs/numbers.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from musnad.evaluate.public import Case, Result, public_set
from musnad.read.numbers import numbers
from musnad.read.numbers_mention import NumberMention
from musnad.read.numbers_ordinals import ordinals
from musnad.read.numerals import DUAL, Value, number_tables
from musnad.read.reader import Reader
from musnad.text.fold import fold

_CLOSE = 1e-9
_ADDRESS = re.compile(r"(?:\d+[./-]){2,}\d|https?:|\d{11}")
_EMPTY = "nothing to read: a word, or a unit without a number"

_UNITS = {
    "كيلوجرام": ("Gram", 1000.0), "كغ": ("Gram", 1000.0), "كيلوغرام": ("Gram", 1000.0), "كجم": ("Gram", 1000.0),
    "غرام": ("Gram", 1.0), "جرام": ("Gram", 1.0), "غم": ("Gram", 1.0),
    "ملغ": ("Gram", 0.001), "ملج": ("Gram", 0.001), "ملغم": ("Gram", 0.001),
    "اونصه": ("Ounce", 1.0), "رطل": ("Pound", 1.0), "كوب": ("Cup", 1.0),
}  # fmt: skip
"""What Duckling calls the units, and in which of them it counts: by the folded singular."""


def _leave_out(case: Case) -> str:
    """Why a case of Recognizers-Text is left out; "" when it is not."""
    text = case["Input"]
    found = case["Results"]
    if (
        "^" in text
        or any(result["Resolution"].get("subtype") == "power" for result in found)
        or re.search(r"\de[+-]?\d", text)
    ):
        return "powers and scientific notation"
    if _ADDRESS.search(fold(text)):
        return "addresses, telephone numbers and other codes"
    if any(text[result["Start"] : result["End"] + 1] != result["Text"] for result in found):
        return "the expected text does not stand at its place in the input"
    if any(_spoken_sum(result["Text"]) for result in found):
        return "a number beside a fraction without «و» («سبعة وأربعون مئة خمس»): no number of running Arabic"
    glued = re.search(r"(\d+)[^\W\d_]|[^\W\d_](\d+)", text)
    if glued and (glued[1] or glued[2]) not in [result["Text"] for result in found]:
        return "digits glued to their unit, which the set does not read and news does"
    return ""


def _spoken_sum(text: str) -> bool:
    """«مئة واثنان وثلاثون خمس»: fifths named after their number without «و»."""
    words = fold(text).split()
    return len(words) > 1 and words[-1] in ("خمس", "خمسه") and words[-2] != "و"


def _span(mention: NumberMention, starts: list[int], ends: list[int], percent: bool) -> tuple[int, int]:
    last = mention.percent if percent and mention.percent else mention.last
    first = mention.sign if percent and mention.sign >= 0 else mention.first
    return starts[first], ends[last - 1]


def _same(text: str, span: tuple[int, int], expected: tuple[int, int]) -> bool:
    """The spans are one, but for proclitics and white space at the start of ours."""
    if span[1] != expected[1] or span[0] > expected[0]:
        return False
    return fold(text[span[0] : expected[0]]).strip() in (
        "",
        "و",
        "ف",
        "ب",
        "ل",
        "ك",
        "ال",
        "وال",
        "بال",
        "لل",
    )


def _close(value: Value | None, expected: float) -> bool:
    return value is not None and abs(value - expected) <= _CLOSE * max(1.0, abs(expected))


@public_set("recognizers-NumberModel.jsonl")
def number_model(cases: list[Case], reader: Reader) -> Result:
    """Numbers in sentences, by span and value."""
    return _recognizers(cases, reader, percent=False)


@public_set("recognizers-PercentModel.jsonl")
def percent_model(cases: list[Case], reader: Reader) -> Result:
    """Percentages in sentences, by span and value."""
    return _recognizers(cases, reader, percent=True)


def _recognizers(cases: list[Case], reader: Reader, percent: bool) -> Result:
    tables = number_tables(reader.lexicon)
    left, failed, passed, total = Counter[str](), [], 0, 0
    for case in cases:
        why = _leave_out(case)
        if why:
            left[why] += 1
            continue
        string = case["Input"]
        text = reader.text(string)
        found = [
            m for m in numbers(text, tables) if m.kind != DUAL and (m.percent or m.sign >= 0 or not percent)
        ]
        spans = [(_span(m, text.starts, text.ends, percent), m.low) for m in found]
        expected = [
            ((r["Start"], r["End"] + 1), float(r["Resolution"]["value"].rstrip("%"))) for r in case["Results"]
        ]
        total += 1
        right = len(spans) == len(expected) and all(
            _same(string, ours, theirs) and _close(value, wanted)
            for (ours, value), (theirs, wanted) in zip(spans, expected, strict=True)
        )
        passed += right
        if not right:
            failed.append(f"{string}: expected {_shown(string, expected)}, read {_shown(string, spans)}")
    return Result({"cases": (passed, total)}, failed, dict(left))


def _shown(
    string: str, spans: list[tuple[tuple[int, int], Value | None]] | list[tuple[tuple[int, int], float]]
) -> str:
    return ", ".join(f"«{string[start:end]}» {value}" for (start, end), value in spans) or "nothing"


def _duckling(cases: list[Case], read: Callable[[Case], tuple[str, str]]) -> Result:
    """read: (expected, read) of a case as strings, expected "" to leave it out."""
    left, failed, passed, total = Counter[str](), [], 0, 0
    for case in cases:
        expected, found = read(case)
        if not expected:
            left[found] += 1
            continue
        total += 1
        passed += expected == found
        if expected != found:
            failed.append(f"{case['text']}: expected {expected}, read {found}")
    return Result({"cases": (passed, total)}, failed, dict(left))


@public_set("duckling-Numeral.jsonl")
def numerals(cases: list[Case], reader: Reader) -> Result:
    """Numbers that are the whole text."""
    tables = number_tables(reader.lexicon)

    def read(case: Case) -> tuple[str, str]:
        text = reader.text(case["text"])
        found = numbers(text, tables)
        whole = [m for m in found if m.first == 0 and m.last == len(text)]
        match = re.search(r"NumeralValue \(?(-?[\d.e]+)", case["expect"])
        assert match
        return _number(float(match[1])), _number(whole[0].low) if len(found) == len(whole) == 1 else repr(
            found
        )

    return _duckling(cases, read)


@public_set("duckling-Ordinal.jsonl")
def ordinal_numbers(cases: list[Case], reader: Reader) -> Result:
    """Ordinals that are the whole text."""
    tables = number_tables(reader.lexicon)

    def read(case: Case) -> tuple[str, str]:
        text = reader.text(case["text"])
        found = ordinals(text, tables)
        match = re.search(r"OrdinalData (\d+)", case["expect"])
        assert match
        whole = len(found) == 1 and found[0][:2] == (0, len(text))
        return match[1], str(found[0][2]) if whole else repr(found)

    return _duckling(cases, read)


@public_set("duckling-Quantity.jsonl")
def quantities(cases: list[Case], reader: Reader) -> Result:
    """Quantities: number, unit, and what is measured after «من»."""

    def read(case: Case) -> tuple[str, str]:
        match = re.search(r'simple (\w+) ([\d.]+) \(?(?:Just \\?"([^"\\]+)|Nothing)', case["expect"])
        if match is None or not any(
            w.number is not None and w.number.numeral is not None for w in reader.text(case["text"]).words
        ):
            return "", _EMPTY
        document = reader.read(case["text"])
        expected = f"{_number(float(match[2]))} {match[1]} {match[3] or ''}".strip()
        if len(document.figures) != 1 or document.figures[0].unit is None or document.figures[0].low is None:
            return expected, repr(document.figures)
        figure = document.figures[0]
        assert figure.unit is not None and figure.low is not None
        noun = reader.words[figure.unit.text].number
        entry = noun.noun or (noun.numeral.noun if noun.numeral else None)
        name, factor = _UNITS.get(entry.key if entry is not None else "", ("?", 1.0))
        rest = case["text"][figure.unit.end :].split()
        product = rest[1] if len(rest) > 1 and rest[0] == "من" else ""
        return expected, f"{_number(round(figure.low * factor, 9))} {name} {product}".strip()

    return _duckling(cases, read)


def _number(value: Value | None) -> str:
    return f"{value:g}" if value is None or abs(value) < 1e6 else str(int(value)) if value is not None else ""
