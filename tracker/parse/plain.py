"""HTML from a feed to text that is safe to store."""

import html
import re

import nh3

from tracker.text.printable import line

#: Characters of markup that are looked at; a lead stands at the start, the body is never stored.
HORIZON = 16_000
#: Tags that are looked at.  The sanitiser's time grows with the square of the nesting (12,000 nested `div` took 0.5 s).
TAGS = 600

_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|sub|"
    "sup|tt|u|var|wbr"
)
#: Tags inside a word or between words that stand apart anyway; every other tag parts words.
_not_inline = re.compile(rf"<(?!/?(?=[abcdefikmnqstuvw])(?:{_INLINE})[\s/>])", re.IGNORECASE)
#: The rest of a tag as editors write it: attributes in double quotes, nothing left open.
_REST = r"(?:\s+[a-z][a-z0-9_:-]*=\"[^\"<>]*\")*\s*/?>"
_simple_inline = re.compile(rf"</?(?:{_INLINE}){_REST}", re.IGNORECASE)
_BLOCK = rf"</?(?:p|br|div|li|ul|ol|h[1-6r]|img|blockquote|figure|figcaption){_REST}"
_simple_blocks = re.compile(rf"{_BLOCK}(?:{_BLOCK})*", re.IGNORECASE)
_written_twice = re.compile(
    r"&(?:lt;|#0*60;|#x0*3c;)/?[a-z!]|&(?:amp;|#0*38;|#x0*26;)(?:[a-z]+|#\d+|#x[0-9a-f]+);", re.IGNORECASE
)
_markup = re.compile(r"<(?:/?[a-z][a-z0-9]*[\s/>]|!--)|&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_cut_off = re.compile(r"<[/!a-z][^<>]*\Z", re.IGNORECASE)  # a tag that lost its end with the text
_no_tag = re.compile(r"<(?![/!a-zA-Z][^<>]*>)")
_trailer = re.compile(r"\s*The post (?:(?!The post ).){1,600} (?:appeared first|first appeared) on .{1,200}\Z")
_cleaner = nh3.Cleaner(tags=set(), attributes={}, link_rel=None)


def text(markup: str, *, is_html: bool = True) -> str:
    """Plain text in one line: no tags, no entities, no control or hidden characters.

    Markup escaped twice, which many feeds send, is unescaped twice.  What is marked as plain text but is plainly HTML
    is read as HTML.
    """
    if "<" not in markup and "&" not in markup:
        return line(markup)
    if not is_html and not _markup.search(markup):
        return line(markup)
    once = _strip(markup)
    if _written_twice.search(once):
        once = _strip(html.unescape(once))
    return line(html.unescape(once))


def lead(whole: str, limit: int) -> str:
    """The start of a text, cut at a word and marked with an ellipsis when it is longer than `limit` characters."""
    if len(whole) <= limit:
        return whole
    cut = whole[: limit - 1]
    space = cut.rfind(" ", limit * 2 // 3)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:-–—") + "…"


def without_trailer(whole: str) -> str:
    """Without the line that WordPress adds to each item, which only repeats the title and the site's name."""
    return _trailer.sub("", whole) if " appeared first on " in whole or " first appeared on " in whole else whole


def _strip(markup: str) -> str:
    """Without tags, still with entities.  A block element leaves a space, so that words do not grow together."""
    if "<" not in markup:
        return markup
    if len(markup) > HORIZON or markup.count("<") > TAGS:
        markup = _start(markup)
    if (bare := _simply(markup)) is not None:
        return bare
    markup = _not_inline.sub(" <", _no_tag.sub("&lt;", markup))
    cleaned: str = _cleaner.clean(markup)
    return cleaned


def _simply(markup: str) -> str | None:
    """As the sanitiser would leave it, for paragraphs, links, emphasis and images alone; None: not as simple as that.

    Nearly every lead is; the sanitiser took a third of the time of reading a feed.  What comes out has neither `<` nor
    `>`, so whatever was missed here is at worst a word too many.
    """
    if "&<" in markup or "\0" in markup:  # what stands apart would become an entity
        return None
    bare = _simple_inline.sub("", _simple_blocks.sub(" ", markup))
    return None if "<" in bare or ">" in bare else bare


def _start(markup: str) -> str:
    """As much as is looked at, without half a tag at the end."""
    end = -1
    for _ in range(TAGS + 1):
        following = markup.find("<", end + 1, HORIZON)
        if following < 0:
            end = HORIZON
            break
        end = following
    return _cut_off.sub("", markup[:end])
