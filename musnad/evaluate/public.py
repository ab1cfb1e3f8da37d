"""The public test sets: a registry of what evaluates each file, and the table over a folder of them.

A module `musnad/evaluate/public_*.py` adds its sets:

    @public_set("duckling-Numeral.jsonl")
    def numerals(cases: list[Case], reader: Reader) -> Result: ...
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from musnad.errors import InputError, UsageError
from musnad.evaluate.tally import Tally
from musnad.read.reader import Reader

Case = dict[str, Any]
"""One line of a set."""


@dataclass
class Result:
    """What a set measured.

    measures: a share of cases passed (right, total), or a Tally, by name; failed: a line for each case that failed;
    left_out: how many cases were left out for each reason.
    """

    measures: dict[str, Tally | tuple[int, int]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)


Evaluator = Callable[[list[Case], Reader], Result]

SETS: dict[str, Evaluator] = {}
"""What evaluates each file, by file name."""


def public_set(*names: str) -> Callable[[Evaluator], Evaluator]:
    """Register a function as the evaluator of the files of these names."""

    def register(evaluator: Evaluator) -> Evaluator:
        for name in names:
            SETS[name] = evaluator
        return evaluator

    return register


def discover() -> dict[str, Evaluator]:
    """All registered sets, after importing every `public_*` module of this package."""
    package = import_module("musnad.evaluate")
    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith("public_"):
            import_module(f"musnad.evaluate.{module.name}")
    return SETS


def evaluate_public(
    folder: Path,
    reader: Reader,
    *,
    errors: int = 0,
    names: Sequence[str] | None = None,
    as_json: bool = False,
) -> str:
    """The table over the folder's sets; names: only those whose file name begins so. Raises InputError, UsageError."""
    sets = discover()
    files = [path for path in sorted(folder.glob("*.jsonl")) if path.name in sets]
    if not files:
        raise InputError("holds no gold readings (*.json) and no known test set (*.jsonl)", str(folder))
    chosen = [path for path in files if names is None or any(path.name.startswith(name) for name in names)]
    if not chosen:
        raise UsageError(
            f"No set begins with {', '.join(names or ())}; there are {', '.join(p.stem for p in files)}."
        )
    results = {path.stem: sets[path.name](_cases(path), reader) for path in chosen}
    if as_json:
        return json.dumps(
            {name: _plain(result) for name, result in results.items()}, indent=1, ensure_ascii=False
        )
    return "\n".join(line for name, result in results.items() for line in _lines(name, result, errors))


def _cases(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _lines(name: str, result: Result, errors: int) -> list[str]:
    lines = []
    for measure, value in result.measures.items():
        head = f"{name + ' ' + measure:44}"
        if isinstance(value, Tally):
            p, r, f = value.row()
            lines.append(f"{head} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  of {value.gold}")
        else:
            right, total = value
            lines.append(f"{head} {right / total if total else 0:.3f}  {right} of {total}")
    lines += [f"    left out {count}: {reason}" for reason, count in result.left_out.items()]
    lines += [f"    {line}" for line in result.failed[:errors]]
    return lines


def _plain(result: Result) -> dict[str, Any]:
    values = {
        name: list(value.row()) if isinstance(value, Tally) else value[0] / value[1] if value[1] else 0.0
        for name, value in result.measures.items()
    }
    return {**values, "left_out": result.left_out}
