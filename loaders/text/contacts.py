"""Lines that tell whom to call: the site puts them over a page; nothing is read of them."""

import re

from loaders.document import Line
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL, LOWER

_WORD = rf"[{CAPITAL}][{LOWER}]+(?:-[{CAPITAL}][{LOWER}]+)?"
_END = r"(?=[ \u00a0]*(?:[,;(]|$|tel|mob|e-?mail\b|Tato))"
_OF = r"(?:[ \u00a0]+[\w()/-]+){0,4}?[ \u00a0]*:"
_STAFF = (
    r"(?i:(?:(?:lokální|místní|krajsk[ýá]|hlavní)[ \u00a0]+)?"
    rf"(?:konzultant|manažer|koordinátor|kontaktní[ \u00a0]+osob)\w*{_OF})"
)
_CONTACT_OF = rf"(?i:kontakt\w*{_OF})"
_TITLE = r"(?:Mgr|Bc|Ing|PhDr|JUDr|MUDr|RNDr|PaedDr|Dr|DiS|MBA|Ph\.?[ ]?D|prof|doc)\b\.?"
_NAME = rf"{_WORD}(?:[ ]{_WORD}(?:[ ]{_WORD}{_END})?|{_END})"
_TELEPHONE = r"(?i:(?:tel|mob|gsm)\w*[.:]*)?[ \u00a0]*(?:\+?420)?(?:[ \u00a0]*\d{3}){3}(?!\d)"
_ADDRESS = (
    r"(?i:Tato[ ]e-?mailov[áa][ ]adresa[ ]je[ ]chráněna[^.]*?JavaScript\.?|"
    r"(?:e-?mail\w*:?[ ]*)?[\w.+-]+@[\w.-]+)"
)
_AROUND = r"[\s,;()]*"
_REACHED = rf"(?:{_ADDRESS}|{_TELEPHONE})"
_WHO = rf"(?:{_TITLE}{_AROUND})*{_NAME}(?:{_AROUND}{_TITLE})*"
_VALUE = rf"(?:{_REACHED}|{_WHO})(?:{_AROUND}{_REACHED})*+"
_CONTACT = re.compile(
    rf"(?:{_AROUND}(?:(?:{_STAFF}|{_CONTACT_OF}){_AROUND}{_VALUE}|{_STAFF}\s*$|{_REACHED}))++{_AROUND}"
)
_SIGNED = Cue(
    rf"[,;|–-]?\s*(?i:autor(?:ka)?|zpracoval[ai]?|vytvořil[ai]?)\s*:?\s+(?:{_TITLE}\s*)*"
    rf"{_WORD}(?:\s+{_WORD})?\s*$"
)


def without_contacts(line: Line) -> Line:
    """Cut off the contacts with which *line* begins and the author with which it ends.

    A line that holds nothing else is left without text. What is no contact stays: "Manažerka SPSZ:
    <name> Město Most leží …" is a line about Most.
    """
    signed = _SIGNED.search(line.text)
    text = line.text[: signed.start()] if signed else line.text
    contact = _CONTACT.match(text)
    if not (signed or contact):
        return line
    start = contact.end() if contact else 0
    return line._replace(start=line.start + start, end=line.start + len(text), text=text[start:])
