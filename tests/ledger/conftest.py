"""Made-up articles, and ledgers to put them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.ingest.article import Article
from musnad.ledger.ledger import Ledger

ATTACK = (
    "ذكرت وكالة الأفق أن وزير الدفاع سليم الراوي قال إن 12 جنديا قتلوا في هجوم على مدينة عدن أمس.\n"
    "وزعم المتحدث باسم الجيش أن الهجوم لم يقع، وقال جنديا آخر إن 3 مدنيين أصيبوا."
)
TALKS = "أكد وزير الخارجية نادر العامري أن المفاوضات ستستأنف في جنيف يوم الأحد."


def article(text: str = ATTACK, **fields: str) -> Article:
    """An article of a made-up paper."""
    return Article(text, "test", **({"outlet": "صحيفة الأفق", "published": "2020-05-17"} | fields))  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "test.db") as opened:
        yield opened
