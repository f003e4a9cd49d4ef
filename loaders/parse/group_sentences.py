"""The working groups of sentences: counted up, called so one by one, or told by their themes."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders.document import Line
from loaders.parse.group_denials import affirmed
from loaders.parse.group_mentions import called_once, called_so, named_plainly
from loaders.parse.group_names import (
    bare_name,
    counts_up,
    first_mark,
    group_names,
    is_numbered,
    is_theme,
    stated_count,
    themes_of_group,
)
from loaders.parse.group_themes import theme_runs
from loaders.parse.group_turns import LEADS, each_does, for_each, goes_on_in_turn, in_turn
from loaders.records import Problem
from loaders.text.bullet_lists import trimmed
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import LOCAL
from loaders.text.verbs import finite_verbs, has_finite_verb

_WORK = (
    r"(?:vznik|ustav|ustan|zříd|zříz|vytvoř|založ|"
    r"prac|prác|působ|fung|schá|děl|rozděl|člen[ěí]|sdruž|dosavad|probíh|přiby)"
)
_CALLED = (
    r"(?:s\s+názv\w+|pod\s+názv\w+|nazvan\w+|zvan\w+|nes(?:ou|oucí)\s+(?:názv|jmén)\w+"
    r"|se\s+(?:jmenují|nazývají))"
)
_PLURAL = (
    r"(?:skupin(?!(?:a|u|ě|ou)\b)\w*|(?<=pracovní )tým[yů]"
    rf"|\btýme?(?:y|ů|ch|ům)(?=,?\s+(?:kter\w+\s+)?{_CALLED}))"
)
_NOT_BESIDE = "(?<!kromě )(?<!vedle )(?<!kromě pracovní )(?<!vedle pracovní )"
_IN_GROUPS = rf"ve\s+skupinách\s+[„\"]?(?-i:[{CAPITAL}])(?!om[ůy]|ech|ietnam|krajin)"
# Not of people: "cílové skupiny", "skupiny obyvatel".
_NOT_OF_PEOPLE = r"(?<!cílové )(?<!cílových )(?<!cílovým )(?<!věkové )(?<!věkových )"
_PEOPLE = r"(?:obyvatel|lid|osob|občan|dět|rodin|mlad)"
_SEVERAL = (
    r"dvě|dvou|tř[ie]|tře[cm]h?|čtyř\w*|pět\w*|šest\w*|sed[mn]\w*|osm\w*"
    r"|(?:dvoj|troj)ic\w+|čtveřic\w+"
)
_GROUPS = Cue(
    r"\b(?:pracovní\w*|tematick\w+)\s+(?:\w+\s+)?skupin\w*|\bpodskupin\w*|^(?:skupiny|(?-i:PS))(?=(?:\s+jsou\s+\w+)?:)|^skupiny(?=,\s[^.:]*(?:partne[rř]|člen)[^.:]*:)|"
    rf"^skupin(?:y\s+(?:jsou|byly|máme|pracují|fungují|působí|existují)|\s+(?:je|bylo|máme))\s+(?:\w+\s+)?(?:{_SEVERAL})(?=[,:]|\s+a\s)(?=[^.:]*:[^.:]*(?:,|\sa\s))|"
    rf"\b{_NOT_OF_PEOPLE}skupinách\s+se\s+(?:pracuje|jedná|schází)|\bpracovní\s+tým[yů]\b|\b(?:{_SEVERAL})\s+(?:skupin\w*+(?!\s+{_PEOPLE})|(?-i:PS):|tým\w+:)|"
    rf"(?:^skupiny|\btýme?(?:y|ů|ch|ům)),?\s+(?:kter\w+\s+)?{_CALLED}|"
    rf"\b(?:partnerstv|člen|partneř|účastn|aktéř|zástupc)\w*\s[^.:]{{0,200}}\b{_IN_GROUPS}|\b{_IN_GROUPS}[^.:]{{0,200}}\s{_WORK}|"
    rf"\b(?:{_WORK}|(?:součástí|v\s+rámci)\s+partnerství\s)\w*[^.,:]*\s{_NOT_OF_PEOPLE}{_PLURAL}",
    re.IGNORECASE,
)
# What becomes of them later: "přičemž jedna se sloučila", "které v září začnou nový rok".
_FATE = Cue(
    r",\s+(?:přičemž|z\s+nichž|ze\s+kterých|později|posléze)\s+[^:]*?"
    r"\b(?:slouč|spoj|zanik|zruš|rozděl|ukonč)\w*[^:]*$"
    r"|,\s+které\s+(?:\w+\s+){0,3}?(?:začn(?:e|ou)|zahájí)\s+"
    r"(?!(?:se\s+)?(?:prac|prác|fung|půs|scház|jedna|svou|činnost))[^:]*$",
    re.IGNORECASE,
)
_WHO_LEADS = Cue(r"\s\((?:koordin|garant|gestor|ved|předsed|manažer)[^()]*\)", re.IGNORECASE)
_FURTHER = Cue(
    r"^(?:Dále|Vedle|Kromě|Nově|Později|Navíc|Zvlášť|Samostatně)\b[^.]*\b(?-i:PS|skupina)\s[A-ZČŘŠŽÚ„]"
)
# What others became: "sloučily do skupiny Rodina", "přejmenována na PS Závislosti"; several where
# one was divided.
_BECAME = Cue(
    r"\bskupin\w*\b[^.:]*\b(?:slouč|spoj|(?P<divided>rozděl)|přejmen|přetvoř|transform|změn)\w*[^.:]*?"
    rf"(?:\bs?pod\s+názvem|\bs\s+názvem|\bna|\bdo\s+(?P<several>{_SEVERAL})(?:\s+skupin)?:"
    r"|\b(?:do|ve?)\s+(?:\w+\s+){0,2}skupin\w+)\s+"
    rf"(?P<groups>[„\"]?(?-i:PS\s|skupin\w+\s|[{CAPITAL}])[^.:;]+)",
    re.IGNORECASE,
)
_EARLIER = Cue(
    r"\bpředtím\b|\bdříve\s+(?:\w+\s+){0,2}?(?:prac|působ|fung|exist|scház)|^(?:Místní\s+akční\s+skupina|MAS)\b|\bpři\s+(?:radě|městském\s+úřad|obecním|zastupitel)|\bposloužil\w*|\bpřed\s+(?:vznik\w+\s+|založen\w+\s+)?(?:\w+\s+)?partnerstv\w+|\bnav[aá]z\w+|\bkomunitního\s+plánování|\bna\s+(?:\w+\s+)?skupinách\b|\bpředchůd\w+|\bčlenem\b|\bčlen\w*\s+(?:pracovní\w*\s+)?skupin",
    re.IGNORECASE,
)
# What stands between is about the groups, not about what they agreed on.
_ABOUT = (
    r"(?:(?!\b(?:priorit|opatřen|foto|zdroj|cíl|(?<!k )(?<!těmto )témat|plán|projekt|návrh|problém|"
    r"příčin|potřeb)\w*)[^.:])*"
)
_LISTED = Cue(
    rf"{_NOT_OF_PEOPLE}\b(?:skupin(?!(?:a|u|ou)\b)\w*|(?<=pracovní )tým[yů]|"
    rf"každ\w+\s[^.:]*\bskupin[au](?=:)|tým\w+(?=:)|(?-i:PS)(?=:)){_ABOUT}?"
    r"(?:,\s+jejichž\s+(?:názv|jmén)[^.:]*)?(?::|\s[–—-](?=[^.:]*(?:,|\sa\s)))\s+(?!\w+krát\b)(?P<groups>(?:[^.:]|\.(?:(?=\w)|(?<=č\.)))+)|"
    rf"\b{_PLURAL}(?:\s+(?:byl[yo]|jsou|se|dnes|celkem|{_SEVERAL}|{_WORK}\w*))*\s+\((?P<bracketed>[^()]+(?:[;,]|\sa\s)[^()]+)\)|"
    rf"\b{_PLURAL}\s+(?:\([^)]*\)\s+)?(?:pro|(?:se\s+)?zaměř\w+\s+(?:se\s+)?na)\s+(?:oblast\w*\s+)?(?P<areas>[^.:,]+,[^.:]+)|"
    rf"\b{_PLURAL},?\s+(?:kter\w+\s+)?{_CALLED}\s+(?P<called>[^.:]+)|"
    rf"\b{_PLURAL},\s+(?:a\s+(?:to|sice)|totiž|konkrétně|jmenovitě)\s+(?P<quoted>[„\"][^.:]+)|"
    rf"\b{_NOT_BESIDE}{_PLURAL}\s+[„\"]?(?=(?-i:[{CAPITAL}]))(?!(?:{LOCAL}|LP\b))(?P<named>[^.:]+)",
    re.IGNORECASE,
)
# These say less: what they lead to must be themes.
_SPOKEN = Cue(
    rf"\b{_PLURAL}[,;]?\s+(?:(?:{LOCAL}ho\s+)?partnerství\s+)?{LEADS}*+"
    rf"(?:(?:{_SEVERAL})[,:]\s+)?(?P<areas>[^.:]+)",
    re.IGNORECASE,
)
_SPOKEN_BEFORE = Cue(
    rf"(?:^(?:(?:pro|ve?|ke?)\s+)?(?:(?:každ|jednotliv|vybran|zvolen|t[eě]mto)\w*\s+(?:z\s+)?)?"
    rf"(?:(?:oblast|témat|priorit)\w*,?\s+{LEADS}*+)?"
    rf"|\b(?:oblast|témat|priorit)\w*,?\s+{LEADS}*+\(?)(?:[–-]\s+)?(?P<areas>[^.:()]+?)\)?,?\s+(?:[–-]\s+to\s+)?"
    r"(?:byl|vznik|prac|působ|fung|exist|jsou|se\b)[^.:]*\bskupin",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:Ty|Tyto|Jejich|Tématy|Skupiny|Věnují|Zabývají|Zaměřují|Řeší)\s")
# The sentence after one about groups may go on about them: "Jsou to …", "Věnují se …".
_GOES_ON = Cue(
    r"^(?:Jde\s+o|Jedná\s+se\s+o|Jsou\s+(?:to|jimi)|Byly\s+(?:to|jimi)|Jmenují\s+se|Nazývají\s+se|"
    r"Věnují\s+se|Zabývají\s+se|Zaměřují\s+se|Řeší|Týkají\s+se|Nesou\s+názv\w+)\s+"
    rf"{LEADS}*+:?\s*(?P<areas>[^.:]+)"
)
# Those that came about of the ones before: "Ustaveny byly jen dvě: …".
_OF_THOSE = Cue(
    r"^(?:(?:Ustaven|Zřízen|Založen|Vytvořen|Vznikl|Funguj|Pracuj)\w*|Jsou|Byly)\s[^:]*?"
    rf"\b(?:{_SEVERAL})(?:\s+z\s+nich)?:\s+(?P<areas>[^.:]+)"
)
# of a plan these are its areas
_AREAS = Cue(
    r"^(?:(?!plán|strategi|dokument)[^:])*\boblast\w*\s*:\s+(?P<groups>[^.:]+)", re.IGNORECASE
)
_SPECIAL = re.compile(
    r"^(?:(?:\w+\s+){0,2}zřízená|zvláštní|speciální|další)\s+(?:pracovní\s+)?skupina\s+se\s+"
    r"(?:zaměř\w+|zaměřuje)\s+na\s+(?P<purpose>[^.]+)",
    re.IGNORECASE,
)
_OF_ONE = Cue(
    r"^člen\w*\s+(?:\w+\s+)?(?:pracovn|tematick|skupin|PS\b)|\bskupina\b", re.IGNORECASE
)  # the members of one group
_MADE = Cue(
    r"\bskupin\w*\s+(?:\w+\s+){0,3}?(?:připravi|navrhl|předloži|zpracova|doporuči|vydefin|shod|dohod|"
    r"vytipova|pojmenova|projedna|schváli|stanovi|dosáhl|otevřel|zorganizova|uspořáda)\w*",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(r"(?:tematické\s+)?pracovní\s+skupiny", re.IGNORECASE)
_MEMBERS = re.compile(r"členové\s+(?:\w+\s+)?(?:pracovní\w*|tematick\w+)\s", re.IGNORECASE)
_LINE_END = len("\r\n\r\n")
_FEWEST = 2
_REMEMBERED = 200  # sentences: each is asked for its groups several times, and as the one before

Found = tuple[Line, str]
"""Where a group is told, and its name."""


def told_in_sentences(sentences: Sequence[Line], problems: list[Problem]) -> Iterator[Found]:
    """Give the groups that *sentences* set up or count up; add to *problems* what is doubtful."""
    previous = Line(0, 0, "")
    for sentence in sentences:
        special = _SPECIAL.match(sentence.text)
        if special:
            place = trimmed(special.group(), sentence.start)
            yield place, f"skupina pro {special['purpose']}"
        yield from ((item, item.text) for item in _told(sentence, previous, problems))
        previous = previous if goes_on_in_turn(sentence) else sentence


def spoken_of(sentences: Sequence[Line]) -> Iterator[Found]:
    """Give the single groups that a page without any list of them speaks of by their themes."""
    for sentence in sentences:
        called = called_once(affirmed(sentence))
        if called and not _EARLIER.search(sentence.text):
            yield from ((one, one.text) for one in called)


@lru_cache(_REMEMBERED)
def speaks_of_groups(text: str) -> bool:
    """Whether *text* speaks of several working groups, or of one that is called so."""
    return _GROUPS.search(text) is not None


def counts_those(text: str, previous: str) -> bool:
    """Whether *text* counts up the groups that the sentence before speaks of."""
    return ":" in text and _OF_THOSE.search(text) is not None and speaks_of_groups(previous)


def announces(line: Line) -> bool:
    """Tell whether *line* is a heading over the groups: "Pracovní skupiny:"."""
    text = line.text
    return text.endswith(":") and speaks_of_groups(text) and not is_of_groups(text)


def is_of_groups(heading: str) -> bool:
    """Whether *heading* stands over what is of groups: the members of one, or what they made."""
    return any(cue.search(heading) for cue in (_OF_ONE, _MADE))


def _told(sentence: Line, previous: Line, problems: list[Problem]) -> tuple[Line, ...]:
    """Give the groups that *sentence* tells: each called a group, or all counted up."""
    became = _BECAME.search(sentence.text)
    if became:
        return _new_names(became, sentence.start)
    plain = _WHO_LEADS.sub(lambda found: " " * len(found.group()), sentence.text)
    sentence = affirmed(sentence._replace(text=_FATE.sub(".", plain)))
    if not sentence.text or _MEMBERS.match(sentence.text):
        return ()
    each = called_so(sentence)
    if len(each) >= _FEWEST:
        return each
    told = in_turn(sentence, previous) or each_does(sentence, previous)
    if told:
        return told
    span = _listing(sentence, previous)
    if span is None:
        told = _of_themes(sentence, previous) or named_plainly(sentence)
        return told or (each if _FURTHER.search(sentence.text) else ())
    heading = previous.text if announces(previous) else ""
    count = stated_count(sentence.text) or stated_count(heading)
    start = sentence.start + span[0]
    items, doubt = group_names(sentence.text[slice(*span)], start, count)
    if doubt:
        problems.append(Problem(start, sentence.start + span[1], doubt))
    starts = {item.start for item in items}
    return (*(one for one in each if is_theme(one) and one.start not in starts), *items)


def _new_names(became: re.Match[str], offset: int) -> tuple[Line, ...]:
    """Give what the groups of a sentence at *offset* became."""
    at = offset + became.start("groups")
    if became["divided"] or became["several"]:
        return group_names(became["groups"], at, None)[0]
    return (bare_name(trimmed(became["groups"], at)),)


def _of_themes(sentence: Line, previous: Line) -> tuple[Line, ...]:
    """Give the themes that *sentence* says groups are for, where it names nothing else."""
    text = sentence.text
    told = for_each(sentence, previous)
    if told or _EARLIER.search(text):
        return told
    is_own = speaks_of_groups(text)
    if not (is_own or speaks_of_groups(previous.text)):
        return ()
    cues = (_SPOKEN, _SPOKEN_BEFORE) if is_own else (_GOES_ON, _OF_THOSE)
    areas = next(filter(None, (_areas(sentence, cue) for cue in cues)), ())
    return areas or (theme_runs(sentence) if is_own or _POINTS_BACK.match(text) else ())


def _areas(sentence: Line, cue: Cue) -> tuple[Line, ...]:
    """Give the themes, two or more, to which the words of *cue* lead."""
    found = cue.search(sentence.text)
    if not found:
        return ()
    start = sentence.start + found.start("areas")
    items, _ = group_names(found["areas"], start, stated_count(sentence.text))
    tells = bool(items) and any(verb.start() == 0 for verb in finite_verbs(items[0].text))
    return items if len(items) >= _FEWEST and all(map(is_theme, items)) and not tells else ()


def _listing(sentence: Line, previous: Line) -> tuple[int, int] | None:
    """Give where *sentence* counts up groups, which the one before may have called so."""
    text = sentence.text
    is_headed = announces(previous) or ("|" in text and _BARE_HEADING.fullmatch(previous.text))
    is_below = is_headed and sentence.start - previous.end <= _LINE_END
    is_headed = is_below or _heads_themes(previous, text)
    if is_headed and counts_up(text) and not has_finite_verb(text):
        return 0, len(text.rstrip("."))
    if is_numbered(text) and speaks_of_groups(text):
        return first_mark(text), len(text.rstrip("."))
    found = _LISTED.search(text) if speaks_of_groups(text) else None
    if found is None and speaks_of_groups(previous.text):
        found = _AREAS.search(text)
    if found is None:
        return None
    name = found.lastgroup or "groups"
    if name in ("named", "called", "quoted") and not _are_names(
        group_names(found[name], 0, None)[0]
    ):
        return None
    return found.span(name)


def _heads_themes(heading: Line, text: str) -> bool:
    """Whether *heading* only calls what follows groups, and *text* counts up nothing but themes."""
    if not _BARE_HEADING.fullmatch(heading.text):
        return False
    names, _ = group_names(text.rstrip("."), 0, None)
    return len(names) >= _FEWEST and all(map(is_theme, names))


def _are_names(items: Sequence[Line]) -> bool:
    """Tell several names, each with a capital or a theme, from a group and what it did."""
    named = all(item.text[0].isupper() or themes_of_group(item.text) for item in items)
    return len(items) >= _FEWEST and named
