"""Case forms of municipality names."""

from pathlib import Path

import pytest

from loaders.text.declension import forms

FORMS = Path(__file__).resolve().parents[2] / "data" / "towns" / "forms.txt"
CASES = """
Bílina: Bíliny Bílině Bílinu Bílinou
Litvínov: Litvínova Litvínovu Litvínově Litvínovem
Obrnice: Obrnic Obrnicím Obrnicích Obrnicemi
Kutná Hora: Kutné Hory, Kutné Hoře, Kutnou Horu, Kutnou Horou
Karlovy Vary: Karlových Varů, Karlovým Varům, Karlových Varech
Ústí nad Labem: Ústím nad Labem, Ústí nad Labem
Česká Lípa: České Lípy, České Lípě, Českou Lípu, Českou Lípou
Frýdek-Místek: Frýdku-Místku, Frýdkem-Místkem, Frýdek-Místku
Hradec Králové: Hradce Králové, Hradci Králové, Hradcem Králové
Havlíčkův Brod: Havlíčkova Brodu, Havlíčkově Brodě, Havlíčkovým Brodem
Nová Ves: Nové Vsi, Novou Vsí
Orlová: Orlové Orlovou
Slaný: Slaného Slaném Slaným
Mariánské Lázně: Mariánským Lázním, Mariánskými Lázněmi
Tři Sekery: Třem Sekerám, Třemi Sekerami
"""


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("line", _lines(CASES), ids=lambda line: line.partition(":")[0])
def test_a_name_has_every_case_form(line: str) -> None:
    """Genitive, dative, accusative, locative and instrumental are among what the rules give."""
    name, _, written = line.partition(": ")
    expected = written.split(", ") if " " in name or "-" in name else written.split()
    assert {name, *expected} <= forms(name)


@pytest.mark.parametrize(
    "line", _lines(FORMS.read_text(encoding="utf-8")), ids=lambda line: line.partition(":")[0]
)
def test_what_stands_after_the_commonest_prepositions(line: str) -> None:
    """The genitive after "z" and "do", the locative after "v", of names of every kind."""
    name, _, written = line.partition(": ")
    for choices in written.split(", "):
        assert set(choices.split("/")) <= forms(name)


def test_the_tail_after_a_preposition_never_changes() -> None:
    """Ústí nad Labem declines, its river does not."""
    assert all(form.endswith(" nad Labem") for form in forms("Ústí nad Labem"))


def test_adjective_and_noun_stand_in_the_same_case() -> None:
    """A genitive adjective never joins a nominative noun."""
    assert "Kutné Hora" not in forms("Kutná Hora")


def test_two_places_of_one_name_stand_in_the_same_case() -> None:
    """Save that the first may stay as it is."""
    assert "Radvanic a Bartovic" in forms("Radvanice a Bartovice")
    assert "Brno-Židenicích" in forms("Brno-Židenice")
    assert "Brandýse nad Labem-Staré Boleslaví" not in forms("Brandýs nad Labem-Stará Boleslav")
