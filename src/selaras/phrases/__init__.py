"""Every sentence Selaras says, in every language it speaks; no other floor holds words for people."""

from selaras.phrases.catalogue import LANGUAGES, PhraseError, ids, variables
from selaras.phrases.saying import join, render, say
from selaras.phrases.wishes import preferred

__all__ = ["LANGUAGES", "PhraseError", "ids", "join", "preferred", "render", "say", "variables"]
