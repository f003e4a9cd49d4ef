"""Numbers in words, in any case form."""

import re

_NUMERALS = {
    2: "dva|dvě|dvou|dvěma",
    3: "tři|tří|třem|třech|třemi",
    4: "čtyři|čtyř|čtyřem|čtyřech|čtyřmi",
    5: "pěti?",
    6: "šesti?",
    7: "sedmi?",
    8: "osmi?",
    9: "devět|devíti",
    10: "deset|deseti",
    11: "jedenácti?",
    12: "dvanácti?",
    13: "třinácti?",
    14: "čtrnácti?",
    15: "patnácti?",
    16: "šestnácti?",
    17: "sedmnácti?",
    18: "osmnácti?",
    19: "devatenácti?",
    20: "dvaceti?",
    30: "třiceti?",
    40: "čtyřiceti?",
    50: "padesáti?",
    60: "šedesáti?",
    70: "sedmdesáti?",
    80: "osmdesáti?",
    90: "devadesáti?",
    100: "sto|sta|stovk[ay]",
    1000: "tisíce?",
}
_WORDS = tuple((re.compile(words, re.IGNORECASE), value) for value, words in _NUMERALS.items())
_TENS = "|".join(words for value, words in _NUMERALS.items() if value in range(20, 100))
NUMERAL = rf"(?:(?:{_TENS})[ \u00a0]+)?(?:{'|'.join(_NUMERALS.values())})"
"""A pattern of a number in words."""


def number_of(words: str) -> int:
    """Give the value of a number in digits or in words, in any case form.

    >>> number_of("třiceti pěti"), number_of("1 200")
    (35, 1200)
    """
    digits = re.sub(r"\s", "", words)
    if digits.isdecimal():
        return int(digits)
    return sum(
        next(value for pattern, value in _WORDS if pattern.fullmatch(word))
        for word in words.split()
    )
