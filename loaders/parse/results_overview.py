"""A results overview: what was done in each town that the Agency supported, town by town."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from loaders.document import Document, Line
from loaders.parse.events import referendums
from loaders.parse.kinds import RESULTS_OVERVIEW
from loaders.parse.listed_measures import tells_deed
from loaders.parse.measures import Setting, item_measures, measure, with_details
from loaders.parse.plan_cells import plans_of_cell
from loaders.parse.plan_items import of_each, plan_of_item
from loaders.parse.plan_mentions import find_plans
from loaders.parse.plans import read_plans
from loaders.parse.profile_marks import TOWN_NAME
from loaders.parse.projects import projects_of
from loaders.parse.prose_measures import prose_measures
from loaders.parse.sections import Section, is_remarked_item, sections, settled, with_next
from loaders.parse.status import Verdict, has_predicate, is_deed, is_remarked, stated
from loaders.parse.story_partnerships import begun
from loaders.parse.support_periods import support_of_heading
from loaders.parse.themes import themes_of
from loaders.parse.told_of_several import is_of_several, told_once
from loaders.parse.town_items import is_untitled
from loaders.parse.town_tables import (
    begun_in_cell,
    groups_behind_label,
    groups_in_cells,
    heads_groups,
)
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    Place,
    PlanRecord,
    Problem,
    Record,
)
from loaders.resolve.places import Gazetteer
from loaders.text.boilerplate import content
from loaders.text.letters import CAPITAL
from loaders.text.list_items import Item, goes_on, list_items
from loaders.text.partnerships import IN_ANY_CASE
from loaders.text.points import YEAR
from loaders.text.sentences import sentences
from loaders.text.verbs import has_finite_verb
from loaders.text.year_headings import behind_day_in_year, day_in_year

# The cooperation itself and its papers are no measures.
_COOPERATION = re.compile(
    rf"(?:\w+\s+){{0,2}}(?:spolupr[aá]c|memorand|{IN_ANY_CASE}|plán(?:u|y|ů)?(?!\w))",
    re.IGNORECASE,
)
_MOST_WORDS_BEFORE_A_TOWN = 2  # "Ve městě Telč"
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_OFFICE = re.compile(  # whose seat is no town of the overview
    rf"(?i:regionální|krajsk\w+)\s+(?:centr|pracoviš|poboč|kancelář)\w*\s+[{CAPITAL}]\w+"
)
_LISTED = re.compile(r"(?P<label>[^:;]{3,40}):\s+(?=[^:]*;)")  # "Hotovo: dům; klub pro děti"
_PRIORITY = re.compile(r"(?:priorit|plnění|oblast\s|cíl\s)", re.IGNORECASE)  # of a plan
_LED = re.compile(rf"(?P<town>{TOWN_NAME.pattern})(?:\s+[–—-]\s+|:\s+)(?=\w)")
_LETTER = re.compile(rf"(?P<town>[{CAPITAL}])(?:\s+[–—-]\s+|:\s+)(?=\w)")
_PART = re.compile(r"[^\s;][^;]*")
_LIKEWISE = re.compile(r"(?<!\w)(?:totéž|to\s+samé)(?!\w)", re.IGNORECASE)
_CALL = re.compile(r"výzv\w+\s+(?:č\.|OP|\d)", re.IGNORECASE)  # for proposals, of a ministry


def parse_results_overview(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the support period, the measures, projects and plans of each town, and referendums."""
    title, *lines = _titled(content(document), gazetteer) or (Line(0, 0, ""),)
    verdict = stated(title.text) or Verdict("achieved")
    first = Section(verdict, verdict, places=gazetteer.places(_OFFICE.sub("", title.text)))
    parts = settled([*sections(lines, gazetteer, first)], gazetteer)
    headed = _once(place for part in parts for place in part.places)
    records = (_section_records(document, gazetteer, part, headed) for part in parts)
    told = [*told_once(chain.from_iterable(records))]
    places = headed or _once((*_towns_of(told), *_towns_of_paragraphs(lines, gazetteer)))
    return Extraction(
        DocumentRecord(
            kind=RESULTS_OVERVIEW,
            title=_title(document.title or title.text, gazetteer),
            sha256=document.sha256,
            characters=len(document.text),
            url=document.url,
            municipalities=places,
        ),
        (*support_of_heading(document, title, places), *told),
        (*document.problems, *_open_headings(parts)),
    )


def _titled(lines: tuple[Line, ...], gazetteer: Gazetteer) -> tuple[Line, ...]:
    """Give *lines* with an empty title where they begin with a table or with the item of a town."""
    is_cell = any(below.column > line.column for line, below in pairwise(lines[:2]))
    return (
        (Line(lines[0].start, lines[0].start, ""), *lines)
        if is_cell or is_untitled(lines, gazetteer)
        else lines
    )


def _title(words: str, gazetteer: Gazetteer) -> str:
    """Give a title that shouts in small letters, where that takes no capital from a town."""
    folded = " ".join(words.split())
    return folded.capitalize() if folded.isupper() and not gazetteer.places(folded) else folded


def _towns_of(records: Iterable[Record]) -> tuple[Place, ...]:
    """Give the towns of which an overview without headings tells something."""
    told = (record for record in records if isinstance(record, MeasureRecord | PlanRecord))
    return _once(place for record in told for place in record.municipalities)


def _towns_of_paragraphs(lines: Iterable[Line], gazetteer: Gazetteer) -> Iterator[Place]:
    """Give the towns with which paragraphs begin: "S Bystřicí spolupracovala Agentura …"."""
    for line in lines:
        words = line.text.split(maxsplit=_MOST_WORDS_BEFORE_A_TOWN + 1)
        before = sum(len(word) + 1 for word in words[:_MOST_WORDS_BEFORE_A_TOWN])
        named = gazetteer.find(line.text) if line.text.endswith(".") else ()
        yield from (one.place for one in named[:1] if one.place and one.start <= before)


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(places))


def _open_headings(parts: list[Section]) -> Iterator[Problem]:
    for section in parts:
        if section.heading and section.heading.is_open:
            line = section.heading.line
            yield Problem(line.start, line.end, f"no known municipality is named: {line.text}")


def _section_records(
    document: Document, gazetteer: Gazetteer, section: Section, headed: tuple[Place, ...]
) -> Iterator[Record]:
    setting = Setting(document, gazetteer, section.places, section.verdict)
    lists, prose = _lists_and_prose(section, setting)
    for line in (*([section.heading.line] if section.heading else ()), *prose):
        yield from support_of_heading(document, line, section.places)
    of_all = [line for line in prose if is_of_several(line, setting, headed)]
    yield from _plans(setting, [line for line in prose if line not in of_all])
    yield from _plans(Setting(document, gazetteer, headed, section.verdict), of_all)
    begun_here = [*begun(setting, tuple(sentences(section.lines)))]
    for heading, cell in section.plans:
        yield from plans_of_cell(setting, heading, cell)
    for heading, cell in section.beginnings:
        begun_here += begun_in_cell(setting, heading, cell)
    dated = [line for line in prose if day_in_year(line)]
    for line in dated if not section.places else ():
        begun_here += begun(setting.narrowed(line.text), (line,))
    yield from begun_here
    groups = (*section.groups, *filter(None, map(groups_behind_label, section.lines)))
    yield from groups_in_cells(setting, groups, begun_here)
    yield from prose_measures([line for line in prose if line not in dated], setting)
    for line in map(behind_day_in_year, dated):
        is_told = tells_deed(line.text) and not has_finite_verb(line.text)
        items = item_measures(setting, line.start, line.end) if is_told else ()
        yield from items or prose_measures([line], setting)
    for lines in lists:
        for item in list_items(lines):
            yield from _told_in_table(_item_records(setting, item), section.told.get(item.start))


def _lists_and_prose(section: Section, setting: Setting) -> tuple[list[list[Line]], list[Line]]:
    """Tell the items of *section* from its sentences; a row of a table is a list of its own."""
    lists: list[list[Line]] = [[]]
    prose: list[Line] = []
    for line, below in with_next(section.lines):
        if line.column and lists[-1]:
            lists.append([])
        if day_in_year(line):
            prose.append(line)
            continue
        is_item = line.bullet is not None or line.start in section.told
        is_item = is_item or bool(_of_town(line.text.partition(".")[0], setting)[0])
        is_item = is_item or is_remarked_item(line)
        if is_item or (lists[-1] and goes_on(line)) or _is_bare_item(line, below):
            lists[-1].append(line)
        else:
            prose.append(line)
        if line.start in section.told:
            lists.append([])
    return lists, prose


def _plans(setting: Setting, lines: list[Line]) -> Iterator[PlanRecord]:
    """Give the plans that the sentences of *lines* tell, each of the towns of its paragraph.

    Where the title tells one year, "in December" is that of this year.
    """
    title = (_titled(content(setting.document), setting.gazetteer) or [Line(0, 0, "")])[0]
    lead = [title] if any(plan.is_named for plan in find_plans(title.text)) else []
    years = {*_YEAR.findall(title.text)}
    today = f"{years.pop()}-12-31" if len(years) == 1 else None
    known, of_page = setting.gazetteer, setting.places
    named = of_page or _once(place for line in lines for place in known.places(line.text))
    for part in [lines] if of_page else _apart(lines):
        own = of_page or _once(place for line in part for place in known.places(line.text)) or named
        told = tuple(sentences([*lead, *part]))
        yield from read_plans(setting.document, told, own, known, today=today)[0] if part else ()


def _apart(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Give each of *lines* alone, or with the one before it where it tells that others did so."""
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        if before and _LIKEWISE.search(line.text):
            yield [before, line]
        elif not (after and _LIKEWISE.search(after.text)):
            yield [line]


def _told_in_table(records: Iterable[Record], verdict: Verdict | None) -> Iterator[Record]:
    """Give the measures of a row the status that stands in it."""
    for record in records:
        if verdict and isinstance(record, MeasureRecord):
            if not verdict.has_failed:
                yield replace(record, status=verdict.status, status_cue=verdict.cue)
        else:
            yield record


def _is_bare_item(line: Line, below: Line | None) -> bool:
    """Tell a line that lost its bullet: a label, no sentence, and no heading of a list."""
    is_told = line.text.endswith((".", ":")) or has_predicate(line.text)
    if is_told or _PRIORITY.match(line.text) or (below and below.bullet):
        return False
    return is_deed(line.text) or bool(themes_of(line.text))


def _item_records(setting: Setting, item: Item) -> Iterator[Record]:
    """Give what *item* tells, of the town with whose name it begins, if it does."""
    text = setting.text(item.start, item.end)
    town, behind = _of_town(text, setting)
    here = setting.marked(town)
    if town:
        line = Line(item.start + behind, item.start + len(text), text[behind:])
        yield from begun(here, tuple(sentences([line])))
    if not town or item.parts or ";" not in text:
        yield from _own_records(here, replace(item, start=item.start + behind))
        return
    for one in _PART.finditer(text, behind):
        yield from _own_records(here, Item(item.start + one.start(), item.start + one.end()))


def _own_records(setting: Setting, item: Item) -> Iterator[Record]:
    text = setting.text(item.start, item.end)
    plan = plan_of_item(setting, item.start, item.end) or _told(setting, item, text)
    if plan:
        yield from of_each(plan, text)
        return
    listed = _LISTED.match(text)
    verdict = stated(listed["label"]) if listed else None
    if listed and verdict:
        for one in _PART.finditer(text, listed.end()):
            here = replace(setting, default=verdict)
            yield from item_measures(here, item.start + one.start(), item.start + one.end())
        return
    is_other = _CALL.match(text) or heads_groups(text.partition(":")[0])
    is_bare = not (themes_of(text) or is_remarked(text))
    if is_other or (_COOPERATION.match(text) and is_bare):
        return
    deeds = [part for part in item.parts if is_deed(setting.text(part.start, part.end))]
    if item.parts and not deeds and (is_deed(text) or has_predicate(text)):  # told part by part
        whole = measure(setting, item.start, item.end)
        yield with_details(whole, setting.text(item.end, item.last))
        return
    if not item.parts or is_deed(text):
        yield from item_measures(setting, item.start, item.end)
        yield from projects_of(setting, item.start, item.end)
        yield from referendums(setting, item.start, item.end)
    for part in item.parts:
        yield from _item_records(setting, part)


def _of_town(text: str, setting: Setting) -> tuple[str, int]:
    """Give the town with whose name, or its letter, *text* begins before a sign, and its end.

    "Odry – vznik klubu"; where no town is told, the name is empty.
    """
    led = _LED.match(text)
    letter = _LETTER.match(text)
    if led and setting.is_town(led["town"]):
        return led["town"], led.end()
    towns = [town.label for town in setting.places if letter and town.label[0] == letter["town"]]
    return (towns[0], letter.end()) if letter and len(towns) == 1 else ("", 0)


def _told(setting: Setting, item: Item, text: str) -> PlanRecord | None:
    """Give the plan that an item tells as a sentence: "the plan was approved by …".

    One that is not approved is told of where the item begins with its name.
    """
    plans = _plans(setting, [Line(item.start, item.end, text)])
    is_about_plan = any(plan.start == 0 and plan.is_named for plan in find_plans(text))
    return next((plan for plan in plans if plan.status == "approved" or is_about_plan), None)
