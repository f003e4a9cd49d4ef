"""How far a measure has come, from the wording: nouns, tense and the heading above it."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from loaders.parse.deed_verbs import NO_DEEDS
from loaders.parse.stated_cues import STATED
from loaders.parse.status_cues import (
    ACCOMPLISHED,
    DEED,
    DONE_LAST,
    FAILED,
    HEADS,
    INFINITIVE,
    PARTICIPLE,
    PERFECTIVE,
    PREDICATES,
    PROJECT,
    PROJECT_FOR,
    TO_COME,
)
from loaders.text.cues import Cue, Cues
from loaders.text.verbs import has_finite_verb

_OF_PLANS = ("rejected", FAILED, "planned", "in-preparation", "proposed")  # what is planned may be
_PREDICATES = Cues((cue, status) for status, cue in PREDICATES)
_PREDICATES_OF_PLANS = Cues((cue, status) for status, cue in PREDICATES if status in _OF_PLANS)
_STATED = Cues((cue, status) for status, cue in STATED)
_HEADS = Cues((cue, status) for status, cue in HEADS)
_PARTS = re.compile(r"\s+a\s+|,\s+")  # of a heading
_REMEMBERED = 300  # clauses: each is asked for its verb several times
_BRACKETS = re.compile(r"\([^()]*\)?")
_REMARK = Cue(r"(?:\s[-–—]|:|\s\()\s*(?P<remark>[^():]+)\)?$")
_LAST_WORDS = Cue(r",\s+(?!k\w+\s)(?P<remark>[^(),:]{3,40})$")
_LABEL = re.compile(r"(?P<label>[^:,.()]{4,40}):\s+\S")
_TO_COME = Cue(r"(?:teprve\s+)?(?:bude|budou|má|mají)\s+(?!(?:\w+\s+)?pokračovat)", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r",\s+(?:\w{1,3}\s+)?"
    r"(?:kte[rř]|jež|jenž|jehož|jejíž|aby|kde\b|kam\b|kdy\b|co\b|kdo\b|komu\b|což|protože|jelikož)|(?<!\d)\s[–—]\s|\s[–—]\s(?!\d)"
)
# A clause in the middle: "the garden, which they founded, is open".
_EMBEDDED = Cue(r",\s+(?:\w{1,3}\s+)?(?:kte[rř]|jenž|jež|kde\b)[^,]*,")
# Who runs a thing does not tell how far it has come: "zřízení klubu, provozuje jej charita".
_PROVIDER = Cue(r",\s+(?:zajišťuj|provozuj|realizuj|poskytuj|vede|spravuj|financuj)\w*\s.*")
# Nor does what it is good for: "vznik sociálního podniku, zaměstnává šest lidí".
_USE = Cue(
    r",\s+(?:\w+\s+){0,2}?(?:zaměstnáv|slouží|nabíz|využív|navštěvuj|pomáh|pracuj|docház)\w*(?:\s.*|$)"
)


class Verdict(NamedTuple):
    """A code of measure-status and the words that decided, None where no words did.

    *has_failed* tells that the thing did not come about: then it is no measure. *is_weak* is what
    is but likely, from a heading that tells no status: the words of an item tell better.
    """

    status: str
    cue: str | None = None
    has_failed: bool = False
    is_weak: bool = False


UNSPECIFIED = Verdict("unspecified")


def status_of(text: str, default: Verdict = UNSPECIFIED) -> Verdict:
    """Give the status that *text* tells; *default* is what its heading or introduction tells.

    What a main clause says comes first, then its leading noun, then *default*; a subordinate clause
    decides only for a thing that is no deed ("activities of the school, which help …").
    """
    labelled = _labelled(text)
    if labelled:
        return labelled
    plain = _BRACKETS.sub(lambda match: " " * len(match.group()), text)
    main = _PROVIDER.sub("", _SUBORDINATE.split(plain, maxsplit=1)[0])
    main = _USE.sub("", main) if is_deed(main) else main
    if (
        default.status == "planned" and not default.is_weak
    ):  # in a list of plans all is planned that is not refused
        told = _remark(text) or _predicate(main, _PREDICATES_OF_PLANS) or _proposal(main)
        return default if told is None or told.status == "planned" else told
    if default.status == "in-preparation":  # and what is prepared has not begun
        return _predicate(main) or default
    if default.has_failed:
        return default
    if default.is_weak and is_infinitive(main):  # whose verb is the heading
        return _remark(text) or default
    told = _remark(text) or _of_project(main) or _predicate(main) or _head(main) or _done(main)
    deed = _deed(main)
    told = told or (_predicate(_behind_what_depends(plain)) if deed else None)
    if told or deed:
        return told or (Verdict("achieved", deed) if default.status == "achieved" else default)
    return _predicate(_EMBEDDED.sub(",", plain)) or _predicate(plain) or _project_for(main, default)


def _behind_what_depends(text: str) -> str:
    """Give how a main clause goes on: "běží" of "doučování, které vede škola, běží"."""
    embedded = _EMBEDDED.search(text)
    return text[embedded.end() :] if embedded and has_finite_verb(text[embedded.end() :]) else ""


def stated(words: str) -> Verdict | None:
    """Give the status that a heading, a cell of a table or a remark states of something else."""
    return _first(_STATED, words, Cue.search)


def to_come(words: str) -> Verdict | None:
    """Give what a heading tells by the verb of what is to come: "co město udělá"."""
    match = PERFECTIVE.search(words) or TO_COME.search(words)
    return Verdict("planned", match.group()) if match else None


def of_heading(words: str) -> Verdict | None:
    """Give what a heading tells of its items; where it tells of what is done too, they do better.

    >>> of_heading("Co nás čeká").is_weak, of_heading("Co se podařilo a co nás čeká").is_weak
    (False, True)
    """
    told = stated(words) or to_come(words)
    parts = _PARTS.split(words) if told and told.status == "planned" else ()
    of_parts = [stated(part) for part in parts] if len(parts) > 1 else ()
    is_of_both = any(one and one.status == "achieved" for one in of_parts)
    return told._replace(is_weak=True) if told and is_of_both else told


def is_remarked(text: str) -> bool:
    """Whether what stands behind a label tells its status: "klub – v provozu".

    >>> is_remarked("dluhová poradna – v provozu"), is_remarked("dluhová poradna – radnice")
    (True, False)
    """
    return _remark(text) is not None


def is_deed(text: str) -> bool:
    """Whether *text* begins with a noun that tells a deed: "zavedení …", "vznik …".

    >>> is_deed("zavedení tréninkového bydlení"), is_deed("terénní programy")
    (True, False)
    """
    return _deed(text) is not None


def is_outcome(text: str) -> bool:
    """Whether *text* tells what came about or will, and no mere endeavour.

    >>> is_outcome("zřízení klubu"), is_outcome("mapování dluhů"), is_outcome("zlepšení bydlení")
    (True, False, False)
    """
    return has_predicate(text) or _head(text) is not None or ACCOMPLISHED.match(text) is not None


def is_accomplished(text: str) -> bool:
    """Whether *text* begins with a noun of what was done once: "zřízení klubu"."""
    return ACCOMPLISHED.match(text) is not None


def is_infinitive(text: str) -> bool:
    """Whether *text* begins with the infinitive of a deed: "otevřít klub"."""
    return INFINITIVE.match(text) is not None


def is_participle(text: str) -> bool:
    """Whether *text* begins with a participle without "být": "posílena terénní práce"."""
    return PARTICIPLE.match(text) is not None


def has_predicate(text: str) -> bool:
    """Whether *text* is a sentence rather than a label, by the verbs that tell a status."""
    return _predicate(text) is not None or PERFECTIVE.search(text) is not None


def _deed(text: str) -> str | None:
    match = DEED.match(text)
    return (
        match["cue"] if match and match["cue"].lower().removesuffix("m") not in NO_DEEDS else None
    )


@lru_cache(_REMEMBERED)
def _predicate(text: str, predicates: Cues[str] = _PREDICATES) -> Verdict | None:
    """Read the verbs of *text*, those of *predicates*."""
    return _first(predicates, text, Cue.search)


def _head(text: str) -> Verdict | None:
    return _first(_HEADS, text, Cue.match)


def _done(text: str) -> Verdict | None:
    """Read a participle at the end, without "být": "dílna s prodejnou otevřena"."""
    found = DONE_LAST.search(text)
    return Verdict("achieved", found.group()) if found and not has_finite_verb(text) else None


def _proposal(text: str) -> Verdict | None:
    """Read a leading noun that tells a mere proposal: "návrh na zavedení …"."""
    told = _head(text)
    return told if told and told.status == "proposed" else None


def _labelled(text: str) -> Verdict | None:
    """Read the status with which a label begins: "přesunuto na rok 2018: adaptační třída"."""
    found = _LABEL.match(text)
    return _first(_STATED, found["label"], Cue.match) if found else None


def _remark(text: str) -> Verdict | None:
    """Read what stands after a label to tell its status: "(probíhá)", ": návrh leží na městě"."""
    found = _REMARK.search(text)
    if found is None:
        last = None if has_predicate(text.partition(",")[0]) else _LAST_WORDS.search(text)
        return _first(_STATED, last["remark"], Cue.match) if last else None
    told = _first(_STATED, found["remark"], Cue.match)
    is_told = told or _TO_COME.match(found["remark"])
    return _predicate(found["remark"]) or told if is_told else None


def _first(
    cues: Cues[str], text: str, look: Callable[[Cue, str], re.Match[str] | None]
) -> Verdict | None:
    for words, status in cues.told_in(text):
        match = look(words, text)
        if match:
            return _verdict(status, match.groupdict().get("cue") or match.group())
    return None


def _verdict(status: str, cue: str) -> Verdict:
    return Verdict("unspecified", cue, True) if status == FAILED else Verdict(status, cue)


def _of_project(text: str) -> Verdict | None:
    """Tell what "will bring" something: a project is running, anything else is only planned."""
    match = PERFECTIVE.search(text)
    if not match:
        return None
    return Verdict("ongoing" if PROJECT.match(text) else "planned", match.group())


def _project_for(text: str, default: Verdict) -> Verdict:
    """Give *default*, but not as done for a project known by its purpose: this is not said."""
    match = PROJECT_FOR.match(text)
    is_open = default.status in ("achieved", UNSPECIFIED.status)
    return Verdict("unspecified", match.group()) if match and is_open else default
