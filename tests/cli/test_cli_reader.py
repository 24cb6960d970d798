"""What a reader is shown, and what is never shown twice."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NOON = "2025-03-13T12:00:00Z"


def test_the_seed_story_is_about_all_three_topics_and_rests_on_the_journal(space: Any) -> None:
    """The report of 13 March 2025 gets three topics, status reported, origin WSJ; the denial is another development."""
    assert space.seed().code == 0
    told, denial, other = space.stories()
    assert set(told["topics"]) == {"binance-us", "trump-stake", "cz-pardon"}
    assert told["status"] == "reported"
    assert told["origin"] == "Wall Street Journal"
    assert denial["status"] == "denied"
    assert denial["development"] not in (None, told["development"])
    assert (other["topics"], other["development"], other["kind"]) == ([], None, None)


def test_an_import_twice_changes_nothing(space: Any) -> None:
    """Importing is idempotent."""
    space.seed()
    before = space.stories()
    assert space.seed().code == 0
    assert space.stories() == before


def test_export_and_import_into_another_workspace_give_the_same_stories(space: Any) -> None:
    """JSONL round-trips with topics, kinds and developments."""
    space.seed()
    before = space.stories()
    space.write("feeds.yaml", "database: other.db\nfeeds: [https://feeds.example/one.xml]\n")
    assert space("import", "out.jsonl").code == 0
    assert space.stories() == before


def test_a_window_holds_its_start_and_not_its_end(space: Any) -> None:
    """Windows are half-open on first_seen."""
    space.seed()
    at_denial = space.new("--as-of", "2025-03-13T20:00:00Z", "--since", "6h", "--all")
    assert [d["lead"]["url"] for d in at_denial] == ["https://one.example/a"]


def test_a_run_lists_once(zebra: Callable[..., Any], feeds: Any) -> None:
    """`run` never repeats what it showed, and `new` remembers nothing."""
    feeds.put("/a", "Zebra amber seen in harbour")
    space = zebra("/a")
    assert len(space.new("--as-of", NOON)) == 0
    assert space("--as-of", NOON, "fetch").code == 0
    assert len(space.new("--as-of", NOON)) == 1
    assert len(space.new("--as-of", NOON)) == 1
    assert "amber" in space("--as-of", NOON, "run").out
    assert space("--as-of", "2025-03-13T14:00:00Z", "run").out == ""


def test_what_a_limit_cut_comes_next_time(zebra: Callable[..., Any], feeds: Any) -> None:
    """What was cut is not marked as shown; what was shown is not repeated."""
    feeds.put("/a", "Zebra amber seen in harbour", "Quartz mine sold to zebra fund", "Zebra choir wins the cup")
    space = zebra("/a")
    first = space("--as-of", NOON, "run", "--limit", 2, "--format", "json").json["developments"]
    second = space("--as-of", "2025-03-13T12:30:00Z", "run", "--limit", 2, "--format", "json").json["developments"]
    third = space("--as-of", "2025-03-13T12:45:00Z", "run", "--format", "json").json["developments"]
    assert (len(first), len(second), len(third)) == (2, 1, 0)
    assert not {d["id"] for d in first} & {d["id"] for d in second}


def test_each_reader_has_a_ledger(zebra: Callable[..., Any], feeds: Any) -> None:
    """What one reader was shown is still new to another."""
    feeds.put("/a", "Zebra amber seen in harbour")
    space = zebra("/a", more="readers: {desk: {}, night: {}}\n")
    assert "amber" in space("--as-of", NOON, "run", "--reader", "desk").out
    assert "amber" in space("--as-of", NOON, "run", "--reader", "night").out
    assert space("--as-of", NOON, "run", "--reader", "desk").out == ""


def test_old_items_of_a_new_feed_flood_nobody(zebra: Callable[..., Any], feeds: Any) -> None:
    """A story published more than 72 hours before it was first seen is stored, tagged, and listed for nobody."""
    feeds.put("/a", "Zebra amber seen in harbour", day="Sat, 01 Feb 2025 10:00:00 GMT")
    space = zebra("/a")
    assert space("--as-of", NOON, "run").out == ""
    assert [s["topics"] for s in space.stories()] == [["zebra"]]
    assert space.new("--as-of", NOON, "--since", "24h", "--all") == []


def test_a_rule_change_tags_the_past_and_floods_nobody(zebra: Callable[..., Any], feeds: Any) -> None:
    """After a topic is added, stored stories carry it, and a reader who was up to date is told nothing."""
    feeds.put("/a", "Zebra amber seen in harbour", "Quartz mine sold")
    space = zebra("/a")
    space("--as-of", NOON, "run")
    text = (space.folder / "feeds.yaml").read_text().replace("]}]", "]}, {name: Quartz, keywords: [quartz]}]")
    space.write("feeds.yaml", text)
    assert space("--as-of", "2025-03-13T13:30:00Z", "run").out == ""
    assert sorted(t for s in space.stories() for t in s["topics"]) == ["quartz", "zebra"]


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_silence_when_nothing_is_new(space: Any, format: str) -> None:
    """Cron stays silent; `--always` prints a line."""
    assert space("new", "--format", format).out == ""
    assert space("new", "--format", format, "--always").out.strip()


def test_empty_listings_for_machines_keep_their_form(space: Any) -> None:
    """JSON gives the empty object, CSV the header."""
    assert space("new", "--format", "json").json == {"schema": 1, "developments": []}
    assert space("new", "--format", "csv").out.startswith("id,title,topics,")


def test_the_past_is_answered_from_what_was_known_then(space: Any) -> None:
    """Before the denial arrived the report was not disputed."""
    space.seed()
    (before,) = space.new("--as-of", "2025-03-13T19:00:00Z", "--since", "24h", "--all")
    after = space.new("--as-of", "2025-03-14T00:00:00Z", "--since", "24h", "--all")
    assert before["disputed"] is False
    assert {d["disputed"] for d in after if d["status"] == "reported"} == {True}


def test_a_correction_survives_a_rebuild_and_can_be_taken_back(space: Any) -> None:
    """`not` takes a topic off a story, for good, until it is undone."""
    space.seed()
    story = space.stories()[0]["id"]
    assert space("not", story, "cz-pardon").code == 0
    assert "cz-pardon" not in space.stories()[0]["topics"]
    assert space("rebuild").code == 0
    assert "cz-pardon" not in space.stories()[0]["topics"]
    assert space("not", story, "cz-pardon", "--undo").code == 0
    assert "cz-pardon" in space.stories()[0]["topics"]


def test_a_rebuild_changes_nothing_of_what_came_in_pieces(space: Any) -> None:
    """Stories in any order, late ones, facts that give way and corrections in between: as if all had come at once."""
    held = Path(__file__).parent.parent / "data" / "heldout" / "stories.jsonl"
    rows = [json.loads(line) for line in held.read_text(encoding="utf-8").splitlines()]
    keep = ("url", "title", "summary", "source", "published", "first_seen")
    random.Random(7).shuffle(rows)
    for piece in range(0, len(rows), 40):
        space.seed([{name: row[name] for name in keep if row.get(name)} for row in rows[piece : piece + 40]])
        told = [row for row in space.stories() if row["development"]]
        space("pin", told[0]["id"], told[-1]["id"])
        space("split", told[len(told) // 2]["id"])
        space("not", told[1]["id"], told[1]["topics"][0])
        space("mute", told[2]["development"])
    before = space("export", "--what", "developments", "--format", "jsonl", "-o", "-").out, space.stories()
    assert space("rebuild").code == 0
    assert (space("export", "--what", "developments", "--format", "jsonl", "-o", "-").out, space.stories()) == before
    assert len(before[0].splitlines()) > 30


def test_a_pin_joins_and_a_split_parts(space: Any) -> None:
    """`pin` and `split` are inputs of the grouping."""
    space.seed()
    told, denial, _ = (row["id"] for row in space.stories())
    assert space("pin", told, denial).code == 0
    assert len({row["development"] for row in space.stories()[:2]}) == 1
    assert space("split", denial).code == 0
    assert len({row["development"] for row in space.stories()[:2]}) == 2


def test_a_muted_development_is_not_listed(space: Any) -> None:
    """`mute` hides, `mute --undo` shows again."""
    space.seed()
    window = ("--as-of", "2025-03-14", "--since", "24h", "--all")
    muted = space.new(*window)[0]["id"]
    space("mute", muted)
    assert muted not in {d["id"] for d in space.new(*window)}
    space("mute", muted, "--undo")
    assert muted in {d["id"] for d in space.new(*window)}


def test_show_resolves_any_unique_prefix(space: Any) -> None:
    """A development is named by a beginning of its id, also by one of a later member."""
    space.seed()
    found = space.new("--as-of", "2025-03-14", "--since", "24h", "--all")[0]
    shown = space("--as-of", "2025-03-14", "show", found["id"][:6], "--format", "json")
    assert shown.code == 0
    assert shown.json["development"]["id"] == found["id"]


def test_the_story_so_far_is_known_and_founds_nothing(bare: Any) -> None:
    """`init` loads history: searchable, in the timeline, in no development, new to nobody."""
    assert bare("init").code == 0
    assert bare("new", "--since", "3650d", "--all").out == ""
    rows = bare.stories()
    assert len(rows) >= 30
    assert {row["development"] for row in rows} == {None}
    assert "2025" in bare("timeline", "cz-pardon").out
