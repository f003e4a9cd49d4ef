"""What a sentence of a results overview tells of other towns than that which it stands under."""

import re
from collections.abc import Iterable, Iterator

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.records import Place, PlanRecord, Record

_NUMBERS = {"třech": 3, "čtyřech": 4, "pěti": 5, "šesti": 6, "sedmi": 7, "osmi": 8, "devíti": 9}
_IN_ALL = re.compile(r"ve\s+všech\s+(?P<number>\w+(?=\s+\w))?\s*(?:městech|obcích)", re.IGNORECASE)


def is_of_several(line: Line, setting: Setting, headed: tuple[Place, ...]) -> bool:
    """Whether *line* tells of all towns of the overview, *headed*, or of several of the others.

    A paragraph behind the last town may sum up: "V Odrách plán schválili 5. 5., v Tiché 6. 6."
    """
    return _is_of_all(line, len(headed)) or _is_of_others(line, setting, headed)


def told_once(records: Iterable[Record]) -> Iterator[Record]:
    """Leave out of *records* the plans that are told again where the towns are summed up."""
    known: set[tuple[object, ...]] = set()
    for record in records:
        if isinstance(record, PlanRecord) and record.approved_on:
            key = (record.kind, record.municipalities, record.approved_on)
            if key in known:
                continue
            known.add(key)
        yield record


def _is_of_all(line: Line, count: int) -> bool:
    """Whether *line* tells of all towns of the overview, which are *count*: "ve všech pěti"."""
    found = _IN_ALL.match(line.text)
    return found is not None and _NUMBERS.get((found["number"] or "").lower(), count) == count


def _is_of_others(line: Line, setting: Setting, headed: tuple[Place, ...]) -> bool:
    """Whether *line*, below what is told of one town, names several others of the overview."""
    named = setting.gazetteer.places(line.text, near=headed) if setting.places else ()
    others = [town for town in named if town in headed and town not in setting.places]
    return len(others) > 1 and not set(named) & set(setting.places)
