"""Makes the pictures of the README: a sample's reading as a page and in a terminal.

    python docs/pictures.py [CHROMIUM]

needs Chromium and fonts with Arabic letters (on Debian: chromium, fonts-noto-core). Run it from the project's folder
when the page or the terminal view has changed.
"""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from musnad.document import Document
from musnad.read.reader import Reader
from musnad.show.html import page
from musnad.show.terminal import Layout, lines

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "taloria-06.json"
COLUMNS, ROWS = 80, 40

TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 18px; background: #e9e6df; }
.window { background: #16181d; color: #e8e6e1; border-radius: 10px; padding: 14px 20px 18px; }
.window::before { content: "● ● ●"; color: #5c6068; font: 12px/1 sans-serif; letter-spacing: 3px; }
pre { margin: 10px 0 0; font: 15px/1.5 "DejaVu Sans Mono", "Noto Sans Mono", "Noto Sans Arabic", monospace; }
</style><div class="window"><pre>%s</pre></div>"""


def reading() -> Document:
    """The sample, read with the samples' lexicon."""
    article = json.loads(SAMPLE.read_text("utf-8"))
    return Reader([ROOT / "samples" / "lexicon.toml"]).read(
        article["text"], published=article["published"], title=article["title"], outlet=article["outlet"],
        id=article["id"], url=article["url"],
    )  # fmt: skip


def terminal(document: Document) -> str:
    """The first rows of the terminal view as a page: colours as Rich gives them, Arabic runs set off by isolates."""
    console = Console(width=COLUMNS, record=True, highlight=False, soft_wrap=True, file=io.StringIO())
    command = f"musnad read samples/{SAMPLE.name} --lexicon samples/lexicon.toml"
    console.print(f"[dim]$[/] {command}", markup=True)
    for line in list(lines(document, Layout(COLUMNS, isolates=True)))[:ROWS]:
        console.print(line)
    return TERMINAL % console.export_html(theme=MONOKAI, inline_styles=True, code_format="{code}")


def shoot(chromium: str, source: str, picture: Path, width: int, height: int) -> None:
    """A screenshot of a page of this source, in light colours."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(source, "utf-8")
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--blink-settings=preferredColorScheme=1", "--virtual-time-budget=3000",
             f"--window-size={width},{height}", f"--screenshot={picture}", path.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
    print(
        f"{picture.relative_to(ROOT)}: {'×'.join(map(str, struct.unpack('>II', picture.read_bytes()[16:24])))}"
    )


def main() -> None:
    """Write docs/img/page.png and docs/img/terminal.png."""
    chromium = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("There is no Chromium; name one: python docs/pictures.py /path/to/chromium")
    document = reading()
    folder = ROOT / "docs" / "img"
    folder.mkdir(exist_ok=True)
    shoot(chromium, page([document]), folder / "page.png", 1440, 900)
    shoot(chromium, terminal(document), folder / "terminal.png", 860, 1030)


if __name__ == "__main__":
    main()
