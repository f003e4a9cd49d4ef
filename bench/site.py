"""A page as sites of the time delivered it: scripts, menus and a footer around what it says."""

_HEAD = "".join(
    f'<link rel="stylesheet" type="text/css" media="all" href="/sites/all/themes/css/{n}.css?m{n}">'
    f'\n<script type="text/javascript" src="/sites/all/modules/widget/js/{n}.js?v={n}"></script>\n'
    for n in range(20)
)
_SETTINGS = ",".join(f'"setting{n}":{{"path":"/modules/{n}","shown":true}}' for n in range(100))
_MENU = "".join(
    f'<li class="expanded depth-1"><a href="/oblast-{n}" title="Oblast {n}">Oblast činnosti {n}</a>'
    + '<ul class="menu">'
    + "".join(
        f'<li class="leaf"><a href="/oblast-{n}/{leaf}" class="sf-2">Stránka {leaf}</a></li>\n'
        for leaf in range(12)
    )
    + "</ul></li>\n"
    for n in range(10)
)
_ASIDE = "".join(
    f'<div id="block-{n}" class="block block-views contextual-links-region"><h2>Blok {n}</h2>'
    '<div class="content clearfix"><div class="view"><div class="views-row"><span class="field">'
    f'<a href="/novinka-{n}"><img src="/files/{n}.png" alt="" width="90"></a>'
    "</span></div></div></div></div>\n"
    for n in range(12)
)


def delivered(title: str, content: str) -> str:
    """Give the HTML of a page that is called *title* and says *content*, some 40 kB of it."""
    return f"""<!DOCTYPE html>
<html lang="cs" dir="ltr"><head><meta charset="utf-8"><title>{title} | Agentura</title>
<link rel="canonical" href="https://example.org/lokalni-partnerstvi">
{_HEAD}<script>jQuery.extend(Drupal.settings, {{{_SETTINGS}}});</script></head>
<body class="html not-front node-type-page"><div id="page-wrapper"><div id="page">
<div id="header"><div class="section clearfix"><a href="/"><img src="/logo.png"></a></div></div>
<div id="main-menu" class="navigation"><ul id="main-menu-links" class="links menu">
{_MENU}</ul></div>
<div id="main"><div id="content" class="column"><div class="region"><div class="block-system">
<h1 class="title">{title}</h1>
{content}</div></div></div>
<div class="sidebar">{_ASIDE}</div></div>
<div id="footer"><ul class="menu">{_MENU}</ul></div></div></div></body></html>
"""
