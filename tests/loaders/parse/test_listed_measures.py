"""Lists that a page heads as measures."""

from collections.abc import Callable

import pytest

from loaders.document import Line
from loaders.parse.chronicles import is_dated, unmarked, with_marked_items
from loaders.parse.listed_measures import listed_measures, told_in_lists
from loaders.parse.measures import Setting
from loaders.text.year_headings import with_years

About = Callable[..., Setting]


def labels(setting: Setting) -> list[tuple[str, str]]:
    """Give the label and status of each listed measure."""
    found = listed_measures(setting.document.lines, setting)
    return [(record.label, record.status) for record in found]


def test_a_list_of_measures_is_planned(about: About) -> None:
    """A heading that tells no status announces plans."""
    text = "Mezi hlavní opatření patří:\n- vznik klubu\n- dluhová poradna"
    assert labels(about(text, "Bílina")) == [
        ("vznik klubu", "planned"),
        ("dluhová poradna", "planned"),
    ]


def test_the_heading_tells_the_status(about: About) -> None:
    """What was achieved is said above the list."""
    assert labels(about("Co se podařilo:\n- vznik klubu", "Bílina")) == [
        ("vznik klubu", "achieved")
    ]


def test_a_list_of_members_is_none(about: About) -> None:
    """Other lists have other headings."""
    assert labels(about("Členové partnerství:\n- město Bílina", "Bílina")) == []


def test_what_goes_well_and_what_is_prepared(about: About) -> None:
    """A project under such a heading is prepared, whatever its purpose is."""
    text = "Co se daří:\n- město zřídilo klub\n- probíhá doučování dětí"
    assert [status for _, status in labels(about(text, "Bílina"))] == ["achieved", "ongoing"]
    text = "Co se připravuje:\n- individuální projekt sociální práce\n- zahájení výstavby bytů"
    assert [status for _, status in labels(about(text, "Bílina"))] == ["in-preparation"] * 2


def told(setting: Setting) -> list[tuple[str, str]]:
    """Give the label and status of what the sentences of the lists tell."""
    found = told_in_lists(setting.document.lines, setting)
    return [(record.label, record.status) for record in found]


@pytest.mark.parametrize(
    "heading", ["Největší výzvou bude bydlení:", "Účastníci se shodli:", "Rok 2015", "Zaznělo, že:"]
)
def test_items_that_are_sentences_are_read_as_such(heading: str, about: About) -> None:
    """Whatever stands above them; what is no measure is left out."""
    text = (
        f"{heading}\n• město navrhuje vytvořit garanční fond pro majitele bytů;\n"
        "• neziskové organizace chtějí rozšířit kapacitu dluhových poraden;\n"
        "• školy volají po sjednocení evidence absence."
    )
    assert [status for _, status in told(about(text, "Bílina"))] == ["proposed", "planned"]


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Hlavní problémy:", "v domech chybí byty"),
        ("Členové partnerství:", "Charita, která otevřela klub pro mládež"),
        ("Rok 2015", "dluhová poradna"),
        ("Co se podařilo:", "město otevřelo klub pro mládež"),
    ],
)
def test_other_lists_are_not_read_as_sentences(heading: str, item: str, about: About) -> None:
    """Problems, members, labels; and what is read as a list of measures already."""
    assert not told(about(f"{heading}\n• {item}", "Bílina"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Z plánu vybíráme:\n- zřízení klubu\n- společná dílna\n- oprava bytů", "planned"),
        ("Z dosavadních výsledků:\n- zřízení klubu\n- oprava bytů", "achieved"),
        ("Výstupy spolupráce:\n- zřízení klubu\n- oprava bytů", "achieved"),
        ("Aktuálně se řeší:\n- provoz dluhové poradny\n- doučování dětí", "ongoing"),
        ("Co nás čeká:\n- startovací byty\n- klub pro děti", "planned"),
    ],
)
def test_items_that_are_deeds_tell_measures(text: str, expected: str, about: About) -> None:
    """Whatever words introduce them, if not those of another list."""
    statuses = {status for _, status in labels(about(text, "Bílina"))}
    assert statuses == {expected}
    assert labels(about(text.replace(text.split(":")[0], "Cíle partnerství"), "Bílina")) == []


def test_the_second_cell_of_a_row_tells_the_status(about: About) -> None:
    """A table of measures on any page."""
    text = "Opatření\n\tStav\nVznik klubu\n\tsplněno\nVyhláška o hernách\n\tzamítnuto"
    assert labels(about(text, "Bílina")) == [
        ("Vznik klubu", "achieved"),
        ("Vyhláška o hernách", "rejected"),
    ]


def test_the_day_before_an_item_is_no_part_of_it(about: About) -> None:
    """A schedule tells what is to be done, month by month."""
    text = "Co je v harmonogramu na rok 2016\n- leden 2016: nábor terénního pracovníka\n"
    text += "- září 2016: otevření dluhové poradny"
    assert labels(about(text, "Bílina")) == [
        ("nábor terénního pracovníka", "planned"),
        ("otevření dluhové poradny", "planned"),
    ]


@pytest.mark.parametrize(
    "heading", ["Do roku 2020 chce obec:", "Strategický plán ukládá:", "Město do dvou let hodlá:"]
)
def test_what_a_town_wants_to_do_is_planned(heading: str, about: About) -> None:
    """In a list of infinitives."""
    text = f"{heading}\n- vybudovat hřiště u základní školy\n- zaměstnat domovníky"
    assert [status for _, status in labels(about(text, "Bílina"))] == ["planned"] * 2


def test_a_table_tells_the_status_in_any_column(about: About) -> None:
    """The thing stands before it, if need be before who does it; what failed is none."""
    text = "bydlení\ttréninkový byt\tprobíhá\nnoclehárna\tměsto Bílina\tsplněno"
    text += "\nterénní práce\tCharita\tnerealizováno"
    assert labels(about(text, "Bílina")) == [
        ("tréninkový byt", "ongoing"),
        ("noclehárna", "achieved"),
    ]


def test_what_stands_in_a_column_of_measures_is_planned(about: About) -> None:
    """But where another cell tells its status."""
    text = "Termín\tOpatření\n2015\tzřízení noclehárny\n2016\tnákup bytů\tzastupitelstvo zamítlo"
    assert labels(about(text, "Bílina")) == [
        ("zřízení noclehárny", "planned"),
        ("nákup bytů", "rejected"),
    ]


def test_a_table_of_partners_tells_no_measure(about: About) -> None:
    """No cell of it is a status."""
    assert labels(about("1.\tDluhová poradna\tBílina\n2.\tŠkola\tMost", "Bílina")) == []


def test_what_partners_do_stands_beside_them_and_is_no_measure(about: About) -> None:
    """A column of activities is one of measures where it is the first."""
    beside = "Partner\tAktivita\nCharita\tdluhová poradna\nškola\tdoučování"
    assert labels(about(beside, "Bílina")) == []
    assert labels(about("Aktivita\tRok\nzřízení klubu\t2015", "Bílina")) == [
        ("zřízení klubu", "planned")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Co už ve městě stojí:\n- klub pro děti\n- noclehárna pro osm lidí", "achieved"),
        ("Z čeho máme radost\n- předškolní klub při MŠ\n- tréninkové byty", "achieved"),
        ("V roce 2016 partnerství dokázalo:\n- zřídit klub\n- opravit byty", "achieved"),
        ("Letos přibylo\n- nízkoprahový klub\n- dluhové poradenství", "achieved"),
        ("Na co se můžeme těšit\n- dluhová poradna\n- šest startovacích bytů", "planned"),
        ("Co zbývá dodělat\n- zřídit noclehárnu\n- opravit čtyři byty", "planned"),
        ("Co má přijít\n- svoz dětí do klubu\n- splátkové kalendáře pro dlužníky", "planned"),
        ("Co město podle plánu udělá:\na) zavede dluhové poradenství\nb) opraví byty", "planned"),
        ("Partneři si dali za úkol:\n- otevřít klub pro mládež\n- najít domovníky", "planned"),
        ("Partneři si předsevzali:\n- zřídit klub\n- vyčlenit byty", "planned"),
        ("Rozběhnuté aktivity\n- dluhová poradna v knihovně\n- tréninkové byty", "ongoing"),
        ("Právě běží\n- rekvalifikační kurz", "ongoing"),
    ],
)
def test_headings_tell_the_status_in_many_ways(text: str, expected: str, about: About) -> None:
    """By any verb or noun of what is done, goes on or is to come; what things do is the same."""
    found = labels(about(text, "Bílina"))
    assert [status for _, status in found] == [expected] * text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "V lokalitě chybí\n- klub pro děti\n- dluhová poradna",
        "Komu pomáháme\n- rodiny s dětmi\n- nezaměstnaní",
        "Co se nepodařilo\n- otevřít noclehárnu\n- zřídit dluhovou poradnu",
        "Čemu dá město přednost:\n- bydlení a ubytovny\n- příprava dětí na školu",
        "Přednášky, které proběhly\n- exekuce a dluhy\n- sociální bydlení",
        "Do roku 2020 přibude:\n- Město Bílina\n- Základní škola Bílina",
        "Právě běží\n- terénní práce\n\n\n- Město Bílina\n- Základní škola Bílina",
        "Co se podařilo\nKontakty\n- odbor školství\n- Dluhová poradna, tel. 123 456 789",
        "Co nás čeká\nFoto z akcí\n- dětský klub v Chanově\n- otevření hřiště",
        "Kam se obrátit\n- dluhová poradna, Moskevská 5\n- terénní pracovníci",
        "Počet ubytoven\nBílina: 12 ubytoven\nMost: 3 ubytovny",
        "12. 3. 2015 – kulatý stůl k bydlení\n15. 4. 2015 – seminář o dluzích",
        "Úkoly si rozdělili všichni, kdo do partnerství vstoupili:\n- Město Bílina\n- ZŠ Bílina",
        "Nyní pracují:\n- pracovní skupina Bydlení\n- pracovní skupina Rodina",
        "Zastupitelstvo\n\tSchváleno\nBílina\n\t5. 5. 2014",
        "1. 1. 2017\n\tzahájení spolupráce\n11. 4. 2017\n\tustavující jednání",
    ],
)
def test_other_lists_tell_no_measures(text: str, about: About) -> None:
    """Wants, people, subjects of talks, and members that stand apart from what goes on."""
    assert [label for label, _ in labels(about(text, "Bílina")) if label != "terénní práce"] == []


def test_towns_and_themes_stand_under_the_heading_of_a_status(about: About) -> None:
    """It holds for each of them, and the town for what stands under it."""
    text = "Co se povedlo\nBílina\n- oprava bytů\n- klub pro děti\nMost\n- kurz pro nezaměstnané"
    setting = about(text, "Bílina", "Most")
    found = [*listed_measures(setting.document.lines, setting)]
    assert [one.status for one in found] == ["achieved"] * 3
    towns = [tuple(place.label for place in one.municipalities) for one in found]
    assert towns == [("Bílina",), ("Bílina",), ("Most",)]
    text = "Připravujeme\nBydlení\n- odkup domu\n- krizové byty\nVzdělávání\n- přípravná třída"
    assert [status for _, status in labels(about(text, "Bílina"))] == ["in-preparation"] * 3


def test_a_town_holds_for_what_is_nested_in_it(about: About) -> None:
    """Below the next town or label it does no more."""
    text = (
        "Výsledky\n- Bílina\n  - zřízení klubu\n  - oprava bytů\n- Most\n  - otevření poradny\n"
        "- zřízení krizového bytu"
    )
    setting = about(text, "Bílina", "Most")
    found = [*listed_measures(setting.document.lines, setting)]
    towns = [tuple(place.label for place in one.municipalities) for one in found]
    assert towns == [("Bílina",), ("Bílina",), ("Most",), ("Bílina", "Most")]


def test_lines_that_begin_with_towns_are_of_these(about: About) -> None:
    """Each of its town, deeds or sentences."""
    setting = about("Výsledky\nBílina: zřízení klubu\nMost: oprava bytů", "Bílina", "Most")
    found = [*listed_measures(setting.document.lines, setting)]
    assert [one.label for one in found] == ["zřízení klubu", "oprava bytů"]
    assert [one.municipalities[0].label for one in found] == ["Bílina", "Most"]
    setting = about("Realizace\nBílina: vznikl klub\nMost: plánuje se hřiště", "Bílina", "Most")
    found = [*told_in_lists(setting.document.lines, setting)]
    assert [one.status for one in found] == ["achieved", "planned"]
    assert [one.municipalities[0].label for one in found] == ["Bílina", "Most"]


def test_a_chronicle_tells_what_was_done(about: About) -> None:
    """Beside what other records tell, without bullets; a schedule tells what is to come."""
    text = "leden 2015 – nástup terénní pracovnice\nduben 2015 – podpis memoranda o spolupráci\n"
    text += "září 2015 – otevření klubu pro děti"
    for heading, status in (("Jak šel čas", "achieved"), ("Harmonogram", "planned")):
        assert labels(about(f"{heading}\n{text}", "Bílina")) == [
            ("nástup terénní pracovnice", status),
            ("otevření klubu pro děti", status),
        ]


def rows(*pairs: tuple[str, str]) -> list[Line]:
    """Give the cells of a table of two columns."""
    found, start = [], 0
    for pair in pairs:
        for column, text in enumerate(pair):
            found.append(Line(start, start + len(text), text, column=column))
            start += len(text) + 1
    return found


def test_rows_of_days_are_a_chronicle() -> None:
    """The day is the mark of what stands beside it; other rows stay as they are."""
    cells = rows(("květen 2015", "nábor asistentů"), ("říjen 2015", "otevření klubu"))
    items = with_marked_items(cells, lambda _: False)
    assert [(item.text, item.start, is_dated(item)) for item in items] == [
        ("nábor asistentů", 12, True),
        ("otevření klubu", 39, True),
    ]
    assert unmarked(cells, lambda _: False) == []


@pytest.mark.parametrize(
    "pairs",
    [
        (("květen 2015", "nábor asistentů"),),
        (("2015", "nábor asistentů"), ("2016", "otevření klubu")),
        (("Termín", "Opatření"), ("květen 2015", "nábor"), ("říjen 2015", "klub")),
        (("nábor", "květen 2015"), ("klub", "říjen 2015")),
    ],
)
def test_other_rows_are_none(pairs: tuple[tuple[str, str], ...]) -> None:
    """One row, bare years, and terms of measures: these are due, not done."""
    cells = rows(*pairs)
    assert with_marked_items(cells, lambda _: False) == cells


def test_a_theme_over_what_is_nested_in_it_is_none(about: About) -> None:
    """A deed with details is one; a label is not, were it a noun of doing."""
    text = (
        "Co se podařilo:\n• Vzdělávání\n  • otevření klubu\n• Lidé a domy\n  • oprava bytů\n"
        "• Otevření dílny\n  • pět míst pro nezaměstnané\n"
    )
    assert [label for label, _ in labels(about(text, "Bílina"))] == [
        "otevření klubu",
        "oprava bytů",
        "Otevření dílny",
        "pět míst pro nezaměstnané",
    ]


def test_items_called_groups_are_none(about: About) -> None:
    """Groups are not what is worked on."""
    text = "Na čem pracujeme:\n• Bytová skupina\n• Skupina pro zaměstnanost"
    assert labels(about(text, "Bílina")) == []


def test_what_is_put_off_to_a_year_is_planned(about: About) -> None:
    """It will be, if later; what is put off without a time may be."""
    text = "Odloženo na rok 2018:\n• dluhová poradna"
    assert labels(about(text, "Bílina")) == [("dluhová poradna", "planned")]


def test_a_list_of_papers_is_none_of_measures(about: About) -> None:
    """Whatever is told of how they were decided upon."""
    items = "- Memorandum, schváleno radou\n- Strategický plán, schválen zastupitelstvem\n"
    assert labels(about(f"Dokumenty\n{items}", "Bílina")) == []
    things = "- dluhová poradna, schválena radou\n- klub pro děti, v provozu\n"
    assert len(labels(about(f"Obecní záměry\n{things}", "Bílina"))) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Plnění\nhotovo - oprava prádelny\nplán 2016 – zřízení šatníku",
            [("oprava prádelny", "achieved"), ("zřízení šatníku", "planned")],
        ),
        ("Jak se jmenují\nBílina - město\nRadnice - úřad", []),
        ("Starosta - dluhová poradna\nRadní - školní klub", []),
    ],
)
def test_lines_may_begin_with_their_status(
    text: str, found: list[tuple[str, str]], about: About
) -> None:
    """Then they are the items of a list."""
    assert labels(about(text, "Bílina")) == found


def test_what_stands_in_a_plan_is_planned(about: About) -> None:
    """Bodies in it are none."""
    text = "Co v něm stojí:\n• {}\n• {}"
    items = ("noclehárna pro lidi bez domova", "doučování v rodinách")
    assert labels(about(text.format(*items), "Bílina")) == [(one, "planned") for one in items]
    assert labels(about(text.format("Město Bílina", "Charita Bílina"), "Bílina")) == []


def test_what_stands_under_a_mere_status_are_measures(about: About) -> None:
    """Half of them need tell what they are for; names and papers are none."""
    text = "Hotovo:\n- mikrobus k ranní směně\n- přípravná třída v základní škole\n"
    assert [status for _, status in labels(about(text, "Bílina"))] == ["achieved"] * 2
    assert labels(about("Hotovo:\n- výroční zpráva\n- tisková konference\n", "Bílina")) == []


def test_a_chronicle_by_years_tells_what_was_done(about: About) -> None:
    """Participles behind the place are deeds, too."""
    items = "- v Bílině otevřen klub pro děti\n- v Bílině proběhla porada\n"
    setting = about(f"2015\n- schůzka\n2016\n{items}", "Bílina")
    lines = with_years(setting.document.lines)
    found = listed_measures(lines, setting)
    assert [(one.label, one.status) for one in found] == [
        ("v Bílině otevřen klub pro děti", "achieved")
    ]
