"""Reads a letter's Markdown: the paragraphs and list items that every program sets."""

import re
from dataclasses import dataclass

LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


@dataclass(frozen=True)
class Piece:
    """Words of one paragraph; `url` if they are a link."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A body paragraph or a list item."""

    pieces: tuple
    item: bool = False

    @property
    def text(self):
        """All its words, a space between words as one space."""
        return "".join(piece.text for piece in self.pieces)


def read(path):
    """The body of a letter: no headings, no paragraphs of placeholders, nothing below the rule."""
    blocks, lines = [], []
    text = path.read_text(encoding="utf-8").split("\n---\n")[0]
    for line in [*text.split("\n"), ""]:
        if line.startswith("- ") or not line.strip():
            if lines:
                blocks.append(lines)
            lines = []
        if line.strip():
            lines.append(line)
    return [paragraph(block) for block in blocks if not block[0].startswith("#") and "{{" not in "".join(block)]


def paragraph(lines):
    """A paragraph of its source lines."""
    item = lines[0].startswith("- ")
    # Not str.split(): it would swallow no-break spaces.
    text = " ".join(line.strip(" ") for line in lines)
    text = re.sub(" +", " ", text.removeprefix("- "))
    pieces, at = [], 0
    for link in LINK.finditer(text):
        pieces += [Piece(text[at : link.start()]), Piece(link[1], link[2])]
        at = link.end()
    pieces.append(Piece(text[at:]))
    return Paragraph(tuple(piece for piece in pieces if piece.text), item)
