"""The headings that pages of the site have over their parts."""

import re

from loaders.document import Line
from loaders.text.letters import LOWER

_PART = re.compile(
    r"(?:popis|charakteristika|o)\s+(?:lokalit[ěy]|měst[aě]|obc[ie]|situace)|lokalita(?:\s+v\s+kostce)?|"
    r"výchozí\s+(?:stav|situace)|závěrečné\s+hodnocení.{0,40}|"
    r"(?:okres|kraj|počet\s+obyvatel|typ\s+(?:spolupráce|podpory))(?:\s*:.{1,60})?|průběh\s+spolupráce|(?:sociálně\s+)?vyloučené\s+lokality|"
    r"(?:dostupné\s+)?(?:sociální\s+)?služby|obyvatelstvo|základní\s+(?:údaje|informace)|poloha|(?:lokální|místní)\s+partnerství|"
    r"strategick[ýé]\s+plán\w*|situační\s+analýza|pracovní\s+skupiny|spolupráce(?:\s+s\s+agenturou)?|"
    r"(?:vybrané\s+|hlavní\s+)?výsledky(?:\s+spolupráce)?|co\s+se\s+(?:podařilo|povedlo|děje|chystá|změnilo)\??|"
    r"(?:realizovan|připravovan|plánovan|dokončen|splněn)[éá]\s+(?:aktivity|projekty|opatření)|projekty|"
    r"časová\s+osa|(?:historie|milníky|kalendárium)(?:\s+spolupráce)?",
    re.IGNORECASE,
)

_BOX = re.compile(
    r"(?:(?:nejbližší|nadcházející|plánované|připravované|další|minulé)\s+)?(?:akce|události|termíny)(?:\s+\d{4})?|"
    r"(?:nejbližší|nadcházející|plánovaná|připravovaná|další|minulá)\s+setkání|setkání\s+\d{4}|"
    r"kalendář(?:\s+akcí)?|(?:(?:související|užitečné|další|důležité)\s+)?(?:odkazy|dokumenty|články|soubory|stránky)|"
    r"(?:soubory\s+)?ke\s+stažení|přílohy|(?:aktuality|novinky|galerie|fotogalerie|archiv|rubriky|štítky|mapa)"
    rf"(?:\s+(?:ASZ|(?-i:[{LOWER}])\w*))?|"  # with a name, these are members: "Archiv Mostecka"
    r"napsali\s+o\s+nás|sdílet(?:\s.{1,30})?|sledujte\s+nás|kontakt\w*|inspirace",
    re.IGNORECASE,
)


def heads_box(line: Line) -> bool:
    """Tell whether *line* is but the name of what stands beside the text: "Soubory", "Akce"."""
    return not line.bullet and _BOX.fullmatch(line.text.removesuffix(":")) is not None


def heads_part(line: Line) -> bool:
    """Tell whether *line* is but the name of a part: "O lokalitě", "Pracovní skupiny"."""
    return not line.bullet and _PART.fullmatch(line.text.removesuffix(":")) is not None
