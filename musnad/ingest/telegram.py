"""Telegram Desktop's exports: `result.json` of one chat, or of all of them, message by message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.fields import date
from musnad.ingest.streams import opened

_KEPT = ("from", "forwarded_from", "edited", "author", "reply_to_message_id")
"""What else is kept of a message."""


def is_telegram(head: bytes) -> bool:
    """Whether the first bytes of a JSON file are an export's."""
    return head.startswith(b"{") and (
        (b'"messages"' in head and b'"type"' in head and b'"name"' in head)
        or (b'"about"' in head and b"Telegram" in head)
        or (b'"chats"' in head and b'"list"' in head)
    )


def from_telegram(path: str) -> Iterator[Article | InputError]:
    """The messages of an export that have a text; the outlet is the chat. Raises InputError."""
    import ijson

    chat: dict[str, Any] = {}
    message: Any = None
    depth = "messages.item"
    with opened(path) as file:
        try:
            for prefix, event, value in ijson.parse(file, use_float=True):
                if message is not None:
                    message.event(event, value)
                    if prefix == depth and event == "end_map":
                        yield from _article(message.value, chat, path)
                        message = None
                elif event == "start_map" and prefix.endswith("messages.item"):
                    depth = prefix
                    message = ijson.ObjectBuilder()
                    message.event(event, value)
                elif event in ("string", "number") and prefix.rpartition(".")[2] in ("name", "id", "type"):
                    chat[prefix.rpartition(".")[2]] = value
        except (ijson.JSONError, UnicodeDecodeError) as error:
            raise InputError(f"is cut off or damaged: {str(error).splitlines()[0]}", path) from None


def _article(message: Any, chat: Mapping[str, Any], path: str) -> Iterator[Article | InputError]:
    if not isinstance(message, Mapping) or message.get("type") != "message":
        return  # a service message: somebody joined, the picture was changed
    text = _text(message.get("text"))
    number = message.get("id")
    where = f"{path} (message {number})"
    if not text.strip():
        return  # a picture without a word
    try:
        published = date(message.get("date") or message.get("date_unixtime"), where)
    except InputError as error:
        yield error
        return
    public = str(chat.get("type", "")).endswith(("channel", "supergroup"))
    yield Article(
        text,
        where,
        id=f"{chat.get('id', '')}/{number}",
        outlet=chat.get("name") or None,
        url=f"https://t.me/c/{chat['id']}/{number}" if public and chat.get("id") else None,
        published=published,
        place=f"message {number}",
        more={key: message[key] for key in _KEPT if message.get(key)} or None,
    )


def _text(value: Any) -> str:
    """The text of a message: a string, or a list of strings and of objects with a text (links, bold words)."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(
            str(part.get("text", "")) if isinstance(part, Mapping) else str(part) for part in value
        )
    return ""
