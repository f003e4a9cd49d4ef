"""Whose body approved a plan: the borough's or its city's."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.plans import read_plans
from loaders.records import Place
from loaders.resolve.organisations import from_key
from loaders.resolve.places import Gazetteer
from loaders.text.sentences import sentences

OSTRAVA = (Place("Ostrava", "554821"),)
PRAHA = (Place("Praha", "554782"),)
_PLAN = "strategický plán sociálního začleňování"


@pytest.mark.parametrize(
    ("text", "area", "body", "plan"),
    [
        (
            f"Zastupitelstvo městského obvodu Poruba schválilo {_PLAN} 4. 4. 2013.",
            "ostrava",
            "zastupitelstvo-ostrava-poruba",
            "ostrava-poruba-2013",
        ),
        (
            f"Rada městského obvodu Poruba schválila {_PLAN} 4. 4. 2013.",
            "ostrava",
            "rada-obvodu-ostrava-poruba",
            "ostrava-poruba-2013",
        ),
        (
            f"Zastupitelstvo schválilo {_PLAN} 4. 4. 2013.",
            "ostrava-poruba",
            "zastupitelstvo-ostrava-poruba",
            "ostrava-poruba-2013",
        ),
        (
            f"Zastupitelstvo města Ostravy schválilo {_PLAN} 4. 4. 2013.",
            "ostrava-poruba",
            "zastupitelstvo-ostrava",
            "ostrava-2013",
        ),
        (
            f"Zastupitelstvo Ostravy schválilo {_PLAN} 4. 4. 2013.",
            "ostrava-poruba",
            "zastupitelstvo-ostrava",
            "ostrava-2013",
        ),
        (
            f"Dlouho připravovaný {_PLAN} schválilo zastupitelstvo Ostravy-Poruby 4. 4. 2013.",
            "ostrava-poruba",
            "zastupitelstvo-ostrava-poruba",
            "ostrava-poruba-2013",
        ),
        (
            f"Zastupitelstvo schválilo {_PLAN} 4. 4. 2013.",
            "ostrava",
            "zastupitelstvo-ostrava",
            "ostrava-2013",
        ),
        (
            f"Rada městského obvodu Poruba plán probrala. Zastupitelstvo schválilo {_PLAN} "
            "4. 4. 2013.",
            "ostrava",
            "zastupitelstvo-ostrava",
            "ostrava-2013",
        ),
    ],
)
def test_what_a_borough_approved_is_not_the_citys(
    written: Callable[[str], Document],
    towns: Gazetteer,
    text: str,
    area: str,
    body: str,
    plan: str,
) -> None:
    """Its own body stands there, and the plan is its own; a page may be about the borough."""
    page = written(text)
    (found,), _ = read_plans(page, tuple(sentences(page.lines)), OSTRAVA, towns, area)
    assert (found.approved_by, found.plan) == (body, plan)
    assert found.municipalities == OSTRAVA


@pytest.mark.parametrize(
    ("whose", "body"),
    [
        ("hl. m. Prahy", "zastupitelstvo-praha"),
        ("Magistrátu hlavního města Prahy", "zastupitelstvo-praha"),
        ("Prahy", "zastupitelstvo-praha"),
        ("Prahy 14", "zastupitelstvo-praha-14"),
    ],
)
def test_a_number_behind_the_city_is_its_borough(
    written: Callable[[str], Document], towns: Gazetteer, whose: str, body: str
) -> None:
    """The city alone is told by its name, in short too, or by its office."""
    page = written(f"{_PLAN.capitalize()} schválilo zastupitelstvo {whose} dne 12. 5. 2016.")
    (found,), _ = read_plans(page, tuple(sentences(page.lines)), PRAHA, towns, "praha-14")
    assert found.approved_by == body


def test_a_body_of_a_borough_has_its_name() -> None:
    """With its diacritics, as the table of boroughs writes it."""
    assert from_key("zastupitelstvo-brno-stred").label == "Zastupitelstvo Brno-střed"
