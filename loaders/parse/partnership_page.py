"""The page of a local partnership: who belongs to it, how it began, its groups and plans."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from graph.iris import slug
from loaders.document import Document, Line
from loaders.parse.carried_plans import runs_of, without_approvals
from loaders.parse.counts import read_counts
from loaders.parse.events import prose_events
from loaders.parse.founding import read_founding
from loaders.parse.founding_milestones import milestone_of
from loaders.parse.headings import find_towns, is_of_borough
from loaders.parse.kinds import PARTNERSHIP_PAGE, is_partnership_title
from loaders.parse.listed_measures import listed_measures, told_in_lists
from loaders.parse.measures import Setting
from loaders.parse.member_lists import member_items
from loaders.parse.members import read_members
from loaders.parse.minutes import decided_at_meeting
from loaders.parse.own_lines import own_lines
from loaders.parse.plan_bullets import with_plan_bullets
from loaders.parse.plans import read_plans
from loaders.parse.predecessors import read_predecessors
from loaders.parse.projects import prose_projects
from loaders.parse.prose_measures import measures_of_towns
from loaders.parse.regions import (
    member_towns,
    municipalities_of,
    region_of,
    seats_of_districts,
    surroundings,
)
from loaders.parse.support_periods import prose_support
from loaders.parse.tabled_plans import with_tabled
from loaders.parse.town_items import without_other_items
from loaders.parse.town_parts import of_parts
from loaders.parse.working_groups import read_working_groups
from loaders.records import (
    DocumentRecord,
    Extraction,
    PartnershipRecord,
    Place,
    Problem,
    Record,
)
from loaders.resolve.areas import borough_of
from loaders.resolve.places import Gazetteer
from loaders.resolve.town_slugs import town_slug
from loaders.text.boilerplate import content, crumbs
from loaders.text.cells import tells_beginning, with_rows
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import IN_ANY_CASE, NOUN
from loaders.text.sentences import sentences
from loaders.text.verbs import is_whole_sentence

_FIRST_LINES = 8
_LONGEST_HEADING = 150
_FEWEST_COUNTED = 3
# What towns do that have a partnership in common; others are but near.
_TOGETHER = re.compile(
    rf"\b(?:spolupracovat|spolupracuj|zapoj|tvoř|sdruž|patří|svaz(?:ek|k)|{NOUN})", re.IGNORECASE
)
_PARTNERSHIP = re.compile(r"(?i:(?:lokální|místní)\w*\s+part?nerství)\b")
_OF_TOWN = re.compile(
    rf"(?i:{IN_ANY_CASE}\s+(?:ve?\s+|na\s+)?|\bzastupitelstv\w+\s+(?:města|obce|městyse)\s+)"
)
_OF_REGION = re.compile(
    rf"{_PARTNERSHIP.pattern}\s+(?:na\s+)?(?P<region>[{CAPITAL}]\w+[sc]k[ou])\b"
)
_NAMED = re.compile(
    r"(?:(?:ve?|na|pro)\s+)?(?:(?:měst|obc|obec|region)\w*\s+)?"
    rf"(?P<name>[{CAPITAL}]\w+(?:[ -]\w+){{0,4}})"
)


@dataclass
class Findings:
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
    body = [line for line in lines if line is not title or not is_partnership_title(line)]
    own = _own_name(title) or _region_told(lines) or region_of(lines[0].text) or ""
    places = _municipalities(title, own, lines, gazetteer) or _around(document, lines, gazetteer)
    found = Findings(problems=[*document.problems])
    setting = Setting(document, gazetteer, places)
    partnership = _partnership(setting, title, own)
    read_partnership(found, partnership, body, setting)
    _read_plans(found, partnership, body, setting)
    record = DocumentRecord(
        kind=PARTNERSHIP_PAGE,
        title=document.title or partnership.name,
        sha256=document.sha256,
        characters=len(document.text),
        url=document.url,
        municipalities=places,
    )
    return Extraction(record, tuple(found.records), tuple(found.problems))


def _partnership(setting: Setting, title: Line, own: str) -> PartnershipRecord:
    """Give the partnership that *title* names; *own* is what its name adds to "partnership"."""
    named = None if is_partnership_title(title) else _PARTNERSHIP.search(title.text)
    start, end = named.span() if named else (0, len(title.text))
    return PartnershipRecord(
        setting.document.span(title.start + start, title.start + end),
        name=_name(title, own, setting.places),
        partnership=_key(own, setting),
        municipalities=setting.places,
    )


def read_partnership(
    found: Findings, partnership: PartnershipRecord, body: Sequence[Line], setting: Setting
) -> None:
    """Read how *partnership* began, its members and its groups."""
    document, key = setting.document, partnership.partnership
    here = without_other_items(setting, body)
    prose = tuple(sentences(_prose(here)))
    told = tuple(sentences(with_rows([one for one in here if not one.bullet or _is_fact(one)])))
    founding, problems = read_founding(document, told, is_of_partnership=True)
    begun = replace(
        partnership,
        evidence=founding.evidence or partnership.evidence,
        founded=founding.date,
        founding=founding.kind,
        continues=read_predecessors(prose),
    )
    found.take([begun], problems)
    own = own_lines(body, setting.places, setting.gazetteer)
    members = read_members(document, own, key, setting.gazetteer)
    found.take(members.records, members.problems)
    found.take(*read_working_groups(document, here, prose, key))


def _is_fact(line: Line) -> bool:
    """Whether the item *line* tells a beginning and its day, and nothing else, or a sentence."""
    return is_whole_sentence(line.text) or tells_beginning(line) or milestone_of(line) is not None


def _read_plans(
    found: Findings, partnership: PartnershipRecord, body: Sequence[Line], setting: Setting
) -> None:
    """Read the plans, and what else was or will be done: measures, projects, events."""
    prose, own = _prose(body), without_other_items(setting, body)
    area, runs = partnership.partnership.removeprefix("lp-"), runs_of(own, setting)
    told = tuple(sentences(with_plan_bullets(own, _prose(own))))
    plans, problems = read_plans(setting.document, told, setting.places, setting.gazetteer, area)
    plans = decided_at_meeting(with_tabled(plans, own, runs, setting), own, area)
    found.take(plans, problems)
    planned = replace(setting, plan=plans[0].plan or None if plans else None)
    listed = without_approvals(body, runs)
    measures = (
        *measures_of_towns(prose, planned),
        *listed_measures(listed, planned),
        *told_in_lists(listed, planned),
    )
    found.take(of_parts(setting, body, measures))
    found.take(prose_projects(prose, setting))
    found.take(prose_events(prose, setting, published=None))
    found.take(prose_support(prose, setting, year=None))
    counts = read_counts(prose, setting)
    found.take(counts.records, counts.problems)


def _prose(lines: Sequence[Line]) -> list[Line]:
    return [line for line in with_rows(lines) if not line.bullet]


def _title(lines: Sequence[Line]) -> Line:
    """Give the line that names the partnership; without one, the first that speaks of it."""
    spoken = (line for line in lines if _PARTNERSHIP.search(line.text))
    return next(filter(is_partnership_title, lines), None) or next(spoken, lines[0])


def _name(title: Line, own: str, places: tuple[Place, ...]) -> str:
    """Give the name as the page has it; where no line is the name, that of the region or towns."""
    if _own_name(title) or (is_partnership_title(title) and not own):
        return " ".join(title.text.rstrip(" :").split())
    return f"Lokální partnerství {own or ' a '.join(place.label for place in places)}".strip()


def _key(own: str, setting: Setting) -> str:
    """Give the key: by the region, borough or several towns that the name tells, else by the town.

    Where none of them is known, the name itself is the key; where there is none, the page is, so
    that no two partnerships meet in one key.
    """
    borough = borough_of(own, setting.places, setting.gazetteer)
    if borough:
        return f"lp-{borough.key}"
    towns = [place.label for place in setting.places]
    is_nominative = len(towns) > 1 and all(town in own for town in towns)
    is_borough = len(towns) == 1 and towns[0] in own and is_of_borough(own, towns[0])
    named = region_of(own) or (own if is_nominative or is_borough else "")
    area = slug(named) or "-".join(map(town_slug, setting.places)) or _unknown_area(own)
    return f"lp-{area or setting.document.sha256[:8]}"


def _unknown_area(own: str) -> str:
    """Give the slug of a town or region that no table knows: "v Neznámově" is "neznamove"."""
    found = _NAMED.fullmatch(own)
    return slug(found["name"]) if found else ""


def _own_name(title: Line) -> str:
    """Give what *title* adds to "partnership"; the Agency, of which all are, is no part of it."""
    if not is_partnership_title(title):
        return ""
    own = re.sub(rf"(?:(?i:společné)\s+)?{_PARTNERSHIP.pattern}", "", title.text)
    own = own.strip(" \u00a0:|–-")
    return "" if own.startswith("Agentura") else own


def _region_told(lines: Sequence[Line]) -> str:
    """Give the region by which the text calls the partnership."""
    told = (_OF_REGION.search(line.text) for line in lines)
    return next((region_of(found["region"]) or "" for found in told if found), "")


def _municipalities(
    title: Line, own: str, lines: Sequence[Line], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Give the towns that the title or a heading names; for a region those that the page tells."""
    near = seats_of_districts(lines, gazetteer)
    title = next(iter(sentences([title])))  # where the next one met, is another town
    named = _heading_town(title, lines[0], near, gazetteer) or _named(title, own, near, gazetteer)
    if region_of(own) and not find_towns(own, gazetteer, near)[1]:
        return max(named, municipalities_of(lines, gazetteer), key=len)
    if named:
        return named
    short = (line.text for line in lines if len(line.text) < _LONGEST_HEADING)
    headings = (lines[0].text, *filter(_PARTNERSHIP.search, short))
    near = near or surroundings(lines, gazetteer)
    neighbours = (*near, *gazetteer.places(" ".join(line.text for line in lines)))
    told = (gazetteer.places(text, around) for around in (near, neighbours) for text in headings)
    of_title = gazetteer.places(title.text, neighbours)
    named = of_title or next(filter(None, told), ()) or _town_told(lines, gazetteer)
    return named or _counted(lines, gazetteer)


def _counted(lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the towns that the text counts up, of a region that no table knows: "Malá Haná"."""
    told = tuple(one for one in sentences(lines) if _TOGETHER.search(one.text))
    towns = municipalities_of(told, gazetteer)
    return towns if len(towns) >= _FEWEST_COUNTED else ()


def _around(document: Document, lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the town to which the path of the page leads, else those that are members."""
    above = document.lines[: max(_FIRST_LINES, document.lines.index(lines[0]))]
    path = (name for line in above for name in reversed(crumbs(line)[1:]))
    steps = (line.text for line in above if line.bullet)  # the path as a list
    led = next(filter(None, map(gazetteer.places, (*path, *steps))), ())
    return led or member_towns(member_items(lines), gazetteer)


def _heading_town(
    title: Line, first: Line, near: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Give the town that is all of the *first* line, where the *title* is but a sentence."""
    if is_partnership_title(title) or is_partnership_title(first):
        return ()
    named = gazetteer.places(title.text)
    found = gazetteer.find(first.text, near)
    whole = (one.place for one in found if one.end - one.start == len(first.text))
    return tuple(town for town in whole if town and (not named or town in named))


def _town_told(lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the one town of which the text calls the partnership or its assembly."""
    told = [
        found.place
        for line in lines
        for words in _OF_TOWN.finditer(line.text)
        for found in gazetteer.find(line.text)
        if found.start == words.end() and found.place
    ]
    return tuple(dict.fromkeys(told)) if len(set(told)) == 1 else ()


def _named(
    title: Line, own: str, near: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Give the towns of *title*, read as a name or as a heading, whichever tells more of them."""
    _, mentions = find_towns(own, gazetteer, near)
    headed = tuple(dict.fromkeys(found.place for found in mentions if found.place))
    return max(headed, gazetteer.places(title.text, near), key=len)
