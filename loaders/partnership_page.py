"""The page of a local partnership: who belongs to it, how it began, its groups and plans."""

import re
from collections.abc import Sequence

from graph.iris import slug
from loaders.boilerplate import content
from loaders.document import Document, Line
from loaders.founding import read_founding, read_predecessors
from loaders.kinds import PARTNERSHIP_PAGE, is_partnership_title
from loaders.members import read_members
from loaders.places import Gazetteer
from loaders.records import DocumentRecord, Extraction, PartnershipRecord, Place, Problem
from loaders.sentences import sentences
from loaders.working_groups import read_working_groups

_NAME = re.compile(r"(?i)(?:lokální|místní)\s+partnerství\b[^.:]*")


def parse(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the partnership page *document*; what is not certain is reported, never guessed."""
    lines = content(document)
    title = _title(lines)
    places = _municipalities(title, lines, gazetteer)
    key = f"lp-{slug(' '.join(place.label for place in places) or _own_name(title.text))}"
    prose = tuple(sentences(line for line in lines[1:] if not line.bullet))
    members = read_members(document, lines[1:], key, gazetteer)
    groups, group_problems = read_working_groups(document, lines[1:], prose, key)
    partnership, problems = _partnership(document, title, places, key, prose)
    return Extraction(
        _document_record(document, title, places),
        (partnership, *members.records, *groups),
        (*_place_problems(title, places), *problems, *members.problems, *group_problems),
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
