"""A results overview: what was done in each town that the Agency supported, town by town."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.boilerplate import content
from loaders.document import Document, Line
from loaders.events import referendums
from loaders.headings import Heading, read_heading
from loaders.list_items import Item, goes_on, list_items
from loaders.measures import Setting, item_measures, measure, with_details
from loaders.places import Gazetteer
from loaders.plan_items import plan_of_item
from loaders.projects import projects_of
from loaders.prose_measures import prose_measures
from loaders.records import DocumentRecord, Extraction, Place, Problem, Record
from loaders.status import Verdict, has_predicate, is_deed, stated
from loaders.support_periods import support_of_heading
from loaders.themes import themes_of


@dataclass(frozen=True)
class Section:
    """A heading and the lines under it, with the towns and the status that hold for them.

    *overall* is the status that holds again for the next town.
    """

    overall: Verdict
    verdict: Verdict
    heading: Heading | None = None
    places: tuple[Place, ...] = ()
    lines: list[Line] = field(default_factory=list)

    def under(self, heading: Heading) -> "Section":
        """Give the section that *heading* opens after this one."""
        if not heading.places and not heading.is_open:
            return Section(self.overall, heading.verdict or self.verdict, heading, self.places)
        # A status that stands right above a town holds for all towns that follow.
        overall = self.overall if self.lines or not self.heading else self.verdict
        return Section(overall, heading.verdict or overall, heading, heading.places)


def parse_results_overview(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the support period, the measures, projects and plans of each town, and referendums."""
    title, *lines = content(document) or (Line(0, 0, ""),)
    sections = list(_sections(title, lines, gazetteer))
    places = tuple(dict.fromkeys(place for section in sections for place in section.places))
    records: list[Record] = list(support_of_heading(document, title, places))
    for section in sections:
        setting = Setting(document, gazetteer, section.places, section.verdict)
        records += _section_records(setting, section)
    return Extraction(
        DocumentRecord(
            kind="results-overview",
            title=_title(document.title or title.text, gazetteer),
            sha256=document.sha256,
            characters=len(document.text),
            url=document.url,
            municipalities=places,
        ),
        tuple(records),
        (*document.problems, *_open_headings(sections)),
    )


def _title(words: str, gazetteer: Gazetteer) -> str:
    """Give a title that shouts in small letters, where that takes no capital from a town."""
    folded = " ".join(words.split())
    return folded.capitalize() if folded.isupper() and not gazetteer.places(folded) else folded


def _sections(title: Line, lines: list[Line], gazetteer: Gazetteer) -> Iterator[Section]:
    verdict = stated(title.text) or Verdict("achieved")
    section = Section(verdict, verdict, places=gazetteer.places(title.text))
    for line, below in _with_next(lines):
        heading = read_heading(line, below, gazetteer)
        if heading:
            yield section
            section = section.under(heading)
        else:
            section.lines.append(line)
    yield section


def _with_next(lines: list[Line]) -> Iterator[tuple[Line, Line | None]]:
    return zip(lines, [*lines[1:], None], strict=False)


def _open_headings(sections: list[Section]) -> Iterator[Problem]:
    for section in sections:
        if section.heading and section.heading.is_open:
            line = section.heading.line
            yield Problem(line.start, line.end, f"no known municipality is named: {line.text}")


def _section_records(setting: Setting, section: Section) -> Iterator[Record]:
    if section.heading:
        yield from support_of_heading(setting.document, section.heading.line, section.places)
    listed: list[Line] = []
    for line, below in _with_next(section.lines):
        if line.bullet or (listed and goes_on(line)) or _is_bare_item(line, below):
            listed.append(line)
        else:
            yield from support_of_heading(setting.document, line, section.places)
            yield from prose_measures([line], setting)
    for item in list_items(listed):
        yield from _item_records(setting, item)


def _is_bare_item(line: Line, below: Line | None) -> bool:
    """Tell a line that lost its bullet: a label, no sentence, and no heading of a list."""
    if line.text.endswith((".", ":")) or has_predicate(line.text) or (below and below.bullet):
        return False
    return is_deed(line.text) or bool(themes_of(line.text))


def _item_records(setting: Setting, item: Item) -> Iterator[Record]:
    plan = plan_of_item(setting, item.start, item.end)
    if plan:
        yield plan
        return
    text = setting.text(item.start, item.end)
    deeds = [part for part in item.parts if is_deed(setting.text(part.start, part.end))]
    if item.parts and not deeds and is_deed(text):  # one deed, told part by part
        whole = measure(setting, item.start, item.end)
        yield with_details(whole, setting.text(item.end, item.last))
        return
    if not item.parts or is_deed(text):
        yield from item_measures(setting, item.start, item.end)
        yield from projects_of(setting, item.start, item.end)
        yield from referendums(setting, item.start, item.end)
    for part in item.parts:
        yield from _item_records(setting, part)
