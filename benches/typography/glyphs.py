"""Finds the letter's paragraphs on the pages of a PDF: what was set, where, in which lines."""

import unicodedata

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

from count import Glyph, Line

# Characters smaller than this part of the body size are note numbers.
SMALL = 0.85
# Baselines nearer than this, in points, are one line.
SAME_LINE = 2.5
# How programs write the hyphen of a divided word: hyphen-minus, hyphen, soft hyphen.
HYPHENS = "-\u2010\u00ad"


def characters(path):
    """For each page its height and its characters as pdfminer gives them: origin and natural advance."""
    for page in extract_pages(str(path), laparams=None):
        found, todo = [], [page]
        while todo:
            item = todo.pop()
            if isinstance(item, LTChar):
                found.append(item)
            elif hasattr(item, "__iter__"):
                todo.extend(item)
        yield page.height, found


def without_invisible(text):
    """The text without joiners and marks of direction. The soft hyphen stays: Typst says so of the hyphens that it sets."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if char == HYPHENS[-1] or unicodedata.category(char) != "Cf")


def page_lines(path, body_size):
    """The lines of all pages from top to bottom."""
    lines = []
    for number, (height, found) in enumerate(characters(path)):
        glyphs, notes = [], []
        for char in found:
            text = without_invisible(char.get_text())
            if not text.strip() or text.startswith("(cid:"):
                continue
            x, y = char.matrix[4], height - char.matrix[5]
            note = char.size < SMALL * body_size
            (notes if note else glyphs).append((y, Glyph(text, x, char.x1 - char.x0, char.size, note=note)))
        groups = []
        for y, glyph in sorted(glyphs, key=lambda placed: placed[0]):
            if groups and y - groups[-1][0] < SAME_LINE:
                groups[-1][1].append(glyph)
            else:
                groups.append((y, [glyph]))
        for y, glyph in notes:
            for baseline, line in groups:
                right = max(other.x + other.advance for other in line)
                if 0 < baseline - y < body_size * 0.6 and line[0].x <= glyph.x <= right + body_size:
                    line.append(glyph)
        for baseline, line in groups:
            lines.append(Line(number, baseline, tuple(sorted(line, key=lambda glyph: glyph.x))))
    return lines


def target(text):
    """The characters to find, and before which of them there is a space that may stretch."""
    wanted, spaces, space = [], set(), False
    for char in without_invisible(text):
        if char == " ":
            space = True
        elif not char.isspace():
            if space and wanted:
                spaces.add(len(wanted))
            wanted.append(char)
            space = False
    return "".join(wanted), spaces


def match(lines, first, skip, wanted, spaces):
    """Lines of a paragraph that begins `skip` glyphs into line `first`, or None."""
    at, found, matched = 0, [], 0
    for line in lines[first:]:
        kept, hyphen = [], False
        for place, glyph in enumerate(line.glyphs):
            if not found and place < skip:
                continue
            if wanted.startswith(glyph.text, at) and not glyph.note:
                kept.append(Glyph(glyph.text, glyph.x, glyph.advance, glyph.size, at in spaces and bool(kept)))
                at += len(glyph.text)
                matched += 1
            elif glyph.note or (kept and glyph.text.isdigit()):
                kept.append(Glyph(glyph.text, glyph.x, glyph.advance, glyph.size, note=True))
            elif glyph.text in HYPHENS and place == len(line.glyphs) - 1 and kept:
                hyphen = True
            else:
                return None
            if at == len(wanted) and not line.glyphs[place + 1 :]:
                break
        if not any(not glyph.note for glyph in kept):
            return None
        found.append(Line(line.page, line.baseline, tuple(kept), hyphen))
        if at == len(wanted):
            return found
    return None


def paragraphs(path, sources, body_size):
    """The lines of each source paragraph, in order. Raises if one is not found: a text that is lost is no good page."""
    lines = page_lines(path, body_size)
    found, first = [], 0
    for source in sources:
        wanted, spaces = target(source.text)
        for start in range(first, len(lines)):
            # A list item's marker stands before its words.
            result = next(
                (
                    result
                    for skip in range(min(3, len(lines[start].glyphs)))
                    if (result := match(lines, start, skip, wanted, spaces))
                ),
                None,
            )
            if result:
                found.append(result)
                first = start + len(result)
                break
            # Furniture between the pages (page numbers, addresses) and headings are skipped.
        else:
            raise LookupError(f"{path}: not found: {source.text[:60]}")
    return found
