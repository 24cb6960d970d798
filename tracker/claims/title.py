"""A title as the decision about its status sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.claims.actor import DECIDING, Actor, Role, actors, phrase, subject
from tracker.claims.hear import Heard
from tracker.claims.origin import titled as credits_of
from tracker.claims.speech import Speech, speech
from tracker.match.scan import Hit, Scan
from tracker.model import Status, Tag
from tracker.rules.rules import Nature, Rules
from tracker.text.word_order import VERB_LATE

#: Status and the stage by whose rank in the topic file it is measured.
OUTRANKED: tuple[tuple[Status, str], ...] = (("denied", "denied"), ("reaction", "criticised"))
#: A negation this short in a script without spaces is half a word: 不 stands in 不久 too.
_SHORT_NEGATION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title as the decision sees it."""

    scan: Scan
    rules: Rules
    heard: Heard
    told: frozenset[Nature | None]  #: what kinds of steps it tells
    foreign: bool  #: a topic of the story is the doing of others than its subject
    who: Actor | None  #: its subject
    speech: Speech | None
    credited: bool  #: to another outlet
    overheard: bool  #: to a reporter in person
    settled: bool  #: it tells a step above a denial
    formal: bool  #: it tells an act above criticism

    @property
    def role(self) -> Role | None:
        """Role of the subject."""
        return self.who.role if self.who is not None else None

    @property
    def soft(self) -> bool:
        """Nothing in it is said firmly and on its own account."""
        heard = self.heard
        hedged = heard.asked or (heard.hedge is not None and not self._done_before(heard.hedge))
        return hedged or "reported" in heard.cues or self.credited or self.overheard or self._rumoured()

    def _rumoured(self) -> bool:
        """Rumour has it; such a word behind the subject tells what it is about: "senators ask about rumoured tie"."""
        cue = self.heard.cues.get("rumour")
        return cue is not None and (self.who is None or cue.start < self.who.hit.start)

    def _done_before(self, hedge: Hit) -> bool:
        """The verb stands before the hedge, which then is about something else: "senators press SEC on possible deal".

        Only where the verb of a title follows its subject: in other languages what modifies it stands behind.
        """
        if self.who is None or hedge.language in VERB_LATE:
            return False
        verbs = (hit.start for verb in ("act", "demand") for hit in self.scan.of("cue", verb, 0))
        return any(self.who.hit.end <= start < hedge.start for start in verbs)

    @property
    def acted(self) -> bool:
        """Somebody who can does in public what they do."""
        able = any(one.role != "public" for one in actors(self.scan, self.rules))
        return able and "quiet" not in self.told and any(True for _ in self.scan.of("cue", "act", 0))

    @property
    def defends(self) -> bool:
        """Somebody stands up for the fact."""
        return _defended(self.scan)

    @property
    def own_word(self) -> bool:
        """A firm it concerns says so of itself; what persons say may be about anything."""
        if self.speech is None or not self.speech.inside:
            return False
        if "own" in self.told:
            return True
        if self.speech.form != "verb":
            return False
        hit = self.speech.actor.hit
        return hit.kind != "concept" or self.rules.concepts[hit.id].kind == "company"

    @property
    def party_speaks(self) -> bool:
        """It gives the words of one it concerns."""
        return self.speech is not None and self.speech.inside


def title_of(
    heard: Heard,
    titled: Mapping[str, str],
    before: Sequence[tuple[str, str]],
    tags: Sequence[Tag],
    scan: Scan,
    rules: Rules,
) -> Title:
    """Everything the decision needs of a title.

    Args:
        heard: its cues.
        titled: by topic, the stage it tells first.
        before: stages said before that one, with their topics.
        tags: of the story.
    """
    words = speech(scan, rules)
    # Names inside a quotation that opens the title do nothing: who is quoted does.
    who = words.actor if words is not None and words.form == "head" else subject(scan, rules)
    settled = _above("denied", titled, rules)
    told = _kinds(titled, () if settled else before, scan, rules)
    if words is not None and words.inside and not _defended(scan) and not _done(words, scan, rules):
        heard = _refusing(heard, words, scan)
    heard = _outranked(heard, titled, rules)
    acting = _acting(who, scan, rules)
    focus = [rules.by_id[tag.topic] for tag in tags if tag.role == "focus"]
    foreign = any(topic.actors and acting.isdisjoint(topic.actors) for topic in focus)
    return Title(
        scan=scan,
        rules=rules,
        heard=heard,
        told=told,
        foreign=foreign,
        who=who,
        speech=words,
        credited=bool(credits_of(scan, rules)),
        overheard=any(True for _ in scan.of("cue", "reporter", 0)),
        settled=settled,
        formal="act" in told and _above("criticised", titled, rules),
    )


def _kinds(
    titled: Mapping[str, str], before: Sequence[tuple[str, str]], scan: Scan, rules: Rules
) -> frozenset[Nature | None]:
    """What kinds of steps a title tells: an act said before a fact counts too, an inquiry of the press does not."""
    told = frozenset(nature_of(topic, one, rules) for topic, one in titled.items())
    if "fact" in told and any(nature_of(topic, one, rules) == "act" for topic, one in before):
        told |= {"act"}  # "Binance opens trading in the coin used for its stake" opens trading
    return told - {"act"} if "act" in told and _by_the_press(scan, rules) else told


def _acting(who: Actor | None, scan: Scan, rules: Rules) -> frozenset[str]:
    """Concepts of whoever acts, with the names beside his office (`President Trump`); of all where nobody is told."""
    named = actors(scan, rules)
    if who is None or who not in named:
        return frozenset(hit.id for hit in scan.of("concept", sentence=0))
    return frozenset(one.hit.id for one in phrase(named.index(who), named, scan))


def _defended(scan: Scan) -> bool:
    return any(True for _ in scan.of("stage", "defended", 0))


def _done(words: Speech, scan: Scan, rules: Rules) -> bool:
    """The speaker's act is told before what he says of it: "Trump pardons founder: «he did nothing wrong»"."""
    between = range(words.actor.hit.end, words.start)
    acts = (hit for hit in scan.of("stage", sentence=0) if hit.id in rules.stages and hit.start in between)
    return words.form == "quote" and any(rules.stages[hit.id].nature == "act" for hit in acts)


def _by_the_press(scan: Scan, rules: Rules) -> bool:
    """The step is a newspaper's inquiry: its word is one for a report, and nobody is named who could open a probe."""
    stages, reports = [*scan.of("stage", sentence=0)], [*scan.of("cue", "report", 0)]
    alike = any(one.start < other.end and other.start < one.end for one in stages for other in reports)
    return alike and not any(one.role in DECIDING for one in actors(scan, rules))


def nature_of(topic: str, stage: str, rules: Rules) -> Nature | None:
    """What kind of step a stage of a topic is."""
    found = rules.by_id[topic].stage(stage)
    return found.nature if found is not None else None


def _refusing(heard: Heard, words: Speech, scan: Scan) -> Heard:
    """A title in which one it concerns says "no": `White House: no pardon planned`, `Teng: not our call`."""
    if "denied" in heard.cues or heard.undenied or (words.form == "verb" and heard.hedged):
        return heard
    for hit in scan.of("cue", "negation", 0):
        plain = hit.language in ("zh", "ja", "ko") and hit.end - hit.start <= _SHORT_NEGATION
        if words.start <= hit.start < words.end and not plain:
            return replace(heard, cues={**heard.cues, "denied": hit})
    return heard


def _outranked(title: Heard, titled: Mapping[str, str], rules: Rules) -> Heard:
    """A title without the denial or reaction that its topics rank below what else it says.

    "Trump says he does not know CZ and rejects questions" disowns first, "Senators condemn the pardon in a resolution"
    resolves first, where the topic file lists `disowned` and `resolution` before `denied` and `criticised`.
    """
    cues = dict(title.cues)
    for status, stage in OUTRANKED:
        if _above(stage, titled, rules):
            cues.pop(status, None)
    return replace(title, cues=cues)


def _above(stage: str, titled: Mapping[str, str], rules: Rules) -> bool:
    """Every topic that has such a stage ranks what the title tells above it."""
    ranks = [
        order.index(said) < order.index(stage)
        for topic, said in titled.items()
        if stage in (order := [one.id for one in rules.by_id[topic].stages]) and said in order
    ]
    return bool(ranks) and all(ranks)
