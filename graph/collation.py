"""The order of a Czech dictionary."""

import re
import unicodedata

LETTERS = re.compile(r"ch|.\u030c?", re.DOTALL)
"""A letter of the alphabet: *ch* is one, and so is a letter with a caron."""
OWN = {"c\u030c", "r\u030c", "s\u030c", "z\u030c"}
"""The letters with a caron that stand behind their plain ones; of the others it is no part."""


def collation_key(text: str) -> str:
    """Give the key that puts *text* in Czech alphabetical order; accents decide only last.

    Source: ČSN 97 6030.

    >>> sorted(["Žatec", "Cheb", "Čáslav", "Děčín", "Hora", "Cvikov"], key=collation_key)
    ['Cvikov', 'Čáslav', 'Děčín', 'Hora', 'Cheb', 'Žatec']
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(_letter(letter) for letter in LETTERS.findall(decomposed))
    return f"{letters}\0{decomposed}"


def _letter(letter: str) -> str:
    if letter == "ch":
        return "h~"
    if letter in OWN:
        return f"{letter[0]}~"
    return "" if unicodedata.combining(letter[0]) else letter[0]
