"""Laws of the score, whatever the developments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.config import yamlfile
from tracker.group.fold import fold
from tracker.model import Claim, Ledger, Listed, Reader, Reading, Sheet, Span, StageHit, Status, Story, Tag, Weights
from tracker.rank.lexicon import lexicon_of
from tracker.rank.listing import Sight, Window, everything, listing
from tracker.rank.score import FIRMNESS, score
from tracker.rules.compile import compile_rules
from tracker.rules.rules import Knowledge, Rules

NOW = datetime(2025, 3, 14, 7, tzinfo=UTC)
STATUSES = tuple(FIRMNESS)
PLAIN = [status for status in STATUSES if status != "denied"]
FIVE = st.lists(st.floats(0, 5), min_size=5, max_size=5)
OUTLETS = [
    {"id": "wsj", "name": "Wall Street Journal", "kind": "press", "authority": 0.9, "domains": ["wsj.example"]},
    {"id": "sec", "name": "SEC", "kind": "official", "domains": ["sec.example"]},
    {"id": "spin", "name": "Spin", "kind": "aggregator", "domains": ["spin.example"]},
]


def sheet(**data: object) -> Sheet:
    return Sheet(name="test.yaml", data={"version": 1, **data}, lines={})


EMPTY = {name: sheet(**{name: {}}) for name in ("concepts", "stages", "cues")}
RULES: Rules = compile_rules(Knowledge(topics=(), outlets=sheet(outlets=OUTLETS), **EMPTY))


def story(number: int, title: str = "", hours: float = 2, source: str = "", **more: object) -> Story:
    """A story seen some hours before NOW."""
    at = NOW - timedelta(hours=hours)
    source = source or f"outlet{number}"
    return Story(
        id=f"{number:016x}",
        url=f"https://{source}.example/{number}",
        title=title or f"Told in words number {number} only",
        source=source,
        published=at,
        first_seen=at,
        **more,  # type: ignore[arg-type]
    )


def reading(of: Story, status: Status = "reported", topic: str = "stake", **more: object) -> Reading:
    """What a story says; `stage` and `value` of its tag may be given."""
    span = Span(field="title", start=0, end=1, text=of.title[0])
    return Reading(
        story=of.id,
        tags=(Tag(topic=topic, role="focus", score=float(str(more.get("value", 0.8))), evidence=()),),
        stages=(StageHit(topic=topic, stage=str(more.get("stage", "talks")), span=span),),
        claim=Claim(status=status, speaker="cz" if status == "denied" else None),
    )


def ranked(told: list[tuple[Story, Reading]], *, weights: Weights | None = None, now: datetime = NOW) -> list[Listed]:
    """All developments of some stories, ranked."""
    sight = Sight(stories={s.id: s for s, _ in told}, readings={s.id: r for s, r in told}, lexicon=lexicon_of(RULES))
    return everything(fold(told, RULES).developments, sight, now=now, weights=weights or Weights())


def listed(told: list[tuple[Story, Reading]], ledger: Ledger | None = None, **more: object) -> list[Listed]:
    """What a reader is shown."""
    words = lexicon_of(RULES, [(s, r) for s, r in told if s.history])
    sight = Sight(stories={s.id: s for s, _ in told}, readings={s.id: r for s, r in told}, lexicon=words)
    window = more.pop("window", Window(until=NOW))
    return listing(
        fold(told, RULES).developments,
        sight,
        reader=Reader(),
        ledger=ledger,
        window=window,  # type: ignore[arg-type]
        weights=Weights(),
        **more,  # type: ignore[arg-type]
    )


@given(
    st.sampled_from([s for s in STATUSES if s != "denied"]), st.sampled_from(["wsj", "spin", "x"]), st.integers(1, 5)
)
def test_a_copy_never_raises_a_score(status: Status, source: str, copies: int) -> None:
    """However trusted the outlet that prints the same text again, the score stays."""
    first = story(1, "The very same title told again")
    told = [(first, reading(first))]
    before = ranked(told)[0].score
    for number in range(copies):
        copied = story(2 + number, first.title, 1.5, source)
        told.append((copied, reading(copied, status, value=1.0)))
    assert ranked(told)[0].score <= before


@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=6), st.floats(0.3, 1.0))
def test_an_independent_origin_never_lowers_a_score(statuses: list[Status], value: float) -> None:
    """Each further outlet with a report of its own leaves the score where it is or raises it."""
    told: list[tuple[Story, Reading]] = []
    last = 0.0
    for number, status in enumerate(statuses, start=1):
        one = story(number, f"{'abcdefgh'[number] * 8} tells {'stuvwxyz'[number] * 9}", 10 - number)
        told.append((one, reading(one, status, value=value)))
        now = ranked(told)
        assert len(now) == 1
        assert now[0].score >= last
        last = now[0].score


@given(st.floats(0, 2000), st.floats(0, 2000))
def test_the_older_never_outranks_the_newer(one: float, other: float) -> None:
    """All else equal, more recent news stands first, however old both are."""
    newer, older = sorted((one, other))
    first, second = story(1, "Told first alone", older), story(2, "Another matter quite", newer)
    found = ranked([(first, reading(first, topic="a")), (second, reading(second, topic="b"))])
    times = [item.development.last_new for item in found]
    assert times == sorted(times, reverse=True)


@given(
    st.lists(st.floats(0, 5), min_size=5, max_size=5), st.sampled_from(STATUSES), st.floats(0, 300), st.floats(0.3, 1)
)
def test_the_printed_terms_give_the_printed_score(
    weights: list[float], status: Status, hours: float, value: float
) -> None:
    """The documented formula over the terms as printed is the score, to the last digit; all terms lie in 0–1."""
    names = ("novelty", "corroboration", "status", "authority", "official")
    chosen = Weights(**dict(zip(names, weights, strict=True)))
    one, two = story(1, hours=hours), story(2, hours=hours)
    (item,) = ranked([(one, reading(one, status, value=value)), (two, reading(two, status))], weights=chosen)
    terms = dict(item.terms)
    assert all(0 <= term <= 1 for term in terms.values())
    assert 0 <= item.score <= 100
    assert score(terms, chosen) == item.score
    total = sum(weights)
    mixed = sum(w * terms[t] for w, t in zip(weights, "NCSAO", strict=True)) / total if total else 0.0
    assert item.score == round(100 * terms["R"] * terms["D"] * mixed, 2)


def test_an_unknown_source_is_not_a_trusted_one() -> None:
    """Nobody's authority is 0.3, below every described press outlet."""
    nobody, journal = story(1, source="nobody"), story(2, "Another matter", source="wsj")
    found = ranked([(nobody, reading(nobody, topic="a")), (journal, reading(journal, topic="b"))])
    assert [dict(item.terms)["A"] for item in found] == [0.9, 0.3]


def test_a_disputed_report_counts_more_than_a_quiet_one() -> None:
    """A denial elsewhere raises attention for what it denies."""
    claim, denial = story(1, "Family in talks"), story(2, "Founder denies")
    alone = ranked([(claim, reading(claim))])[0].score
    both = ranked([(claim, reading(claim)), (denial, reading(denial, "denied"))])
    assert next(item.score for item in both if not item.development.links) > alone


def test_a_noisy_topic_does_not_fill_the_top() -> None:
    """Of a topic with fifty developments a day each counts less than the single one of a quiet topic."""
    told = []
    for number in range(50):
        one = story(number + 1, f"Zebra {number * 7919} seen at gate {number}", 3)
        told.append((one, reading(one, topic="zebra", stage=f"s{number}")))
    quiet = story(99, "Family in talks", 3)
    told.append((quiet, reading(quiet)))
    assert ranked(told)[0].lead.id == quiet.id


def test_copies_and_repeats_alone_list_nothing() -> None:
    """After a first look, the same again is no news; a new status is."""
    first = story(1, "Family in talks", 30)
    again, more = story(2, "Family in talks", 2), story(3, "Palace says talks took place", 1)
    ledger = Ledger(reader="default", until=NOW - timedelta(hours=24), shown=frozenset({first.id}))
    told = [(first, reading(first)), (again, reading(again))]
    assert listed(told, ledger) == []
    (item,) = listed([*told, (more, reading(more, "official"))], ledger)
    assert item.new[0].startswith("new: official")
    assert item.new[1] == "known: talks"


def test_old_news_and_muted_news_list_nothing() -> None:
    """A late story is history; so is the story so far."""
    late = story(1, "Family in talks", late=True)
    assert listed([(late, reading(late))]) == []
    past = story(2, "Family in talks", history=True)
    assert listed([(past, reading(past))]) == []


def test_windows_are_half_open() -> None:
    """A story seen at the end of the window is not in it; one at its beginning is."""
    one = story(1, hours=0)
    told = [(one, reading(one))]
    assert listed(told, window=Window(until=NOW)) == []
    assert len(listed(told, window=Window(since=NOW, until=NOW + timedelta(hours=1)))) == 1


def test_what_was_cut_is_still_owed() -> None:
    """A story held back by a limit comes again, one that was shown does not."""
    one = story(1, hours=50)
    told = [(one, reading(one))]
    ledger = Ledger(reader="default", until=NOW - timedelta(hours=24), held=frozenset({one.id}))
    assert len(listed(told, ledger)) == 1
    assert listed(told, Ledger(reader="default", until=NOW - timedelta(hours=24), shown=frozenset({one.id}))) == []


def test_the_story_so_far_is_known() -> None:
    """What history already told counts as known to every reader."""
    past, one = story(1, "Long ago", 900, history=True), story(2)
    alone = dict(listed([(one, reading(one))])[0].terms)["N"]
    told = dict(listed([(past, reading(past)), (one, reading(one))])[0].terms)["N"]
    assert told < alone == 1.0


def test_a_development_has_one_score_wherever_it_is_shown() -> None:
    """`show` and the listing give the same score to the same reader, the story so far being known to both."""
    past, one = story(1, "Long ago", 900, history=True), story(2)
    told = [(past, reading(past)), (one, reading(one))]
    words = lexicon_of(RULES, [told[0]])
    sight = Sight(stories={s.id: s for s, _ in told}, readings={s.id: r for s, r in told}, lexicon=words)
    (shown,) = everything(
        fold(told, RULES).developments, sight, now=NOW, weights=Weights(), ledger=Ledger(reader="me", until=None)
    )
    assert shown.terms == listed(told)[0].terms
    assert shown.score == listed(told)[0].score


@pytest.mark.parametrize(("languages", "lead"), [((), 3), (("de",), 2), (("fr", "de"), 2)])
def test_the_lead_speaks_the_readers_language(languages: tuple[str, ...], lead: int) -> None:
    """Language first, then authority, then earliest; a copy never leads."""
    first = story(1, "Family in talks", 5, language="en")
    german = story(2, "Familie verhandelt", 4, language="de")
    journal = story(3, "The talks as we saw them", 3, "wsj", language="en")
    copied = story(4, "Familie verhandelt", 2, "sec", language="fr")
    told = [(one, reading(one)) for one in (first, german, journal, copied)]
    assert int(listed(told, languages=languages)[0].lead.id, 16) == lead


def test_the_shipped_outlets_have_authority_or_kind() -> None:
    """No outlet of the shipped file is left to the prior of the unknown."""
    from tracker.config.shipped import knowledge_file

    outlets = yamlfile.read(knowledge_file("outlets"), "outlets").data["outlets"]
    assert [one["id"] for one in outlets if one.get("authority") is None and one.get("kind") is None] == []
