"""Finding municipalities and their parts in Czech text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.records import Place
from loaders.resolve.places import Gazetteer, gazetteer

LITVINOV = Place("Litvínov", "567256")
JACHYMOV = Place("Jáchymov", "555215")
BILINA = Place("Bílina", "567451")


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    """Give the gazetteer of the shipped tables."""
    return gazetteer()


def names(places: Gazetteer, text: str, *near: Place) -> list[str]:
    """Give the municipalities that *text* names."""
    return [place.label for place in places.places(text, near)]


def test_a_mention_tells_where_it_stands_and_the_official_code(places: Gazetteer) -> None:
    """Offsets count code points and the code is RÚIAN's."""
    text = "Setkání se konalo v\u00a0Kutné\u00a0Hoře."
    [mention] = places.find(text)
    assert text[mention.start : mention.end] == "Kutné\u00a0Hoře"
    assert mention.place == Place("Kutná Hora", "533955")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zastupitelé Karlových Varů a Toužimi", ["Karlovy Vary", "Toužim"]),
        ("Teplá a Toužim", ["Teplá", "Toužim"]),
        ("V Litvínově-Janově", ["Litvínov"]),
        ("KUTNÁ HORA", ["Kutná Hora"]),
        ("Úřad práce K. Vary", ["Karlovy Vary"]),
        ("Magistrát města Ústí n. L.", ["Ústí nad Labem"]),
        ("OO Týn n. Vlt.", ["Týn nad Vltavou"]),
        (
            "Frenštát p.R., Brandýs n.Lab.",
            ["Frenštát pod Radhoštěm", "Brandýs nad Labem - Stará Boleslav"],
        ),
        ("Oblastní charita Most", ["Most"]),
        ("Most\r\nChomutov", ["Most", "Chomutov"]),
        ("setkání v Mostě proběhlo", ["Most"]),
        ("Praha, Brno a Plzeň", ["Praha", "Brno", "Plzeň"]),
    ],
)
def test_names_in_any_case_form(places: Gazetteer, text: str, expected: list[str]) -> None:
    """Headings, sentences and members name towns in many ways."""
    assert names(places, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Most k naději, o.s.",
        "ZŠ Za Chlumem",
        "PECKA-Centrum celoživotního vzd.",
        "schůzka v ulici Bruntál",
        "Nová Bílina",
        "teplá večeře",
        "Pecka je dobrá",
        "",
    ],
)
def test_words_that_are_no_towns(places: Gazetteer, text: str) -> None:
    """Streets, common words and parts of longer names are passed over."""
    assert names(places, text) == []


def test_a_part_of_a_municipality_belongs_to_it(places: Gazetteer) -> None:
    """Teplické předměstí lies in Bílina, not in Teplice."""
    [mention] = places.find("centrum na Teplickém předměstí")
    assert (mention.place, mention.locality) == (BILINA, "teplicke-predmesti")


def test_a_part_and_its_namesake_are_told_apart_by_the_town_of_the_page(places: Gazetteer) -> None:
    """Janov is a part of Litvínov on Litvínov's page, elsewhere a municipality, alone nothing."""
    [at_home] = places.find("v Janově", [LITVINOV])
    [alone] = places.find("v Janově")
    assert (at_home.place, at_home.locality) == (LITVINOV, "janov")
    assert alone.place is None
    assert names(places, "v Janově", Place("Bruntál", "597180")) == ["Janov"]


def test_namesakes_are_told_apart_by_the_district(places: Gazetteer) -> None:
    """On the page of Jáchymov, Ostrov is the one in the district of Karlovy Vary."""
    [mention] = places.find("Odbor zdravotnictví Ostrov", [JACHYMOV])
    assert mention.place == Place("Ostrov", "555428")
    assert len(mention.candidates) > 1


def test_a_far_larger_town_is_meant_without_more_ado(places: Gazetteer) -> None:
    """Písek without a district is the town, not the village of that name."""
    assert names(places, "město Písek") == ["Písek"]


def test_of_a_town_and_a_village_the_town_is_meant(places: Gazetteer) -> None:
    """Pohořelice has five thousand people, its namesake eight hundred."""
    assert places.places("Lokální partnerství Pohořelice") == (Place("Pohořelice", "584801"),)


def test_equal_namesakes_stay_open(places: Gazetteer) -> None:
    """Without a page's own town nobody guesses which Nová Ves is meant."""
    [mention] = places.find("obec Nová Ves")
    assert mention.place is None
    assert len(mention.candidates) > 1


def test_every_municipality_is_found_by_its_own_name(places: Gazetteer) -> None:
    """In a sentence that says so, each name leads to a candidate of that name."""
    for name in ("Obrnice", "Havířov", "Trmice", "Jirkov", "Bruntál", "Ostrava", "Aš", "Cheb"):
        [mention] = places.find(f"ve městě {name} žije")
        assert name in [place.label for place in mention.candidates]


@settings(deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from(["Most", "Kutná\u00a0Hora", "v", "Janově", "•\nTeplá", "a"]))
)
def test_any_text_is_read_and_offsets_lie_inside(text: str | list[str]) -> None:
    """Mentions come in order, do not overlap, and every place has a code of the table."""
    words = text if isinstance(text, str) else " ".join(text)
    mentions = gazetteer().find(words)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(words) for edge in edges)
    assert all(gazetteer().municipality(p.code) for m in mentions for p in m.candidates)


def test_a_key_of_a_locality_and_a_code_lead_to_rows(places: Gazetteer) -> None:
    """What is not in the tables is None."""
    janov = places.locality("janov")
    assert janov
    assert janov.municipality == LITVINOV.code
    assert places.locality("nowhere") is None
    assert places.municipality("000000") is None


@pytest.fixture
def with_villages(places: Gazetteer) -> Gazetteer:
    """Give places with villages whose size nobody told, as a complete register lists them."""
    known = next(iter(places.municipalities()))
    named = {"Naděje": ["1"], "Bulovka": ["2"], "Běleč": ["3", "4"]}
    villages = [
        replace(known, name=name, code=code, population=0, common_word=False)
        for name, codes in named.items()
        for code in codes
    ]
    return Gazetteer(villages, [])


def test_a_small_village_is_meant_only_beside_words_that_tell_so(with_villages: Gazetteer) -> None:
    """In the name of an association it is a word like any other."""
    assert names(with_villages, "Naděje, o.s.") == []
    for words in ("setkání v Bulovce", "obce Hejnice, Bulovka a Višňová"):
        assert names(with_villages, words, Place("Bulovka", "2")) == ["Bulovka"]
        [mention] = with_villages.find(words)
        assert (mention.place, mention.candidates) == (None, (Place("Bulovka", "2"),))
    assert names(with_villages, "obec Bulovka") == ["Bulovka"]


def test_no_part_of_a_longer_name_is_another_place(places: Gazetteer) -> None:
    """A village that is not told to be meant is no village of a shorter name."""
    known = next(iter(places.municipalities()))
    villages = {"Horní Bulovka": 0, "Bulovka": 5000}
    both = Gazetteer(
        [
            replace(known, name=name, code=str(number), population=size, common_word=False)
            for number, (name, size) in enumerate(villages.items())
        ],
        [],
    )

    assert names(both, "Horní Bulovka") == []
    assert names(both, "obec Horní Bulovka") == ["Horní Bulovka"]
    assert names(both, "v Bulovce") == ["Bulovka"]


def test_a_page_may_name_its_town_in_short(places: Gazetteer) -> None:
    """A village far away is not meant by it, unless the page is about it as well."""
    known = next(iter(places.municipalities()))
    rows = {"Lhotov": "1", "Lhotov nad Vodou": "2"}
    both = Gazetteer([replace(known, name=name, code=code) for name, code in rows.items()], [])
    village, town = (Place(name, code) for name, code in rows.items())

    assert both.places("V Lhotově vznikl klub.", [town]) == (town,)
    assert both.places("V Lhotově vznikl klub.", [town, village]) == (village,)
    assert both.places("V Lhotově vznikl klub.") == (village,)


def test_namesakes_of_unknown_size_stay_open(with_villages: Gazetteer) -> None:
    """None of them is larger than the others for certain."""
    [mention] = with_villages.find("v obci Běleč")
    assert mention.place is None
    assert len(mention.candidates) > 1


def test_years_are_no_town(towns: Gazetteer) -> None:
    """In a title that shouts, "v letech" is no village of that name."""
    assert towns.places("CO SE PODAŘILO V LETECH 2012–2014") == ()


@pytest.mark.parametrize(
    ("region", "code"), [("Českolipsko", "561495"), ("Kladensko", "532223"), ("lázně", None)]
)
def test_a_region_in_brackets_tells_namesakes_apart(
    places: Gazetteer, region: str, code: str | None
) -> None:
    """A district of two words gives its region a name of one: Česká Lípa, Českolipsko."""
    town = next(row for row in places.municipalities() if row.code == "561495")
    seat = next(row for row in places.municipalities() if row.name == "Kladno")
    village = replace(seat, name="Doksy", code="532223", population=1500)
    known = Gazetteer([seat, town, village], [])

    (found,) = known.find(f"Lokální partnerství Doksy ({region})")

    assert (found.place.code if found.place else None) == code
