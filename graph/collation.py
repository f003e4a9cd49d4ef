"""The order of a Czech dictionary."""

import re
import unicodedata

SPECIAL = re.compile(r"ch|.\u030c|[^\x00-\x7f]", re.DOTALL)
"""What may not stand where it is written: *ch*, a letter with a caron, and other marks."""
OWN = {"c\u030c", "r\u030c", "s\u030c", "z\u030c"}
"""The letters with a caron that stand behind their plain ones; of the others it is no part."""


def collation_key(text: str) -> str:
    """Give the key that puts *text* in Czech alphabetical order; accents decide only last.

    Source: ČSN 97 6030.

    >>> sorted(["Žatec", "Cheb", "Čáslav", "Děčín", "Hora", "Cvikov"], key=collation_key)
    ['Cvikov', 'Čáslav', 'Děčín', 'Hora', 'Cheb', 'Žatec']
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    letters = SPECIAL.sub(_letter, decomposed)
    return f"{letters}\0{decomposed}"


def _letter(found: re.Match[str]) -> str:
    letter = found[0]
    if letter == "ch":
        return "h~"
    if letter in OWN:
        return f"{letter[0]}~"
    return "" if unicodedata.combining(letter[0]) else letter[0]
