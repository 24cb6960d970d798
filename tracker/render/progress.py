"""One line that tells how far a long piece of work is; the door writes it over itself on a terminal."""

from tracker.render.plain import width as columns
from tracker.text.printable import line

BAR = 20  #: columns


def bar(done: int, total: int, words: str, *, width: int = 80) -> str:
    """`feeds  [######..............]  12 of 45  one.example`, never wider than the screen.

    Args:
        done: pieces that are ready.
        total: pieces in all; 0 or less: unknown, and there is no bar.
        words: what is being done, or with which piece; cut first when there is no room.
        width: columns of the screen.
    """
    head = f"{done:,}"
    if total > 0:
        full = min(BAR, BAR * done // total)
        head = f"[{'#' * full}{'.' * (BAR - full)}]  {done:,} of {total:,}"
    text = f"{head}  {line(words)}"
    while columns(text) >= width and text:
        text = text[:-1]
    return text
