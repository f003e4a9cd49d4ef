"""Days of a month that are written out: "jednadvacátého ledna", "prvního března"."""

import re

_FIRST = ["prvního", "druhého", "třetího", "čtvrtého", "pátého"]
_FIRST += ["šestého", "sedmého", "osmého", "devátého"]
_TEENS = ["jede", "dva", "tři", "čtr", "pat", "šest", "sedm", "osm", "devate"]
_UNITS = ["jede?na", "dvaa", "třia", "čtyřia", "pěta", "šesta", "sedma", "osma", "devěta"]
_DAYS = {
    **{word: day for day, word in enumerate(_FIRST, start=1)},
    "desátého": 10,
    **{f"{stem}náctého": day for day, stem in enumerate(_TEENS, start=11)},
    "dvacátého": 20,
    **{f"{unit}dvacátého": day for day, unit in enumerate(_UNITS, start=21)},
    **{rf"dvacátého\s+{word}": day for day, word in enumerate(_FIRST, start=21)},
    "třicátého": 30,
    r"jede?natřicátého|třicátého\s+prvního": 31,
}

# Few words end as all of them do, which is soon seen.
WRITTEN_DAY = rf"(?=\w+ho)(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})"
"""A pattern of all days that are written out, in the genitive and in small letters."""

_WRITTEN = re.compile(WRITTEN_DAY, re.IGNORECASE)


def in_figures(words: str) -> str:
    """Give *words* with the written day that they begin with as a number.

    >>> in_figures("prvního března 2012")
    '1. března 2012'
    """
    written = _WRITTEN.match(words)
    if not written:
        return words
    told = written.group().lower()
    day = next(day for word, day in _DAYS.items() if re.fullmatch(word, told))
    return f"{day}.{words[written.end() :]}"
