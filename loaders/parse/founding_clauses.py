"""Whether a clause with words of a beginning tells that of the partnership, and as done."""

import re
from collections.abc import Callable, Mapping

from loaders.parse.founding_acts import (
    ATTRIBUTE,
    BROUGHT,
    EITHER,
    HAS,
    IN_PRESENT,
    MEETING,
    MET,
    NOUN,
    OBJECT,
    SINCE,
    SUBJECT,
    TO_DO,
    Act,
)
from loaders.parse.founding_meetings import ADVERBS, OWN, has_met, is_its_meeting
from loaders.parse.founding_subjects import (
    NAMED_SO,
    PRONOUN,
    Clause,
    follows_name,
    has_it,
    has_since,
    is_subject,
    remarks_on_name,
)
from loaders.parse.partnership_mentions import (
    DATIVE,
    DIRECT,
    GENITIVE,
    OBLIQUE,
    PartnershipMention,
    find_partnerships,
)
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.points import MONTH, POINT, YEAR

_HAPPENS = re.compile(r"\bkoná\b")  # in a chronicle has happened
_NOT_DONE = Cue(
    r"\b(?:(?:pracuje|pracovalo|funguje|fungovalo)\s+ve?\s+(?:\w+\s+){1,2}skupinách|bude|budou|by\s+měl\w*|měl\w*\s+(?:by|konat|proběhnout|uskutečnit|sejít|vzniknout|být)|má\s+být|"
    r"(?:je|bylo)\s+(?:na)?plánován\w*|je\s+svolán\w*|(?:předpokládan|plánovan|zamýšlen)\w*|plánuje|nebyl\w*|"
    r"ne(?:vznik|došl|ustav|založ|zříz|zřídi|vytvoř|podař|konal|proběh|uskuteč|sešl|dohod|existuj|funguj)\w*|"
    r"kroky\s+k|připravuje|uskuteční|koná|proběhne|sejd(?:e|ou)|chystá|vznikne|obnov\w*|přestáv\w+|nov\w+\s+(?:složení|podob\w+)|"
    r"prac(?:i|uj\w+|ova\w+)\b[^.;]{0,60}?\bna\s+(?:\w+\s+){0,2}"
    r"(?:plán|strategii|aktualiz|příprav|projekt|analýz|návrh)\w*|práci\s+na(?!\s+(?:podzim|jaře|jaro|počátku|začátku|konci|přelomu)|\s+(?:\w+\s+)?(?:setkání|schůz|jednání|zasedání))|"
    r"odložen[aoy]?|odročen[aoy]?|zrušen[aoy]?|nejpozději|(?:někdy\s+)?(?:kolem|okolo)\s+rok\w+|pravděpodobně|zřejmě|patrně|asi|snad|prý|na\s+přelomu|letos\s+poprvé|(?:pozva|zval)\w*\s+(?:\w+\s+){0,3}?na\s+(?=\d)|výroč\w+|(?<!nad\s)oslav(?!an|i[čc])\w*|připom\w+|vědomí|"
    r"schváli\w*\s+(?:vznik|založení|ustavení))\b",
    re.IGNORECASE,
)
# "Nedaleká Mohelnice má partnerství od roku 2013"
_OF_NEIGHBOUR = re.compile(
    rf"\W*(?:(?:ve?|na)\s+)?(?i:nedalek|vedlejš|blízk|okoln|sousedn)\w+\s+(?:měst\w+\s+|obc\w+\s+)?[{CAPITAL}]"
)
_ANOTHER = Cue(
    r"\b(?:jin[áéí]\s+(?:měst|obc)|vzorem|inspir|navštív|sousedn|příkladem)\w*", re.IGNORECASE
)
# Where these are founded beside a partnership, it may be the partnership that founds them.
_OTHERS = re.compile(
    r"\b(?:skupin|komis|výbor|tým|plán|fond|sdružení|centr|klub|spol(?:ek|k)|nada[čc]|poradn[auy]\b)\w*",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(r"(?<!jako )\bsv(?:ého|ou|ůj|é|oje)\s", re.IGNORECASE)
_ONLY_ADVERBS = re.compile(ADVERBS)
# Who founds it, so that "které" is what they founded: "které v té době město ustavilo".
_FOUNDERS = Cue(
    r"\b(?:měst[oa]|obec|obce|městys|radnice|rada|radní|zastupitel\w+|Agentura|zástupci|organizace|instituce)\b",
    re.IGNORECASE,
)
_NEEDS_DAY, _BROUGHT = re.compile(IN_PRESENT), re.compile(BROUGHT)
_IT = re.compile(r"\b(?:ho|jej|je)\b")
_DECIDED_TO = re.compile(TO_DO)
_DID_SO = re.compile(r"\b(?:učinil[aoiy]?\s+tak|tak\s+(?:i\s+)?učinil[aoiy]?)\b", re.IGNORECASE)
_SINCE_DAY = re.compile(rf"\bod\s+(?:dne\s+|roku\s+)?{POINT}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\W*{POINT}\.?\s*[:|–—-]\s", re.IGNORECASE)
_TIME_FIRST = re.compile(
    rf"\W*(?:rok|jaro|léto|podzim|zima|měsíc|{MONTH})\s+(?:(?:roku\s+)?{YEAR}\s+)?přinesl",
    re.IGNORECASE,
)
_WHICH = re.compile(r"(?:které|jež)(?!\w)")
_WHOSE = re.compile(r"jehož(?!\w)")
_DATE_OF = re.compile(r"\b(?:datum|den|(?<!ý )(?<!í )rok)\s+$", re.IGNORECASE)


def is_beginning(clause: Clause, act: Act) -> bool:
    """Whether *act* in *clause* tells the beginning of the partnership as done."""
    if _OF_NEIGHBOUR.match(clause.part.sentence):
        return False
    text = _HAPPENS.sub(" ", clause.text) if clause.spoken.of_the_past else clause.text
    if _NOT_DONE.search(text) or _ANOTHER.search(clause.part.sentence[: clause.part.end]):
        return False
    return _OF_ROLE[act.role](clause, act)


def _is_founded(clause: Clause, act: Act) -> bool:
    """Whether others founded it, where nothing else may be what was founded."""
    if not _is_told_as_done(clause, act):
        return False
    if "vzniknout" in act.words:
        return clause.names(DATIVE)
    is_for_itself = act.role == EITHER and PRONOUN.search(clause.text)
    is_other = _OTHERS.search(clause.text) or is_for_itself
    is_own = act.role == EITHER and _ITS_OWN.search(clause.text)
    is_which = _WHICH.match(clause.part.sentence, clause.part.start) and follows_name(clause)
    is_named = (
        clause.names(DIRECT) or _is_meant(clause) or (is_which and _FOUNDERS.search(clause.text))
    )
    return bool(is_named) and not is_other and not is_own


def _is_meant(clause: Clause) -> bool:
    """Whether "ho" stands for a partnership named last before: "…, kdy ho založili zástupci"."""
    before = clause.part.sentence[: clause.part.start]
    is_when = clause.part.sentence.startswith("kdy", clause.part.start)
    is_other = _OTHERS.search(before) or clause.mentions
    return (
        is_when
        and not is_other
        and bool(_IT.search(clause.text))
        and any(find_partnerships(before))
    )


def _is_told_as_done(clause: Clause, act: Act) -> bool:
    """Whether what *act* tells in the present or as to come is told as done by the words around."""
    sentence = clause.part.sentence
    behind = sentence[clause.part.end :]
    if _NEEDS_DAY.fullmatch(act.words):
        is_kept = act.words.startswith("zřiz") and _SINCE_DAY.search(clause.text)
        return bool(_DAY_FIRST.match(sentence) or is_kept)
    if _DECIDED_TO.fullmatch(act.words):
        return _DID_SO.search(behind) is not None
    return not _BROUGHT.fullmatch(act.words) or _TIME_FIRST.match(sentence) is not None


def _is_attribute(clause: Clause, act: Act) -> bool:
    return any(
        _agrees(act, mention)
        and (_named_until(clause.text, mention, act) or _is_before(clause.text, act, mention))
        for mention in clause.mentions
    )


def _agrees(act: Act, mention: PartnershipMention) -> bool:
    endings = {
        DIRECT: ("é",),
        GENITIVE: ("ého", "é"),
        DATIVE: ("ému",),
        OBLIQUE: ("ém", "ým", "ého", "ému"),
    }
    return act.words.endswith(endings[mention.case])


def _named_until(text: str, mention: PartnershipMention, act: Act) -> bool:
    named = re.compile(rf"{NAMED_SO}{ADVERBS}")
    return mention.end <= act.start and named.fullmatch(text, mention.end, act.start) is not None


def _is_before(text: str, act: Act, mention: PartnershipMention) -> bool:
    between = text[act.end : mention.start]
    return mention.start >= act.end and _ONLY_ADVERBS.fullmatch(between) is not None


def _is_its_noun(clause: Clause, act: Act) -> bool:
    """Whether *act* is a noun with the partnership's name behind it, or "its" in front of it."""
    if _WHOSE.match(clause.part.sentence, clause.part.start):
        return follows_name(clause)
    if _DATE_OF.search(clause.text[: act.start]) and (
        clause.spoken.of_partnership or clause.spoken.last
    ):
        return True
    if OWN.search(clause.text[: act.start]):
        return any(clause.mentions) or follows_name(clause) or clause.spoken.last
    if clause.text.startswith(":", act.end):  # "the partnership (founded: May 2011)"
        return clause.names(DIRECT)
    if remarks_on_name(clause.part.sentence[: act.start]):
        return True
    return any(_is_of(clause.text, act, mention) for mention in clause.mentions)


def _is_of(text: str, act: Act, mention: PartnershipMention) -> bool:
    between = text[act.end : mention.start]
    is_behind = mention.start >= act.end and mention.case in (GENITIVE, DIRECT)
    return is_behind and re.fullmatch(r"\s+(?:\w+ho\s+){0,2}", between) is not None


_OF_ROLE: Mapping[str, Callable[[Clause, Act], bool]] = {
    SUBJECT: is_subject,
    SINCE: has_since,
    EITHER: _is_founded,
    OBJECT: _is_founded,
    ATTRIBUTE: _is_attribute,
    HAS: has_it,
    NOUN: _is_its_noun,
    MEETING: is_its_meeting,
    MET: has_met,
}
