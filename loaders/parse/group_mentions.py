"""Working groups called so one by one: "skupina pro bydlení a skupina Vzdělávání"."""

import re
from collections.abc import Iterator

from loaders.document import Line
from loaders.parse.group_denials import OTHER_KIND
from loaders.parse.group_names import bare_name, group_names, is_theme, themes_of_group
from loaders.parse.themes import names_theme
from loaders.text.bullet_lists import trimmed
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.lexicon import lexicon
from loaders.text.partnerships import LOCAL
from loaders.text.verbs import finite_verbs, has_finite_verb

_A_GROUP = r"(?:pracovní\s+)?(?:skupin[auyě]|skupinou|(?-i:PS\d?))"
_LATER = r"a\s+(?:později|posléze|následně|nakonec|poté|nově)(?:\s+i|\s+také)?(?=\s+pro\s)"
_EACH = Cue(
    r"\b(?:(?P<one>skupin[auě]|skupinou|(?-i:PS\d?))(?:,?\s+a\s+to|,(?=\s+zaměřen))?"
    r"|(?:vedle|kromě|mimo|ze?|do|od|ve?|při|u|k|činnost\w*|prác\w+|schůz\w+|setkání|jednání|zasedání|vznik\w*"
    r"|(?:ustav|usta(?:no)?v|založ|zříz|zaháj)ení)\s+(?:\w+\s+)?(?:pracovní\s+)?skupin[yě]"
    rf"|{_LATER})\s+"
    rf"(?:(?:pro|ke?|zaměřen[áou]+\s+na)\s+|[„\"]?(?=(?-i:[{CAPITAL}]))|(?P<bare>(?<=skupin\w\s)(?=\w)|(?<=(?-i:PS)\s)(?=\w)))"
    r"(?<!PS\sč\.)(?!č\.|\d)(?P<area>(?<=[„\"])[^“\"]+|.+?)"
    rf"(?=,?\s+(?:a\s+|i\s+)?(?:od\s+\w+\s+(?:\d{{4}}\s+)?)?(?:(?:také|dále|nově|vedle|kromě|pro|do|od|ze?|ve?|na|o|ke?|při|u|též|tak|i|druhá|třetí|čtvrtá|další|poslední)\s+){{0,2}}{_A_GROUP}\b|"
    rf",\s+(?:(?!a\s|i\s)\w+\s+){{1,3}}skupina\s+(?-i:[{CAPITAL}])|"
    rf"(?:,|\s+a)\s+(?:\w+\s+){{1,4}}?(?!pracovn)\w+(?:uje|á|ají|í)\s+{_A_GROUP}\b|\s+{_LATER}|,?\s+a\s+(?:po|vedle|kromě|za|s)\s+n[íi](?!\w)|,\s+a\s+to\s|(?:,|\s+a)\s+(?:pro|za|o|ve?|na|ke?|u|při|se?)\s+(?:\w+\s+){{1,3}}{_A_GROUP}\b|,\s+(?:\w+\s+){{1,4}}(?-i:Skupina\s[A-Z])\s|"
    rf"\s+(?:se|je|jednou|\w+(?:uje|ují)|jedná|řeší|vede|ve?\s+(?-i:[{CAPITAL}])\w+)\b|"
    r",\s+(?:\w{1,3}\s+)?(?:kter|jej|přičemž)|\s+\(|\)|\.(?!\w)|[;“\"]|$)",
    re.IGNORECASE,
)
# A theme whose group, nobody else's, is told behind it: "Oblasti bydlení se věnuje … skupina".
_OF_AREA = Cue(
    r"^(?:Oblast[ií]|Témat(?:u|em)|Problematik\w+|Otázk\w+)\s+(?P<area>[^.,:;]+?)\s+"
    r"(?:se\s+)?(?:věnuje|zabývá|řeší|má\s+na\s+starosti?)\s+(?:\w+\s+)?pracovní\s+skupina"
    rf"(?=\s*(?:[.;)]|$|,(?!\s+kterou))|\s+(?:a|(?:{LOCAL}ho\s+)?partnerství)(?!\w))",
)
# Its name told apart: "Pracovní skupinu má jedinou, jmenuje se Domov".
_CALLED = Cue(
    r"\bpracovní\s+skupin[auy]\b(?:(?!\bskupin)[^.:;]){0,80}?\s"
    r"(?:(?:jmenuje|nazývá)\s+se|se\s+(?:jmenuje|nazývá)|nese\s+(?:název|jméno)|s\s+názvem|nazvan\w+)\s+"
    rf"(?P<area>(?:„[^“\"]+|(?-i:[{CAPITAL}])[^.:;,]+))",
    re.IGNORECASE,
)
# The only one: "Má jedinou pracovní skupinu, a tou je Bydlení a soužití".
_ONLY = Cue(
    r"\b(?:jedin[áouéí]+|jednu|jedna|jednou)\s+(?:\w+\s+)?pracovní\s+skupin[auyě]\b"
    r"(?:,?\s+(?:a\s+)?(?:(?:tou|to|jí|jíž|kterou)\s+je|a\s+to|totiž)|:|\s+[–-])\s+"
    rf"(?:skupina\s+)?(?P<area>(?:„[^“\"]+|(?-i:[{CAPITAL}])[^.:;,]+))",
    re.IGNORECASE,
)
# Its name first: "Bydlení: tak se jmenuje jediná pracovní skupina".
_SO_CALLED = Cue(
    rf"^(?P<area>[„\"]?(?-i:[{CAPITAL}])[^.:;–]{{2,50}})(?::|,|\s[–-])\s+(?:tak|takový|takové|to)\b"
    r"[^.:]*\bpracovní\s+skupin",
    re.IGNORECASE,
)
# Each with its group behind it: "bydlení – pracovní skupina od roku 2013".
_BEHIND = Cue(
    r"(?:^|[:,;]\s+|\sa\s+)(?P<area>[^–:,;]{3,50}?)\s+[–-]\s+(?:pracovní\s+)?skupina\b",
    re.IGNORECASE,
)
# Its name behind its number: "třetí skupina, Bezpečné město, vznikla později".
_IN_ORDER = Cue(
    r"\b(?:prvn|druh|třet|čtvrt|pát|dalš|posledn)(?:á|í)\s+(?:pracovní\s+)?skupina,\s+"
    rf"(?P<area>[„\"]?(?-i:[{CAPITAL}])[^,.:;]{{2,50}}),",
    re.IGNORECASE,
)
# Several by names of their own: "podílely se skupiny Bydlení, Práce a Prevence".
_PLAIN = Cue(
    rf"\bskupin(?:y|ách|ami|ám)?\s+(?P<names>[„\"]?(?-i:[{CAPITAL}])[^.:;]+)", re.IGNORECASE
)
_WORKING = Cue(r"\bpracovní\w*\s+skupin|\b(?-i:PS)\b", re.IGNORECASE)
_ANY = Cue(r"skupin|\b(?-i:PS)", re.IGNORECASE)
_OTHER_KIND = re.compile(rf"\b{OTHER_KIND}$", re.IGNORECASE)
_OF_SERVICES = re.compile(r"komunitní\w*\s+plán", re.IGNORECASE)  # older than any partnership
_IS_LED = re.compile(r"\bved(?:e|ou)\b")
_OF_PEOPLE = re.compile(
    r"(?:učitel|pedagog|rodič|student|žák|strážník|policist|lékař|poradc|pracovník)\w*",
    re.IGNORECASE,
)
_LED = re.compile(r"(?:ved|říz|slož|svolávan|ustav|vytvoř)\w*(?:ná|nou)\s", re.IGNORECASE)
_LETTER = re.compile(r"[A-Z](?!\w)")  # "skupina A" does not tell what it is about
_JOINT = re.compile(r"\s*,\s+|\s+(?:a|i)\s+")
_FEWEST = 2


def called_so(sentence: Line) -> tuple[Line, ...]:
    """Give the names that stand each after a "skupina" of its own; a bare word must be a theme."""
    behind = tuple(_areas(sentence, _BEHIND))
    if len(behind) >= _FEWEST and all(map(is_theme, behind)):
        return behind
    told = tuple(
        name for name, is_bare in _told(sentence) if not is_bare or _begins_with_theme(name)
    )
    return (*told, *_areas(sentence, _IN_ORDER)) if told else ()


def named_plainly(sentence: Line) -> tuple[Line, ...]:
    """Give the groups, two or more, that *sentence* but calls groups: all must be themes."""
    found = _PLAIN.search(sentence.text)
    if found is None or _OTHER_KIND.search(sentence.text[: found.start()]):
        return ()
    names, _ = group_names(found["names"], sentence.start + found.start("names"), None)
    are_names = len(names) >= _FEWEST and all(name.text[0].isupper() for name in names)
    return names if are_names and all(map(is_theme, names)) else ()


def called_once(sentence: Line) -> tuple[Line, ...]:
    """Give the groups of *sentence* that are told by their themes, be it but one.

    What is not called a working group may be one of the people whom it is for.
    """
    if not _ANY.search(sentence.text):
        return ()
    if not _WORKING.search(sentence.text):
        told = (name for name, is_bare in _told(sentence) if not is_bare)
        return tuple(name for name in told if is_theme(name) and names_theme(name.text))
    areas = (
        area for cue in (_OF_AREA, _CALLED, _ONLY, _SO_CALLED) for area in _areas(sentence, cue)
    )
    return tuple(filter(is_theme, (*called_so(sentence), *areas)))


def _areas(sentence: Line, cue: Cue) -> Iterator[Line]:
    """Give the names that *cue* finds in *sentence*."""
    for one in cue.finditer(sentence.text):
        yield bare_name(trimmed(one["area"], sentence.start + one.start("area")))


def _told(sentence: Line) -> Iterator[tuple[Line, bool]]:
    """Give each name, and whether nothing but its own words tells that it is one."""
    found = [*_EACH.finditer(sentence.text)]
    if not found:
        return
    ends = [*(one.start() for one in found[1:]), len(sentence.text)]
    is_told = False
    for one, end in zip(found, ends, strict=True):
        name = bare_name(trimmed(one["area"], sentence.start + one.start("area")))
        told = sentence.text[one.start("area") : end]
        tells = has_finite_verb(told) or _IS_LED.search(told) is not None
        name = _without_rest(name) if is_told and not tells else name
        is_told = is_told or tells
        is_other = _OTHER_KIND.search(sentence.text[: one.start()]) or _OF_SERVICES.match(name.text)
        is_other = is_other or _OF_PEOPLE.fullmatch(name.text)
        if not (is_other or _LETTER.match(name.text)):
            yield name, one["bare"] is not None


def _without_rest(name: Line) -> Line:
    """Leave out what an earlier verb tells of *name*: "Dluhy má osm lidí, skupina Práce šest"."""
    hits = lexicon("theme").find(name.text)
    end = hits[0].end if hits else len(name.text)
    for hit in hits[1:]:
        if _JOINT.fullmatch(name.text, end, hit.start):
            end = hit.end
    return trimmed(name.text[:end], name.start)


def _begins_with_theme(name: Line) -> bool:
    first = " ".join(name.text.split()[:2])  # "sociální bydlení", but not "lidé z ubytovny"
    is_verb = any(verb.start() == 0 for verb in finite_verbs(name.text)) or _LED.match(name.text)
    return is_theme(name) and bool(themes_of_group(first)) and not is_verb
