"""Sections of an overview: what stands under the heading of a town or of a status."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from loaders.document import Line
from loaders.parse.decision_columns import decisions
from loaders.parse.headings import Heading, read_heading
from loaders.parse.plan_cells import fact_of_plan, heads_plans, is_plan
from loaders.parse.status import Verdict, is_remarked, stated
from loaders.parse.town_tables import heads_groups, heads_of_cells
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.cells import cells, heads_beginning, is_time
from loaders.text.year_headings import day_in_year

_MOST_WORDS_OF_A_STATUS = 5
_FEWEST_WORDS_OF_A_THING = 3  # else it may be a town
_HEADS_COLUMN = re.compile(  # and tells no status: "Výsledky"
    r"(?:výsled|úspě|plán(?!ov)|záměr|výhled|přínos|výstup|další|návrh|příprava|co\s|podařilo|povedlo)"
    r"|\w+(?:é|á|ná)\s+\w+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Section:
    """A heading and the lines under it, with the towns and the status that hold for them.

    *overall* is the status that holds again for the next town. *told* are the statuses that stand
    in a table beside the lines that begin at those offsets; *plans* are its cells about a plan,
    each with the heading of its column, *beginnings* those about a beginning, *groups* those that
    name working groups.
    """

    overall: Verdict
    verdict: Verdict
    heading: Heading | None = None
    places: tuple[Place, ...] = ()
    lines: list[Line] = field(default_factory=list)
    told: dict[int, Verdict] = field(default_factory=dict)
    plans: list[tuple[str, Line]] = field(default_factory=list)
    beginnings: list[tuple[str, Line]] = field(default_factory=list)
    groups: list[Line] = field(default_factory=list)

    def under(self, heading: Heading) -> "Section":
        """Give the section that *heading* opens after this one."""
        if not heading.places and not heading.is_open:
            return Section(self.overall, heading.verdict or self.verdict, heading, self.places)
        # A status that stands right above a town holds for all towns that follow.
        overall = self.overall if self.lines or not self.heading else self.verdict
        return Section(overall, heading.verdict or overall, heading, heading.places)

    def settled(self, gazetteer: Gazetteer, near: tuple[Place, ...] = ()) -> "Section":
        """Give the section with its town told by the towns that its lines speak of, or by *near*.

        Of namesakes that one is meant in whose district the others lie: "Petřvald" over a line
        about Orlová is the one beside it.
        """
        if not (self.heading and self.heading.is_open):
            return self
        around = tuple(place for line in self.lines for place in gazetteer.places(line.text))
        told = (read_heading(self.heading.line, None, gazetteer, one) for one in (around, near))
        heading = next((one for one in told if one and one.places), None)
        return replace(self, heading=heading, places=heading.places) if heading else self

    def take_cell(self, line: Line, head: Line) -> None:
        """Add *line*, the cell of a table below *head* or an item in it."""
        verdict = None if heads_beginning(head.text) else stated(head.text)
        if line == head or not any(map(str.isalnum, line.text)):
            return
        if heads_groups(head.text):
            self.groups.append(line)
        elif verdict is None:
            self.beginnings.append((head.text, line))
        else:
            self.lines.append(line)
            self.told[line.start] = verdict

    def take_fact(self, line: Line) -> bool:
        """Take *line*, and what stands before it in its row, as a fact of the partnership.

        Give whether it is one.
        """
        key = self.lines[-1] if line.column == 1 and self.lines else None
        if key is None or key.column or key.bullet:
            return False
        if heads_beginning(key.text) and is_time(line.text):
            self.beginnings.append((key.text, line))
        elif heads_groups(key.text):
            self.groups.append(line)
        else:
            return False
        self.lines.pop()
        return True

    def take(self, line: Line) -> None:
        """Add *line*, or the status that it tells of the line, or the list, before."""
        verdict = status_of_cell(line)
        if verdict and self.lines and (line.column or not self.lines[-1].bullet):
            beside = [one.start for one in self.lines if one.bullet and one.start not in self.told]
            in_list = beside if self.lines[-1].bullet else [self.lines[-1].start]
            self.told.update(dict.fromkeys(in_list, verdict))
        else:
            self.lines.append(line)


def sections(lines: Iterable[Line], gazetteer: Gazetteer, first: Section) -> Iterator[Section]:
    """Divide *lines* at their headings; what stands before any belongs to *first*."""
    section = first
    of_plans: dict[int, str] = {}
    listed = [cell for row in lines for cell in cells(row)]
    heads, decided = heads_of_cells(listed), decisions(listed)
    for line, below in with_next(listed):
        head, plan = heads.get(line.start), _plan_over(line, section, of_plans)
        is_told = head or status_of_cell(line) or is_remarked_item(line) or day_in_year(line)
        heading = None if is_told else read_heading(line, below, gazetteer)
        if line.start in decided:
            section.plans.extend(("", told) for told in (decided[line.start],) if told)
        elif head:
            section.take_cell(line, head)
        elif heads_plans(line):
            of_plans[line.column] = line.text
        elif plan:
            section.plans.append(plan)
        elif section.take_fact(line):
            continue
        elif heading:
            section = section.settled(gazetteer)
            yield section
            section = section.under(heading)
        else:
            section.take(line)
    yield section.settled(gazetteer)


def settled(parts: list[Section], gazetteer: Gazetteer) -> list[Section]:
    """Give *parts*, a town of which it is not known which is meant told by those of the others."""
    near = tuple(dict.fromkeys(place for part in parts for place in part.places))
    return [part.settled(gazetteer, near) for part in parts] if near else parts


def _plan_over(
    line: Line, section: Section, of_plans: Mapping[int, str]
) -> tuple[str, Line] | None:
    """Give what *line* tells about a plan, as a cell or a fact, and what heads it.

    That is its column, or the cell before it.
    """
    if line.column in of_plans and not line.bullet:
        return of_plans[line.column], line
    is_beside = line.column and section.lines and is_plan(section.lines[-1])
    return (section.lines[-1].text, line) if is_beside else fact_of_plan(line)


def with_next(lines: list[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Give each line with the one below it."""
    return zip(lines, [*lines[1:], None], strict=False)


def is_remarked_item(line: Line) -> bool:
    """Tell a thing with its status in brackets behind it: "klub pro děti v Tiché (běží)"."""
    words = line.text.rpartition("(")[0].split()
    is_long = len(words) >= _FEWEST_WORDS_OF_A_THING and line.text.endswith(")")
    return is_long and is_remarked(line.text)


def status_of_cell(line: Line) -> Verdict | None:
    """Read a cell that holds but a status, such as "zamítnuto radou města"."""
    is_short = len(line.text.split()) <= _MOST_WORDS_OF_A_STATUS
    is_told = line.text[0].islower() or (line.column and not _HEADS_COLUMN.match(line.text))
    if line.bullet or not is_short or not is_told or line.text.endswith((".", ":")):
        return None
    verdict = stated(line.text)
    return verdict if verdict and line.text.startswith(verdict.cue or "") else None
