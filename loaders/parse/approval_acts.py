"""The words that tell an approval as done: verbs, participles, nouns and phrases."""

import re
from collections.abc import Iterator

from loaders.parse.approval import ACTIVE, NOUN, PASSIVE, Act
from loaders.parse.approval_assents import ASSENTS, find_assents, find_present_assents
from loaders.text.cues import Cue, told_in
from loaders.text.points import MONTH, NUMBER, POINT
from loaders.text.verbs import finite_verbs, has_finite_verb, has_infinitive

_STEMS = r"(?:schvál|odsouhlas|posvět|potvrd|stvrd|zpečet)"
PARTICIPLES = Cue(
    r"\b(?:schvále|přija|odsouhlase|potvrze|stvrze|posvěce|zpečetě|odhlasov[aá])(?:n|t)(?P<ending>[aoiy]?|[ýáé]|ého|ému?|ým|ou)\b",
    re.IGNORECASE,
)
_VERB = Cue(
    rf"\b(?:{_STEMS}il|odhlasoval|odklepl|odkýval|osvojil|podpořil|přijal|ztotožnil|vzal(?=[aoiy]?\s+(?:\w+\s+){{0,4}}?za\s+sv))(?P<ending>[aoiy]?)\b",
    re.IGNORECASE,
)
_GRADUAL = Cue(r"\bschvaloval(?P<ending>[aoiy]?)\b", re.IGNORECASE)
# The words of a resolution, done where its day is told: "zastupitelstvo 5. 5. 2014 schvaluje".
_RESOLVES = Cue(r"\b(?:schvaluj[eí]|přijím(?:á|ají))(?!\w)", re.IGNORECASE)
_USUALLY = Cue(r"\b(?:obvykle|zpravidla|většinou|pravidelně|vždy|každ\w+)\b")
_DAY = Cue(r"\b\d{1,2}\.\s*(?:\d{1,2}\.|\w+)\s*\d{4}\b")
_DAY_IN_YEAR = Cue(rf"(?<!\w){NUMBER}\s*{MONTH}", re.IGNORECASE)
_BEGINS_WITH_DAY = Cue(rf"\W*(?:dne\s+|v\s+)?{POINT}\s*[:–—-]\s", re.IGNORECASE)
# "Ti tak učinili": what the council had asked of them.
_DID_AS_ASKED = Cue(r"^\s*(?i:ti|to|ta|ten)\s+tak\s+(?:[^,;]{0,40}?\s)?učinil(?P<ending>[aoiy]?)\b")
_INFINITIVE = Cue(
    rf"\b(?:podařilo\s+(?:se\s+)?(?:\w+\s+){{0,6}}?"
    rf"|(?<!ne)(?:stihl|dokázal|zvládl)[aoiy]?\s+(?:(?!a\s)\w+\s+){{0,8}}?"
    rf"|(?<!ne)nechal[aoiy]?\s+(?:(?!a\s)\w+\s+){{0,6}}?){_STEMS}it\b",
    re.IGNORECASE,
)
# Behind the name of a plan: "… má strategický plán (usnesení č. 12 ze dne 5. 5. 2015)".
_RESOLUTION = Cue(
    r"\b(?:plán|strategie|SPSZ)(?:\s+[\w–/-]+){0,8}\s*"
    r"(?P<act>\(\s*(?:viz\s+|dle\s+)?(?:usnesení\w*|zastupitelstvo|rada|ZM|RM|ZO|RO)[\s,][^()]*\d{4}(?:\s*\)|\s*$))",
    re.IGNORECASE,
)
# Of one that is not there yet or no more, or a resolution to do something else than approve it.
_NOT_THERE = Cue(
    r"\b(?:rozprac|připrav|příprav|(?:na)?plánovan|chyst|návrh|návrz|zadá|pořiz|vznikaj|dokončov"
    r"|zpracováv|vypracováv|projedn|objedn|chyb|budouc|zruš|zamít|odmít|odlož|odroč|pozastav|stažen|neschvál|neplatn"
    r"|předklád|představ|předlož|prezent|nedokonč|nehotov|zatím|dosud|teprve|vědomí)"
    r"|\bve?\s+(?:výrob|prác|plánu|procesu|stavu|fázi|podobě|šuplíku)"
    r"|\busnesení\w*\s[^()]*\bo\s+(?!(?:jeho\s+)?(?:schvál|přij|odsouhl))\w",
    re.IGNORECASE,
)
_WHAT_IT_HOLDS = Cue(r"\b(?:obsahuje|zahrnuje|počítá|dělí|stojí)\b.*", re.DOTALL)
_STANDS = re.compile(
    r"(?:m(?:á|ají|ěl[aoiy]?)|je|jsou|plat[ií]\w*|obsahuje|zahrnuje|počítá|dělí|stojí)"
)
_NOUN = Cue(r"\b(?:schválení|přijetí|odsouhlasení)m?\b", re.IGNORECASE)
# An approval told by a noun is done where something began after it, or it came about itself.
_AFTER = re.compile(r"\b(?:po|od|dnem|datem|okamžikem)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Whom it is left to, or what hangs on it, is told by a verb with the seventh case.
_OF_ONE_TO_COME = re.compile(
    r"\b(?:pověř|zmocn|podmín|podmíně|hroz|pohroz|váhal|otál)", re.IGNORECASE
)
_DAY_OF = re.compile(r"\b(?:datum|den|dnem)\s+$", re.IGNORECASE)  # "den schválení plánu: 5. 5."
# "Schválení strategického plánu: 5. 5. 2012", as in a profile; not of one to come.
_IS_KEY = re.compile(
    r"\W*\w+(?:(?!\b(?:předpok|plánov|termín|bude))[^.:()]){0,100}:\s+"
    r"(?:(?:zastupitelstvo|rada|ZM|RM|ZO|RO)(?!\w)[^\d:]{0,40}\s)?(?:dne\s+)?\d"
)
# "12. 6. 2012 – schválení plánu zastupitelstvem", as in the course of a cooperation.
_IS_DATED = re.compile(
    rf"\W*(?:dne\s+|v\s+)?{POINT}\W+(?:(?:slavnostní|finální|konečné|projednání\s+a)\s+)?",
    re.IGNORECASE,
)
_CAME_ABOUT = re.compile(
    r"\bmá\s+za\s+sebou\s+(?:[\w.]+\s+){0,3}?(?=schv|přij|odsouhl)"
    r"|\b(?:(?:završi|uzavře)l[oa]\s+(?:[\w.]+\s+){0,4}?(?=schv|přij|odsouhl)|došlo|připadlo|proběhlo|následovalo|navázalo|uskutečnilo|přišlo|padlo|dočkal[aoiy]?|předcházel[aoiy]?)\b"
    r"|\b(?:výsledkem|závěrem)\s+(?:jednání|zasedání|hlasování|schůze|debaty)\b[^,;]*?\bje\s+(?=(?:jeho|její|\w+)?\s*schv)"
    # what it was is told in the seventh case: "Vyvrcholením spolupráce bylo přijetí …"
    r"|\b(?:(?:vyvrchole|završe|dovrše|zakonče|ukonče|vyústě|stvrze|potvrze)ním|důkazem|průlomem|zlomem|důsledkem|(?:vý)?vrcholem|výsledkem|výstupem|závěrem|krokem"
    r"|milníkem|mezníkem|úspěchem|počinem|rozhodnutím|okamžikem|momentem|dárkem|plodem|ovocem"
    r"|událostí|tečkou|odměnou|korunou)\s+[^,;]*?\b(?:bylo|se\s+(?:[\w.]+\s+){0,4}?stalo|stalo\s+se)\s",
    re.IGNORECASE,
)
WHICH_CAME_ABOUT = re.compile(
    r"(?:ke?\s+(?:kterému|němuž)\s+(?:\w+\s+){0,4}?došlo"
    r"|(?:které|jež)\s+(?:se\s+)?(?:\w+\s+){0,4}?(?:proběhlo|uskutečnilo))(?!\w)"
)
"""The beginning of a clause that tells of the approval before it when or where it came about."""
THE_APPROVED = re.compile(
    r"Schválen[ýá]\s+(?:\w+\s+){0,2}?(?:plán|strategi[ei])(?!\w)"
    r"(?=.*\s(?:je|dělí|skládá|obsahuje|zahrnuje|počítá|tvoří|stojí|má|(?!ne)\w+[aiěe]l[aoiy]?)(?!\w))"
    r"(?!.*(?<!\w)(?:podmín|předpoklad|nutn|potřeb|třeba|nezbytn|vyžad|požad))"
)
"""The beginning of a sentence that tells of an approved plan as it is, not of the want of one."""
BY_THE_APPROVED = re.compile(
    r"(?:Podle|Dle|Na\s+základě|Ke?|V\s+(?:souladu\s+se?|návaznosti\s+na))\s+"
    r"schválen(?:ý|ého|ému|ým|ou|é)\s+"
    r"(?:\w+\s+){0,2}?(?:plán\w*|strategi\w+)(?!\w)"
)
"""The beginning of a sentence that tells what is done by an approved plan."""
_ITS_PLAN = r"\s+(?:\w+\s+){0,2}?(?:plán\w*|strategi\w+)(?!\w)"
OF_ONE_WANTED = re.compile(
    rf"Schválen[ýá]{_ITS_PLAN}(?=.*\b(?:(?:chyb|(?<!se )scház)(?:í|ěl|el)|postrád|marn|zatím"
    r"|dosud|doposud|snaž\w+\s+(?:\w+\s+)?(?:mít|získat)"
    r"|(?:je|byl[aoy]?|zůstáv\w+)\s+(?:\w+\s+){0,3}(?:cílem|prioritou)\b))"
    rf"|Ke?\s+schválen(?:ému|é){_ITS_PLAN}(?=.*\b(?:chyb|scház|cest|zatím|dosud|doposud|daleko"
    r"|ne(?:má|ní|\w+l[aoiy]?)\b|by\b))"
    rf"|Na\s+základě\s+schválen(?:ého|é){_ITS_PLAN}(?=.*\bby\b)"
    r"|(?:\w+\s+){0,3}?(?i:cíl|úkol|předpoklad|záměr|smysl|účel|požadavk)em\s.*?\b(?:je|byl[aoy]?|zůstáv\w+)\b"
    r"|(?:\w+\s+){0,3}?(?i:podmínk|snah|potřeb|ambic|priorit|met[ao])\w*\s.*?\b(?:je|byl[aoy]?|zůstáv\w+)\b"
    rf"|\w+\s+schválen\w+{_ITS_PLAN}(?=.*\b(?:sousedn|okoln|jin)\w+\s+(?:měst|obc))"
)
"""The beginning of a sentence that tells of the want of an approved plan, or of that of others."""
_WHAT_FOR = re.compile(r"\b(?:na|při|o)\s+$", re.IGNORECASE)  # "upon the council's approval …"
# On a day, or in a body; not to do something about it: "rozhodlo o jeho schválení jednat".
_DECIDED_ON = re.compile(
    r".*(?:\brozhodl[aoi]?\s+(?:[^,;]*\s)?o\s+(?:jeho\s+)?(?:schvál|přij|odsouhl)"
    r"|\bo\s+(?:jeho\s+)?(?:schválení|přijetí|odsouhlasení)\s+(?:[^,;]*\s)?rozhodl[aoi]?\b"
    r"|\bzastupitel(?:stvo|é)\b[^;]*\bpodpořil[oi]\s+(?:\w+\s+)?(?:schválení|přijetí)\s(?!.*\bzastupitel)"
    r"|\bodhlasoval[aoi]?\s+(?:\w+\s+)?(?:schválení|přijetí)(?!\s+(?:změn|návrh|rozpoč))"
    r"|\b(?:shod|usnes)(?:lo|li|la)\b[^,;]*?\bna\s+(?:jeho\s+)?(?:schválení|přijetí)\b(?!\s+(?:změn|návrh|rozpoč))"
    r"|\busnesení\s+o\s+(?:schválení|přijetí)\s+(?:[^,;]*\s)?přijal[aoi]?\b)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?!ne)(?:\w+(?:[aeiě]|nu|ved|nik)|naby)l[aoiy]?\b"
    r"|\bbyl[aoy]?\s+(?:\w+\s+)?\w+(?:[áe]n|[iu]t)[aoy]?\b",
    re.IGNORECASE,
)
_ANY = (
    PARTICIPLES,
    _VERB,
    _GRADUAL,
    _RESOLVES,
    _DID_AS_ASKED,
    _INFINITIVE,
    _RESOLUTION,
    _NOUN,
)
_ANY_BIT = sum(cue.bit for cue in _ANY) + ASSENTS


def may_tell_acts(sentence: str) -> bool:
    """Tell soon whether any predication of *sentence* may hold an act of approval."""
    return told_in(sentence) & _ANY_BIT != 0


def find_acts(text: str, *, in_year: bool = False) -> Iterator[Act]:
    """Find the acts of approval in *text*, the words of one predication.

    *in_year* tells that it stands in a chronicle, below its year.
    """
    for match in PARTICIPLES.finditer(text):
        yield Act(*match.span(), PASSIVE, match["ending"].lower())
    for match in _VERB.finditer(text):
        yield Act(*match.span(), ACTIVE, f"l{match['ending'].lower()}")
    for match in _GRADUAL.finditer(text):
        yield Act(*match.span(), ACTIVE, f"l{match['ending'].lower()}", is_gradual=True)
    is_of_a_day = _is_of_a_day(text) or (in_year and _DAY_IN_YEAR.search(text) is not None)
    if is_of_a_day and _RESOLVES.search(text):
        yield from (Act(*match.span(), ACTIVE) for match in _RESOLVES.finditer(text))
    for match in _DID_AS_ASKED.finditer(text):
        yield Act(*match.span(), ACTIVE, f"l{match['ending']}")
    for match in _INFINITIVE.finditer(text):
        yield Act(*match.span(), PASSIVE)
    yield from find_assents(text)
    yield from (act for act in find_present_assents(text) if is_of_a_day)
    yield from _resolutions(text)
    yield from _nouns(text)


def _is_of_a_day(text: str) -> bool:
    """Whether *text* tells the day of what is done in it, and not what is done each year."""
    is_dated = _DAY.search(text) or _BEGINS_WITH_DAY.match(text)
    return is_dated is not None and _USUALLY.search(text) is None


def _resolutions(text: str) -> Iterator[Act]:
    """Find a resolution in brackets behind a plan of which but its being there is told."""
    for match in _RESOLUTION.finditer(text):
        if _NOT_THERE.search(_WHAT_IT_HOLDS.sub("", text)):
            return
        around = f"{text[: match.start('act')]} {text[match.end('act') :]}"
        if all(_STANDS.fullmatch(verb.group().lower()) for verb in finite_verbs(around)):
            yield Act(*match.span("act"), PASSIVE)


def _nouns(text: str) -> Iterator[Act]:
    for match in _NOUN.finditer(text):
        came_about = _CAME_ABOUT.search(text) and not _WHAT_FOR.search(text, 0, match.start())
        leads = _AFTER.search(text, 0, match.start()) or match.group().endswith("m")
        begun = leads and _PAST.search(text) and not _OF_ONE_TO_COME.search(text)
        is_key = not text[: match.start()].strip() and _IS_KEY.match(text)
        is_dated = _IS_DATED.fullmatch(text, 0, match.start()) and not has_finite_verb(text)
        is_told = came_about or is_dated or (_DECIDED_ON.match(text) and not has_infinitive(text))
        if is_told or begun or is_key or _DAY_OF.search(text, 0, match.start()):
            yield Act(*match.span(), NOUN, is_phrase=True)
