"""Listings say the same facts on every surface, as wide as it is, and nothing when nothing is new."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from render_case import DENIAL, FIRST, NOW, STORIES, TALKS, TALKS_DEVELOPMENT, listed

from tracker.errors import UsageError
from tracker.render import chart, forms, phrases, track, when
from tracker.render.page import Blind, Page, Terminal
from tracker.render.plain import width


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_a_pipe_gets_every_fact_in_plain_lines(page: Page) -> None:
    """Title, status, stage, topics, age, score, id, origins, what is new, link; nothing cut, nothing coloured."""
    assert forms.listing(page, "table") == (
        "Trump family held talks about a stake in Binance.US\n"
        "  reported, disputed · talks · Binance.US, Trump stake · 18 h ago · score 34/100 · id aaaaaaa\n"
        "  1 origin: Wall Street Journal, repeated by 2 outlets in 2 languages\n"
        "  new: first report; stage: talks\n"
        "  https://wallstreetjournal.example/a\n"
        "\n"
        "CZ denies talks about a Binance.US deal\n"
        "  denied · talks · Trump stake · 12 h ago · score 30/100 · id ddddddd\n"
        "  1 origin: Second Post\n"
        "  new: denied by CZ\n"
        "  https://secondpost.example/d\n"
    )


@pytest.mark.parametrize("columns", [40, 80, 109, 110, 200])
def test_a_screen_is_never_overrun(page: Page, columns: int) -> None:
    """No line is wider than the screen, and no word is lost."""
    long = replace(page.items[0], title="長い見出し " * 30 + "end", new=("x" * 300,))
    text = bare(forms.listing(replace(page, items=(long, *page.items)), "table", Terminal(width=columns)))
    assert max(width(line) for line in text.split("\n")) <= columns
    assert text.count("見") == 30
    joined = text.replace("\n", "").replace(" ", "")
    for fact in ("reported", "disputed", "denied", "aaaaaaa", "18hago"):
        assert fact in joined


def test_no_colour_means_none_and_words_carry_the_status(page: Page) -> None:
    """Without colour there is no escape at all; with it the status is still a word and a mark."""
    plain = forms.listing(page, "table", Terminal(width=80, colour=False))
    assert "\x1b" not in plain
    assert "○ reported, disputed" in plain
    coloured = forms.listing(page, "table", Terminal(width=80, colour=True))
    assert "\x1b[" in coloured
    assert bare(coloured).split() == plain.split()


def test_a_wide_screen_is_a_table(page: Page) -> None:
    """From 110 columns on each fact has its column."""
    header = bare(forms.listing(page, "table", Terminal(width=200))).split("\n")[1]
    assert [word for word in re.split(r"  +", header) if word] == [
        "of 100", "Status", "Development", "Who says so", "About", "Last new", "Id"
    ]  # fmt: skip


def test_a_list_of_days_is_told_by_days(page: Page) -> None:
    """After days away: a heading for each day of the reader's zone, newest first; a morning stays one list."""
    old = replace(TALKS_DEVELOPMENT, id="z" * 16, last_new=FIRST - timedelta(days=3, hours=15))
    items = (listed(old, TALKS, 1, ()), *page.items)
    text = forms.listing(replace(page, items=items), "table")
    assert re.findall(r"^\w+day \d+ \w+ \d+$", text, re.MULTILINE) == ["Thursday 13 March 2025", "Monday 10 March 2025"]
    # 23:30 UTC on the 9th is half past midnight on the 10th where this reader lives.
    late = replace(old, last_new=FIRST.replace(day=9, hour=23, minute=30))
    text = forms.listing(replace(page, items=(listed(late, TALKS, 1, ()), *page.items)), "table")
    assert "Monday 10 March 2025" in text
    assert "day" not in forms.listing(page, "table")


def test_the_foot_tells_what_was_not_seen(page: Page) -> None:
    """Failing feeds by name with the reason, and how many a limit cut."""
    told = replace(page, blind=(Blind(name="Court", why="HTTP 503", since=FIRST),), cut=2)
    for format in ("table", "markdown", "html"):
        text = forms.listing(told, format)
        assert "Court" in text
        assert "HTTP 503" in text
        assert "2 more developments" in text


def test_markdown_is_a_list_of_links(page: Page) -> None:
    """A heading that leads to the story, and its facts as a list."""
    made = MarkdownIt().render(forms.listing(page, "markdown"))
    assert made.count("<h3>") == 2
    assert (
        '<a href="https://wallstreetjournal.example/a">Trump family held talks about a stake in Binance.US</a>' in made
    )
    assert "<strong>reported, disputed</strong>" in made


def test_html_stands_alone(page: Page) -> None:
    """No script, nothing fetched, one title, language of each headline, the chart as a picture with words."""
    text = forms.listing(replace(page, storylines=page.items), "html")
    assert "<script" not in text
    assert not re.search(r"( src=|@import|url\()", text)
    assert text.count("<h1>") == 1
    assert 'lang="en" dir="auto">Trump family' in text
    assert re.search(r'<svg class="chart" role="img"[^>]* aria-label="3 stories from', text)
    assert "<title>2 developments are new · 14 Mar 2025</title>" in text


def test_nothing_new_is_silent_unless_asked(page: Page) -> None:
    """No byte in the formats for people; `always` says since when."""
    empty = replace(page, items=())
    for format in ("table", "markdown", "html"):
        assert forms.listing(empty, format) == ""
        assert "Nothing new since 13 Mar 2025 09:00 CET." in forms.listing(replace(empty, always=True), format)
    assert forms.listing(empty, "table", Terminal(width=80)) == ""


def test_an_unknown_format_is_a_mistake_of_the_user(page: Page) -> None:
    """The line names the ones there are."""
    with pytest.raises(UsageError, match="table, json, csv, markdown, html, rss"):
        forms.listing(page, "yaml")


def test_plain_text_needs_neither_rich_nor_jinja() -> None:
    """A pipe, JSON and CSV start without the libraries for screens and pages."""
    code = (
        "import sys; sys.path.insert(0, 'tests/render'); from render_case import *\n"
        "from tracker.render import forms, page\n"
        "p = page.Page(items=(listed(TALKS_DEVELOPMENT, TALKS, 1, ()),), now=NOW, stories=STORIES)\n"
        "for one in ('table', 'json', 'csv', 'markdown', 'rss'): assert forms.listing(p, one)\n"
        "print({'rich', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=os.getcwd())
    assert done.stdout.strip() == "set()"


def test_origins_are_counted_as_origins(page: Page) -> None:
    """Copies are never origins: one report repeated, two independent ones, a report known only through another."""
    item = page.items[0]
    told = item.development
    assert phrases.origins(item, STORIES) == "1 origin: Wall Street Journal, repeated by 2 outlets in 2 languages"
    two = replace(told, origins=(("Wall Street Journal", (TALKS.id,)), ("Bloomberg", (DENIAL.id,))))
    assert phrases.origins(replace(item, development=two), {}).startswith("2 origins: Wall Street Journal, Bloomberg")
    through = replace(item, development=replace(told, members=told.members[1:2]))
    assert phrases.origins(through, STORIES) == "1 origin: Wall Street Journal, repeated by Morning Coin"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=12), "12 min ago"),
        (timedelta(minutes=119), "2 h ago"),
        (timedelta(hours=3), "3 h ago"),
        (timedelta(hours=50), "2 days ago"),
        (timedelta(days=25), "4 weeks ago"),
        (timedelta(days=200), "7 months ago"),
        (timedelta(days=1100), "3 years ago"),
        (timedelta(minutes=-20), "in 20 min"),
    ],
)
def test_ages_are_words(ago: timedelta, words: str) -> None:
    """One number and its unit."""
    assert when.age(NOW - ago, NOW) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "+0 min"), (45, "+45 min"), (130, "+2 h 10 min"), (120, "+2 h"), (4560, "+3 d 4 h"), (-5, "−5 min")],
)
def test_lags_are_exact(minutes: int, words: str) -> None:
    """Hours and minutes after the first."""
    assert when.lag(timedelta(minutes=minutes)) == words


@given(st.lists(st.datetimes(min_value=FIRST.replace(tzinfo=None), max_value=NOW.replace(tzinfo=None)), max_size=60))
def test_a_chart_counts_every_story_once(times: list) -> None:  # type: ignore[type-arg]
    """The steps add up, a sparkline has a mark for each, and no bar leaves its picture."""
    seen = chart.coverage([one.replace(tzinfo=NOW.tzinfo) for one in times])
    if seen is None:
        assert not times
        return
    assert sum(seen.counts) == len(times)
    assert len(seen.counts) <= 24
    assert len(chart.sparkline(seen.counts)) == len(seen.counts)
    for bar in chart.bars(seen.counts):
        assert bar.x >= 0
        assert bar.y >= 0
        assert bar.x + bar.width <= 240
        assert round(bar.y + bar.height, 1) == 40


def test_a_track_goes_as_far_as_the_story() -> None:
    """Places that were reached have a date, the present one is marked, the others are in brackets on the page."""
    places = track.track(TALKS_DEVELOPMENT, NOW.tzinfo)  # type: ignore[arg-type]
    assert [(place.words, place.date, place.now) for place in places] == [
        ("rumour", "", False),
        ("reported", "13 Mar 2025", True),
        ("denied or confirmed", "", False),
        ("official", "", False),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("$2000000000", "$2 billion"),
        ("$450000, 4 months", "$450,000, 4 months"),
        ("€4300000", "€4.3 million"),
        ("$12", "$12"),
        ("87%", "87%"),
    ],
)
def test_sums_are_readable(text: str, words: str) -> None:
    """A sum of money has its unit in words and no row of zeros."""
    assert phrases.amounts(text) == words
