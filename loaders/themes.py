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
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    groups = lexicon("target-groups").find(text)
    meant = [(hit.start, hit.end) for hit in groups if _FOR.search(text[: hit.start])]
    hits = _outside(brackets, lexicon("themes").find(text))
    return _top_codes(_outside(meant, hits))


def target_groups_of(text: str) -> tuple[str, ...]:
    """Give the codes of the groups of people that *text* names."""
    return _codes(lexicon("target-groups").find(text))


def services_of(text: str) -> tuple[str, ...]:
    """Give the codes of the kinds of social service that *text* names."""
    return _codes(lexicon("service-kinds").find(text))


def _outside(places: list[tuple[int, int]], hits: list[Hit]) -> list[Hit]:
    """Give the *hits* that are in none of *places*, or all of them where each is in one."""
    outside = [
        hit
        for hit in hits
        if not any(start <= hit.start and hit.end <= end for start, end in places)
    ]
    return outside or hits


def _top_codes(hits: list[Hit]) -> tuple[str, ...]:
    top = lexicon("themes").top
    return tuple(dict.fromkeys(top(code) for hit in hits for code in sorted(hit.codes)))


def _codes(hits: list[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for hit in hits for code in sorted(hit.codes)))
