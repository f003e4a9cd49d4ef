"""How keys name a municipality: by its name alone where that is enough, else with its code.

Of the municipalities of one name the largest of the shipped table goes by the name; the others, and
all that only a register of the deployer knows, carry their code: ``hranice``, ``hranice-554529``.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from graph.iris import slug
from loaders.records import Place
from loaders.resolve.places import Gazetteer, gazetteer

_REMEMBERED = 10_000  # places, or the beginnings of names: more than there are towns


@lru_cache(_REMEMBERED)
def town_slug(place: Place) -> str:
    """Give the slug that stands for *place*, and for no other municipality, in keys.

    >>> town_slug(Place("Bílina", "567451"))
    'bilina'
    """
    name = slug(place.label)
    is_first = named_alike(name)[:1] == (place,)
    return name if is_first else f"{name}-{place.code}"


def town_of(town: str, near: Sequence[Place], known: Gazetteer) -> Place | None:
    """Give the municipality that *town* stands for in a key; *near*, those of the page, come first.

    A name that is not unique stands for the page's town, else for none; a code, for a municipality
    of *known*.
    """
    own = tuple(place for place in near if town in (slug(place.label), town_slug(place)))
    name, _, code = town.rpartition("-")
    coded = known.municipality(code) if name else None
    found = own or ((coded.place,) if coded else named_alike(town))
    return found[0] if len(found) == 1 else None


def named_alike(name: str) -> tuple[Place, ...]:
    """Give the municipalities whose names have the slug *name*, the largest first."""
    return town_slugs().get(name, ())


@lru_cache(_REMEMBERED)
def begins_a_town(letters: str) -> bool:
    """Tell whether the slug of any municipality of the shipped table begins with *letters*."""
    return any(name.startswith(letters) for name in town_slugs())


@cache
def town_slugs() -> Mapping[str, tuple[Place, ...]]:
    """Give the municipalities of the shipped table by the slugs of their names."""
    index: dict[str, list[Place]] = defaultdict(list)
    for row in sorted(gazetteer().municipalities(), key=lambda row: (-row.population, row.code)):
        index[slug(row.name)].append(row.place)
    return {name: tuple(places) for name, places in index.items()}
