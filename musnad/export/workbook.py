"""A workbook for a desk (.xlsx): statements, figures, events and findings, one sheet each, right to left, with the
sentence that is the evidence in every row."""

from __future__ import annotations

import io
import re
from typing import Any

from musnad.errors import UsageError
from musnad.ledger.ledger import Ledger
from musnad.reconcile.reports import sentence

SHEETS: dict[str, tuple[str, tuple[str, ...]]] = {
    "statements": (
        "الأقوال",
        ("published", "outlet", "source", "source_type", "stance", "cue", "content", "kind"),
    ),
    "figures": (
        "الأرقام",
        (
            "published", "outlet", "value", "low", "high", "approx", "unit", "category", "cumulative", "place",
            "country", "origin", "stance",
        ),
    ),
    "events": (
        "الأحداث",
        (
            "published", "outlet", "type", "modality", "actor", "recipient", "trigger", "place", "country", "first",
            "last", "origin", "stance",
        ),
    ),
    "findings": ("الملاحظات", ("published", "outlet", "check", "message")),
}  # fmt: skip
"""The sheets: their Arabic names, and the columns of the question that each answers."""

COLUMNS = {
    "published": "نُشر",
    "outlet": "الناشر",
    "source": "القائل",
    "source_type": "نوع القائل",
    "stance": "صيغة النقل",
    "cue": "لفظ النقل",
    "content": "المقول",
    "kind": "مباشر أم لا",
    "value": "الرقم",
    "low": "من",
    "high": "إلى",
    "approx": "تقريبي",
    "unit": "المعدود",
    "category": "الفئة",
    "cumulative": "حصيلة جارية",
    "place": "المكان",
    "country": "البلد",
    "origin": "بحسب",
    "type": "النوع",
    "modality": "الثبوت",
    "actor": "الفاعل",
    "recipient": "المتلقي",
    "trigger": "اللفظ",
    "first": "أول يوم",
    "last": "آخر يوم",
    "check": "الفحص",
    "message": "ما لوحظ",
    "evidence": "الجملة",
    "link": "الرابط",
    "number": "رقم السجل",
}

_WIDTHS = {"content": 60, "evidence": 70, "message": 60, "source": 34, "origin": 30, "outlet": 20, "link": 30}
_MOST = 32_000
"""Characters that a cell holds in Excel, with some to spare."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write(ledger: Ledger, filters: dict[str, Any]) -> bytes:
    """The workbook. Raises UsageError without openpyxl."""
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
    except ImportError:
        raise UsageError("This format needs openpyxl: pip install 'musnad[export]'.") from None
    book = Workbook()
    del book[book.sheetnames[0]]
    texts: dict[int, str] = {}
    for kind, (title, columns) in SHEETS.items():
        sheet = book.create_sheet(title)
        sheet.sheet_view.rightToLeft = True
        sheet.freeze_panes = "A2"
        names = (*columns, "evidence", "link", "number")
        sheet.append([COLUMNS[name] for name in names])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for number, name in enumerate(names, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
        for row in _rows(ledger, kind, filters, texts):
            sheet.append([_cell(row[name]) for name in names])
        wrapped = Alignment(wrap_text=True, vertical="top", readingOrder=2)
        for cells in sheet.iter_rows():
            for cell in cells:
                cell.alignment = wrapped
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # never a formula
        sheet.auto_filter.ref = sheet.dimensions
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _rows(ledger: Ledger, kind: str, filters: dict[str, Any], texts: dict[int, str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = getattr(ledger, kind)(limit=None, sort="oldest", **filters)
    for row in rows:
        document = row["document"]
        if document not in texts:
            texts[document] = ledger.query("SELECT text FROM documents WHERE id = ?", (document,))[0]["text"]
        start = row["start"] or 0
        row["evidence"] = sentence(texts[document], start, row.get("end") or start)
        row["link"] = row["url"] or ""
        row["number"] = row["id"]
    return rows


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return _CONTROLS.sub("", value)[:_MOST]
    return value
