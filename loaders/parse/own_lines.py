"""What a page tells of its own partnership, without what it tells of one in another town."""

from collections.abc import Iterator, Sequence

from loaders.document import Line
from loaders.parse.partnership_mentions import find_partnerships
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.partnerships import NOUN
from loaders.text.sentences import sentences

_IN_TOWN = Cue(
    rf"(?i:\b{NOUN})\s+ve?\s+(?:(?:soused|nedalek|blízk|vedlejš|okoln)\w+\s+)?"
    rf"(?:(?:městě|obci|městysi)\s+)?(?=[{CAPITAL}])"
)
# "V Duchcově partnerství tvoří …"
_TOWN_FIRST = Cue(
    rf"^Ve?\s+(?:(?:soused|nedalek|blízk|vedlejš|okoln)\w+\s+)?(?:(?:městě|obci|městysi)\s+)?"
    rf"(?=[{CAPITAL}]\w+(?:\s+(?:(?:nad|pod|u|na)\s+)?[{CAPITAL}]\w+)?(?:\s+[{LOWER}]+){{0,3}}\s+(?i:{NOUN})\b)"
)


def own_lines(
    lines: Sequence[Line], towns: tuple[Place, ...], known: Gazetteer
) -> tuple[Line, ...]:
    """Leave the sentences out of *lines* that tell of a partnership in another town than *towns*.

    Such a sentence tells of the own one, too, where it names one of *towns*.
    """
    return tuple(part for line in lines for part in _own_parts(line, towns, known))


def _own_parts(line: Line, towns: tuple[Place, ...], known: Gazetteer) -> Iterator[Line]:
    if not towns or line.bullet or not any(find_partnerships(line.text)):
        yield line
        return
    parts = [*sentences([line])]
    own = [part for part in parts if not _is_of_another(part.text, towns, known)]
    yield from own if len(own) < len(parts) else (line,)


def _is_of_another(text: str, towns: tuple[Place, ...], known: Gazetteer) -> bool:
    told = _TOWN_FIRST.search(text) or _IN_TOWN.search(text)
    named = known.find(text, towns) if told else []
    is_own = any(place in towns for one in named for place in one.candidates)
    return told is not None and not is_own and any(one.start == told.end() for one in named)
