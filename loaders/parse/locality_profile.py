"""The profile of a locality: a town described by the Agency, and what was done there with it.

Most of such a page tells of the town's history, economy and houses. Measures are read only where
it tells of work, numbers only where they count people or localities of social exclusion.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from graph.iris import slug
from loaders.document import Document, Line
from loaders.parse.carried_plans import runs_of, without_approvals
from loaders.parse.counts import Counts, read_counts
from loaders.parse.events import prose_events
from loaders.parse.founding import read_founding
from loaders.parse.founding_milestones import milestone
from loaders.parse.kinds import LOCALITY_PROFILE
from loaders.parse.listed_measures import listed_measures, told_in_lists
from loaders.parse.locality_places import Locality, described_locality
from loaders.parse.measures import Setting
from loaders.parse.member_lists import member_items
from loaders.parse.page_parts import heads_part
from loaders.parse.partnership_page import Findings, read_partnership
from loaders.parse.plan_bullets import with_plan_bullets
from loaders.parse.plans import read_plans
from loaders.parse.projects import prose_projects
from loaders.parse.prose_measures import measures_of_towns
from loaders.parse.support_periods import prose_support
from loaders.parse.tabled_plans import with_tabled
from loaders.parse.town_items import without_other_items
from loaders.parse.town_parts import of_parts
from loaders.parse.working_groups import read_working_groups
from loaders.records import DocumentRecord, Extraction, PartnershipRecord, Problem, Span
from loaders.resolve.places import Gazetteer
from loaders.resolve.town_slugs import town_slug
from loaders.text.boilerplate import content
from loaders.text.cells import tells_beginning, with_rows
from loaders.text.partnerships import LOCAL, NOUN
from loaders.text.sentences import sentences

_MOST_WORDS_OF_A_HEADING = 12
_TEASER_END = ("…", "...")
_PARTNERSHIP = re.compile(rf"(?<!\w){LOCAL}\w*\s+{NOUN}m?(?!\w)", re.IGNORECASE)
_PARTNERS = re.compile(rf"(?<!\w){LOCAL}\w*\s+partne(?:ři|rů|rům|ry|rech)(?!\w)", re.IGNORECASE)
_HEADS = re.compile(
    rf"(?:{LOCAL}\w*\s+)?{NOUN}|.*(?:{LOCAL}|kdo|člen|slož|tvoř|zapoj|účastn)\w*\s.*\b{NOUN}\b.*|"
    r"(?:(?:místní|lokální|naši)\s+)?partneři(?:\s+ve?\s.+)?|členov[ée]",
    re.IGNORECASE,
)
_BARE = re.compile(r"členov[ée]", re.IGNORECASE)
_OTHER_BODY = re.compile(
    r"\b(?:(?-i:MAS|DSO)\b|místní\w*\s+akční|svaz(?:ek|k)|spol(?:ek|k)|sdružen|komis|výbor|zastupitel|rad[ayěu]\b|klub)",
    re.IGNORECASE,
)
_NEAR = 3  # lines
_NOT_YET = re.compile(
    rf"(?<!\w)(?:teprve|vznikne|má\s+(?:být|vzniknout)|by|měl[oay]?|nemá|nestoj\w*(?!\s+na)|odmít\w+|budoucn\w+)(?!\w)|{NOUN}\s+se?\s+\w+(?:ým|ou)(?!\w)",
    re.IGNORECASE,
)
_OF_PARTNERS = re.compile(rf"(?<!\w)(?:{NOUN}|partneři|členov[ée])(?!\w)", re.IGNORECASE)
_DENIED = re.compile(r"(?<!\w)(?:ne(?:byl|vznik|exist|pracuj|působ)\w*|není)(?!\w)", re.IGNORECASE)
_WORK = re.compile(
    r"(?<!\w)(?:agentur|asz(?!\w)|spoluprac|spoluprác|podpor|podařil|projekt|opatřen|aktivit|výsled|plán|"
    r"memorand|part?nerstv)",
    re.IGNORECASE,
)
_COMES = re.compile(rf"(?<!\w)(?:agentur|asz(?!\w)|{NOUN})", re.IGNORECASE)
_DESCRIPTION = re.compile(
    r"(?<!\w)(?:lokalit|o míst|měst|obc|obec|region|vyloučen|histori|poloh|obyvatel|charakterist|"
    r"hospodář|ekonom|doprav)",
    re.IGNORECASE,
)
_EXCLUSION = re.compile(
    r"(?<!\w)(?:vylouč|ohrož|ubytoven|ubytovn|romsk|Rom(?:[ůyi]|ové|ech)(?!\w))", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"(?<!\w)(?:osob|obyvatel|lid(?:é|i|í|mi)|rodin|domácnost|lokalit|dět(?:i|mi|em)|občan|Rom)",
    re.IGNORECASE,
)
_ALL_INHABITANTS = re.compile(r"obyvatel\w*\s*\(?\s*$", re.IGNORECASE)
_NO_TOWN = "The town is not known or not told for certain."


def parse_locality_profile(document: Document, gazetteer: Gazetteer) -> Extraction:
    """Read the profile *document*; where the town is not known there is a problem, no record."""
    lines = [line for line in content(document) if not line.text.endswith(_TEASER_END)]
    about = described_locality(document, lines, gazetteer)
    found = Findings(problems=[*document.problems])
    if about.places or about.region:
        _read(found, lines, Setting(document, gazetteer, about.places), about)
    else:
        first = (lines or document.lines)[0]
        found.take((), (Problem(first.start, first.end, _NO_TOWN),))
    record = DocumentRecord(
        kind=LOCALITY_PROFILE,
        title=document.title or about.name,
        sha256=document.sha256,
        characters=len(document.text),
        url=document.url,
        municipalities=about.places,
    )
    return Extraction(record, tuple(found.records), tuple(found.problems))


def _read(found: Findings, lines: Sequence[Line], setting: Setting, about: Locality) -> None:
    """Read the partnership, if the page names one, and what was and will be done."""
    prose = [line for line in lines if not line.bullet]
    own = without_other_items(setting, lines)
    own_prose = [line for line in own if not line.bullet]
    told = tuple(sentences(own_prose))
    area = slug(about.region or "") or "-".join(map(town_slug, about.places))
    named = _partnership(own, told, setting, about.name, area)
    if named:
        read_partnership(found, named, lines, setting)
    of_plans = tuple(sentences(with_plan_bullets(own, tuple(with_rows(own_prose)))))
    plans, problems = read_plans(
        setting.document, of_plans, setting.places, setting.gazetteer, area
    )
    runs = runs_of(own, setting)
    plans = with_tabled(plans, own, runs, setting)
    found.take(plans, problems)
    planned = replace(setting, plan=plans[0].plan if plans else None)
    work = [line for line in _of_work(lines, setting) if not line.bullet]
    listed = without_approvals(lines, runs)
    measures = (
        *measures_of_towns(work, planned),
        *listed_measures(listed, planned),
        *told_in_lists(listed, planned),
    )
    found.take(of_parts(setting, lines, measures))
    found.take(prose_projects(work, setting))
    found.take(prose_events(work, setting, published=None))
    found.take(prose_support(prose, setting, year=None))
    counts = _counts(told, setting)
    found.take(counts.records, counts.problems)


def _partnership(
    lines: Sequence[Line], told: Sequence[Line], setting: Setting, name: str, area: str
) -> PartnershipRecord | None:
    """Give the partnership that a sentence names as existing, or a heading over its members.

    Local partners who set up working groups are one, whatever the page calls them.
    """
    evidence = (
        _named(told, _PARTNERSHIP, setting)
        or (_named(told, _PARTNERS, setting) if _groups(told, setting) else None)
        or _headed(lines, setting)
        or _begun(lines, setting)
    )
    if evidence is None:
        return None
    return PartnershipRecord(
        evidence,
        name=f"Lokální partnerství {name}",
        partnership=f"lp-{area}",
        municipalities=setting.places,
    )


def _named(told: Sequence[Line], words: re.Pattern[str], setting: Setting) -> Span | None:
    """Give where a sentence, and no denial, has *words*."""
    for line in told:
        named = words.search(line.text)
        if named and named.group() != line.text and not _DENIED.search(line.text):
            return setting.document.span(line.start + named.start(), line.start + named.end())
    return None


def _begun(lines: Sequence[Line], setting: Setting) -> Span | None:
    """Give where a sentence or the row of a table tells the day on which a partnership began."""
    facts = (line for line in with_rows(lines) if not line.bullet or _names_beginning(line))
    told = tuple(sentences(facts))
    return read_founding(setting.document, told)[0].evidence


def _names_beginning(line: Line) -> bool:
    """Whether the item *line* tells but a beginning and its day, and of what: "vznik LP 2012"."""
    told = milestone(line.text)
    return tells_beginning(line) or (told is not None and told.is_named)


def _headed(lines: Sequence[Line], setting: Setting) -> Span | None:
    """Give the heading of a part that tells who is in a partnership, or what its partners do."""
    for number, line in enumerate(lines):
        is_heading = _is_heading(line) and _HEADS.fullmatch(line.text.rstrip(" :?"))
        is_heading = None if _is_of_others(line, lines[:number]) else is_heading
        named = _OF_PARTNERS.search(line.text) if is_heading else None
        if named and _tells_of_partners(line, lines[number + 1 :]):
            return setting.document.span(line.start + named.start(), line.start + named.end())
    return None


def _is_of_others(heading: Line, before: Sequence[Line]) -> bool:
    """Tell whether a bare "Členové" stands where lines *before* it speak of another body."""
    is_bare = _BARE.fullmatch(heading.text.rstrip(" :")) is not None
    return is_bare and any(_OTHER_BODY.search(line.text) for line in before[-_NEAR:])


def _tells_of_partners(heading: Line, below: Sequence[Line]) -> bool:
    part = tuple(takewhile(lambda line: not heads_part(line), below))
    told = [one for one in sentences(part) if _OF_PARTNERS.search(one.text)]
    if any(_DENIED.search(one.text) or _NOT_YET.search(one.text) for one in told):
        return False
    return any(one.text.endswith(".") for one in told) or bool(member_items((heading, *part)))


def _groups(told: Sequence[Line], setting: Setting) -> bool:
    return bool(read_working_groups(setting.document, (), told, "")[0])


def _of_work(lines: Sequence[Line], setting: Setting) -> Iterator[Line]:
    """Give what stands under a heading of work; of a description only sentences that tell of it.

    Under the title alone, the description ends where a paragraph tells of the Agency.
    """
    is_description = is_untold = True
    for number, line in enumerate(lines):
        if _is_heading(line):
            is_town = len(setting.towns) > 1 and setting.is_town(line.text)
            is_description = number == 0 or (_heads_description(line.text) and not is_town)
            is_untold = number == 0
            continue
        is_description = is_description and not (is_untold and _COMES.search(line.text))
        if is_description:
            yield from (one for one in sentences([line]) if _WORK.search(one.text))
        else:
            yield line


def _heads_description(heading: str) -> bool:
    return _DESCRIPTION.search(heading) is not None and not _WORK.search(heading)


def _is_heading(line: Line) -> bool:
    is_short = len(line.text.split()) <= _MOST_WORDS_OF_A_HEADING
    return is_short and not line.bullet and not line.text.endswith((".", ",", ";", "!", "?"))


def _counts(told: Sequence[Line], setting: Setting) -> Counts:
    """Read how many people are excluded, and in how many localities."""
    found = read_counts([line for line in told if _EXCLUSION.search(line.text)], setting)
    records = (
        replace(record, municipalities=record.municipalities or setting.places)
        for record in found.records
        if _PEOPLE.search(record.unit or "")
        and not _ALL_INHABITANTS.search(setting.text(0, record.evidence.start)[-20:])
    )
    return Counts(tuple(records), found.problems)
