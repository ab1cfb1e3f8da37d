"""What a rule of the grammar says, with its examples."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException

from musnad.show.explain import rules
from musnad.web.pages import Data, page, plain

router = APIRouter()


@page(router, "/rule/{name}", "rule.html")
def rule(name: str) -> Data:
    """A rule by its name: what it finds, and sentences in which it does."""
    found = rules().get(name)
    if found is None:
        raise HTTPException(404)
    return {
        "name": name,
        "about": found.about,
        "examples": [{"text": text, "finds": plain(f)} for text, f in found.examples],
    }
