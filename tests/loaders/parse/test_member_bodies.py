"""Members that no known words lead to."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.member_bodies import counted_bodies
from loaders.parse.members import read_members
from loaders.resolve.places import Gazetteer

BODIES = "město Bílina, ZŠ Lidická, Oblastní charita Most, Úřad práce Teplice a Policie ČR"
NAMES = ["město Bílina", "ZŠ Lidická", "Oblastní charita Most", "Úřad práce Teplice", "Policie ČR"]
SCHOOLS = "ZŠ Lidická, MŠ Síbova, Oblastní charita Most, Úřad práce Teplice a Policie ČR"


@pytest.mark.parametrize(
    "text",
    [
        f"Kulatý stůl partnerství obvykle obsadí {BODIES}.",
        f"Stálými účastníky jednání partnerství bývají {BODIES}.",
        f"Partnerství stojí na pěti pilířích: {BODIES.replace(',', ';').replace(' a ', '; ')}.",
        f"{BODIES} spolu v partnerství hovoří už od jeho počátku.",
        f"Pravidelně se v partnerství vídají: {BODIES}.",
        f"Složení partnerství ke dni jeho vzniku. {BODIES[0].upper()}{BODIES[1:]}.",
        f"Své židle u společného stolu mají {BODIES}.",
        f"Kdo všechno k partnerství patří? {BODIES[0].upper()}{BODIES[1:]}.",
        f"Stabilní jádro partnerství se nemění: {BODIES}.",
        f"Partnerství se schází od jara. Spolu s Agenturou v něm hledají řešení {BODIES}.",
        f"Partnerskou základnu představují {BODIES}.",
        f"Ve společné práci partnerství, jak se tu říká, se potkává {BODIES}.",
        f"Partnerství má pět členů. Jejich seznam je krátký: {BODIES}.",
        f"O tom, co se podnikne, rozhodují v partnerství {BODIES}, kteří se scházejí každý měsíc.",
        f"Takto vypadá naše partnerství: {BODIES}.",
        f"Řady partnerů se rozrostly; dnes mezi ně patří {BODIES}.",
        f"U zrodu partnerství stáli {BODIES}.",
        f"Partneři se sešli v lednu. Za jeden stůl usedlo {BODIES}.",
        f"Partnerství vzniklo v roce 2012. Každý měsíc u stolu sedí {BODIES}.",
    ],
)
def test_bodies_counted_up_where_a_partnership_is_spoken_of_are_members(
    written: Callable[[str], Document], towns: Gazetteer, text: str
) -> None:
    """In whatever words, before them or behind them."""
    page = written(text)
    found = read_members(page, page.lines, "lp-x", towns)

    assert [record.label_as_written.casefold() for record in found.records] == [
        name.casefold() for name in NAMES
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Partnerství děkuje dárcům, mezi které patří {BODIES}.",
        f"Služby partnerům poskytují {SCHOOLS}.",
        f"Na jednání partnerství přišli jako hosté také {SCHOOLS}.",
        f"Ke vstupu do partnerství byly vyzvány {SCHOOLS}.",
        f"Do partnerství by se měly zapojit také {SCHOOLS}.",
        f"Partnerství v sousedním Duchcově tvoří {BODIES}.",
        f"V minulosti seděly v partnerství {SCHOOLS}, všechny z něj odešly.",
        f"Partnerství vyhlásilo malé granty, uspěly {SCHOOLS}.",
        f"Semináře partnerství o dluzích se zúčastnily {SCHOOLS}.",
        f"Pracovní skupinu Bydlení v partnerství vedou {SCHOOLS}.",
        f"Partnerství se střídavě koná v prostorách, které mu půjčují {SCHOOLS}.",
        f"V partnerství zatím chybí {SCHOOLS}.",
        f"Partnerství se sešlo v lednu. Za stůl a židle zaplatily {SCHOOLS}.",
        f"Partnerství se sešlo v lednu. Za dlouhý stůl usedli hosté: {SCHOOLS}.",
        f"Memorandum s partnerstvím podepsaly {SCHOOLS}.",
        "Partnerství navštívilo Základní školu Lom, DDM Lom, Charitu Lom a Policii ČR.",
        f"Zápis z jednání partnerství dostanou {SCHOOLS}.",
        f"O přijetí do partnerství se ucházejí {SCHOOLS}.",
        f"Partnerství vzalo na vědomí, že kroužky vedou {SCHOOLS}.",
        f"Partnerství se schází čtyřikrát ročně a inventuru uspořádaly {SCHOOLS}.",
        f"Na otázky partnerství odpověděly {SCHOOLS}.",
        f"K partnerství se nepřipojily {SCHOOLS}.",
        f"Partnerství se opírá o analýzu, pro kterou data dodaly {SCHOOLS}.",
        f"Na jednání partnerství se hovořilo o tom, jak spolupracují {SCHOOLS}.",
        f"Partnerství převzalo zkušenosti z Mostu, kde spolupracují {SCHOOLS}.",
        f"Partnerství rozdělilo úkoly mezi tyto instituce: {SCHOOLS}.",
        f"Do partnerství vstoupí v příštím roce: {SCHOOLS}.",
        f"Na partnerství si stěžovaly {SCHOOLS}.",
        f"Partnerství vzniklo v roce 2012. Při prevenci spolupracují {SCHOOLS}.",
        f"Partnerství vzniklo v roce 2012. Na jednání o ubytovně přišli {SCHOOLS}.",
        f"Partnerství vzniklo v roce 2012. Členské schůze spolku navštěvují {SCHOOLS}.",
        f"Partnerství má pravidla. U stolu komunitního plánování sedí {SCHOOLS}.",
        f"Agentura hovořila o vzniku partnerství se zástupci těchto institucí: {SCHOOLS}.",
        f"Do práce s rodinami se vedle partnerství zapojují i {SCHOOLS}.",
        f"Za plnění úkolů odpovídají v partnerství {SCHOOLS}.",
        "Do partnerství se zapojily školy, policie, úřad práce, neziskové organizace a firmy.",
        "Stálými účastníky jednání jsou ZŠ Lidická, MŠ Síbova a Policie ČR.",
    ],
)
def test_other_bodies_on_its_page_are_no_members(
    written: Callable[[str], Document], towns: Gazetteer, text: str
) -> None:
    """Those that give, get, are asked, do anything else, or are but three."""
    page = written(text)

    assert not read_members(page, page.lines, "lp-x", towns).records


def test_partners_of_the_project_are_those_of_the_partnership(
    written: Callable[[str], Document],
) -> None:
    """Where state offices are among them; of a project with a name they are not."""
    items = "\n • ".join(["", *NAMES])

    assert len(counted_bodies(written(f"Partnery projektu jsou:{items}").lines)) == len(NAMES)
    assert counted_bodies(written(f"Partnery projektu Most k práci jsou:{items}").lines) == ()
