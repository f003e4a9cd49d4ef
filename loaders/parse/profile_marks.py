"""By what marks the profile of a locality is known from the page of its partnership."""

import re
from collections.abc import Iterable

from loaders.document import Document, Line
from loaders.parse.page_parts import heads_part
from loaders.text.boilerplate import crumbs
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import NAMED
from loaders.text.sentences import sentences

TOWN_NAME = re.compile(rf"[{CAPITAL}]\w+(?:[ –-]+(?:nad|pod|na|ve?|u|[{CAPITAL}]\w+)){{0,4}}")
"""A pattern of words that may name a town, by their capitals."""

TOWN = re.compile(
    rf"(?:(?i:(?:statutární\s+)?město|obec|městys|lokalita:?)\s+)?{TOWN_NAME.pattern}(?:\s+\(okres\s[^)]+\))?"
)
"""A title that is but such a name: "Město Most", "Lokalita Most", "Bor (okres Tachov)"."""

_PROFILE = re.compile(
    rf"(?:[{CAPITAL}][^.]{{1,40}}\s[–|-]\s)?(?:o lokalitě|(?:profil|karta) (?:lokality|města|obce))"
    r":?(?:\s+\S+){0,4}|typ podpory \(chronologicky\)\s*:?",
    re.IGNORECASE,
)
_EXCLUSION = re.compile(
    r"sociální vyloučení v (?:obci|obcích|městě|lokalitě)\b.{0,60}", re.IGNORECASE
)
_PROFILE_ADDRESS = re.compile(r"/lokalita/|/o-lokalite(?:-|/|$)")
_PROFILE_SECTION = re.compile(r"lokality(?:,\s+\w+\s+kraj)?", re.IGNORECASE)
_PATH_TO_PROFILES = re.compile(r"lokality|kde\s+(?:pracujeme|působíme|pomáháme)", re.IGNORECASE)
_BACK_TO_PROFILES = re.compile(r"zpět\s+na\s+(?:seznam|přehled|mapu)\s+lokalit", re.IGNORECASE)
_FEWEST_PARTS = 2
_LOCALITY = re.compile(r"lokalita\b", re.IGNORECASE)
_DESCRIBES = re.compile(  # a town, its people and its houses
    r"\b(?:obyvatel|nezaměstnan)|\b(?:\d|set|tisíc\w*)\s+lidí\b|\bvyloučen\w+\s+(?:lokalit|míst|část)|"
    r"\b(?:leží|nachází|rozkládá|rozprostírá|žije|žijí|bydlí|obývá)\b|"
    r"\bje\s+(?:\w+\s+){0,3}(?:měst(?:o|em|ečko|ečkem|ys|ysem)|ob(?:ec|cí))\b",
    re.IGNORECASE,
)
_OF_AGENCY = re.compile(r"\bagentur|(?-i:\bASZ\b)|\bspoluprac", re.IGNORECASE)
_NAMED = re.compile(rf"{NAMED}|\b(?:partne[řr]|člen)", re.IGNORECASE)


def is_told_profile(document: Document, lines: tuple[Line, ...]) -> bool:
    """Tell the profile of a locality: by its address, its headings, or its name told twice.

    What stands before the title of the markup is of the frame, which may lead to a profile.
    """
    first, second = (*document.lines[:2], None, None)[:2]
    is_headed = first and second and first.text == second.text and TOWN_NAME.fullmatch(first.text)
    return bool(
        is_headed
        or _PROFILE_ADDRESS.search(document.url or "")
        or _is_in_section(document, _PROFILE, lines[0].start if lines and document.title else 0)
        or any(_EXCLUSION.fullmatch(line.text) for line in document.lines)
    )


def is_titled_by_town(lines: tuple[Line, ...]) -> bool:
    """Tell whether the title is but the name of a town."""
    return bool(lines) and not lines[0].bullet and TOWN.fullmatch(lines[0].text) is not None


def is_divided(lines: tuple[Line, ...]) -> bool:
    """Tell the sections that profiles have."""
    return sum(map(heads_part, lines[1:])) >= _FEWEST_PARTS


def is_described(document: Document, lines: tuple[Line, ...]) -> bool:
    """Tell a profile by its title, or by the town that it describes before any partnership."""
    if not is_titled_by_town(lines) or _NAMED.search(f"{document.title} {lines[0].text}"):
        return False
    told = (one.text for one in sentences(lines[1:]) if not _OF_AGENCY.search(one.text))
    first = next((text for text in told if _NAMED.search(text) or _DESCRIBES.search(text)), "")
    is_told = _DESCRIBES.search(first) is not None and not _NAMED.search(first)
    return is_told or _LOCALITY.match(lines[0].text) is not None


def _is_in_section(document: Document, section: re.Pattern[str], start: int = 0) -> bool:
    told = (line for line in document.lines[:8] if line.start >= start)
    return any(section.fullmatch(name) for line in told for name in crumbs(line))


def is_on_path(document: Document) -> bool:
    """Tell whether the path of the page leads to it through the profiles of the site."""
    paths = (crumbs(line) for line in document.lines[:8])
    return any(names_profiles(path[:-1]) for path in paths)


def is_filed(document: Document) -> bool:
    """Tell whether the page stands among the profiles: on their path, or with a link to them."""
    is_of_list = any(_BACK_TO_PROFILES.fullmatch(line.text) for line in document.lines[-8:])
    return is_of_list or is_on_path(document) or _is_in_section(document, _PROFILE_SECTION)


def is_called_profile(document: Document) -> bool:
    """Tell whether anything at the head of the page is called as profiles are."""
    return _is_in_section(document, _PROFILE)


def names_profiles(names: Iterable[str]) -> bool:
    """Tell whether one of *names*, of sections of the site, is that of the profiles."""
    return any(map(_PATH_TO_PROFILES.fullmatch, names))
