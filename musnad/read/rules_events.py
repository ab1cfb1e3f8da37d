"""The rules of the event layer: those of verbs and those of nouns, each with its examples.

An example is a sentence and what is found in it: (trigger, type, actor or None, recipient or None) of each event.
"""

from __future__ import annotations

from musnad.read.rules import Rule
from musnad.read.rules_events_of_nouns import OF_NOUNS
from musnad.read.rules_events_of_verbs import OF_VERBS

RULES: dict[str, Rule] = {rule.name: rule for rule in (*OF_VERBS, *OF_NOUNS)}
