"""Measures of the lists that a page heads as measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from loaders.document import Line
from loaders.parse.chronicles import behind_day, is_chronicle, told_by_marks, with_marked_items
from loaders.parse.group_names import are_called_so, is_theme
from loaders.parse.headed_lists import are_bodies, headed_lists
from loaders.parse.headings import read_heading
from loaders.parse.measure_tables import measures_of_tables
from loaders.parse.measures import Setting, item_measures
from loaders.parse.no_measures import is_no_measure
from loaders.parse.other_subjects import is_elsewhere
from loaders.parse.prose_measures import prose_measures
from loaders.parse.remarked_items import PAPER, is_thing_remarked
from loaders.parse.status import (
    Verdict,
    has_predicate,
    is_accomplished,
    is_deed,
    is_infinitive,
    is_outcome,
    is_participle,
    of_heading,
    stated,
)
from loaders.parse.themes import names_theme, themes_of
from loaders.records import MeasureRecord
from loaders.text.bullet_lists import BulletList, introduction
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.verbs import has_finite_verb

_OF_MEASURES = Cue(
    r"\b(?:opatření(?:ch|m|mi)?|aktivit[ya]?|záměr[yů]|krok[yů]|výsledk[yůu]|výsledků|úspěch[yů]|výstup[yů]|přínos[yů])\b"
    r"|\b(?:realizace|plnění|naplňování)\s+(?:\w+\s+)?plánu"
    r"|podařilo|povedlo|dosáh\w+|zaváza\w+|předsevz\w+|před námi|čeká|připravujeme|plánujeme"
    r"|\bplán na (?:příští|další)\s|v harmonogramu"
    r"|\b(?:plán|město|obec|strategie|dokument|partneři|radnice)\s+(?:\w+\s+){0,3}(?:ukládá|chce|chtějí|hodlá)|\b(?:ukládá|chce|chtějí|hodlá)\s+(?:\w+\s+){0,3}(?:plán|město|obec|strategie|partneři|radnice)"
    r"|\bco\s+(?:\w+\s+){0,2}?(?:daří|funguje|připravuj|chystá|plánuj)|\bplán\s+(?:\w+\s+){0,3}(?:navrhuje|obsahuje|zahrnuje|předpokládá|počítá)",
    re.IGNORECASE,
)
# Of what is in a plan, and at times of who is in something else.
_OF_CONTENT = Cue(
    r"^co\s+(?:\w+\s+){0,2}?(?:obsahuje|v\s+(?:něm|ní)\s+(?:stojí|se\s+píše))|\b(?:je|jsou)\s+v\s+něm\b[^:]*:$",
    re.IGNORECASE,
)
_OF_OTHERS = Cue(
    r"\b(?:člen|partner(?!stv)|skupin|problém|příčin|potíž|téma|zástupc|účastnil|oblast|program\w*\s+(?:setkání|jednání|schůz|konferenc|seminář|dne)|pořad\w*\s+(?:setkání|jednání)|jak(?!\w|\s+(?:jsme|se|dopad))|můžete|lze|pomůžeme|pomáháme|umíme|poradíme|zájemc|klient|nabíz|priorit|předno(?:st|sti)|cíl)\w*",
    re.IGNORECASE,
)
# Under these things are to come, unless the heading looks back or an item tells for itself.
_OF_PLANS = Cue(
    r"\b(?:opatření(?:ch|m|mi)?|aktivit\w*|krok[yů]|úkol\w*|cíl\w*|priorit\w*|záměr\w*|projekt\w*|návrh\w*"
    r"|plán\w*|strategi\w*|dokument\w*|koncepc\w*|zaváza\w+)\b"
    r"|\b(?:ukládá|chce|chtějí|hodlá|potřeb\w*|bude|budou|patří|obsahuje|zahrnuje)\b"
    r"|\b(?:je|jsou)\s+v\s+(?:něm|ní)\b|\bv\s+(?:něm|ní)\s+(?:\w+\s+)?(?:najde|stojí|čte|píše)\w*",
    re.IGNORECASE,
)
_OF_THE_PAST = Cue(
    r"\b(?:plnění|naplňování|naplněn\w*|bilanc\w*|ohlédnut\w*|po\s+(?:\w+\s+){0,2}(?:letech|roce)"
    r"|(?:\w+\s+)?(?:roky|let|měsíc\w*)\s+s\s+plánem|díky\s+plánu)\b",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(r"\b(?:člen|partner|skupin|zástupc|účastnil)\w*", re.IGNORECASE)
_DUE_AIMS = re.compile(r"\bcíl\w*(?=[^:]*\b(?:do|na)\s+(?:konce\s+)?rok)", re.IGNORECASE)
_PROJECTS = re.compile(
    r"(?:\w+\s+)?projekty(?:\s+(?:měst|partner|obc|ve\s)\w*\s*\w*)?:?", re.IGNORECASE
)
_OF_A_GROUP = re.compile(r"(?:pracovní\s+skupina|(?-i:PS))\s+\S", re.IGNORECASE)
# What stands beside the text: where to ask, pictures, papers.
_BESIDE = re.compile(
    r"kontakt|foto|zdroj|dokument|odkaz|soubor|přílo|ke\s+stažení|galeri|adres|literatur|publikac|aktualit|kalendář|poradíme|telefon",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(rf"ve?\s+[{CAPITAL}]\w+\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_MOSTLY = 0.6
_FEWEST = 2
_MOST_WORDS_OF_A_STATUS = 4
_MOST_WORDS_OF_A_PART = 5


def told_in_lists(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Give the measures that items tell which are all sentences, whatever their heading is."""
    for group, above in _with_status_above(lines, setting):
        heading = group.heading.text if group.heading else ""
        is_told = all(has_finite_verb(item.text) for item in group.items)
        is_of_these = _OF_OTHERS.search(heading) or _verdict(group, above)
        if is_told and not _OF_MEASURES.search(heading) and not is_of_these:
            here = setting.narrowed(heading) if heading else setting
            for item in group.items:
                yield from prose_measures([item], here.marked(item.bullet))


def listed_measures(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Give the measures of the lists among *lines* that tell measures, and of tables of them.

    A list does so by its heading, or by items that are mostly deeds. Where the heading tells no
    status its words or those of the items do (`_likely`); what a chronicle tells is done.
    """
    for group, above in _with_status_above(lines, setting):
        verdict = _verdict(group, above)
        if verdict:
            here = replace(setting, default=verdict)
            here = here.narrowed(group.heading.text) if group.heading else here
            for item in _telling(group, above):
                own = here.marked(item.bullet)
                yield from item_measures(own, item.start + behind_day(item.text), item.end)
    yield from measures_of_tables(lines, setting)


def _with_status_above(
    lines: Sequence[Line], setting: Setting
) -> Iterator[tuple[BulletList, Line | None]]:
    """Give the lists, those under a mere town, place or theme with the status above it."""
    lines = with_marked_items(lines, setting.is_town)
    place = {line.start: number for number, line in enumerate(lines)}
    above: Line | None = None
    for group in headed_lists(lines):
        heading = group.heading
        number = place.get(heading.start) if heading else None
        before = lines[number - 1] if number else None
        above = introduction(before) if before and not before.bullet else above
        above = above if heading and _is_part(heading, group, setting) else None
        yield group, above


def _is_part(heading: Line, group: BulletList, setting: Setting) -> bool:
    """Whether *heading* names but towns, a theme or a year, or some place over measures."""
    if group.items[0].year == heading.text.rstrip(" :"):
        return True
    is_short = len(heading.text.split()) <= _MOST_WORDS_OF_A_PART
    tells_itself = stated(heading.text) or _OF_MEASURES.search(heading.text)
    is_other = heading.text.endswith(".") or has_finite_verb(heading.text) or bool(tells_itself)
    if not is_short or is_other or _OF_OTHERS.search(heading.text) or _BESIDE.search(heading.text):
        return False
    town = read_heading(heading, None, setting.gazetteer, setting.towns)
    names_town = town is not None and bool(town.places)
    is_named = heading.text[0].isupper() and _tell_measures(group.items, heading.text)
    return names_town or is_theme(heading) or is_named


def _verdict(group: BulletList, above: Line | None = None) -> Verdict | None:
    """Give the status that holds for the items of *group*, None where they are no measures.

    It is told by the heading, or by that of a status *above* it.
    """
    heading = group.heading.text if group.heading else ""
    told = of_heading(heading)
    is_above = above is not None and not told and of_heading(above.text) is not None
    if above and is_above:
        heading, told = above.text, of_heading(above.text)
    if marked := told_by_marks(group.items, has_status=told is not None):
        return told or marked
    if _are_groups(group) or _are_labels(group):
        return None
    if _OF_A_GROUP.match(heading):  # what it does is none, what it brought about is
        return _likely(heading, group) if _are_outcomes(group) else None
    if _PROJECTS.fullmatch(heading) and _are_things(group):
        return Verdict("unspecified")
    if all(map(is_thing_remarked, group.items)) and len(group.items) >= _FEWEST:
        return told or Verdict("unspecified", is_weak=True)
    is_of_content = _OF_CONTENT.search(heading) and not are_bodies(group)
    is_open = not (_OF_MEASURES.search(heading) or is_of_content)
    is_of_others = is_open and _is_of_others(heading, group)
    are_members = _OF_PEOPLE.search(heading) is not None and are_bodies(group)
    if (
        is_of_others
        or are_members
        or (is_open and not _tell_measures(group.items, heading if told else ""))
    ):
        return None
    return told or _likely(heading, group)


def _are_groups(group: BulletList) -> bool:
    called = all(_OF_A_GROUP.match(item.text) for item in group.items)
    return called or are_called_so(group.items)


def _are_things(group: BulletList) -> bool:
    """Whether the items of *group* mostly tell themes, and none is a sentence or a body."""
    themes = sum(names_theme(item.text) for item in group.items)
    are_labels = not any(has_finite_verb(item.text.partition("(")[0]) for item in group.items)
    return 2 * themes > len(group.items) and are_labels and not are_bodies(group)


def _likely(heading: str, group: BulletList) -> Verdict:
    """Give the status of *group* under a *heading* that tells none, which its items may tell.

    What is of a plan is to come, and so is what infinitives tell; other deeds are done.
    """
    is_of_plan = _OF_PLANS.search(heading) is not None and not _OF_THE_PAST.search(heading)
    are_resolved = all(is_infinitive(item.text) for item in group.items)
    status = "planned" if is_of_plan or are_resolved else "achieved"
    return Verdict(status, heading or None, is_weak=True)


def _is_of_others(heading: str, group: BulletList) -> bool:
    """Whether *group* is a list of people or of themes; what people resolved upon are deeds.

    Of aims with a day they are where each is to come about: "zřízení klubu", no "zlepšení".
    """
    are_deeds = all(is_infinitive(item.text) for item in group.items)
    words = _OF_PEOPLE.sub("", heading) if are_deeds else heading
    are_outcomes = len(group.items) >= _FEWEST and all(
        is_accomplished(item.text) for item in group.items
    )
    words = _DUE_AIMS.sub("", words) if are_outcomes else words
    return _OF_OTHERS.search(words) is not None or are_bodies(group)


def _are_labels(group: BulletList) -> bool:
    """Whether the items of *group* are single words, which but name areas: "Bydlení"."""
    are_words = all(item.text.isalpha() and item.text[0].isupper() for item in group.items)
    return are_words and len(group.items) > 1


def _are_outcomes(group: BulletList) -> bool:
    """Whether all items of *group* tell what came about or will, and one of them its theme."""
    are_told = all(is_outcome(item.text) for item in group.items)
    return are_told and any(names_theme(item.text) for item in group.items)


def _telling(group: BulletList, above: Line | None) -> Iterator[Line]:
    """Give the items; of a chronicle, with no status *above* its years, but deeds for people.

    What is nested in a label, such as a town, is marked by it.
    """
    heads = (line.text for line in (group.heading, above) if line)
    status = next(filter(None, map(of_heading, heads)), None)
    are_dated = is_chronicle(group.items, has_status=status is not None)
    label: Line | None = None
    for item, below in zip_longest(group.items, group.items[1:]):
        is_above = not are_dated and below is not None and below.indent > item.indent
        label = label if label and item.indent > label.indent else None
        if is_above and _is_label(item):
            label = item
            continue
        told = _BRACKETS.sub("", item.text)
        if not are_dated or (tells_deed(told) and not is_elsewhere(told)):
            yield item._replace(bullet=label.text) if label else item


def _is_label(item: Line) -> bool:
    """Whether *item* but names a theme or a place over what is nested in it: "Bydlení"."""
    words = item.text.rstrip(" :")
    is_short = len(words.split()) <= _MOST_WORDS_OF_A_PART and words[:1].isupper()
    is_told = is_deed(words) or is_participle(words) or has_predicate(words)
    return is_short and (words.isalpha() or not is_told)


def tells_deed(text: str) -> bool:
    """Whether *text* tells a deed on a thing with a theme: by its noun or by its verb."""
    done = text[place.end() :] if (place := _IN_PLACE.match(text)) else text
    is_told = is_deed(text) or is_participle(done) or has_predicate(text)
    return is_told and names_theme(text) and not is_no_measure(text)


def _tell_measures(items: Sequence[Line], status: str) -> bool:
    """Whether *items* are mostly deeds: "zřízení klubu"; under a *status*, things will do."""
    themes = sum(names_theme(item.text) for item in items)
    if not status and all(is_infinitive(item.text) for item in items):
        return 2 * themes > len(items) and len(items) >= _FEWEST
    are_mixed = not all(has_finite_verb(item.text) for item in items)  # else read as sentences
    is_headed = bool(status)
    deeds = sum(
        _is_told(item.text, is_headed=is_headed)
        or (are_mixed and (tells_deed(item.text) or _is_led(item.text)))
        for item in items
    )
    is_short = 0 < len(status.split()) <= _MOST_WORDS_OF_A_STATUS
    if is_short and themes:  # then what is for people will do as well: "kurz pro nezaměstnané"
        deeds = max(deeds, sum(map(_is_for_people, items)))
    is_bare = len(status.split()) == 1 and 2 * themes >= len(items)  # "Hotovo:"
    is_all = status and (is_short or all(is_deed(item.text) for item in items))
    fewest = 1 if is_all else _FEWEST
    return themes > 0 and (is_bare or deeds >= max(fewest, _MOSTLY * len(items)))


def _is_led(text: str) -> bool:
    """Whether the first noun of *text* tells the status of a thing: "návrh na zřízení klubu"."""
    return is_outcome(text) and names_theme(text) and not PAPER.search(text)


def _is_for_people(item: Line) -> bool:
    return bool(themes_of(item.text)) and not is_elsewhere(item.text)


def _is_told(item: str, *, is_headed: bool) -> bool:
    is_thing = names_theme(item) or has_predicate(item) or is_infinitive(item)
    return is_deed(item) or is_participle(item) or (is_headed and is_thing)
