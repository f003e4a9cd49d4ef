"""Two organisations in one bullet."""

import pytest

from loaders.document import Line
from loaders.parse.glued import cut
from loaders.resolve.places import Gazetteer


def parts(text: str, towns: Gazetteer) -> tuple[list[str], str]:
    """Cut *text*, and check that each part stands where it says."""
    found, doubt = cut(Line(5, 5 + len(text), text), towns)
    assert all(text[part.start - 5 : part.end - 5] == part.text for part in found)
    return [part.text for part in found], doubt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "K srdci klíč, o. p. s. Magistrát města Mostu",
            ["K srdci klíč, o. p. s.", "Magistrát města Mostu"],
        ),
        (
            "o.s. Člověk v tísni, pobočka Most • ZŠ Most • Policie ČR",
            ["o.s. Člověk v tísni, pobočka Most", "ZŠ Most", "Policie ČR"],
        ),
        ("Město MostMěstská policie Most", ["Město Most", "Městská policie Most"]),
        ("ZŠ MostMasarykova základní škola Most", ["ZŠ Most", "Masarykova základní škola Most"]),
        (
            "Policie České republiky Sbor dobrovolných hasičů",
            ["Policie České republiky", "Sbor dobrovolných hasičů"],
        ),
        (
            "Městská policie Bílina Policie ČR Úřad práce Teplice",
            ["Městská policie Bílina", "Policie ČR", "Úřad práce Teplice"],
        ),
        (
            "Člověk v tísni, o.p.s., pobočka Teplice Společnost Podané ruce, o.p.s.",
            ["Člověk v tísni, o.p.s., pobočka Teplice", "Společnost Podané ruce, o.p.s."],
        ),
        (
            "Charita Most Středisko výchovné péče Most",
            ["Charita Most", "Středisko výchovné péče Most"],
        ),
        (
            "Městská policie Bílina Dětský domov Most",
            ["Městská policie Bílina", "Dětský domov Most"],
        ),
        ("Obec Horní, * Základní škola Horní", ["Obec Horní", "Základní škola Horní"]),
        (
            "Rozmarýn, o.p.s., Diecézní charita plzeňská",
            ["Rozmarýn, o.p.s.", "Diecézní charita plzeňská"],
        ),
        (
            "Farní charita Nové Dvory Městská policie Dolní – Nové Dvory",
            ["Farní charita Nové Dvory", "Městská policie Dolní – Nové Dvory"],
        ),
        ("Člověk v tísni, o.p.s. ZŠ Lidická", ["Člověk v tísni, o.p.s.", "ZŠ Lidická"]),
        ("obec Rusín obec Hlinka", ["obec Rusín", "obec Hlinka"]),
        ("ZŠ Horní, ZŠ a MŠ při nemocnici", ["ZŠ Horní", "ZŠ a MŠ při nemocnici"]),
        ("Oblastní charita Most, Světlo, o.s.", ["Oblastní charita Most", "Světlo, o.s."]),
        ("Naděje, z. s. Advaita, z. ú.", ["Naděje, z. s.", "Advaita, z. ú."]),
        ("Policie ČR Most; Městská policie Most", ["Policie ČR Most", "Městská policie Most"]),
        ("Charita Most / SDH Most", ["Charita Most", "SDH Most"]),
        ("Duha, o.s. a Oblastní spolek ČČK Most", ["Duha, o.s.", "Oblastní spolek ČČK Most"]),
        ("Město Most, Město Lom", ["Město Most", "Město Lom"]),
        (
            "Farnost Most Centrum sociálních služeb Most",
            ["Farnost Most", "Centrum sociálních služeb Most"],
        ),
        ("DDM Most Rodinné centrum Lom", ["DDM Most", "Rodinné centrum Lom"]),
        ("Základní škola 5. května, ZŠ Lidická", ["Základní škola 5. května", "ZŠ Lidická"]),
        ("ZŠ Most, Zahradní ul., ZŠ Janov", ["ZŠ Most, Zahradní ul.", "ZŠ Janov"]),
        ("Město Most a Město Lom", ["Město Most", "Město Lom"]),
        (
            "MŠ Duha Most, Mateřská škola Lom, MŠ Horní",
            ["MŠ Duha Most", "Mateřská škola Lom", "MŠ Horní"],
        ),
        ("ZŠ Husova, MŠ Hlubanská", ["ZŠ Husova", "MŠ Hlubanská"]),
        ("Duha, o.p.s.Domov je doma, o.s.", ["Duha, o.p.s.", "Domov je doma, o.s."]),
        ("Naděje, o.s.Charita Most", ["Naděje, o.s.", "Charita Most"]),
        ("Gymnázium Most a Základní škola Most", ["Gymnázium Most", "Základní škola Most"]),
        ("TJ Sokol Most, ZŠ Most a MŠ Most", ["TJ Sokol Most", "ZŠ Most", "MŠ Most"]),
        (
            "Město Most, Technické služby města Mostu",
            ["Město Most", "Technické služby města Mostu"],
        ),
        (
            "Policie ČR – obvodní oddělení Bílina, Městská policie Most",
            ["Policie ČR – obvodní oddělení Bílina", "Městská policie Most"],
        ),
        ("Charita Most + Fokus Sever + Hodina H", ["Charita Most", "Fokus Sever", "Hodina H"]),
        (
            "MŠ Most, příspěvková organizace Základní škola Most",
            ["MŠ Most, příspěvková organizace", "Základní škola Most"],
        ),
    ],
)
def test_a_certain_end_of_a_name_divides(text: str, expected: list[str], towns: Gazetteer) -> None:
    """A legal form, a town or a full name ends the first; it is told."""
    found, doubt = parts(text, towns)

    assert found == expected
    assert "cut in two" in doubt


@pytest.mark.parametrize(
    "text",
    [
        "Sdružení vlastníků bytových jednotek TJ Sokol Obrnice",
        "Klub rodičů Základní škola Most",
        "Spolek přátel Dětský domov Most",
        "ZŠ + MŠ Most",
    ],
)
def test_an_uncertain_end_leaves_the_item_whole(text: str, towns: Gazetteer) -> None:
    """Nothing is guessed, but the place is reported."""
    found, doubt = parts(text, towns)

    assert found == [text]
    assert "left whole" in doubt


@pytest.mark.parametrize(
    "text",
    [
        "ZŠ a MŠ Litvínov – Janov",
        "Charita Most, Domov Světlo",
        "Mikroregion a obec Horní",
        "Diakonie ČCE Středisko Most",
        "Odbor sociálních věcí (Magistrát Ústí nad Labem)",
        "Odbor sociálních věcí Městský úřad Ostrov",
        "Oblastní Charita Břeclav",
        "O.s. Drug-Out Klub",
        "Most k naději, o.s. Teplice",
        "Policie ČR Břeclav",
        "Probační a mediační služba ČR",
        "Armáda spásy v ČR, z. s., Centrum sociálních služeb Most",
        "Město Most – Centrum sociálních služeb",
        "Speciální základní škola a praktická škola Trmice",
        "Úřad práce, Kontaktní pracoviště Most, SSP (dále jen úřad práce)",
        "Apoštolská církev a Royal Rangers",
        "Město Most, Městský úřad Most",
        "Úřad práce Most, Kontaktní pracoviště Litvínov",
        "Základní škola Most a Mateřská škola Most, příspěvková organizace",
    ],
)
def test_one_organisation_is_left_alone(text: str, towns: Gazetteer) -> None:
    """Branches, towns after a name and pairs joined by "a" are one."""
    assert parts(text, towns) == ([text], "")


def test_an_endless_item_is_left_whole(towns: Gazetteer) -> None:
    """It names nothing that could be told."""
    assert parts("Naděje, o.s. " * 5000, towns)[1] == ""


def test_many_names_in_one_item_are_all_cut(towns: Gazetteer) -> None:
    """As where a page lost all its line ends."""
    assert parts("Naděje, o.s. " * 9, towns)[0] == ["Naděje, o.s."] * 9


@pytest.mark.parametrize("text", ["Středisko InBáze Most", "MostPro klub Most", "Klub MostPro"])
def test_a_capital_within_a_word_divides_only_behind_a_town(text: str, towns: Gazetteer) -> None:
    """Names are written so, too."""
    assert parts(text, towns)[0] == [text]
