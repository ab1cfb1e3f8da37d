"""Telegram Desktop's exports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect

MESSAGES: list[dict[str, Any]] = [
    {"id": 1, "type": "service", "date": "2020-05-16T09:00:00", "action": "create_channel", "text": ""},
    {"id": 2, "type": "message", "date": "2020-05-17T10:00:00", "from": "س", "text": "قال الوزير إن الجنود عادوا."},
    {
        "id": 3, "type": "message", "date": "2020-05-17T11:00:00", "forwarded_from": "قناة أخرى",
        "text": ["عاجل: ", {"type": "bold", "text": "قتل"}, " 3 جنود في ", {"type": "link", "text": "تل السدر"}, "."],
    },
    {"id": 4, "type": "message", "date": "2020-05-17T12:00:00", "photo": "photo.jpg", "text": ""},
]  # fmt: skip
CHAT = {"name": "قناة الأفق", "type": "public_channel", "id": 1234, "messages": MESSAGES}


def read(path: Path, data: Any) -> list[Any]:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return list(collect(str(path), Options()))


def test_one_chat(tmp_path: Path) -> None:
    first, second = read(tmp_path / "result.json", CHAT)
    assert (first.text, first.outlet, first.published) == (
        "قال الوزير إن الجنود عادوا.",
        "قناة الأفق",
        "2020-05-17",
    )
    assert first.url == "https://t.me/c/1234/2"
    assert second.text == "عاجل: قتل 3 جنود في تل السدر."
    assert second.more == {"forwarded_from": "قناة أخرى"}


def test_all_chats(tmp_path: Path) -> None:
    private = {"name": "سامي", "type": "personal_chat", "id": 5, "messages": MESSAGES[1:2]}
    data = {"about": "Telegram data", "chats": {"about": "x", "list": [CHAT, private]}}
    found = read(tmp_path / "result.json", data)
    assert [a.outlet for a in found] == ["قناة الأفق", "قناة الأفق", "سامي"]
    assert found[2].url is None


def test_an_export_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    read(path, CHAT)
    path.write_text(path.read_text("utf-8")[:-120], "utf-8")
    found = list(collect(str(path), Options()))
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], InputError)
    assert "cut off" in str(found[-1])
