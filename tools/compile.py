"""Compiles the reader to machine code with mypyc: the same readings, faster. Run it as `make fast`.

Nothing in the project needs this. The package is copied to `build/fast`, and in the copy the modules that do the
reading are compiled beside their sources; the project's own tree stays plain Python, so that an edit is never
hidden by what was compiled before it. To use the copy, name it first: `PYTHONPATH=build/fast musnad read …`.

Needs a C compiler, and mypy and setuptools, which the development tools bring.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "build" / "fast"
LEFT_OUT = frozenset(
    {
        "musnad/text/tokens.py",  # its cache is a dict with a __missing__ of its own, which mypyc has not
        "musnad/read/__init__.py",
        "musnad/read/calendar.py",  # doctest finds no examples in compiled functions; little time is spent in it
        "musnad/read/layers.py",  # run once a text
        "musnad/read/reader.py",
    }
)
"""Modules of the text layer and the reader that stay plain. So do the examples of the rules (`rules*.py`), which are
data, and everything outside: records are msgspec's structs, compiled already."""
SETTINGS = """
[mypy]
follow_imports = skip
ignore_missing_imports = True
[mypy-musnad.*]
follow_imports = silent
"""
"""Other packages are not looked into: that takes a minute and compiles nothing of theirs."""


def modules(root: Path) -> list[str]:
    """The modules that are compiled, as paths below `root`."""
    found = [*root.glob("musnad/text/*.py"), *root.glob("musnad/read/*.py")]
    names = [path.relative_to(root).as_posix() for path in found if not path.name.startswith("rules")]
    return sorted(set(names) - LEFT_OUT)


def compile_into(target: Path) -> None:
    """Copy the package to `target` and compile it there. Raises SystemExit when mypyc or the C compiler fails."""
    from mypyc.build import mypycify
    from setuptools import setup

    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "musnad", target / "musnad", ignore=shutil.ignore_patterns("__pycache__"))
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(target)
        settings = Path(scratch) / "mypy.ini"
        settings.write_text(SETTINGS, encoding="utf-8")
        extensions = mypycify(
            [f"--config-file={settings}", *modules(target)],
            opt_level="2",
            debug_level="0",
            multi_file=True,
            target_dir=scratch,
        )
        steps = ["--quiet", "build_ext", "--inplace", "--build-temp", scratch, "--build-lib", scratch]
        setup(name="musnad", packages=[], ext_modules=extensions, script_args=steps)


if __name__ == "__main__":
    compile_into(TARGET)
    print(f"compiled into {TARGET}; use it with PYTHONPATH={TARGET} {Path(sys.prefix) / 'bin' / 'musnad'}")
