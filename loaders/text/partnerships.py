"""How Czech names a local partnership, as parts of patterns in small letters."""

NOUN = "part?nerství"  # the typo is met
"""The noun alone, of any case but the instrumental."""

LOCAL = "(?:lokální|místní)"
"""The adjective, without what a case adds to it."""

NAME = rf"{LOCAL}\s+{NOUN}"
"""Both, in the nominative or the accusative."""

IN_ANY_CASE = rf"{LOCAL}\w*\s+{NOUN}"
"""Both, whatever the case of the adjective."""
