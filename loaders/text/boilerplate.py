"""What a saved page holds beside its content: links of the site, buttons, leftovers of scripts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import Document, Line

_AROUND = re.compile(
    r"(?:Odkaz na (?:Facebook|oficiální kanál YouTube|web Úřadu Vlády))+|Tisk(?: E-mail)?|E-mail|"
    r"(?:Archiv ASZ ?)+|Aktuality|Lokality|O lokalitě|Úvod|Domů|Kontakty|Mapa stránek|"
    r"(?:Čtěte|Přečtěte si|Viz)\s+(?:také|též|více)\b.*|(?:Foto|Text|Ilustrační foto):.*|"
    r"(?://)?\]\]>|Číst dál(?:e|\.\.\.)?|Zpět(?: na seznam)?|Nahoru|Sdílet|Vytisknout",
    re.IGNORECASE,
)
_FOOT = re.compile(r"Inspirace|Napsali o nás|Související články|Další články", re.IGNORECASE)
_SCRIPT_END = "//]]>"


def content(document: Document) -> tuple[Line, ...]:
    """Give the lines of the page's own content, from its heading to the links of the foot."""
    lines = tuple(_own(document.lines))
    beginning = next((n for n, line in enumerate(lines) if _is_heading(line, document)), 0)
    return lines[beginning:]


def _own(lines: tuple[Line, ...]) -> Iterator[Line]:
    for number, line in enumerate(lines):
        if number and _FOOT.fullmatch(line.text):
            return
        own = _without_script(line)
        if own.text and not _AROUND.fullmatch(own.text.replace("\u00a0", " ")):
            yield own


def _without_script(line: Line) -> Line:
    text = line.text.removesuffix(_SCRIPT_END).rstrip()
    return replace(line, text=text, end=line.start + len(text))


def _is_heading(line: Line, document: Document) -> bool:
    """Tell whether *line* is the title of the markup, to which the site may add its name."""
    return len(line.text) > 3 and (document.title or "").startswith(line.text)
