"""Whose body approved a plan where it is that of a borough, and not of its city."""

import re
from collections.abc import Sequence

from graph.iris import slug
from loaders.document import Document
from loaders.parse.approval import Approval
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL
from loaders.records import Place
from loaders.resolve.areas import borough_of
from loaders.resolve.gazetteer_rows import BOROUGH
from loaders.resolve.places import Gazetteer
from loaders.text.declension import forms
from loaders.text.letters import CAPITAL

_NAME = rf"(?:\s+(?P<name>[{CAPITAL}][\w-]*(?:\s+(?:a\s+)?[{CAPITAL}\d][\w-]*)*))?"
_OF_BOROUGH = r"\s+(?:městsk\w+\s+(?:část|obvod)\w*|obvodu|MČ|ÚMČ)(?!\w)"
_WORDS = {ASSEMBLY: r"zastupitel\w+", COUNCIL: r"rad(?:a|y|ou|ě|ní|ními)"}
_SHORT = {ASSEMBLY: r"ZM[ČO]", COUNCIL: r"RM[ČO]"}
_BODIES = {
    body: re.compile(rf"(?<!\w)(?:(?i:{words}{_OF_BOROUGH})|{_SHORT[body]}(?!\w)){_NAME}")
    for body, words in _WORDS.items()
}
_OF_CITY = re.compile(
    r"(?<!\w)(?:zastupitel\w+|rad\w+)\s+(?:(?:(?:statutárního|hlavního)\s+)?města(?!\w)"
    r"|hl(?:\.|$)|HMP(?!\w)|magistrát)",
    re.IGNORECASE,
)
_BODY = re.compile(r"(?<!\w)(?:zastupitel\w+|rad\w+)\s+(?:ve?\s+)?(?=[^\W\d_])", re.IGNORECASE)
# "Ostravy-Poruby" and "Prahy 14" are none, "Prahy 14. 5. 2016" has a day behind it.
_NO_BOROUGH = r"(?![\w-]|\s+\d{1,2}(?!\d|\.\s*\d))"
_BEHIND = re.compile(r"[^.,;()\n]{0,60}")


def approving_borough(
    document: Document, found: Approval, places: Sequence[Place], known: Gazetteer, area: str
) -> str:
    """Give the key of the borough of one of *places* whose body gave *found*, empty if none did.

    *area* is the key of what the page is about, which may be a borough itself.
    """
    behind = _BEHIND.match(document.text, found.end)
    words = document.text[found.start : behind.end() if behind else found.end]
    of = _BODIES.get(found.body or "")
    told = of.search(words) if of else None
    if told and told["name"]:
        named = borough_of(told["name"], places, known)
        return named.key if named else slug(told["name"])
    if _OF_CITY.search(words) or _is_of_city(words, places):
        return ""
    own = known.locality(area)
    is_borough = own is not None and own.kind == BOROUGH
    return area if is_borough else _of_page(document, places, known) if told else ""


def _is_of_city(words: str, places: Sequence[Place]) -> bool:
    """Whether a body in *words* has the name of one of *places* itself: "rada Ostravy"."""
    names = "|".join(re.escape(form) for place in places for form in sorted(forms(place.label)))
    city = re.compile(rf"(?:{names}){_NO_BOROUGH}")
    return any(city.match(words, body.end()) for body in _BODY.finditer(words) if names)


def _of_page(document: Document, places: Sequence[Place], known: Gazetteer) -> str:
    """Give the borough that the title names, else the first that the page does."""
    lines = (line.text for line in document.lines)
    named = (borough_of(text, places, known) for text in (document.title or "", *lines))
    return next((found.key for found in named if found), "")
