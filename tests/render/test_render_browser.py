"""HTML pages in a real browser: accessible, no wider than the screen, light and dark.

Needs Chromium, and axe-core from npm (`npm install --no-save axe-core`, or its path in `AXE`).
"""

import html
import json
import os
import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from render_case import DENIAL, NOW, READINGS, STORIES, TALKS_DEVELOPMENT, listed

from tracker.render import case, forms
from tracker.render.page import Blind, Page

BROWSER = which("chromium") or which("chromium-browser") or which("google-chrome")
AXE = Path(os.environ.get("AXE", Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"))
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
SCHEMES = {"light": "1", "dark": "0"}

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(BROWSER is None, reason="needs Chromium"),
    pytest.mark.skipif(not AXE.exists(), reason="needs axe-core"),
]

FRAME = """<!DOCTYPE html><html lang="en"><body style="margin:0">
<iframe id="f" width="{width}" height="2000" style="border:0" srcdoc="{page}"></iframe><pre id="out">nothing</pre>
<script>{axe_source}</script>
<script>
const frame = document.getElementById("f");
const source = {axe_text};
frame.addEventListener("load", async () => {{
  const inside = frame.contentDocument, script = inside.createElement("script");
  script.textContent = source; inside.head.append(script);
  const found = await frame.contentWindow.axe.run(inside);
  document.getElementById("out").textContent = JSON.stringify({{
    width: inside.documentElement.scrollWidth,
    passes: found.passes.length,
    violations: found.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 200))]),
    background: frame.contentWindow.getComputedStyle(inside.body).backgroundColor,
  }});
}});
</script></body></html>"""


def seen(page: str, folder: Path, *, width: int, scheme: str) -> dict[str, object]:
    """What axe and the layout say about a page of that width."""
    # The page itself allows no script at all; for the examination that one line is taken out.
    bare = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n", "", page)
    assert bare != page
    axe = AXE.read_text(encoding="utf-8")
    text = json.dumps(axe).replace("</", "<\\/")
    wrapper = folder / "frame.html"
    wrapper.write_text(
        FRAME.format(width=width, page=html.escape(bare), axe_source="", axe_text=text), encoding="utf-8"
    )
    told = subprocess.run(
        [str(BROWSER), *QUIET, f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=20000",
         f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", "--window-size=1400,2200", "--dump-dom",
         wrapper.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    found = re.search(r'<pre id="out">(.*?)</pre>', told.stdout.decode(), re.DOTALL)
    assert found, told.stdout[-500:]
    result: dict[str, object] = json.loads(html.unescape(found[1]))
    return result


def pages(page: Page) -> dict[str, str]:
    item = page.items[0]
    members = {member.story: STORIES[member.story] for member in TALKS_DEVELOPMENT.members}
    long = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 4
    wide = listed(TALKS_DEVELOPMENT, members[item.lead.id], 3, (f"new: {long}",))
    full = Page(
        items=(*page.items, wide), now=NOW, stories=STORIES, names=page.names, zone=page.zone, since=page.since,
        storylines=page.items, blind=(Blind(name="Some Court", why="HTTP 503", since=NOW),), cut=2,
    )  # fmt: skip
    told = case.case(
        case.Case(
            item=item, stories=members, readings=READINGS, now=NOW, formula="score = 100 · R · D",
            neighbours=(case.Neighbour(how="denies", id=DENIAL.id, title=DENIAL.title, back=True),),
        )
    )  # fmt: skip
    return {"digest": forms.listing(full, "html"), "case": forms.document(told, "html")}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", ["digest", "case"])
def test_a_page_is_accessible_and_fits(page: Page, tmp_path: Path, name: str, width: int, scheme: str) -> None:
    """axe-core finds nothing wrong, nothing sticks out to the right, and the paper has the colour asked for."""
    told = seen(pages(page)[name], tmp_path, width=width, scheme=scheme)
    assert told["violations"] == []
    assert int(str(told["passes"])) > 10
    assert int(str(told["width"])) <= width
    assert told["background"] == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(22, 24, 28)")
