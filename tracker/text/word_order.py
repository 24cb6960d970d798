"""How languages order their words, as far as reading a headline needs it: common grammar, by language tag."""

#: The verb stands last: who acts opens the sentence.
VERB_LAST = frozenset(("ja", "ko", "tr"))
#: What modifies the subject's doing stands before its verb, in headlines of Chinese too.
VERB_LATE = VERB_LAST | {"zh"}
#: A verb may be negated behind it: `açıklamadı`, German `bestätigt … nicht`.
NEGATED_BEHIND = VERB_LAST | {"de"}
#: A verb may stand before who does it: `Niega Zhao …`, `Dementiert: …`.
VERB_FIRST = frozenset(("es", "pt", "it", "fr", "ru", "de"))
#: The head of a phrase comes first without a word between: `основатель Binance`, `pendiri Binance`.
HEAD_FIRST = frozenset(("es", "pt", "fr", "it", "ru", "uk", "pl", "id", "vi", "ar"))
#: Articles that may stand between a preposition and a name.
ARTICLES = frozenset(("the", "a", "an", "la", "le", "el", "il", "de", "het", "den", "der"))
