"""Approvals: nothing is approved that the page does not state as done."""

from collections.abc import Callable

import pytest

from loaders.document import Line
from loaders.parse.approval import Approval
from loaders.parse.approvals import find_approvals
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, PARTNERSHIP

Told = Callable[[str], tuple[Line, ...]]


def last(told: Told, text: str) -> Approval:
    """Give the last approval that *text* states."""
    return list(find_approvals(told(text)))[-1]


@pytest.mark.parametrize(
    ("text", "body", "date"),
    [
        ("Strategický plán byl schválen zastupiteli 7. dubna 2014.", ASSEMBLY, "2014-04-07"),
        ("Akční plán byl přijatý zastupiteli obce 8. ledna 2013.", ASSEMBLY, "2013-01-08"),
        ("Zastupitelstvo města schválilo Strategický plán v květnu 2011.", ASSEMBLY, "2011-05"),
        ("Rada města schválila Strategický plán 3. března 2012.", COUNCIL, "2012-03-03"),
        (
            "Rada strategický plán podpořila 12. 5. 2016 a doporučila městu přijmout i pravidla "
            "bydlení.",
            COUNCIL,
            "2016-05-12",
        ),
        (
            "Rada strategický plán podpořila 12. 5. 2016 a doporučila ke schválení rozpočet.",
            COUNCIL,
            "2016-05-12",
        ),
        (
            "Rada schválila strategický plán 12. 5. 2016 a doporučila ke schválení i s rozpočtem.",
            COUNCIL,
            "2016-05-12",
        ),
        ("Zastupitelé strategický plán odsouhlasili 14. dubna 2011.", ASSEMBLY, "2011-04-14"),
        ("Dne 24. 6. 2013 byl zastupitelstvem schválen Akční plán.", ASSEMBLY, "2013-06-24"),
        (
            "Finální verze Strategického plánu byla v červnu 2013 schválena zastupiteli.",
            ASSEMBLY,
            "2013-06",
        ),
        (
            "Strategický plán vznikl v roce 2012 a 7. května jej schválila Rada města.",
            COUNCIL,
            "2012-05-07",
        ),
        (
            "Strategický plán, který schválilo Zastupitelstvo 24. 6. 2013, má cíle.",
            ASSEMBLY,
            "2013-06-24",
        ),
        (
            "Strategický plán byl předložen zastupitelstvu, které jej schválilo 14. dubna 2011.",
            ASSEMBLY,
            "2011-04-14",
        ),
        (
            "Strategický plán na období 2011 - 2013 schválilo zastupitelstvo 3. 3. 2011.",
            ASSEMBLY,
            "2011-03-03",
        ),
        ("Vznikl strategický plán. Plán byl schválen radou 1. 2. 2010.", COUNCIL, "2010-02-01"),
        (
            "Strategický plán byl schválen lokálním partnerstvím 5. 5. 2011.",
            PARTNERSHIP,
            "2011-05-05",
        ),
        (
            "Plán sociálního začleňování schválen zastupitelstvem: 8. 9. 2016",
            ASSEMBLY,
            "2016-09-08",
        ),
        (
            "Strategický plán byl schválen radou 3. 3. 2012, zastupitelstvo jej vzalo na vědomí.",
            COUNCIL,
            "2012-03-03",
        ),
        (
            "Akční plán projednala rada města 3. 9. 2013 a schválilo zastupitelstvo 7. 9. 2013.",
            ASSEMBLY,
            "2013-09-07",
        ),
        (
            "Akční plán nejprve přijala rada 1. 2. 2014 a pak jej 9. 2. 2014 přijali zastupitelé.",
            ASSEMBLY,
            "2014-02-09",
        ),
        (
            "Strategický plán byl dokončen v létě 2014, zastupitelstvo jej 4. 9. 2014 schválilo.",
            ASSEMBLY,
            "2014-09-04",
        ),
        ("Rada města projednala a schválila strategický plán 6. 6. 2012.", COUNCIL, "2012-06-06"),
        (
            "Rada města Louny přijala akční plán 1. 3. 2012, zastupitelstvo města Most 2. 4. 2012.",
            ASSEMBLY,
            "2012-04-02",
        ),
    ],
)
def test_an_approval_has_its_body_and_date(told: Told, text: str, body: str, date: str) -> None:
    """Passive, active, relative and with a pronoun."""
    found = last(told, text)

    assert found.body == body
    assert found.date is not None
    assert found.date.edtf == date


@pytest.mark.parametrize(
    "text",
    [
        "Strategický plán bude schválen zastupitelstvem v květnu 2011.",
        "Strategický plán by měl být schválen v prosinci 2012.",
        "Strategický plán má schválit zastupitelstvo v červnu.",
        "Strategický plán byl dokončen a je připraven ke schválení.",
        "Strategický plán dosud nebyl schválen.",
        "Zastupitelstvo města neschválilo strategický plán.",
        "Strategický plán nebyl zastupitelstvem přijat.",
        "Zastupitelé zamítli strategický plán.",
        "Pokud zastupitelstvo schválí strategický plán, začnou práce.",
        "Rada města projednala strategický plán 3. března 2012.",
        "Strategický plán byl vzat na vědomí zastupitelstvem 14. dubna 2011.",
        "Zastupitelstvo schválilo memorandum o spolupráci, z něhož vzejde strategický plán.",
        "Zastupitelstvo schválilo memorandum o spolupráci a strategický plán se připravuje.",
        "Jednací řád partnerství byl schválen 3. 3. 2012 a strategický plán se tvoří.",
        "Statut byl schválen radou 3. 3. 2012, vzniká strategický plán.",
        "Revize strategického plánu byla schválena zastupitelstvem 3. 3. 2012.",
        "Zastupitelstvo schválilo revizi strategického plánu 3. března 2012.",
        "Zastupitelstvo schválilo aktualizaci Strategického plánu 3. 3. 2012.",
        "Návrh strategického plánu byl schválen radou 3. března 2012.",
        "Zastupitelstvo schválilo rozpočet a strategický plán vzalo na vědomí.",
        "Zastupitelstvo schválilo projekt, který naplňuje strategický plán.",
        "Monitorovací výbor schválil strategický plán 1. 1. 2011.",
        "Strategický plán počítá s tím, že zastupitelstvo schválilo vyhlášku.",
        "Zastupitelstvo schválilo Strategický plán rozvoje města 1. 2. 2010.",
        "Plán byl schválen zastupitelstvem 3. 3. 2011.",
        "Strategický plán má podporu rady, která ho 3. 3. 2012 doporučila ke schválení.",
        "Strategický plán má souhlas rady, která jej zastupitelům doporučila schválit.",
        "Rada strategický plán podpořila 3. 3. 2012 a doporučila zastupitelstvu přijmout jej.",
        "Rada strategický plán 3. 3. 2012 podpořila a doporučila ke schválení spolu s rozpočtem.",
        "Rada vzala strategický plán 3. 3. 2012 za svůj a doporučila jej přijmout včetně rozpočtu.",
        "Strategický plán prošel 3. 3. 2012 radou a byl doporučen ke schválení i s rozpočtem.",
        "Rada strategický plán 3. 3. 2012 podpořila a předala zastupitelům ke schválení.",
        "Rada strategický plán 3. 3. 2012 podpořila. Doporučila ho ke schválení spolu s rozpočtem.",
    ],
)
def test_nothing_else_is_an_approved_plan(told: Told, text: str) -> None:
    """Planned, conditional, denied, of another thing, by another body, or of an unnamed plan."""
    assert not list(find_approvals(told(text)))


def test_the_council_discusses_and_the_assembly_approves(told: Told) -> None:
    """Two bodies have two roles."""
    found = last(told, "Rada projednala a zastupitelstvo 2.srpna 2012 přijalo Akční plán.")

    assert (found.body, found.discussed) == (ASSEMBLY, True)


def test_a_second_approval_is_told_by_a_noun(told: Told) -> None:
    """The council's approval is followed by the assembly's, in the next sentence."""
    found = last(
        told,
        "Strategický plán vznikal v roce 2012 a 3. dubna ho odsouhlasila rada města. "
        "Po radě následovalo 17. května 2012 schválení zastupitelstvem.",
    )

    assert found.date is not None
    assert (found.body, found.date.edtf) == (ASSEMBLY, "2012-05-17")


def test_a_relative_clause_tells_of_a_body_with_a_long_name(told: Told) -> None:
    """Between the body and the clause stands but whose body it is."""
    text = (
        "Strategický plán probralo místní partnerství. Poslední slovo mělo Zastupitelstvo "
        "městského obvodu Radvanice a Bartovice, které plán schválilo 4. 3. 2014."
    )
    found = last(told, text)
    assert (found.body, found.date and found.date.edtf) == (ASSEMBLY, "2014-03-04")


def test_a_preposition_of_a_day_is_none_of_what_follows(told: Told) -> None:
    """What was approved in "V září 2016 schválili dodatek" is the amendment."""
    text = (
        "Strategický plán schválilo zastupitelstvo 4. 3. 2014. V září 2016 zastupitelé schválili "
        "dodatek, kterým se doplnilo bydlení."
    )
    assert [found.date.edtf for found in find_approvals(told(text)) if found.date] == ["2014-03-04"]
