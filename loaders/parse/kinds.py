"""What kind of page a document is: recognised by its content, never declared."""

import re
from collections.abc import Callable
from itertools import pairwise, starmap, takewhile

from loaders.document import Document, Line
from loaders.parse.dated_heads import has_dateline, is_only_stamped
from loaders.parse.member_lists import announced_members, member_items
from loaders.parse.other_subjects import is_elsewhere
from loaders.parse.plan_pages import is_overview
from loaders.parse.profile_marks import (
    TOWN,
    TOWN_NAME,
    is_called_profile,
    is_described,
    is_divided,
    is_filed,
    is_titled_by_town,
    is_told_profile,
    names_profiles,
)
from loaders.parse.status import is_deed, status_of
from loaders.parse.themes import names_theme
from loaders.parse.told_stories import is_news_headline, is_report, is_story, tells_facts
from loaders.parse.town_tables import is_table_of_towns
from loaders.records import Place
from loaders.resolve.places import gazetteer
from loaders.text.boilerplate import content, crumbs
from loaders.text.cells import with_rows
from loaders.text.datelines import read_dateline
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.partnerships import NAME, NAMED
from loaders.text.points import MONTH, POINT, YEAR
from loaders.text.sentences import sentences
from loaders.text.verbs import has_finite_verb

PARTNERSHIP_PAGE = "partnership-page"
RESULTS_OVERVIEW = "results-overview"
NEWS_ARTICLE = "news-article"
LOCALITY_PROFILE = "locality-profile"
NEWSLETTER = "newsletter"

_PARTNERSHIP = rf"(?i:{NAME})"
_OF = (
    rf"(?:,?\s+(?:[{CAPITAL}][\w–-]*|\d+|[–/&-](?=\s+[{CAPITAL}])|\([^()]{{3,60}}\)|"
    r"městsk\w+|část\w*|obvod\w*|nad|pod|na|v|ve|a|u|pro|měst[oaě]?|obc[eií]|městys\w*|okolí|regionu|"
    r"mikroregionu|sociální(?:ho)?|začleňování))*"
)
_PARTNERSHIP_TITLE = re.compile(
    rf"(?:Společné\s+)?{_PARTNERSHIP}{_OF}\s*:?|[{CAPITAL}]\w+{_OF}\s*[-–—:|]\s*{_PARTNERSHIP}"
)
_NEWS_SECTION = re.compile(
    r"(?:(?:rubrika|kategorie|sekce):\s+)?(?:aktuality|tiskov[áé] zpráv[ay]|novinky|napsali o nás"
    r"|zprávy(?:\s+ze?\s+(?:kraje|regionu|terénu|domova))?)"
    r"(?:,?\s+\d{1,2}\.\s*(?:\d{1,2}\.|\w+)\s*\d{4})?",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"(?:TZ|(?i:tisková zpráva))\s*[:–-]")
_ANY = re.compile(rf"{NAME}\s*:?", re.IGNORECASE)
_RESULTS_HEADING = re.compile(
    r"\b(?:výsledk[ůy]|co (?:\w+ ){0,3}?(?:podařilo|povedlo|zdařilo|přines\w+|dokáza\w+|změnil\w+)|"
    r"dosažen\w+|úspěch[ůy]|zpráv[ay] z lokalit|plánovan\w+ opatření|opatření v)\b",
    re.IGNORECASE,
)
_OF_COOPERATION = re.compile(
    r"\b(?:výsled\w+|ohlédnutí|bilanc\w+|přehled\w*|souhrn\w*|shrnutí)\s+(?:\w+\s+){0,4}?"
    r"(?:spolupr[aá]c\w+|podpor\w+|působení|měst\w*|obcí|obcích|lokalit\w*|prác\w+|kraj\w*)",
    re.IGNORECASE,
)
_BEGUN = re.compile(rf"(?:společné\s+)?{NAME}\s+\w", re.IGNORECASE)
_NEWSLETTER_NAME = re.compile(
    r"(?:ze?\s+)?(?:\w+[ýíé](?:ho)?\s+)?(?:co\s+nového\s+v\s+lokalitách|zpravodaje?|"
    r"(?:newsletter|mailing|bulletin|občasník|měsíčník|čtvrtletník)u?)\b(?!.*[.?!]$)",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r"\b(?:zpravodaj|newsletter|bulletin|(?:aktuality|novinky|zprávy) z agentury|"
    r"(?:vážení|milí) (?:čtenáři|přátelé)|v (?:tomto|novém) čísle|(?:v )?čísle najdete|"
    r"odhlásit odběr|hlavní události?|uzávěrka)\b|^(?:obsah|redakce)\s*:",
    re.IGNORECASE,
)
_ISSUE = re.compile(  # the title of an issue, or its end
    rf"(?:^|[–—/|(:-]\s*|,\s+)(?:{MONTH}(?:\s+{YEAR})?(?:\s*[–-]\s*{MONTH}|\s+a\s+{MONTH})?|jaro|léto|podzim|zima)\s+{YEAR}\)?(?:,\s+vyd[aá]\w+\s.+)?$",
    re.IGNORECASE,
)
_NEWS = re.compile(  # with an issue: "Zprávy z lokalit / květen 2013"
    r"(?:\w+\s+)?(?:zprávy|aktuality|novinky|noviny|listy|ohlasy|dění|(?:přehled|souhrn|výběr)\s+zpráv)(?!\w)"
    r"(?!.*[.?!]$)",
    re.IGNORECASE,
)
_MAILED = re.compile(  # what stands around any issue that comes by e-mail
    r"nezobrazuje\s+se\s+vám|přihlási\w+\s+(?:se\s+)?k\s+(?:jeho\s+)?odběru|odhlásit\s+(?:se\s+)?(?:z\s+)?odběr",
    re.IGNORECASE,
)
_NAMED = re.compile(NAMED, re.IGNORECASE)
_TIME = re.compile(POINT)
_HEAD = 3
"""Lines at the head of an issue that may tell its month."""
_LONGEST_SIGN = 80
_FEWEST_SIGNS = 2
_FEWEST_RESULTS = 3
_SUBHEAD = re.compile(rf"(?:(?:Město|Obec)\s+)?[{CAPITAL}][\w-]+(?:\s+\w+){{0,2}}(?::.*)?")
_FEWEST_SUBHEADS = 2
_FEWEST_TOWNS = 3
_FEWEST_DEEDS = 2
_LOOKS_BACK = re.compile(r"\b(?:pom(?:áha|oh)l|zůsta|přinesl|změnil)", re.IGNORECASE)
_NOTHING = Line(0, 0, "")
_LED = re.compile(  # "V Mostě vznikl klub …", "Most: vznik klubu"
    rf"Ve?\s+{TOWN_NAME.pattern}\s+[{LOWER}]|{TOWN_NAME.pattern}\s*:\s+\S"
)


def kind_of_page(document: Document) -> str | None:
    """Give the code of the document kind of *document*, or None where it is no known kind."""
    lines = content(document)
    if is_told_profile(document, lines) and not _is_headed_list(lines):
        return LOCALITY_PROFILE
    if any(starmap(_is_title_over, pairwise(lines[:4]))) and not _is_dated(lines):
        return PARTNERSHIP_PAGE
    if _is_newsletter(document, lines):
        return NEWSLETTER
    if _is_news(document, lines):
        return NEWS_ARTICLE
    is_titled = any(map(_is_own_title, takewhile(_is_short, lines)))
    is_titled = is_titled or _PARTNERSHIP_TITLE.fullmatch(document.title or "") is not None
    if is_titled or any(map(_is_about_partnership, lines[:2])):
        return PARTNERSHIP_PAGE
    if is_titled_by_town(lines) and (is_filed(document) or is_divided(lines)):
        return LOCALITY_PROFILE
    if _is_results(lines) or _is_by_towns(lines) or is_table_of_towns(lines):
        return RESULTS_OVERVIEW
    return NEWS_ARTICLE if is_report(lines) else _kind_of_rest(document, lines)


def _kind_of_rest(document: Document, lines: tuple[Line, ...]) -> str | None:
    """Give the kind of a page whose own heading tells none."""
    if is_filed(document) or is_described(document, lines):
        return LOCALITY_PROFILE
    is_about = any(_NAMED.search(line.text) for line in lines)
    if is_about and not is_news_headline(lines[0]) and _has_members(lines):
        return PARTNERSHIP_PAGE
    if is_called_profile(document):
        return LOCALITY_PROFILE
    if is_about and TOWN.fullmatch(lines[0].text):
        return PARTNERSHIP_PAGE
    is_told = bool(lines) and (is_story(document, lines) or tells_facts(document, lines))
    return NEWS_ARTICLE if is_told else None


def _has_members(lines: tuple[Line, ...]) -> bool:
    return bool(announced_members(lines) or member_items(lines))


def _is_own_title(line: Line) -> bool:
    """Tell the name of one partnership from that of a section of the site."""
    return is_partnership_title(line) and not _ANY.fullmatch(line.text)


def is_partnership_title(line: Line) -> bool:
    """Tell whether *line* is but the name of a local partnership."""
    return not line.bullet and bool(_PARTNERSHIP_TITLE.fullmatch(line.text))


def _is_title_over(line: Line, below: Line) -> bool:
    """Tell such a name from the head of a column between others."""
    return is_partnership_title(line) and not 0 < line.column < below.column


def is_news_section(line: Line) -> bool:
    """Tell whether *line* is but the name of a section of news on the site; a menu names others."""
    names = crumbs(line)
    return not names_profiles(names) and any(_NEWS_SECTION.fullmatch(name) for name in names)


def _is_news(document: Document, lines: tuple[Line, ...]) -> bool:
    """Tell a news article by its dateline, or by the section of the site that it stands in."""
    in_section = any(map(is_news_section, document.lines[:4])) or _is_dated_above(document, lines)
    is_release = any(_RELEASE.match(line.text) for line in lines[:1])
    head = (*with_rows(lines[:7]), _NOTHING)[:7]  # whose days are those of facts
    if in_section or is_release:
        return True
    return has_dateline(head) and not (is_only_stamped(head) and _is_by_rows_or_towns(lines))


def _is_by_rows_or_towns(lines: tuple[Line, ...]) -> bool:
    return is_table_of_towns(lines) or _is_by_towns(lines)


def _is_dated_above(document: Document, lines: tuple[Line, ...]) -> bool:
    """Tell a headline, which is a sentence, with a day right above it."""
    above = [line for line in document.lines if lines and line.start < lines[0].start]
    is_dated = any(_TIME.fullmatch(line.text) for line in above[-1:])
    return is_dated and has_finite_verb(lines[0].text)


def _is_headed_list(lines: tuple[Line, ...]) -> bool:
    """Tell a page of members by its title, whatever menus of the site stand before it."""
    before_text = takewhile(_is_short, lines)
    is_headed = any(map(is_partnership_title, before_text)) and not _is_dated(lines)
    return is_headed and bool(announced_members(lines))


def _is_dated(lines: tuple[Line, ...]) -> bool:
    """Tell an article by the place and the day with which its text begins."""
    return any(found.place for found in map(read_dateline, lines[1:4]) if found)


def _is_about_partnership(line: Line) -> bool:
    """Tell a heading that begins with the name of a partnership and is no sentence."""
    is_heading = not line.bullet and _is_short(line)
    return is_heading and bool(_BEGUN.match(line.text)) and not has_finite_verb(line.text)


def _is_short(line: Line) -> bool:
    """Tell a line that is no sentence."""
    return len(line.text) <= _LONGEST_SIGN and line.text[-1] not in ".!?"


def _is_newsletter(document: Document, lines: tuple[Line, ...]) -> bool:
    """Tell a newsletter by the signs of one, or by its name at its head.

    Issues alone are none: a table may tell from which month to which an agency worked.
    """
    short = [line.text for line in document.lines if len(line.text) <= _LONGEST_SIGN]
    words = sum(map(_has(_NEWSLETTER), short))
    if words and words + sum(map(_has(_ISSUE), short)) >= _FEWEST_SIGNS:
        return True
    titles = (document.title or "", *(line.text for line in lines[:2]))
    is_mailed = any(_MAILED.search(line.text) for line in document.lines)
    return is_mailed or any(map(_NEWSLETTER_NAME.match, titles)) or _is_issue(lines[:_HEAD])


def _is_issue(head: tuple[Line, ...]) -> bool:
    """Tell a title that speaks of news, with the month of the issue in it or in the *head*."""
    is_of_news = any(_NEWS.match(line.text) for line in head[:1])
    return is_of_news and any(_ISSUE.search(line.text) for line in head)


def _has(sign: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: sign.search(text) is not None


def _is_results(lines: tuple[Line, ...]) -> bool:
    """Tell an overview of results by its heading, or by a vaguer one over lists or subheads.

    It is of several towns: a page that counts members looks back at one partnership.
    """
    if announced_members(lines):
        return False
    if is_overview(lines) or any(
        _OF_COOPERATION.search(line.text) for line in lines[:3] if not line.bullet
    ):
        return True
    headed = any(_RESULTS_HEADING.search(line.text) for line in lines[:3] if not line.bullet)
    listed = sum(bool(line.bullet) for line in lines)
    subheads = sum(_SUBHEAD.fullmatch(line.text) is not None for line in lines[1:])
    return headed and (listed >= _FEWEST_RESULTS or subheads >= _FEWEST_SUBHEADS)


def _is_by_towns(lines: tuple[Line, ...]) -> bool:
    """Tell an overview, whatever its heading, by deeds told under each of several towns."""
    told = lines[1:]
    headed = {_town(line) for line, below in pairwise(told) if _is_heading_over(line, below)}
    led = {_town(line, _LED) for line in told if not line.bullet}
    if max(len(towns - {None}) for towns in (headed, led)) < _FEWEST_TOWNS:
        return False
    looks_back = _LOOKS_BACK.search(lines[0].text) is not None
    return looks_back or sum(map(_tells_deed, sentences(told))) >= _FEWEST_DEEDS


def _town(line: Line, named: re.Pattern[str] = TOWN) -> tuple[Place, ...] | None:
    """Give the towns that may be meant where *line* begins as *named* tells, else None."""
    name = named.match(line.text)
    found = gazetteer().find(name.group()) if name else []
    return found[0].candidates if found else None


def _is_heading_over(line: Line, below: Line) -> bool:
    is_told = bool(below.bullet) or not _is_short(below)
    return is_told and not line.bullet and TOWN.fullmatch(line.text) is not None


def _tells_deed(line: Line) -> bool:
    """Tell what was or will be done for some theme from the rest that towns may head."""
    words = line.text.rpartition(": ")[2]
    is_told = is_deed(words) or (status_of(words).cue is not None and not is_elsewhere(words))
    return is_told and names_theme(words)
