"""The sum of evidence: what joins without a step, what outweighs what, and that the sum is what is shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import reading, story

from tracker.group.evidence import BIAS, WEIGHTS, chance, logit, pieces
from tracker.group.fold import fold
from tracker.group.policy import Policy
from tracker.group.recent import MOST, STORIES, Recent
from tracker.group.signature import Signature, sign
from tracker.model import Fold, Reading, Story

POLICY = Policy(
    voices={"spokeswoman": "spokeswoman", "founder": "founder"},
    people={"spokeswoman": "spokeswoman", "founder": "founder"},
    offices=frozenset({"palace"}),
)


def groups(found: Fold) -> list[list[int]]:
    """Numbers of the stories of each development."""
    return [[int(member.story, 16) for member in development.members] for development in found.developments]


def pair(one: Story, mine: Reading, other: Story, theirs: Reading) -> list[list[int]]:
    """What becomes of two stories."""
    return groups(fold([(one, mine), (other, theirs)], POLICY))


def signed(
    number: int, title: str, stage: str | None, hours: float = 0, language: str = "en", **said: object
) -> Signature:
    """A signature made by hand."""
    one = story(number, title, hours, language=language)
    return sign(one, reading(one, stage, **said), POLICY)  # type: ignore[arg-type]


def test_a_story_without_a_step_joins_across_languages_by_whom_it_names() -> None:
    """No step is no obstacle where both name somebody rare on one day."""
    one, two = story(1, "Senator asks about stake", language="en"), story(2, "Сенатор и доля", 3, language="ru")
    assert pair(one, reading(one, "probed", entities=("senator",)), two, reading(two, None, entities=("senator",))) == [
        [1, 2]
    ]


def test_steps_that_exclude_each_other_in_titles_stay_apart() -> None:
    """What is sought is not granted, though both stories name one person and one term."""
    one = story(1, "Founder asks for pardon", language="en")
    two = story(2, "Основатель помилован", 3, language="ru")
    shared = {"entities": ("senator",), "numbers": ("4 months",)}
    assert pair(one, reading(one, "sought", **shared), two, reading(two, "granted", **shared)) == [[1], [2]]  # type: ignore[arg-type]


def test_a_lonely_guess_is_not_made_among_many() -> None:
    """What would join the only development of the day joins none where a dozen might be meant."""
    last = story(99, "Сегодня", 20, language="ru")
    first = story(1, "Matter 1", language="en")
    alone = fold([(first, reading(first, "a0")), (last, reading(last, None))], POLICY)
    assert groups(alone) == [[1, 99]]
    told = [
        (one, reading(one, f"a{number}")) for number in range(12) if (one := story(number + 1, f"M{number}", number))
    ]
    assert [99] in groups(fold([*told, (last, reading(last, None))], POLICY))


def test_a_name_of_every_story_says_nothing() -> None:
    """Who is named all the time ties nothing together, who was never named most."""
    recent = Recent()
    for _ in range(2 * STORIES):
        recent.add({"stake"}, frozenset({"president"}))
    telling = recent.telling(frozenset({"stake"}), frozenset({"president", "senator"}))
    assert telling["president"] < 0.05
    assert telling["senator"] == MOST


def test_the_least_telling_topic_decides() -> None:
    """A name that is rare in one topic and daily in another says as little as in the other."""
    recent = Recent()
    for _ in range(50):
        recent.add({"stake"}, frozenset({"president"}))
        recent.add({"pardon"}, frozenset())
    assert recent.telling(frozenset({"stake", "pardon"}), frozenset({"president"}))["president"] < 0.1


def test_the_sum_of_the_pieces_is_the_score_shown() -> None:
    """What a development says it joined a story at is the chance that the weighed pieces give."""
    one, two = story(1, "Family in talks", language="en"), story(2, "Familia negocia", 5, language="es")
    mine, theirs = reading(one, entities=("fund",)), reading(two, entities=("fund",))
    (found,) = fold([(one, mine), (two, theirs)], POLICY).developments
    recent = Recent()
    recent.add({"stake"}, mine.entities)
    left, right = sign(one, mine, POLICY), sign(two, theirs, POLICY)
    weighed = pieces(left, right, POLICY, recent.telling(right.topics, right.concepts))
    assert logit(weighed) == pytest.approx(BIAS + sum(WEIGHTS[name] * value for name, value in weighed.items()))
    assert found.members[1].score == round(chance(logit(weighed)), 4)
    assert found.members[1].why == "same stage: talks; kindred words; both name fund"


def test_every_piece_has_a_weight() -> None:
    """No evidence is gathered that does not count, and none counts that is not gathered."""
    seen: set[str] = set()
    for stage in ("talks", "invested", None):
        for language in ("en", "es"):
            for status in ("reported", "reaction"):
                for speaker in ("founder", "spokeswoman"):
                    mine = signed(
                        1, "Moonpay pays 44 senators", "talks", speaker="founder", origin="WSJ", numbers=("$1",)
                    )
                    theirs = signed(
                        2,
                        "Moonpay paga 45 senadores",
                        stage,
                        9,
                        language,
                        status=status,
                        speaker=speaker,
                        origin="WSJ",
                        numbers=("$1",),
                    )
                    seen |= pieces(mine, theirs, POLICY, {}).keys()
    assert seen <= WEIGHTS.keys()
    assert WEIGHTS.keys() - seen <= {
        "stage deep",
        "stage kin",
        "stage named",
        "clash deep",
        "names",
        "things",
        "overlap",
        "figures apart",
    }


def test_an_office_speaks_through_persons() -> None:
    """A denial by the palace, whose story names the spokeswoman, is the spokeswoman's denial."""
    one, two = story(1, "Spokeswoman denies sale", language="en"), story(2, "Дворец отрицает", 2, language="ru")
    mine = reading(one, "denied", status="denied", speaker="spokeswoman", entities=("spokeswoman",))
    theirs = reading(two, "denied", status="denied", speaker="palace", entities=("palace", "spokeswoman"))
    assert pair(one, mine, two, theirs) == [[1, 2]]
    alone = reading(two, "denied", status="denied", speaker="palace", entities=("palace",))
    assert pair(one, mine, two, alone) == [[1], [2]]
