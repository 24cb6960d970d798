"""What state a story gives its fact: reported as, never truth.

Cues, the steps a title tells and who acts in it decide together; the title before the sentence that proves the topic.
A title that tells the fact is not overruled by a side remark of the summary ("the founder denies it").
"""

from collections.abc import Mapping, Sequence

from tracker.claims.actor import DECIDING, Role
from tracker.claims.hear import Heard, hear
from tracker.claims.origin import credit, own
from tracker.claims.speaker import speaker
from tracker.claims.speech import doer
from tracker.claims.stages import said
from tracker.claims.title import Title, nature_of, title_of
from tracker.match.asides import asides, outside
from tracker.match.scan import Hit, Scan
from tracker.model import Claim, StageHit, Status, Story, Tag
from tracker.rules.rules import Rules

#: Those whose word on an affair of others is an opinion.
_OUTSIDE: tuple[Role, ...] = ("lawmaker", "public")
_Decision = tuple[Status | None, Hit | None]


def assess(story: Story, scan: Scan, tags: Sequence[Tag], stages: Sequence[StageHit], rules: Rules) -> Claim:
    """The claim of a story about its topics."""
    known = frozenset().union(*(rules.by_id[tag.topic].stage_keys for tag in tags))
    heard = [hear(scan, sentence, known) for sentence in said(scan, tags)]
    main = {hit.topic: hit for hit in reversed(stages)}
    titled = {hit.topic: hit.stage for hit in main.values() if hit.span.field == "title"}
    before = [
        (hit.topic, hit.stage)
        for hit in stages
        if hit.span.field == "title" and hit.span.start < main[hit.topic].span.start
    ]
    title = title_of(heard[0], titled, before, tags, scan, rules)
    status, cue = _decide(title, heard[1:])
    if status == "reported" and cue is None and not title.told and not title.soft:
        status = _below(main, heard[1:], scan, rules)
    by = credit(story, scan, rules, cue if status == "denied" else None)
    home = own(story, rules)
    spoken = home is not None and home.kind in ("official", "court")
    if by is not None and status == "official" and not spoken and not _official_voice(scan, rules):
        status, cue = "reported", by
    if spoken and status in ("reported", "confirmed", "official"):
        status = "official"
    if status == "reported" and by is None and home is not None and home.kind == "company" and not title.soft:
        status = "official"  # a firm's own notice
    if status == "reported" and cue is None:
        cue = by
    voice = 1.0 if spoken else 0.5 if status == "official" or _official_voice(scan, rules) else 0.0
    return Claim(
        status=status,
        speaker=_speaker(cue, status, title),
        origin=rules.outlets[by.id].name if by is not None else None,
        span=scan.span(cue) if cue is not None else None,
        official=voice,
    )


def _speaker(cue: Hit | None, status: Status, title: Title) -> str | None:
    """Who says it; nobody for what sources, rumours and reports say."""
    if cue is None or cue.kind == "credit" or status in ("reported", "rumour"):
        return None
    return speaker(title.scan, title.rules, cue)


def _decide(title: Title, rest: Sequence[Heard]) -> tuple[Status, Hit | None]:
    status, cue = _of_title(title)
    refused = [one.cues["denied"] for one in rest if "denied" in one.cues and not one.undenied]
    if status == "confirmed" and title.party_speaks and not title.settled and refused:
        return "denied", refused[0]  # the title gives the words of one it concerns, the summary says they deny
    if status in ("official", "confirmed") and cue is None and "act" not in title.told and _sourced(rest):
        return "reported", _sourced(rest)
    if status is not None:
        return status, cue
    for sentence in rest:
        status, cue = _of_sentence(sentence, title)
        if status is not None:
            return status, cue
    supposed = title.heard.asked or (title.heard.hedged and "act" in title.told)
    if title.told == {"open"} or supposed or (title.overheard and not title.credited):
        return "rumour", None
    return "reported", None


def _below(main: Mapping[str, StageHit], rest: Sequence[Heard], scan: Scan, rules: Rules) -> Status:
    """What the summary does firmly where the title says nothing of it: "The end of a long case. Trump pardons …".

    A step that is recalled, that waits, or that somebody tells of is none.  On nine labelled sets this mended the
    status of 9 of 599 stories and spoilt one.
    """
    if any(one.hedged or one.asked or one.undenied or one.cues for one in rest):
        return "reported"
    firm = {scan.span(hit) for hit in outside(scan.of("stage"), asides(scan))}
    acts = (hit for hit in main.values() if nature_of(hit.topic, hit.stage, rules) == "act")
    return "official" if any(hit.span in firm for hit in acts) else "reported"


def _sourced(rest: Sequence[Heard]) -> Hit | None:
    """The summary rests on sources, and on no office before them."""
    for sentence in rest:
        if "official" in sentence.cues:
            return None
        if "reported" in sentence.cues:
            return sentence.cues["reported"]
    return None


def _of_title(title: Title) -> _Decision:
    cues, told = title.heard.cues, title.told
    if title.heard.undenied:
        return "reported", cues.get("reported")
    for step in (_denied, _opinion, _pending, _decided):
        status, cue = step(title)
        if status is not None:
            return status, cue
    if title.credited and title.party_speaks and "fact" in told and not {"reported", "rumour"} & cues.keys():
        return "confirmed", cues.get("confirmed")  # the outlet is whom it was said to
    if "reported" in cues or title.credited:
        return "reported", cues.get("reported")
    if "confirmed" in cues:
        announced = cues["confirmed"].id == "announced" and "act" in told and not title.soft
        public = announced or _office(title, cues["confirmed"])
        return ("official" if public else "confirmed"), cues["confirmed"]
    if "rumour" in cues:
        return "rumour", cues["rumour"]
    if title.soft:
        return None, None
    if title.role == "public" and "act" in told:
        return "reported", None
    if "act" in told:
        return ("reported" if title.foreign and title.speech is not None else "official"), None
    if "fact" in told:
        return "confirmed", None
    if title.own_word:
        return "confirmed", None
    return ("official" if title.acted else None), None


def _denied(title: Title) -> _Decision:
    """Who says no: one it concerns denies, a court or agency decides, a critic answers."""
    cue = title.heard.cues.get("denied")
    if cue is None:
        return None, None
    who = doer(title.scan, title.rules, cue)
    role = who.role if who is not None else None
    about = any(hit.start >= cue.start for hit in title.scan.of("cue", "claim", 0))
    if role == "court" or (role == "authority" and not about and cue.id != "negation"):
        return (None, None) if title.soft else ("official", cue)
    if role in _OUTSIDE:
        return "reaction", cue
    return "denied", cue


def _opinion(title: Title) -> _Decision:
    """What those outside the affair think of it."""
    cues, told = title.heard.cues, title.told
    words = title.speech
    if words is not None and words.actor.role in _OUTSIDE and not (words.form == "head" and _formal(title)):
        return "reaction", cues.get("reaction")
    if "reaction" in cues and (_acts_first(title, cues["reaction"]) or _charges(title)):
        return None, None
    if "reaction" in cues or told == {"answer"}:
        if title.role in ("court", "authority") and not title.soft and "reaction" not in cues:
            return None, None
        decided = "official" in cues or _office_named(title)
        if told == {"answer"} and "reaction" not in cues and decided and title.defends and not title.soft:
            return "official", cues.get("official")
        return "reaction", cues.get("reaction")
    if title.foreign and title.role in _OUTSIDE and not _formal(title):
        return "reaction", None
    return None, None


def _acts_first(title: Title, remark: Hit) -> bool:
    """One who can does something before the remark is told: "senators demand records on corrupt pardon"."""
    if title.who is None or title.role == "public":
        return False
    verbs = ("act", "demand") if title.role in DECIDING else ("act",)
    doing = (hit.start for verb in verbs for hit in title.scan.of("cue", verb, 0))
    return any(title.who.hit.end <= start < remark.start for start in doing)


def _charges(title: Title) -> bool:
    """Courts and agencies blame by what they file and rule: "Feds rip exchange in suit"."""
    spoken = title.speech is None or title.speech.actor.role in ("court", "authority")
    return title.role in ("court", "authority") and spoken and not title.soft


def _formal(title: Title) -> bool:
    """A lawmaker does what the office allows, a letter, a bill, a probe; an outsider tells more than the act of others.

    The steps of lawmakers stand above `criticised` in a topic file, those they can only comment on below it.
    """
    if title.role == "public":
        return title.formal or not {"act", "fact"} & title.told
    return title.formal or any(True for verb in ("demand", "act") for _ in title.scan.of("cue", verb, 0))


def _pending(title: Title) -> _Decision:
    """Nothing has happened yet: weighed, bet on, asked."""
    cues, told = title.heard.cues, title.told
    if told == {"open"} and title.role != "court" and (title.soft or not title.acted):
        return "rumour", cues.get("rumour")
    if title.heard.asked and (told or title.heard.hedged) and title.role not in DECIDING:
        return "rumour", cues.get("rumour")
    return None, None


def _decided(title: Title) -> _Decision:
    """Those who decide by their office do."""
    cues = title.heard.cues
    if title.soft:
        return None, None
    if "official" in cues and "rumour" not in cues:
        return "official", cues["official"]
    if title.role in DECIDING and (title.speech is None or title.speech.form == "colon"):
        return "official", None
    words = title.speech
    if words is not None and words.form in ("verb", "head") and words.actor.role in ("court", "authority"):
        return "official", None
    return None, None


def _of_sentence(sentence: Heard, title: Title) -> _Decision:
    """What a sentence of the summary adds where the title left the status open.

    When the title tells a step itself, a denial or reaction further down is somebody's remark on it.
    """
    cues, told = sentence.cues, bool(title.told)
    if sentence.undenied:
        return "reported", cues.get("reported")
    denied, sources = cues.get("denied"), cues.get("reported")
    open_title = not told or "rumour" in title.heard.cues or title.party_speaks
    if denied and open_title and (sources is None or denied.start < sources.start):
        return "denied", denied
    if "reaction" in cues and not told:
        return "reaction", cues["reaction"]
    if "official" in cues and (sources is None or cues["official"].start < sources.start):
        return "official", cues["official"]
    if sources is not None or any(title.scan.of("credit", sentence=sentence.sentence)):
        loose = (title.overheard or title.heard.asked) and not title.credited
        return ("rumour" if loose else "reported"), sources
    if "confirmed" in cues:
        return ("official" if _office(title, cues["confirmed"]) else "confirmed"), cues["confirmed"]
    if "rumour" in cues and not told:
        return "rumour", cues["rumour"]
    return None, None


def _office(title: Title, cue: Hit) -> bool:
    who = speaker(title.scan, title.rules, cue)
    return who is not None and who in title.rules.concepts and title.rules.concepts[who].kind == "office"


def _office_named(title: Title) -> bool:
    """The one who decided speaks in the title: defending one's own act is official, others' praise a reaction."""
    return any(title.rules.concepts[hit.id].kind == "office" for hit in title.scan.of("concept", sentence=0))


def _official_voice(scan: Scan, rules: Rules) -> bool:
    """An office is named beside a word of confirming or announcing."""
    return any(True for _ in scan.of("cue", "official"))
