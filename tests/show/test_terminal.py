from __future__ import annotations

import re

from rich.cells import cell_len

from musnad.document import Document
from musnad.show.bidi import FSI, PDI, reorders, shown
from musnad.show.terminal import Layout, check, lines
from tests.article import document


def view(d: Document, width: int = 80, *, isolates: bool = False, full: bool = False) -> list[str]:
    return [line.plain for line in lines(d, Layout(width, isolates=isolates, full=full))]


def test_chain_is_a_tree_from_the_outlet_inward() -> None:
    shown_lines = view(document())
    start = shown_lines.index("صحيفة الأفق")
    tree = shown_lines[start:]
    assert tree[1] == "├─ a0 وكالة الساحل"
    assert any(line == "│  └─ a1 وزير الدفاع سليم الراوي" for line in tree)
    assert any(line == "└─ a2 وزير الدفاع سليم الراوي" for line in tree)
    assert any(line.endswith("affirming · person · direct · cue وأضاف") for line in tree)
    assert any("not named here" in line for line in tree)


def test_every_layer_is_shown() -> None:
    text = "\n".join(view(document()))
    for heading in ("Attributions", "Figures", "Times", "Places", "Events", "Labels", "Findings"):
        assert heading in text
    assert "f0 12 killed · running total\n" in text
    assert "part of f0" in text
    assert "2020-05-16  أمس" in text
    assert "SY  35.25, 38.50" in text
    assert "e0 للمتمردين → ASSAULT هجوم → to جنديا" in text
    assert "according to a1  وزير الدفاع سليم الراوي" in text
    assert "! anonymous-only" in text


def test_an_empty_reading_says_so() -> None:
    assert view(Document(text="نص", title="عنوان")) == ["عنوان", "no date · nothing found"]


def test_lines_fit_narrow_terminals() -> None:
    for width in (28, 40, 80):
        assert all(cell_len(line) <= width for line in view(document(), width)), width


def test_isolates_go_round_each_arabic_run_and_latin_between() -> None:
    for line in view(document(), isolates=True):
        assert line.count(FSI) == line.count(PDI)
        outside = re.split(f"{FSI}[^{FSI}{PDI}]*{PDI}", line)
        assert not any("\u0600" <= char <= "\u06ff" for part in outside for char in part), line
        assert all(re.search("[A-Za-z]", part) for part in outside[1:-1]), line


def test_without_isolates_no_marks() -> None:
    assert not any(FSI in line or PDI in line for line in view(document()))


def test_long_contents_are_cut_unless_full() -> None:
    d = document()
    d.attributions[0].content = [d.span(0, len(d.text))]
    d.text = "كلمة " * 200
    d.attributions[0].content = [d.span(0, 999)]
    cut, whole = view(d), view(d, full=True)
    assert any(line.endswith(" …") for line in cut)
    assert len(whole) > len(cut) + 8
    assert not any(line.endswith(" …") for line in whole)


def test_controls_never_reach_the_terminal() -> None:
    assert shown("قال\x1b[31m \u202eالوزير\r\n\x07نعم\ufeff") == "قال[31m الوزير نعم"
    d = document()
    d.title = "خبر \x1b]0;x\x07"
    assert "\x1b" not in "".join(view(d))


def test_circular_chains_are_shown_and_end() -> None:
    d = document()
    d.attributions[0].parent = "a1"
    d.attributions[1].parent = "a0"
    d.figures[0].part_of = "f1"
    assert sum("─ a" in line for line in view(d)) == 3


def test_known_terminals() -> None:
    assert reorders({"VTE_VERSION": "6800"})
    assert reorders({"TERM_PROGRAM": "Apple_Terminal"})
    assert not reorders({"VTE_VERSION": "5000"})
    assert not reorders({"TERM": "xterm-256color"})


def test_check_shows_findings_only() -> None:
    text = "\n".join(line.plain for line in check(document(), Layout(80)))
    assert "anonymous-only" in text
    assert "Attributions" not in text
    assert "Nothing found" in "\n".join(line.plain for line in check(Document(text="نص"), Layout(80)))


def test_message_sets_off_what_it_quotes_on_every_line() -> None:
    message = "«قالت مصادر مطلعة في المدينة القديمة»: rests on nobody."
    for width in (24, 40, 80):
        lines = [line.plain for line in Layout(width, isolates=True).message(message, "  ")]
        assert all(line.count(FSI) == line.count(PDI) for line in lines)
        assert all(cell_len(line.replace(FSI, "").replace(PDI, "")) <= width for line in lines)
        outside = re.sub(f"{FSI}[^{PDI}]*{PDI}", "", " ".join(lines))
        assert not re.search(r"[\u0600-\u06ff]", outside)


def test_relative_position_is_told_under_its_anchor() -> None:
    d = document()
    d.places[0].relative = {
        "distance_km": 12.5, "bearing": 315.0, "anchor": "تل السدر", "latitude": 35.4, "longitude": 38.3,
        "start": 0, "end": 4, "located": {"start": 0, "end": 4, "text": "ذكرت"},
    }  # fmt: skip
    text = "\n".join(view(d))
    assert "    12.5 km north-west of تل السدر → 35.40, 38.30 · said of ذكرت\n" in text
