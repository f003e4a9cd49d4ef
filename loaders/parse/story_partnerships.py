"""The partnerships that a story tells of: that of its town, a joint one, or those of several."""

import re
from collections.abc import Iterator, Sequence

from graph.iris import slug
from loaders.document import Line
from loaders.parse.founding import Founding, read_founding
from loaders.parse.measures import Setting, trimmed
from loaders.parse.member_lists import announced_members
from loaders.parse.organisation_items import are_mostly_organisations
from loaders.parse.partnership_mentions import find_partners, find_partnerships
from loaders.parse.plan_mentions import find_plans
from loaders.parse.themes import themes_of
from loaders.parse.working_groups import read_working_groups
from loaders.records import PartnershipRecord, Place, Problem, Span
from loaders.resolve.town_slugs import town_slug
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import IN_ANY_CASE, NOUN

_PARTNERSHIP = re.compile(rf"(?<!\w){IN_ANY_CASE}(?!\w)", re.IGNORECASE)
_ANY_PARTNERSHIP = re.compile(rf"(?<!\w){NOUN}(?!\w)", re.IGNORECASE)
_JOINT = re.compile(
    rf"(?<!\w)společn\w+\s+(?:(?:lokální|místní)\w*\s+)?{NOUN}"
    rf"|(?<!\w){IN_ANY_CASE}\s+(?:(?:pro\s+)?(?:obě|obou|všech\w*|dv[aě]|dvou|tř[ií])\s+(?:měst|obc)"
    r"|(?:pro\s+(?:města|obce)|měst|obcí)\s(?=[^.]*\sa\s))\w*",
    re.IGNORECASE,
)
_PLATFORM = re.compile(
    rf"(?:by[lo]\w*\s+\w+\s+)?(?:platform\w+|{NOUN})\s+(?:pro\s+spolupráci\s+)?"
    r"(?P<areas>v\s+oblast\w+\s*(?:jako(?:\s+jsou)?)?[:\s].+)",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s+(?:měst\s+|obcí\s+)?|,\s+|\s+a\s+|\s*–\s*")
_WORKING_GROUP = Cue(r"\b(?:pracovní\w*\s+skupin|(?-i:PS)\s)", re.IGNORECASE)
_SET_UP = Cue(
    r"\b(?:vznikl|ustavi|ustaven|zřídi|zřízen|založi|založen|vytvoř)\w*\s+(?:\w+\s+){0,2}?pracovní\s+skupin",
    re.IGNORECASE,
)
_TOWN = re.compile(r"(?:měst(?:o|a|ys)|ob(?:ec|ce))\s", re.IGNORECASE)
_OF_ANOTHER_TOWN = re.compile(rf"(?:[,;]|\sa)\s+(?=(?:ve?|na)\s+[{CAPITAL}])")

_Partnerships = tuple[list[PartnershipRecord], tuple[Problem, ...]]


def story_partnerships(
    setting: Setting, body: Sequence[Line], told: Sequence[Line], published: str | None
) -> _Partnerships:
    """Give the partnerships of the towns of a story with the sentences *told*.

    *published* is the day of the page (EDTF), by which "včera" is told.
    """
    if len(setting.places) == 1:
        return _of_one_town(setting, body, told, published)
    if any(_JOINT.search(line.text) for line in told):
        joint = next(_words(setting, told, _JOINT))
        return _made(setting, setting.places, told, published, joint)
    shared = _of_all_towns(setting, body, told)
    if shared:
        return _made(setting, setting.places, told, published, shared)
    named = next(_named_jointly(setting, told), None)
    if named and read_founding(setting.document, told, published)[0].date:
        return _made(setting, setting.places, told, published, named)
    return _of_several_towns(setting, told, published)


def _of_all_towns(setting: Setting, body: Sequence[Line], told: Sequence[Line]) -> Span | None:
    """Give where a partnership is spoken of among whose members each of several towns is."""
    members = announced_members(body)
    towns = {
        place
        for member in members
        if _TOWN.match(member.text)
        for place in setting.gazetteer.places(member.text, setting.places)
    }
    is_theirs = bool(setting.places) and towns.issuperset(setting.places)
    return next(_words(setting, told, _ANY_PARTNERSHIP), None) if is_theirs else None


def _named_jointly(setting: Setting, told: Sequence[Line]) -> Iterator[Span]:
    """Give where one partnership is named by all towns: "partnerství Cvikova a Žandova"."""
    for line in told:
        for found in _PARTNERSHIP.finditer(line.text):
            towns = [*_in_a_row(setting, line.text, found.end())]
            if {*towns} == {*setting.places}:
                yield setting.document.span(line.start + found.start(), line.start + found.end())


def _in_a_row(setting: Setting, text: str, end: int) -> Iterator[Place]:
    """Give the towns that *text* names right behind *end* and one another."""
    for town in setting.gazetteer.find(text):
        if town.start >= end and town.place:
            if not _JOINS.fullmatch(text, end, town.start):
                return
            yield town.place
            end = town.end


def _of_one_town(
    setting: Setting, body: Sequence[Line], told: Sequence[Line], published: str | None
) -> _Partnerships:
    """Give the partnership that is spoken of, or whose groups worked on a plan."""
    platform = next(_words(setting, told, _PLATFORM), None)
    named = next(_words(setting, told, _PARTNERSHIP), None)
    spoken = platform or named if named else _unnamed(setting, body, told, published)
    spoken = spoken or _groups(setting, body, told)
    if spoken is None:
        return [], ()
    areas = [found["areas"] for line in told if (found := _PLATFORM.search(line.text))]
    themes = themes_of(areas[0]) if areas else ()
    return _made(setting, setting.places, told, published, spoken, themes)


def _unnamed(
    setting: Setting, body: Sequence[Line], told: Sequence[Line], published: str | None
) -> Span | None:
    """Give where a story speaks of "the partnership" alone, and tells its members or beginning."""
    places = ((line, found) for line in told for found in _spoken(line.text))
    line, found = next(places, (None, None))
    if line is None or found is None:
        return None
    is_told = are_mostly_organisations(announced_members(body))
    if not is_told and read_founding(setting.document, told, published)[0].date is None:
        return None
    return setting.document.span(line.start + found[0], line.start + found[1])


def _spoken(text: str) -> Iterator[tuple[int, int]]:
    """Give where *text* speaks of a partnership, or of the partners of a town."""
    yield from ((one.start, one.end) for one in find_partnerships(text))
    yield from filter(None, [find_partners(text)])


def _groups(setting: Setting, body: Sequence[Line], told: Sequence[Line]) -> Span | None:
    """Give where a page about a plan tells of several working groups, or names any as such."""
    is_called = any(_WORKING_GROUP.search(line.text) for line in told)
    is_of_plan = any(find_plans(line.text) for line in told)
    if not (is_called or is_of_plan):
        return None
    groups, _ = read_working_groups(setting.document, body, told, "")
    is_set_up = any(_SET_UP.search(line.text) for line in told)
    is_named = is_called and any(
        group.label[:1].isupper() or (is_set_up and group.themes) for group in groups
    )
    is_told = is_named or (is_of_plan and len(groups) > 1)
    return groups[0].evidence if is_told else None


def _of_several_towns(
    setting: Setting, told: Sequence[Line], published: str | None
) -> _Partnerships:
    """Give the partnerships whose beginning is told, each of the town that its words name."""
    records: list[PartnershipRecord] = []
    problems: list[Problem] = []
    for place in setting.places:
        own = [line for line in _parts(told) if setting.narrowed(line.text).places == (place,)]
        spoken = next(_words(setting, own, _ANY_PARTNERSHIP), None)
        founding, doubts = read_founding(setting.document, own, published)
        problems += doubts
        if founding.date:
            evidence = founding.evidence or spoken or setting.document.span(0, 0)
            records.append(_record((place,), evidence, founding))
    return records, tuple(problems)


def begun(setting: Setting, told: Sequence[Line]) -> Iterator[PartnershipRecord]:
    """Give the partnership of the one town of *setting*, if *told* says how it began."""
    if len(setting.places) == 1:
        founding, _ = read_founding(setting.document, told)
        if founding.date and founding.evidence:
            yield partnership_of_town(setting.places[0], founding)


def partnership_of_town(place: Place, founding: Founding) -> PartnershipRecord:
    """Give the partnership of *place* that began as *founding*, which has its evidence, tells."""
    return _record((place,), founding.evidence or Span(0, 0), founding)


def _parts(told: Sequence[Line]) -> Iterator[Line]:
    """Divide sentences where they go on about another town: "…, v Uničově proběhlo …"."""
    for line in told:
        start = 0
        for cut in (*_OF_ANOTHER_TOWN.finditer(line.text), None):
            end = cut.start() if cut else len(line.text)
            yield Line(line.start + start, line.start + end, line.text[start:end])
            start = cut.end() if cut else end


def _words(setting: Setting, told: Sequence[Line], pattern: re.Pattern[str]) -> Iterator[Span]:
    """Give where *told* has the words of *pattern*, without the areas that they lead to."""
    for line in told:
        found = pattern.search(line.text)
        if found:
            end = found.start("areas") if "areas" in pattern.groupindex else found.end()
            start = line.start + found.start()
            yield setting.document.span(*trimmed(setting.document.text, start, line.start + end))


def _made(
    setting: Setting,
    places: tuple[Place, ...],
    told: Sequence[Line],
    published: str | None,
    spoken: Span,
    themes: tuple[str, ...] = (),
) -> _Partnerships:
    founding, problems = read_founding(setting.document, told, published)
    return [_record(places, founding.evidence or spoken, founding, themes)], problems


def _record(
    places: tuple[Place, ...], evidence: Span, founding: Founding, themes: tuple[str, ...] = ()
) -> PartnershipRecord:
    """Make the record; a joint partnership is known by the names of its towns."""
    name = " a ".join(place.label for place in places)
    return PartnershipRecord(
        evidence=evidence,
        name=f"Lokální partnerství {name}",
        partnership=f"lp-{town_slug(places[0]) if len(places) == 1 else slug(name)}",
        municipalities=places,
        founded=founding.date,
        founding=founding.kind,
        themes=themes,
    )
