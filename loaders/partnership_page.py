"""The page of a local partnership: who belongs to it, how it began, its groups and plans."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.iris import slug
from loaders.boilerplate import content
from loaders.bullet_lists import bullet_lists
from loaders.counts import read_counts
from loaders.document import Document, Line
from loaders.founding import read_founding, read_predecessors
from loaders.headings import status_of_heading
from loaders.kinds import PARTNERSHIP_PAGE, is_partnership_title
from loaders.measures import Setting, item_measures
from loaders.members import read_members
from loaders.places import Gazetteer
from loaders.plans import read_plans
from loaders.projects import prose_projects
from loaders.prose_measures import prose_measures
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    PartnershipRecord,
    Place,
    Problem,
    Record,
)
from loaders.sentences import sentences
from loaders.status import Verdict
from loaders.working_groups import read_working_groups

_OF_MEASURES = re.compile(
    r"(?i)\bopatření\b|\baktivit[ya]\b|\bplán\s+(?:\w+\s+)?(?:navrhuje|obsahuje|zahrnuje)|podařilo"
)
_LONGEST_HEADING = 150
_PARTNERSHIP = re.compile(r"(?i)(?:lokální|místní)\w*\s+partnerství\b")


@dataclass
class _Findings:
    """What is read of a page, in the order of reading."""

    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, records: Iterable[Record], problems: Iterable[Problem] = ()) -> None:
        """Add *records*, and the *problems* met on the way."""
        self.records += records
        self.problems += problems


def parse_partnership_page(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the partnership page *document*; what is not certain is reported, never guessed."""
    lines = content(document)
    title = _title(lines)
    places = _municipalities(title, lines, gazetteer)
    body = [line for line in lines if line is not title]
    found = _Findings(problems=[*document.problems])
    _read_partnership(found, document, title, body, places, gazetteer)
    _read_plans(found, body, Setting(document, gazetteer, places))
    record = DocumentRecord(
        kind=PARTNERSHIP_PAGE,
        title=_folded(title.text),
        sha256=document.sha256,
        characters=len(document.text),
        url=document.url,
        municipalities=places,
    )
    return Extraction(record, tuple(found.records), tuple(found.problems))


def _read_partnership(
    found: _Findings,
    document: Document,
    title: Line,
    body: Sequence[Line],
    places: tuple[Place, ...],
    gazetteer: Gazetteer,
) -> None:
    key = f"lp-{slug(' '.join(place.label for place in places) or _own_name(title.text))}"
    prose = tuple(sentences(_prose(body)))
    founding, problems = read_founding(document, prose)
    partnership = PartnershipRecord(
        founding.evidence or document.span(title.start, title.end),
        name=_name(title, places),
        partnership=key,
        municipalities=places,
        founded=founding.date,
        founding=founding.kind,
        continues=read_predecessors(prose),
    )
    found.take([partnership], problems)
    members = read_members(document, body, key, gazetteer)
    found.take(members.records, members.problems)
    found.take(*read_working_groups(document, body, prose, key))


def _read_plans(found: _Findings, body: Sequence[Line], setting: Setting) -> None:
    """Read the plans, and what else was or will be done: measures, projects, counts."""
    prose = _prose(body)
    plans, problems = read_plans(
        setting.document, tuple(sentences(prose)), setting.places, setting.gazetteer
    )
    found.take(plans, problems)
    planned = replace(setting, plan=plans[0].plan if plans else None)
    found.take(prose_measures(prose, planned))
    found.take(_listed_measures(body, planned))
    found.take(prose_projects(prose, setting))
    counts = read_counts(prose, setting)
    found.take(counts.records, counts.problems)


def _prose(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not line.bullet]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _title(lines: Sequence[Line]) -> Line:
    """Give the line that names the partnership; without one, the first line."""
    return next(filter(is_partnership_title, lines), lines[0])


def _name(title: Line, places: tuple[Place, ...]) -> str:
    """Give the name as the page has it; where no line is the name, that of the towns."""
    if is_partnership_title(title) or not places:
        return _folded(title.text.rstrip(" :"))
    return f"Lokální partnerství {' a '.join(place.label for place in places)}"


def _own_name(name: str) -> str:
    return re.sub(r"(?i)^(?:lokální|místní)\s+partnerství\s*", "", name).strip(" :")


def _municipalities(title: Line, lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    named = gazetteer.places(title.text)
    headings = (
        line.text for line in lines if _PARTNERSHIP.search(line.text) and len(line.text) < 150
    )
    return named or next(filter(None, map(gazetteer.places, headings)), ())


def _listed_measures(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Read the measures of the lists that are headed as measures."""
    for group in bullet_lists(lines):
        heading = group.heading.text if group.heading else ""
        if _OF_MEASURES.search(heading):
            verdict = status_of_heading(heading) or Verdict("planned", heading)
            for item in group.items:
                yield from item_measures(replace(setting, default=verdict), item.start, item.end)
