"""What a saved page holds beside its content: links of the site, buttons, leftovers of scripts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from loaders.document import Document, Line
from loaders.text.contacts import without_contacts
from loaders.text.cues import Cue
from loaders.text.legends import with_meanings
from loaders.text.wrapped import unwrapped
from loaders.text.year_headings import with_years

_AROUND = re.compile(
    r"(?:Odkaz na (?:Facebook|oficiální kanál YouTube|web Úřadu Vlády))+|Tisk(?: E-mail)?|E-mail|"
    r"(?:Archiv ASZ ?)+|Aktuality|Lokality|O lokalitě|Úvod|Domů|Kontakty|Mapa stránek|"
    r"(?:Čtěte|Přečtěte si|Viz)\s+(?:také|též|více)\b.*|"
    r"(?:Foto|Text|Ilustrační foto|Na (?:snímku|fotografii|obrázku)):.*|"
    r"(?:Tato )?sekce obsahuje .*|Dokumenty|Navigace|Dnes je \S+ .{0,20}svátek má .*|"
    r"(?://)?\]\]>|Číst dál(?:e ?(?:\.\.\.|…)?|\.\.\.)?|Nahoru|Sdílet|"
    r"Zpět(?: na \w+(?: lokalit)?)?|Vytisknout|Webové\s+stránky|Web|"
    r"Odkaz(?:\s+na\s+web)?|Detail|(?:Zobrazit\s+)?na\s+mapě|"
    r"(?:Více|Další)(?:\s+informací)?|Rozbalit|Sbalit|(?:naposledy|poslední)\s+(?:upraven|aktualiz|změn).*|"
    r"\(?(?:(?:stránka|text)\s+)?aktualiz(?:ován[oay]|ace)\s*:?\s+(?:dne\s+|ke?\s+)?\d[\d./ ]+\)?|"
    r"(?:Počet (?:přístupů|návštěv)|Počítadlo(?: přístupů)?)\s*:?[\d\s]*|"
    r"Verze\s+pro\s+tisk|Tisknout|Poslat\s+(?:odkaz|e-?mailem)|(?:Sdílet|Tweetnout|Odeslat)(?:\s+(?:na|přes)\s+\w+)?|Tweet|PDF|Zpět\s+nahoru|"
    r"Přejít\s+k\s+(?:hlavnímu\s+)?obsahu(?:\s+\w+)?|Velikost\s+písma.*|"
    r"(?:©|Copyright\b|\(c\)|(?:Stránk[ay]\s+(?:j(?:e|sou)\s+)?)?Optimali[zs]ov[aá]n[oay]?\s+pro).*",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"Inspirace|Napsali o nás|(?:Související|Další)\s+(?:články|aktuality)|"
    r"Nejčtenější(?:\s+články)?|Kalendář(?:\s+akcí)?|Další\s+lokality(?:\s+v\s+kraji)?",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:(?:stránka|text)\s+)?aktualizován[oay]\s*:?\s+\d[\d. ]+", re.IGNORECASE)
_MOST_BELOW = 2  # lines of who runs the site, below the day of its last change
# Over bullets that are links to other pages, in the midst of a text.
_LINKS = re.compile(
    r"(?:(?:Čtěte|Přečtěte\s+si|Viz)\s+(?:také|též|více)|Mohlo\s+by\s+vás\s+(?:také\s+)?zajímat"
    r"|Související(?:\s+(?:odkazy|zprávy|témata))?|K\s+tématu)\s*:?",
    re.IGNORECASE,
)
_CRUMB = Cue(r"\s*[>»›→/|]\s*|\s+[–·•]\s+")
_BUTTONS = re.compile(r"\s*[|\t]\s*|\s{2,}")
_FIRST_CRUMB = re.compile(
    r"(?:ASZ|Agentura\s+pro\s+sociální\s+začleňování)|Úvod(?:ní\s+str(?:ana|ánka))?|Domů|Hlavní\s+str(?:ana|ánka)|Lokality|Kde\s+(?:pracujeme|působíme|pomáháme)|Aktuality",
    re.IGNORECASE,
)
_HEADS = re.compile(r"Dokumenty|Kontakty", re.IGNORECASE)  # of lists, which they tell from others
_SITE = re.compile(r"Agentura pro sociální začleňování|(?-i:ASZ)", re.IGNORECASE)
_SCRIPT_END = "//]]>"
_LONGEST_CRUMB = 6  # words
_SHORTEST_LEAD = 40  # characters


def crumbs(line: Line) -> tuple[str, ...]:
    """Give the sections of the site that *line* leads through: "Úvod > Lokality > Most".

    A line that is no such path is its only section.
    """
    first, *rest = parts = _CRUMB.split(line.text)
    are_names = rest and all(len(name.split()) <= _LONGEST_CRUMB for name in rest)
    is_path = are_names and _FIRST_CRUMB.fullmatch(first) and not line.text.endswith(".")
    return tuple(parts) if is_path else (line.text,)


@lru_cache(8)
def content(document: Document) -> tuple[Line, ...]:
    """Give the lines of the page's own content, from its heading to the links of the foot.

    Contacts are left out, and a lead that the text repeats.
    """
    lines = tuple(_once(tuple(unwrapped([*_own(document)]))))
    headings = [n for n, line in enumerate(lines) if _is_heading(line, document)]
    whole = (n for n in headings if lines[n].text == document.title)
    return with_meanings(with_years(lines[next(whole, headings[0] if headings else 0) :]))


def _own(document: Document) -> Iterator[Line]:
    lines = document.lines
    has_begun, are_links = False, False
    feet = {*_feet(document), *_stamps(lines)}
    for line, below in zip_longest(lines, lines[1:]):
        if has_begun and line.start in feet:
            return
        are_links = _LINKS.fullmatch(line.text) is not None or (are_links and bool(line.bullet))
        if are_links:
            continue
        heads = below and below.bullet and (_HEADS.fullmatch(line.text) or _leads(line, has_begun))
        own = line if heads else without_contacts(_without_script(line))
        is_site = not has_begun and not own.bullet and _SITE.fullmatch(own.text)
        if line.column and line.text and not own.text:  # else its row would seem to have no cell
            own = line
        if own.text and not is_site and (heads or not _is_around(own)):
            has_begun = True
            yield own


def _leads(line: Line, has_begun: bool) -> bool:
    """Tell what announces whom to call, in bullets: without it they would belong to those above."""
    is_label = has_begun and not line.bullet and line.text.endswith(":")
    return is_label and not without_contacts(line).text


def _feet(document: Document) -> Iterable[int]:
    """Give where the foot may begin: contents name what closes an issue, often in other case."""
    title = next((line.start for line in document.lines if line.text == document.title), 0)
    inner = (line for line in document.lines if line.start > title)  # beside it stand columns, too
    return {one.text.casefold(): one.start for one in inner if _FOOT.fullmatch(one.text)}.values()


def _stamps(lines: Sequence[Line]) -> Iterator[int]:
    """Give where the page was last changed, if nothing stands below but whose the site is."""
    for place in range(max(0, len(lines) - _MOST_BELOW - 1), len(lines) - 1):
        below = lines[place + 1 :]
        are_names = not any(line.bullet or line.text.endswith((".", ":")) for line in below)
        if are_names and _STAMP.fullmatch(lines[place].text):
            yield lines[place].start


def _is_around(line: Line) -> bool:
    """Tell what belongs to the site; the name of a section of it stands over the content too."""
    text = line.text.replace("\u00a0", " ")
    if _FOOT.fullmatch(text) or _AROUND.fullmatch(text) or len(crumbs(line)) > 1:
        return True
    parts = [*filter(None, _BUTTONS.split(text))]
    return len(parts) > 1 and all(map(_AROUND.fullmatch, parts))


def _once(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Leave out a title that stands twice, and a lead with which the line after it begins."""
    for number, (line, below) in enumerate(zip_longest(lines, lines[1:])):
        text = below.text if below and not below.bullet and not line.bullet else ""
        is_twice = number == 0 and text == line.text
        is_lead = len(line.text) >= _SHORTEST_LEAD and text.startswith(line.text)
        if not (is_twice or is_lead):
            yield line


def _without_script(line: Line) -> Line:
    if not line.text.endswith(_SCRIPT_END):
        return line
    text = line.text.removesuffix(_SCRIPT_END).rstrip()
    return line._replace(text=text, end=line.start + len(text))


def _is_heading(line: Line, document: Document) -> bool:
    """Tell whether *line* is the title of the markup, before or after which the site is named."""
    title = document.title or ""
    is_site = line.text != title and _SITE.match(line.text)
    return len(line.text) > 3 and title.startswith(line.text) and not is_site
