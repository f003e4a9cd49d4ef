"""Partnerships of a region: its name, and the municipalities that the page counts among it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from loaders.document import Line
from loaders.records import Place
from loaders.resolve.areas import region_of as region_of
from loaders.resolve.areas import towns_of_region
from loaders.resolve.gazetteer_rows import Municipality
from loaders.resolve.places import Gazetteer, Mention
from loaders.text.cells import has_cells, rows
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.sentences import sentences

_BETWEEN = re.compile(
    r"(?:\s+v\s+okrese\s+\w+|\s+v\s+\w+\s+kraji|\s+na\s+\w+[sc]ku)?[,;:]?\s*(?:(?:a|i|dále|také|spolu|společně|se?)\s+)*(?:(?:měst|obc|obec|městys)\w*:?\s+)?",
    re.IGNORECASE,
)
_OF_MUNICIPALITIES = re.compile(
    r"\b(?:měst|obc|obec|městys|region|mikroregion|svaz(?:ek|k)|partnerstv)|"
    r"\bspolupracovat\s+se?\b|^Zapoj(?:eny|en[iay]|il[iy]\s+se)\s|^(?:Jsou\s+(?:to|jimi)|Jde\s+o|Jedná\s+se\s+o|Konkrétně)\s",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:ne(?:vybral|uspěl|přijal|vstoup|při(?:stoup|poj)|zapoj|byl[aoyi]\s+vybrán)|odmítl)\w*",
    re.IGNORECASE,
)
_WHO_REFUSED = re.compile(rf"[,;]\s[^,;]*{_REFUSED.pattern}[^;]*", re.IGNORECASE)
_NAME = rf"[{CAPITAL}]\w+(?:[ -](?:nad|pod|u|[{CAPITAL}]\w+))*"
_NAMES = re.compile(rf"{_NAME}(?:(?:,|\s+a)\s+{_NAME})+\.")  # and nothing else: "Odry a Fulnek."
_CONSISTS = re.compile(  # "Do Broumovska se zapojily …", "Lokalita Budišovsko je tvořena …"
    rf"(?<!\w)[{CAPITAL}]\w+[sc]k(?:o|a|u|em)(?!\w).*(?<!\w)(?:tvoř|zapoj|zahrnuj|sdružuj|spoj|skládá|součást)",
)
_ASSEMBLY = re.compile(r"\bzastupitel", re.IGNORECASE)
_LARGE = 5000  # inhabitants
_NEAR = (0.45, 0.7)  # degrees of latitude and longitude, 50 km each way
_DISTRICT = Cue(r"\b[Oo]kre(?:s:?|su|se|sem)\s+(?P<seat>[^\W\da-z]\w+(?:[\s-][^\W\da-z]\w+)?)")
_REGION_AROUND = Cue(
    rf"(?<!\w)[Nn]a\s+(?P<region>[{CAPITAL}]\w+[sc]k(?:o(?=-[{CAPITAL}]\w+[sc]ku)|u(?!\w)))"
)
HEADS_TOWNS = re.compile(
    r"(?:název\s+)?(?:měst[oa]|ob(?:ec|ce|cí)|lokalit[ay]|míst[oa]|mikroregiony?|území|region)"
    r"(?:\s*(?:/|,|a|nebo|či)\s*(?:měst[oa]|ob(?:ec|ce|cí)|lokalit[ay]|mikroregiony?|region))?",
    re.IGNORECASE,
)
"""Over a column of a table whose rows are each about one town."""
_GLUED = re.compile(r"\s(?:Město|Městys|Obec)\s+$")  # "Město Odry Město Fulnek"
_MEMBER = re.compile(r"(?:statutární\s+)?(?:město|městys|obec)\s+", re.IGNORECASE)


def municipalities_of(lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the municipalities of a region: those that the page counts up, and its member towns."""
    counted = max(
        (*_enumerations(lines, gazetteer), *_tabled(lines, gazetteer)), key=len, default=[]
    )
    return of_one_district([*counted, *_members(lines, gazetteer)], gazetteer)


def member_towns(lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the towns that are items of a list, such as "Město Most"."""
    return of_one_district([*_members(lines, gazetteer)], gazetteer)


def towns_that_decide(lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the towns of whose assemblies *lines* tell: those of a region, told one by one."""
    told = (one.text for one in sentences(lines) if _ASSEMBLY.search(one.text))
    return of_one_district([found for text in told for found in gazetteer.find(text)], gazetteer)


def begins_with_region(title: str) -> bool:
    """Tell whether *title* begins with the name of a region: "Nepomucko má plán"."""
    return region_of(title.split(" ", 1)[0]) is not None


def towns_of_regions(lines: Sequence[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the municipalities of which *lines* say that a region consists of them."""
    told = (sentence for sentence in sentences(lines) if _CONSISTS.search(sentence.text))
    runs = (_runs(one.text, gazetteer.find(one.text)) for one in told)
    longest = (max(found, key=len) for found in runs if found)
    return tuple(place for run in longest for place in of_one_district(run, gazetteer))


def seats_of_districts(lines: Iterable[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the seats of the districts that *lines* speak of: they tell namesakes apart."""
    found = (_DISTRICT.search(line.text) for line in lines)
    return tuple(place for match in found if match for place in gazetteer.places(match["seat"]))


def surroundings(lines: Iterable[Line], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the seats of the districts and regions that *lines* speak of: "na Teplicku"."""
    told = [*lines]
    regions = (found for line in told for found in _REGION_AROUND.finditer(line.text))
    around = (place for found in regions for place in towns_of_region(found["region"], gazetteer))
    return tuple(dict.fromkeys((*seats_of_districts(told, gazetteer), *around)))


def of_one_district(mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Settle *mentions* that stand together: of namesakes, those that lie where most others do."""
    areas = Counter(area for mention in mentions for area in _areas(mention.candidates, gazetteer))
    settled = [_settled(mention, areas, gazetteer) for mention in mentions]
    places = tuple(dict.fromkeys(place for place in settled if place))
    alone = {found.place for found in mentions if _is_of_large_town(found, gazetteer)}
    return tuple(
        place for place in places if place in alone or _lies_among(place, places, gazetteer)
    )


def _is_of_large_town(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Tell a town of several words, which has no namesake that the table may lack."""
    row = gazetteer.municipality(mention.candidates[0].code)
    is_large = row is not None and " " in row.name and row.population >= _LARGE
    return is_large and len(mention.candidates) == 1


def _lies_among(place: Place, places: Sequence[Place], gazetteer: Gazetteer) -> bool:
    """Tell whether *place* lies near most of *places*: a namesake far away is not meant."""
    own = gazetteer.municipality(place.code)
    others = [gazetteer.municipality(other.code) for other in places if other != place]
    near = [other for other in others if own and other and _are_near(own, other)]
    return not others or 2 * len(near) >= len(others)


def _are_near(one: Municipality, other: Municipality) -> bool:
    north, east = one.latitude - other.latitude, one.longitude - other.longitude
    return abs(north) <= _NEAR[0] and abs(east) <= _NEAR[1]


def _settled(mention: Mention, shared: Counter[str], gazetteer: Gazetteer) -> Place | None:
    """Give the one candidate whose district most others share, or whose region they do.

    Without such a one it is what *mention* itself tells.
    """
    shares = {
        place: tuple(shared[area] for area in _areas_of(place, gazetteer))
        for place in mention.candidates
    }
    most = [place for place, share in shares.items() if share == max(shares.values())]
    return most[0] if len(most) == 1 else mention.place


def _areas(places: Iterable[Place], gazetteer: Gazetteer) -> set[str]:
    return {area for place in places for area in _areas_of(place, gazetteer)}


def _areas_of(place: Place, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Give the codes of the district and of the region of *place*."""
    row = gazetteer.municipality(place.code)
    return (row.district_code, row.region_code) if row else ()


def _enumerations(lines: Sequence[Line], gazetteer: Gazetteer) -> Iterator[list[Mention]]:
    """Give the towns that stand beside one another in a sentence about towns or a region."""
    for sentence in sentences(line for line in lines if not line.bullet):
        text = _WHO_REFUSED.sub("", sentence.text)
        is_told = _OF_MUNICIPALITIES.search(text) and not _REFUSED.search(text)
        if is_told or _NAMES.fullmatch(text):
            runs = _runs(text, gazetteer.find(text))
            yield from (run for run in runs if len(run) > 1)


def _tabled(lines: Sequence[Line], gazetteer: Gazetteer) -> Iterator[list[Mention]]:
    """Give the towns of the first column of each table that is headed "Obec"."""
    has_tables = any(line.column or has_cells(line) for line in lines)
    named: list[Mention] | None = None
    for first, *others in rows(lines) if has_tables else ():
        is_head = bool(others) and HEADS_TOWNS.fullmatch(first.text)
        if is_head or not others:
            yield from (named,) if named else ()
            named = [] if is_head else None
        elif named is not None and not first.column:
            named += _of_cell(first.text, gazetteer)
    yield from (named,) if named else ()


def _of_cell(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Give the town of which the name, or its office, is all of a cell."""
    named = text if _MEMBER.match(text) else f"obec {text}"  # so that it is no common word
    yield from (one for one in gazetteer.find(named)[:1] if one.end == len(named))


def _runs(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs and _BETWEEN.fullmatch(text[runs[-1][-1].end : mention.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _members(lines: Sequence[Line], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Give the towns of items such as "Město Rumburk", or of cells that are but such a name."""
    for line in lines:
        lead = _MEMBER.match(line.text) if line.bullet or line.column else None
        found = gazetteer.find(line.text) if lead else ()
        whole = (one for one in found if line.bullet or one.end == len(line.text))
        yield from (one for one in whole if lead and _is_member(line.text, one.start, lead.end()))


def _is_member(text: str, start: int, lead: int) -> bool:
    """Whether a town at *start* is the one that *text* begins with, or glued behind it."""
    return start in (0, lead) or _GLUED.search(text, 0, start) is not None
