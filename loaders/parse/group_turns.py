"""Working groups told one after the other, or as one for each of several areas."""

import re

from loaders.document import Line
from loaders.parse.group_names import bare_name, group_names, is_theme, stated_count
from loaders.text.bullet_lists import trimmed
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.verbs import finite_verbs

LEADS = (
    r"(?:(?:kter\w+|jež|jimi[žs]?|jejichž|a\s+to|a\s+sice|totiž|tedy|konkrétně|se|jsou|je|byl[aoiy]|"
    r"bud(?:e|ou)|m(?:á|ají)\s+na\s+starosti?|pro|nad?|ke?|ve?|o|dle|podle|(?:ustav|zříz|vytvoř|založ|urč)en\w*|nazvan\w+|zvan\w+|s\s+názv\w+|jmenuj\w+|říká|(?:nes|dosta)\w+\s+(?:náz[ev]v?|jmén)\w*|"
    r"(?:věn|zabýv|zaměř|soustřeď?|orient|řeš|týk)\w*|(?:oblast|problemati|témat)\w*)[,:]?\s+)"
)
"""Words that lead to what groups are for: "kterými jsou", "které budou řešit", "a sice pro"."""

_ORDINAL = (
    r"(?:jed(?:n[aéu]|en)|první|druh(?:[áéý]|ou)|další|třetí|čtvrt(?:[áéý]|ou)|pát(?:[áéý]|ou)|šest(?:[áéý]|ou)|poslední"
    r"|jin(?:[áéý]|ou))"
)
# One after the other: "první se věnuje bydlení a druhá vzdělávání".
_IN_TURN = Cue(
    rf"\b{_ORDINAL}\s+(?:z\s+nich\s+)?(?:skupina\s+)?{LEADS}*+(?P<area>[^.:;]+?)"
    rf"(?=,?\s+(?:a\s+)?(?:ve?\s+)?(?:té\s+)?{_ORDINAL}\b|[.:;]|$)",
    re.IGNORECASE,
)
# Each in brackets: "první (Bydlení) vede starosta, druhou (Práce a dluhy) úřad práce".
_IN_BRACKETS = Cue(
    rf"\b{_ORDINAL}\s+(?:z\s+nich\s+)?(?:(?:pracovní\s+)?skupin[auě]\s+)?\((?P<area>[^()]{{3,80}})\)",
    re.IGNORECASE,
)
# Each between commas: "Jedna, Bydlení, se sešla dvakrát, druhá, Zaměstnanost, jen jednou".
_APPOSED = Cue(
    rf"\b{_ORDINAL},\s+[„\"]?(?P<area>(?-i:[{CAPITAL}])[^,.:;]{{2,60}}?)[“\"]?,\s", re.IGNORECASE
)
# "Druhá skupina se věnuje vzdělávání" goes on about the groups of the sentence before.
_NEXT_IN_TURN = re.compile(
    r"(?:První|Druh[áý]|Třetí|Čtvrt[áý]|Pát[áý]|Šest[áý]|Další|Poslední)\s+(?:z\s+nich\s+)?"
    r"(?:(?:pracovní\s+)?skupina\s+)?(?:(?:se|pak|bude)\s+){0,2}"
    r"(?:věn|zabýv|zaměř|soustřeď?|orient|řeš|týk|má\s+na\s+staros|nese\s+(?:název|jméno)|jmenuje)"
)
_GROUP = Cue(r"\b(?:pod)?skupin|\bpracovní\w*\s+tým", re.IGNORECASE)
# Teams into which the work is divided; others have one: "v terénním týmu".
_TEAMS = Cue(r"\b(?:do|ve?)\s+(?:(?!terén)\w+\s+){0,2}tým(?:ů|ech)\b", re.IGNORECASE)
# "We chose housing, work and school; each has a group of its own": its areas stand before.
_EACH = Cue(r"\bkažd\w+\b[^.]*\bskupin(?:a|u|ou|ě)\b", re.IGNORECASE)
# "Bydlení a školy mají vlastní pracovní skupinu", and the other way round.
_OWN = Cue(
    r"\b(?:svou|svoji|vlastní|samostatnou)\s+(?:pracovní\s+)?skupinu\s+(?:má|mají|získal\w*|dostal\w*)\s+"
    r"(?:[^.:]*?\b(?:témat?[ao]?|oblasti?)\s+)?(?P<areas>[^.:]+?)(?=,\s+(?:nikoli|ale|kdežto|zatímco|ne\s)|[.]|$)"
    r"|^(?P<before>[^.:]+?)\s+(?:má|mají|získal\w*|dostal\w*)\s+(?:tu\s+|zde\s+)?(?:svou|svoji|vlastní|samostatnou)"
    r"\s+(?:pracovní\s+)?skupinu(?!\w)",
    re.IGNORECASE,
)
# What stands before is what they are called: "Pod těmito hesly pracují skupiny".
_BACK = Cue(
    r"\btě(?:mi|mito|chto)\s+(?:\w+\s+)?(?:hesl|názv|témat|oblast|směr|jmén)\w*\b[^.:]*\bskupin",
    re.IGNORECASE,
)
_TO_EACH = re.compile(r"[\s,;–-]*(?:\b(?:a|přičemž|kde|ke?|pro|s)\s+)*$", re.IGNORECASE)
_LEAD = re.compile(rf"\s*{LEADS}*+", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(rf"(?:,|;|,?\s+a)\s+(?=[{CAPITAL}])")
# What only a group does that is called so; "Bydlení řeší město" tells of the matter.
_WORKS = re.compile(
    rf"[{CAPITAL}][^,;.]*?\s(?:m(?:á|ěla?)\s+na\s+staros|má\s+(?:\w+\s+)?člen|se\s+(?:věn|zabýv|zaměř|soustřeď|sch[áa]z|seš)"
    r"|jedn(?:á|al[ao]?|ala)\s+(?:se?|o)\s|(?:připravuj|připravil|navrhuj|navrhl|plánuj|sleduj)\w*\s)"
)
_SIGN = re.compile(r":\s+|\s[–-]\s+")
_FEWEST = 2


def goes_on_in_turn(sentence: Line) -> bool:
    """Tell whether *sentence* is about the next of the groups that those before it speak of."""
    return _NEXT_IN_TURN.match(sentence.text) is not None


def in_turn(sentence: Line, previous: Line) -> tuple[Line, ...]:
    """Give the groups told one after the other, or the next ones after those of *previous*."""
    of_groups = (cue.search(one.text) for cue in (_GROUP, _TEAMS) for one in (sentence, previous))
    if not any(of_groups):
        return ()
    told = ([*cue.finditer(sentence.text)] for cue in (_IN_BRACKETS, _APPOSED))
    apart = next((one for one in told if len(one) >= _FEWEST), None)
    found = tuple(
        bare_name(trimmed(one["area"], sentence.start + one.start("area")))
        for one in (apart or _IN_TURN.finditer(sentence.text))
    )
    is_told = len(found) >= _FEWEST or goes_on_in_turn(sentence)
    is_told = is_told and not any(_GROUP.search(one.text) for one in found)
    return found if is_told and all(map(is_theme, found)) else ()


def each_does(sentence: Line, previous: Line) -> tuple[Line, ...]:
    """Give the subjects of the clauses of *sentence*, as many as *previous* counts groups.

    "Byly zřízeny dvě pracovní skupiny. Bydlení má na starosti byty, Zaměstnanost jedná s firmami."
    """
    count = stated_count(previous.text) if _GROUP.search(previous.text) else None
    if not count or count < _FEWEST:
        return ()
    starts = [0, *(joint.end() for joint in _NEXT_CLAUSE.finditer(sentence.text))]
    parts = [
        trimmed(sentence.text[start:end], sentence.start + start)
        for start, end in zip(starts, [*starts[1:], len(sentence.text)], strict=True)
    ]
    names = tuple(map(bare_name, parts))
    tell = all(_WORKS.match(part.text) for part in parts)
    return names if tell and len(names) == count and all(map(is_theme, names)) else ()


def for_each(sentence: Line, previous: Line) -> tuple[Line, ...]:
    """Give the areas, of *sentence* or of *previous*, of which it is said that each has a group."""
    own = _OWN.search(sentence.text)
    if own:
        words = "areas" if own["areas"] else "before"
        return _themes(own[words], sentence.start + own.start(words))
    if _BACK.search(sentence.text):
        return _themes(previous.text.rstrip("."), previous.start)
    each = _EACH.search(sentence.text)
    if each is None:
        return ()
    before = _TO_EACH.sub("", sentence.text[: each.start()])
    text, offset = (before, sentence.start) if before else (previous.text, previous.start)
    sign = _SIGN.search(text)
    verb = sign.end() if sign else max((verb.end() for verb in finite_verbs(text)), default=0)
    lead = _LEAD.match(text, verb)
    start = lead.end() if lead else verb
    return _themes(text[start:].rstrip("."), offset + start)


def _themes(words: str, offset: int) -> tuple[Line, ...]:
    """Give the names, two or more, that *words* at *offset* count up, if all are themes."""
    items, _ = group_names(words, offset, None)
    return items if len(items) >= _FEWEST and all(map(is_theme, items)) else ()
