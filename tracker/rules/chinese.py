"""The other Chinese script of an alias, so that one spelling in a rule finds both."""


def scripts(text: str) -> tuple[str, ...]:
    """The traditional and simplified forms of a text that differ from it; none for text without Han."""
    return ()
