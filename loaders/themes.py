"""Themes, target groups and services of a phrase, classified by the words of the code lists."""

import re

from loaders.lexicon import Hit, lexicon

_BRACKETS = re.compile(r"\([^()]*\)")

_FOR = re.compile(r"(?<!\w)(?:pro|z|ze|od|u|mezi)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def themes_of(text: str) -> tuple[str, ...]:
    """Give the codes of the top themes that *text* speaks of, in the order of its words.

    What stands in brackets only explains, and who a thing is for is not what it is: such words
    decide only where no others do.
    """
    hits = lexicon("themes").find(text)
    asides = [*_BRACKETS.finditer(text)]
    aside = [(match.start(), match.end()) for match in asides]
    groups = [
        (hit.start, hit.end)
        for hit in lexicon("target-groups").find(text)
        if _FOR.search(text[: hit.start])
    ]
    plain = [hit for hit in hits if not _within(hit, aside)] or hits
    return _top_codes([hit for hit in plain if not _within(hit, groups)] or plain)


def target_groups_of(text: str) -> tuple[str, ...]:
    """Give the codes of the groups of people that *text* names."""
    return _codes(lexicon("target-groups").find(text))


def services_of(text: str) -> tuple[str, ...]:
    """Give the codes of the kinds of social service that *text* names."""
    return _codes(lexicon("service-kinds").find(text))


def _within(hit: Hit, places: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in places)


def _top_codes(hits: list[Hit]) -> tuple[str, ...]:
    top = lexicon("themes").top
    return tuple(dict.fromkeys(top(code) for hit in hits for code in sorted(hit.codes)))


def _codes(hits: list[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for hit in hits for code in sorted(hit.codes)))
