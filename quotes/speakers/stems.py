"""What the names of a country, of its people and of its bodies have in common."""

from __future__ import annotations

import regex

from quotes.speakers import lexicon

# Endings without which the names of a country and its people are often the same word.
_ENDING = regex.compile(r"(?<=^.{4,})(?:ians?|ans?|ese|ish|is?|ia|ey|y|a|e|n|s)$")
_COUNTRY_OF = lexicon.by_word(
    {
        "afghanistan": "afghan afghans",
        "america": "u.s us usa",
        "belgium": "belgian belgians",
        "britain": "british briton britons uk u.k",
        "cyprus": "cypriot cypriots",
        "czechia": "czech czechs",
        "denmark": "danish dane danes",
        "england": "english",
        "finland": "finnish finn finns",
        "france": "french",
        "greece": "greek greeks",
        "greenland": "greenlandic",
        "iceland": "icelandic",
        "ireland": "irish",
        "kazakhstan": "kazakh kazakhs",
        "kyrgyzstan": "kyrgyz",
        "lebanon": "lebanese",
        "netherlands": "dutch",
        "norway": "norwegian norwegians",
        "peru": "peruvian peruvians",
        "philippines": "philippine filipino filipina filipinos",
        "poland": "polish pole poles",
        "portugal": "portuguese",
        "scotland": "scottish",
        "slovakia": "slovak slovaks",
        "spain": "spanish spaniard spaniards",
        "switzerland": "swiss",
        "tajikistan": "tajik tajiks",
        "thailand": "thai thais",
        "turkmenistan": "turkmen",
        "uzbekistan": "uzbek uzbeks",
        "wales": "welsh",
    }
)


def stem(word: str) -> str:
    """What "Armenia" and "Armenian", "France" and "French" share, in lower case."""
    word = word.lower()
    return _ENDING.sub("", _ENDING.sub("", _COUNTRY_OF.get(word, word)))
