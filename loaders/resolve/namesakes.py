"""Towns of a page that bear the name of others, and whether anything on it tells which is meant.

A name alone means the largest by far of those that bear it. That is told as a doubt where nothing
on the page speaks for it, and is not believed where the page speaks of the surroundings of another.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Document
from loaders.records import Place, Problem
from loaders.resolve.gazetteer_rows import Municipality
from loaders.resolve.places import Gazetteer, Mention
from loaders.text.declension import forms

_HEAD = 3  # lines that may name the town of a page
_ENOUGH = 2  # places beside another of that name, by which that one may be meant
_MOST_TOLD = 6  # of those that may be meant
_BY_SIZE = "nothing on the page tells which town of this name is meant; taken for the largest"
_NOT_TOLD = "nothing on the page tells which town of this name is meant"
_WORD = r"(?<!\w){}(?!\w)"


def doubts(document: Document, own: Sequence[Place], known: Gazetteer) -> Iterator[Problem]:
    """Tell which of the *own* towns of *document* were chosen among namesakes by their size alone.

    Of a page without towns, tell the name in its head that may be that of several.
    """
    for place in own:
        others = known.namesakes(place)
        if others and known.is_chosen_by_size(place) and not _speaks_for(document, place, known):
            yield _problem(document, place, (place, *others), known)
    if not own:
        heads = (found for line in document.lines[:_HEAD] for found in known.find(line.text))
        yield from filter(None, [next((_open(document, one, known) for one in heads), None)])
