"""Case forms of municipality names."""

import pytest

from loaders.text.declension import forms

FORMS = """
Bílina: Bíliny Bílině Bílinu Bílinou
Litvínov: Litvínova Litvínovu Litvínově Litvínovem
Jáchymov: Jáchymova Jáchymově
Obrnice: Obrnic Obrnicím Obrnicích Obrnicemi
Trmice: Trmic Trmicích
Teplice: Teplic Teplicích Teplicemi
Kutná Hora: Kutné Hory, Kutné Hoře, Kutnou Horu, Kutnou Horou
Karlovy Vary: Karlových Varů, Karlovým Varům, Karlových Varech
Teplá: Teplé Teplou
Toužim: Toužimi Toužimí
Most: Mostu Mostě Mostem
Ostrov: Ostrova Ostrově
Havířov: Havířova Havířově Havířovem
Bruntál: Bruntálu Bruntále Bruntálem
Jirkov: Jirkova Jirkově
Ústí nad Labem: Ústím nad Labem, Ústí nad Labem
Česká Lípa: České Lípy, České Lípě, Českou Lípu, Českou Lípou
Brno: Brna Brnu Brně Brnem
Praha: Prahy Praze Prahu Prahou
Plzeň: Plzně Plzni Plzní
Olomouc: Olomouce Olomouci Olomoucí
Cheb: Chebu Chebem
Aš: Aše Aši Aší
Třebíč: Třebíče Třebíči Třebíčí
Kroměříž: Kroměříže Kroměříži
Kladno: Kladna Kladně Kladnem
Ralsko: Ralska Ralsku Ralskem
Liberec: Liberce Liberci Libercem
Písek: Písku Pískem
Osek: Oseka Oseku
Frýdek-Místek: Frýdku-Místku, Frýdkem-Místkem, Frýdek-Místku
Hradec Králové: Hradce Králové, Hradci Králové, Hradcem Králové
Dvůr Králové nad Labem: Dvora Králové nad Labem, Dvoře Králové nad Labem
Mladá Boleslav: Mladé Boleslavi, Mladou Boleslaví
České Budějovice: Českých Budějovic, Českých Budějovicích
Mariánské Lázně: Mariánských Lázní, Mariánských Lázních
Havlíčkův Brod: Havlíčkova Brodu, Havlíčkově Brodě, Havlíčkovým Brodem
Uherské Hradiště: Uherského Hradiště, Uherském Hradišti
Orlová: Orlové Orlovou
Louny: Loun Lounech
Slaný: Slaného Slaném Slaným
Meziboří: Mezibořím
Příbram: Příbrami Příbramí
Chrudim: Chrudimi Chrudimí
Nová Ves: Nové Vsi, Novou Vsí
Valašské Klobouky: Valašských Klobouk, Valašských Kloboukách
Velké Hamry: Velkých Hamrů, Velkých Hamrech
Krásná Lípa: Krásné Lípy, Krásné Lípě
Nové Sedlo: Nového Sedla, Novém Sedle
Horní Slavkov: Horního Slavkova, Horním Slavkově
Klášterec nad Ohří: Klášterce nad Ohří, Klášterci nad Ohří
Sezimovo Ústí: Sezimova Ústí, Sezimově Ústí
"""


@pytest.mark.parametrize("line", FORMS.strip().splitlines(), ids=lambda line: line.split(":")[0])
def test_a_name_has_every_case_form(line: str) -> None:
    """The forms that pages use are among those that the rules give."""
    name, _, written = line.partition(": ")
    expected = written.split(", ") if " " in name or "-" in name else written.split()
    assert {name, *expected} <= forms(name)


def test_the_tail_after_a_preposition_never_changes() -> None:
    """Ústí nad Labem declines, its river does not."""
    assert all(form.endswith(" nad Labem") for form in forms("Ústí nad Labem"))


def test_adjective_and_noun_stand_in_the_same_case() -> None:
    """A genitive adjective never joins a nominative noun."""
    assert "Kutné Hora" not in forms("Kutná Hora")
