"""The page of a local partnership: who belongs to it, how it began, its groups and plans."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.iris import slug
from loaders.boilerplate import content
from loaders.bullet_lists import bullet_lists
from loaders.document import Document, Line
from loaders.founding import read_founding, read_predecessors
from loaders.headings import status_of_heading
from loaders.kinds import PARTNERSHIP_PAGE, is_partnership_title
from loaders.measures import Setting, item_measures
from loaders.members import read_members
from loaders.places import Gazetteer
from loaders.plans import read_plans
from loaders.prose_measures import prose_measures
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    PartnershipRecord,
    Place,
    Problem,
)
from loaders.sentences import sentences
from loaders.status import Verdict
from loaders.working_groups import read_working_groups

_OF_MEASURES = re.compile(
    r"(?i)\bopatření\b|\baktivit[ya]\b|\bplán\s+(?:\w+\s+)?(?:navrhuje|obsahuje|zahrnuje)|podařilo"
)
_NAME = re.compile(r"(?i)(?:lokální|místní)\s+partnerství\b[^.:]*")


def parse_partnership_page(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the partnership page *document*; what is not certain is reported, never guessed."""
    lines = content(document)
    title = _title(lines)
    places = _municipalities(title, lines, gazetteer)
    key = f"lp-{slug(' '.join(place.label for place in places) or _own_name(title.text))}"
    prose = tuple(sentences(line for line in lines[1:] if not line.bullet))
    members = read_members(document, lines[1:], key, gazetteer)
    groups, group_problems = read_working_groups(document, lines[1:], prose, key)
    partnership, problems = _partnership(document, title, places, key, prose)
    plans, plan_problems = read_plans(document, prose, places, gazetteer)
    plan = plans[0].plan if plans else None
    measures = _measures(lines[1:], Setting(document, gazetteer, places, plan=plan))
    return Extraction(
        _document_record(document, title, places),
        (partnership, *members.records, *groups, *plans, *measures),
        (
            *document.problems,
            *_place_problems(title, places),
            *problems,
            *members.problems,
            *group_problems,
            *plan_problems,
        ),
    )


def _title(lines: Sequence[Line]) -> Line:
    """Give the line that names the partnership; without one, the first line."""
    return next(filter(is_partnership_title, lines), lines[0])


def _own_name(name: str) -> str:
    return re.sub(r"(?i)^(?:lokální|místní)\s+partnerství\s*", "", name).strip(" :")


def _municipalities(title: Line, lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    named = gazetteer.places(title.text)
    headings = (line.text for line in lines if _NAME.search(line.text) and len(line.text) < 150)
    return named or next(filter(None, map(gazetteer.places, headings)), ())


def _partnership(
    document: Document, title: Line, places: tuple[Place, ...], key: str, prose: Sequence[Line]
) -> tuple[PartnershipRecord, tuple[Problem, ...]]:
    founding, problems = read_founding(document, prose)
    record = PartnershipRecord(
        founding.evidence or document.span(title.start, title.end),
        name=" ".join(title.text.rstrip(" :").split()),
        partnership=key,
        municipalities=places,
        founded=founding.date,
        founding=founding.kind,
        continues=read_predecessors(prose),
    )
    return record, problems


def _measures(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Read the measures of the sentences, and those of lists that are headed as measures."""
    yield from prose_measures([line for line in lines if not line.bullet], setting)
    for group in bullet_lists(lines):
        heading = group.heading.text if group.heading else ""
        if _OF_MEASURES.search(heading):
            verdict = status_of_heading(heading) or Verdict("planned", heading)
            for item in group.items:
                yield from item_measures(replace(setting, default=verdict), item.start, item.end)


def _document_record(document: Document, title: Line, places: tuple[Place, ...]) -> DocumentRecord:
    return DocumentRecord(
        kind=PARTNERSHIP_PAGE,
        title=" ".join(title.text.split()),
        sha256=document.sha256,
        characters=len(document.text),
        url=document.url,
        municipalities=places,
    )


def _place_problems(title: Line, places: tuple[Place, ...]) -> tuple[Problem, ...]:
    if places:
        return ()
    return (Problem(title.start, title.end, "the town of the partnership is not known"),)
