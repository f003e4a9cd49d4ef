"""How Czech names a local partnership, as parts of patterns in small letters."""

NOUN = "part?ner(?:ství|stí|sví|tsví|stvi)"  # the typos are met
"""The noun alone, of any case but the instrumental."""

LOCAL = "(?:lokální|místní)"
"""The adjective, without what a case adds to it."""

FOUNDING = r"(?:(?:usta(?:v|nov)(?:ují|ova)|zaklád(?:ají|a)|konstituují)cí|konstituční)"
"""What a meeting is called at which one is founded, in the nominative."""

MEETING = (
    r"(?:setkání|schůz\w+|jednání|zasedání|sezení|shromáždění|mítink\w*|sněm\w*|plén\w+"
    r"|porad[ayěu])"
)
"""What its meetings are called, in any case but the instrumental."""

NAME = rf"{LOCAL}\s+{NOUN}"
"""Both, in the nominative or the accusative."""

IN_ANY_CASE = rf"{LOCAL}\w*\s+{NOUN}"
"""Both, whatever the case of the adjective."""

NAMED = rf"{IN_ANY_CASE}|\b{NOUN}\b|\b(?-i:LP)\b"
"""Any words for one, to be read in any case of letters but for the abbreviation."""
