"""Periods of support."""

from collections.abc import Callable

import pytest

from loaders.parse.measures import Setting
from loaders.parse.support_periods import programme_of, prose_support, support_of_heading
from loaders.records import SupportPeriodRecord

About = Callable[..., Setting]


def told(setting: Setting, year: int | None = None) -> tuple[SupportPeriodRecord, ...]:
    """Give the support periods of all sentences of the page."""
    return prose_support(setting.document.lines, setting, year)


@pytest.mark.parametrize(
    ("text", "programme", "period"),
    [
        ("S Agenturou město spolupracuje od roku 2009.", "asz", "2009/.."),
        ("V roce 2015 se město zapojilo do Koordinovaného přístupu.", "kpsvl", "2015/.."),
        ("Město spolupracovalo s Agenturou v letech 2010–2013.", "asz", "2010/2013"),
        (
            "Na jaře 2014 obnovilo spolupráci v rámci Kooridnovaného přístupu.",
            "kpsvl",
            "2014-21/..",
        ),
        ("Agentura ve městě začala pracovat ve druhé polovině roku 2011.", "asz", "2011/.."),
        ("Agentura bude ve městě působit až do konce roku 2014.", "asz", "../2014"),
        ("Dne 31. 5. 2012 bylo působení Agentury ve městě ukončeno.", "asz", "../2012-05-31"),
        ("Spolupráce s Agenturou skončila v roce 2013.", "asz", "../2013"),
        ("Spolupráce města Most s Agenturou začala v lednu 2011.", "asz", "2011-01/.."),
        ("Město navázalo s Agenturou spolupráci v roce 2014.", "asz", "2014/.."),
        ("Do KPSVL vstoupilo město v červenci 2016.", "kpsvl", "2016-07/.."),
        ("Již druhým rokem je zapojen do Koordinovaného přístupu.", "kpsvl", "2015/.."),
    ],
)
def test_a_sentence_tells_when_support_began(
    text: str, programme: str, period: str, about: About
) -> None:
    """A year stated, or counted back from the year of the page."""
    [record] = told(about(text, "Litvínov"), 2016)
    assert (record.programme, record.period) == (programme, period)


@pytest.mark.parametrize(
    "text",
    [
        "Agentura funguje od roku 2008.",
        "Město bude spolupracovat s Agenturou od roku 2018.",
        "Již druhým rokem je zapojen do Koordinovaného přístupu.",
        "O zapojení do Koordinovaného přístupu projevily zájem obce 12. června 2016.",
        "Výbor rozhodne o spolupráci s Agenturou dne 29. června 2016.",
        "Agentura se v roce 2011 zapojovala do práce skupin.",
        "Výbor rozhodne o ukončení spolupráce s Agenturou dne 29. června 2016.",
        "Projekt školy skončil v roce 2013.",
        "Městská policie spolupracuje se školou od roku 2009.",
    ],
)
def test_other_sentences_tell_none(text: str, about: About) -> None:
    """The Agency's own age, a plan, or no year to count from."""
    assert told(about(text, "Litvínov")) == ()


def test_a_stated_date_wins_over_a_counted_one(about: About) -> None:
    """The same period told twice is one record, with the better evidence."""
    text = "Již druhým rokem je město zapojeno do KPSVL. V roce 2015 vstoupilo do KPSVL."
    [record] = told(about(text, "Litvínov"), 2016)
    assert "2015" in (record.evidence.exact or "")


def test_a_heading_tells_the_period_of_its_towns(about: About) -> None:
    """The evidence is the period alone."""
    setting = about("MĚSTA PODPOROVANÁ V OBDOBÍ ČERVEN 2010 AŽ ČERVEN 2013", "Bílina")
    [line] = setting.document.lines
    [record] = support_of_heading(setting.document, line, setting.places)
    assert (record.programme, record.period) == ("asz", "2010-06/2013-06")
    assert record.evidence.exact == "ČERVEN 2010 AŽ ČERVEN 2013"


def test_the_programme_is_the_agency_unless_named() -> None:
    """Only the Coordinated Approach has a name of its own."""
    assert programme_of("Koordinovaného přístupu k vyloučeným lokalitám") == "kpsvl"
    assert programme_of("podpora Agentury") == "asz"
