"""What a cue says that its speaker does: saying, writing, asking, thinking and so on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from quotes.records import COMMUNICATION, Act

# Gathered from the cues of PolNeAR's train split; a word of several acts is under the commonest.
# Words of saying are listed for the sake of cues with two verbs: "said he wanted", "voiced doubt".
_VERBS = {
    Act.SAY: """
        accuse acknowledge add address admit advise affirm allege announce answer apologize argue
        articulate assert assure attack attest blame blast brief call caution charge cite claim
        clarify comment complain concede conclude condemn confess confide confirm contend criticise
        criticize declare decry defend deny denounce describe detail discuss dismiss disclose echo
        elaborate emphasise emphasize endorse exclaim explain express hint highlight imply indicate
        inform insist joke lament list maintain mention mock mutter narrate note observe opine
        outline point portray praise predict present proclaim propose protest quip quote raise react
        reassure recall recite recount refer reiterate reject relate remark remind repeat reply
        report respond retort reveal say shout show signal speculate state stress suggest swear talk
        tell testify thank tout underline underscore vent voice warn whisper yell
    """,
    Act.WRITE: "author blog email e-mail headline pen post publish read retweet text title tweet write",
    Act.ASK: "ask enquire grill inquire interrogate query question quiz wonder",
    Act.DEMAND: """
        appeal beg beseech bid compel convince demand direct encourage exhort implore instruct
        invite lobby mandate order persuade petition press pressure prod prompt push request require
        summon urge
    """,
    Act.PROMISE: "agree commit guarantee pledge promise threaten vow",
    Act.THINK: """
        anticipate appear assume believe consider contemplate deem disbelieve doubt envisage
        envision expect foresee guess imagine judge ponder presume reckon regard seem suppose
        suspect think trust view
    """,
    Act.KNOW: """
        ascertain detect determine discern discover find grasp hear know learn notice realise
        realize recognise recognize remember see sense understand witness
    """,
    Act.FEEL: """
        abhor admire adore anger despise detest disappoint dislike dread enjoy envy fear feel
        frustrate hate hope like loathe love mourn regret relish resent surprise upset worry
    """,
    Act.INTEND: """
        aim aspire attempt choose decide decline desire intend mull opt plan prefer prepare pursue
        refuse resolve seek strive try vote want wish
    """,
}
_OTHER_FORMS = {
    Act.SAY: """
        according allegation allegations announcement argument assertion comment comments
        denial interview said shown spoke spoken statement statements swore sworn testimony told
        warning warnings
    """,
    Act.WRITE: "written wrote",
    Act.DEMAND: "bade bidden",
    Act.PROMISE: "commitment promises threat threats",
    Act.THINK: """
        belief confidence confident convinced doubts expectation expectations foresaw foreseen
        likely opinion opinions skeptical sure suspicion thought unclear unsure views
    """,
    Act.KNOW: "aware found heard knew known saw seen understood",
    Act.FEEL: """
        afraid angry anxious ashamed concern concerned concerns fearful fears felt glad grateful
        happy hopeful hopes nervous optimistic outraged pessimistic proud relieved sorry thrilled
        worries
    """,
    Act.INTEND: """
        ambition chose chosen decision desires determined eager goal intent intention intentions
        plans ready reluctant sought unwilling willing wishes
    """,
}
# What is said through these is written, whatever the verb.
_WRITTEN_THROUGH = frozenset(
    "blog book column editorial email e-mail facebook instagram letter memo memoir op-ed tweet "
    "tweets twitter".split()
)
# Verbs that lend themselves to others: in "declined to say" and "seemed to doubt" those tell more.
_LIGHT = frozenset(
    "appear attempt call decline point raise refuse seem show signal try vote".split()
)

# Forms of verbs that are mostly nouns or adjectives where no cue has them: "swing states".
_NOUNS = frozenset(
    """
    address addresses answer answers bid bids comment comments detail detailed details email emails
    order orders point points present press protest protests question questions remark remarks
    request requests state states support voice voices
    """.split()
)

_PHRASES = {
    regex.compile(r"\bcall(?:s|ed|ing)? (?:up)?(?:for|on)\b", regex.IGNORECASE): Act.DEMAND,
    regex.compile(r"(?:\bwould|['’]d) (?:like|love)\b", regex.IGNORECASE): Act.INTEND,
}

# "she liked to | say"
_HABIT = regex.compile(
    r"(?<!would |[’']d )\b(?:like|love)[sd]? to (?=(?P<verb>\p{L}+))", regex.IGNORECASE
)
_AGREEING = regex.compile(r"\bagree(?:s|d|ing)?\b", regex.IGNORECASE)
_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
_DOUBLES_ITS_LAST = regex.compile(r"(?:^|[^aeiou])[aeiou][bdglmnprt]$")


def act_of(cue: str, content: str = "") -> Act:
    """The act of a cue; `SAY` where none of its words tells it.

    Who agrees promises only what the content begins with "to".
    """
    if _AGREEING.search(cue) and not content.startswith("to "):
        return Act.SAY
    return told_act(cue) or Act.SAY


def told_act(cue: str) -> Act | None:
    """The act of a cue as the first of its words that tells one does, or None."""
    habit = _HABIT.search(cue)
    if habit and habit["verb"].lower() in _reporting_forms():
        cue = cue[habit.end() :]
    words = [match.group().lower() for match in _WORD.finditer(cue)]
    if not _WRITTEN_THROUGH.isdisjoint(words):
        return Act.WRITE
    for phrase, act in _PHRASES.items():
        if phrase.search(cue):
            return act
    known = [_acts_by_form()[word] for word in words if word in _acts_by_form()]
    telling = [act for act, is_light in known if not is_light] or [act for act, _ in known]
    return telling[0] if telling else None


def may_report(words: str) -> bool:
    """Whether any of these words tells of speech or writing, and is seldom anything else."""
    reporting = _reporting_forms()
    return any(match.group().lower() in reporting for match in _WORD.finditer(words))


@cache
def _reporting_forms() -> frozenset[str]:
    acts = _acts_by_form()
    return frozenset(form for form, (act, _) in acts.items() if act in COMMUNICATION) - _NOUNS


@cache
def _acts_by_form() -> dict[str, tuple[Act, bool]]:
    """For every form of the words above: its act, and whether its verb is light."""
    found: dict[str, tuple[Act, bool]] = {}
    for act, verbs in _VERBS.items():
        for verb in verbs.split():
            for form in _inflected(verb):
                found[form] = act, verb in _LIGHT
    for act, forms in _OTHER_FORMS.items():
        found |= dict.fromkeys(forms.split(), (act, False))
    return found


def _inflected(verb: str) -> Iterator[str]:
    """The regular forms of a verb."""
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    else:
        yield f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
        stem = verb + verb[-1] if _DOUBLES_ITS_LAST.search(verb) else verb
        for base in {stem, verb}:
            yield from (f"{base}ed", f"{base}ing")
