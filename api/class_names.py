"""Which class somebody means who names it by its IRI, its CURIE, its local name or a label."""

from collections.abc import Sequence
from difflib import get_close_matches

from api.questions import Row
from graph.errors import NotFoundError
from graph.iris import slug
from graph.namespaces import PREFIXES, shorten

_MOST = 5  # of the nearest that are told
_LIKE = 0.7


def called(name: str, classes: Sequence[Row]) -> list[str]:
    """Give those of *classes*, the most used first, that go by *name*: first those of ours.

    What another vocabulary calls a plan is no plan of a town. Raise NotFoundError, with the
    nearest, where there is none.
    """
    names = _names(classes)
    exact = [iri for iri in names if name in {iri, shorten(iri)}]
    wanted = slug(name, len(name))
    fitting = exact or [iri for iri in names if wanted in names[iri]]
    if not fitting:
        raise _unknown(name, wanted, names)
    return sorted(fitting, key=lambda iri: not iri.startswith(PREFIXES["v"]))


def _names(classes: Sequence[Row]) -> dict[str, set[str]]:
    """Give what each class is called; one with two labels has several rows."""
    names: dict[str, set[str]] = {}
    for row in classes:
        iri = row["class"].value
        labels = [row[key].value for key in ("labelCs", "labelEn") if key in row]
        local = iri.replace("#", "/").rpartition("/")[2]
        names.setdefault(iri, set()).update(slug(text, len(text)) for text in (local, *labels))
    return names


def _unknown(name: str, wanted: str, names: dict[str, set[str]]) -> NotFoundError:
    every = {text: shorten(iri) for iri, texts in names.items() for text in texts}
    near = [every[text] for text in get_close_matches(wanted[:100], every, _MOST, _LIKE)]
    meant = f"Did you mean {' or '.join(dict.fromkeys(near))}? " if near else ""
    message = f"No class that is used is called {name[:100]!r}."
    return NotFoundError(message, f"{meant}Ask without a class for the list of all.")
