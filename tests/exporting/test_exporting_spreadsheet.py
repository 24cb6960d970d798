"""CSV opened for real in LibreOffice: letters, line ends and traps are there, and nothing runs.  Needs LibreOffice."""

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from shutil import which

import pytest

from tracker.exporting import csvfile
from tracker.render.cells import cell

OFFICE = which("soffice") or which("libreoffice")
#: Comma, quote, UTF-8, from line 1, formulas evaluated: the most dangerous way to open it.
FILTER = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE_NS = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

TITLES = (
    "赵长鹏否认谈判",
    "チャンポン・ジャオ氏「否定」, \"引用\"",
    "Первая строка\nвторая строка",
    "عنوان عربي",
    "=1+1",
    "=HYPERLINK(\"https://evil.example\";\"x\")",
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    "＝1+1",
    "  =1+1",
    "plain; with | signs",
)  # fmt: skip

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")]


def opened(path: Path) -> tuple[list[list[str]], list[str]]:
    """The cells as LibreOffice shows them, and every formula it found."""
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={path.parent.as_uri()}/profile", "--headless", f"--infilter={FILTER}",
         "--convert-to", "fods", "--outdir", path.parent, path],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    sheet = ET.parse(path.with_suffix(".fods")).getroot()
    rows = [
        ["\n".join("".join(p.itertext()) for p in one.iter(f"{TEXT}p")) for one in row.iter(f"{TABLE}table-cell")]
        for row in sheet.iter(f"{TABLE}table-row")
    ]
    formulas = [one.attrib[f"{TABLE}formula"] for one in sheet.iter() if f"{TABLE}formula" in one.attrib]
    return [row for row in rows if any(row)], formulas


def test_a_spreadsheet_shows_the_words_and_runs_nothing(tmp_path: Path) -> None:
    """Every title is in its cell, traps with an apostrophe in front, and no cell is a formula."""
    path = tmp_path / "stories.csv"
    rows = [{"id": f"s{number}", "title": title, "topics": ["a", "b"]} for number, title in enumerate(TITLES)]
    csvfile.write(path, rows, ("id", "title", "topics"), bom=True)
    table, formulas = opened(path)
    assert formulas == []
    assert table[0][:3] == ["id", "title", "topics"]
    assert [row[0] for row in table[1:]] == [row["id"] for row in rows]
    assert [row[1] for row in table[1:]] == [cell(title) for title in TITLES]
    assert {row[2] for row in table[1:]} == {"a|b"}
