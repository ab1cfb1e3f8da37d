"""What `make fast` compiles: the list follows the package."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def compile_tool() -> ModuleType:
    spec = spec_from_file_location("compile_tool", ROOT / "tools" / "compile.py")
    assert spec is not None
    assert spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_the_modules_that_read_are_compiled(compile_tool: ModuleType) -> None:
    found = compile_tool.modules(ROOT)
    assert {"musnad/text/word.py", "musnad/read/phrases.py", "musnad/read/events.py"} <= set(found)
    assert not [name for name in found if "/rules" in name]


def test_what_stays_plain_is_there(compile_tool: ModuleType) -> None:
    assert [name for name in compile_tool.LEFT_OUT if not (ROOT / name).exists()] == []
    assert compile_tool.LEFT_OUT.isdisjoint(compile_tool.modules(ROOT))
