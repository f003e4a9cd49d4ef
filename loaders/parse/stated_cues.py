"""The words by which a heading, a cell or a remark tells how far something else has come."""

import re

from loaders.parse.status_cues import FAILED, Cues
from loaders.text.cues import Cue

# What a heading, a cell of a table or a remark after a label says of how far a thing has come.
STATED: Cues = tuple(
    (status, Cue(rf"(?<!\w)(?:{words})".replace(" ", r"\s+"), re.IGNORECASE))
    for status, words in (
        (FAILED, r"nepodařilo|nezdařilo|nepovedlo|(?<![\w\s])(?:zrušen|upuštěn)[aoy]?(?!\w)|"
                 r"ne(?:uskutečn|splně|zaháje|z?realizov[aá])\w+(?![^:;]*\bplán (?:na|do) )"),
        ("achieved", r"(?:byl[aoy]?|je|jsou) (?:[\w.]+ ){0,4}?"
                     r"(?:splněn|naplněn|uskutečněn|dokončen|z?realizován|hotov)[aoy]?(?=\W*$)"),
        ("achieved", r"kam (?:jsme|se) (?:\w+ ){0,5}?\w+l[aiy]?(?!\w)"),
        ("proposed", r"(?<![\w\s])navržen[oay]?(?=\W*$)"),
        ("planned", r"(?:na)?plánov[aá]n\w+|plánuj\w+|plány|v plánu|čeká(?! na)|"
                    r"(?<![\w\s])plán(?=\W*$)|bude (?:v )?(?:roce )?\d{4}|"
                    r"plán (?:na (?:\d{4}(?! ?[-–])|rok(?! \d+ ?[-–])|příští|letoš)"
                    r"|do (?:roku|konce) )|"
                    r"co (?:se )?chystá|před (?:námi|sebou)|záměry?|přinese|"
                    r"kam (?!se (?:obr|můž)|zajít|jít|volat|zavolat|psát|pro |po )\w+|"
                    r"budoucí\w*|do budoucna|"
                    r"m(?:á|ají) (?:\w+ )?(?:být|přijít|vzniknout)(?!\w)|co přijde|"
                    r"(?<![\w\s])přijde(?=\W*$)|"
                    r"přechází (?:do|na) (?:roku|rok|příští)|další kroky|výhled\w*|"
                    r"co [^:]*chystá(?!me)|"
                    r"chceme|chtějí|zaváza\w+|předsevz\w+|vytyč\w+|vytkl\w*|umínil\w*|harmonogram|těšit|"
                    r"zamýšl\w+|začn(?:e|ou) (?:se )?(?:v roce|na|od|\d)|"
                    r"zbývá(?!\w)|na příští rok (?:\w+ )?zůstáv|"
                    r"za úkol|(?:chtěl|rád)[aiy]? (?:bychom|by)(?!\w)|"
                    r"by(?:chom)? (?:\w+ )?chtěl\w|"
                    r"(?:přes(?:unut|ouvá)|odlož|odklád)\w* (?:se )?(?:na|do) "
                    r"(?:rok|příští|další|jar|podzim|\d{4})|"
                    r"navrhovan\w+|navržen\w+|navrhuj\w+"),
        ("proposed", r"(?:ve? (?:stadiu |stádiu |fázi )?)?návrh(?:u(?=\W*$)|y|ům|ů|ech)?(?!\w)|"
                     r"doporučen\w+"),
        ("in-preparation", r"připravuj\w*|připravovan\w+|v přípravě|ve fázi příprav\w*|příprava|"
                    r"chystan\w+|chystá(?:me)?|"
                    r"(?:\w+ )?podal\w* (?:\w+ )?žádost|podán\w* žádost"),
        ("rejected", r"odmítnut\w*|zamítnut\w*|nepřijat\w*|neschválen\w*|"
                     r"(?:zastupitel\w+|rada) (?:\w+ )?(?:zamítl|odmítl|neschválil)\w"),
        ("approved", r"schválen[aoy]?(?!\w)"),
        ("ongoing", r"probíh\w+|v provozu|běž[íe]\w*|aktuálně|(?:realizuje|plní) se(?!\w)|"
                    r"se (?:realizuje|plní)(?!\w)|pokrač\w+|"
                    r"na čem (?:\w+ ){0,2}?prac\w+|zahájen\w+|funguj\w+|"
                    r"(?:rozběh|rozjet)\w+|děje se|"
                    r"se (?:\w+ ){0,2}?děje(?!\w)|se (?:\w+ )?pracuje|právě (?:teď|nyní)|"
                    r"se (?:\w+ )?dělá(?!\w)|"
                    r"rozpracov[aá]n\w+|rozdělan\w+|průběžně(?=\W*$)|se rozbíhá|se rozjíždí|"
                    r"v realizaci|v běhu|v plném proudu|v chodu|rozestavěn\w*|trvá(?!\w)|"
                    r"(?:se )?daří(?!\w)"),
        ("achieved", r"výsled\w+|dosáh\w+|podařilo|povedlo|za sebou|"
                     r"(?:přines|změni|dokáza|zvlád|uděla|následova|přiby)l\w*|radost|hrdí|pochlubit|"
                     r"(?:už|již) (?:\w+ ){0,3}?(?:je|jsou|má(?:me)?|stojí|slouží)(?!\w)|"
                     r"(?:uskutečnil|vznikl|naplnil|splnil)\w*|"
                     r"úspě[cš]\w+|dosažen\w*|z?realizov(?:[aá]n|al)\w*|jednorázově|"
                     r"uskutečněn\w+|dokončen\w+|ukončen\w+|splněn\w+|zaveden\w+|zřízen[aoy]?(?!\w)|přínos\w*|výstupy?|"
                     r"hotov\w*|ano(?=\W*$)"),
    )
)  # fmt: skip
