"""Counts the faults of set paragraphs. Knows glyphs and where they stand, not who set them."""

from dataclasses import dataclass, field

# What is normal: the space of Noto Serif, and a quarter em between Han and Latin (CLREQ 3.2.2, JLREQ 3.2.6), in em.
WORD_SPACE = 0.260
QUARTER = 0.250
# The limits of issue 3, in normal spacing, and what rounding in a PDF may add.
LOOSE, TIGHT, ROUNDING = 1.5, 0.8, 0.01
# Two full-width marks side by side give up half an em of their two. They may stand as loose as other characters may:
# an eighth of an em.
COMPRESSED = 1.5 + (LOOSE - 1) * QUARTER

OPENING = "「『（【《〈〔｛［〖〘〝"
CLOSING = "」』）】》〉〕｝］〗〙〟"
STOPS = "、。，．"
COLONS = "：；！？"
SMALL_KANA = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾ"

COUNTS = (
    "forbidden marks",
    "loose lines",
    "tight lines",
    "hyphens in a row",
    "widows",
    "orphans",
    "one-character last lines",
    "uncompressed pairs",
)


@dataclass(frozen=True)
class Glyph:
    """A character on the page. Origin, natural advance and size in points; `space` if the source has one before it."""

    text: str
    x: float
    advance: float
    size: float
    space: bool = False
    note: bool = False


@dataclass(frozen=True)
class Line:
    """A line: its page, its baseline from the top edge in points, its glyphs from left to right, without spaces."""

    page: int
    baseline: float
    glyphs: tuple
    hyphen: bool = False

    @property
    def text(self):
        return "".join((" " if glyph.space else "") + glyph.text for glyph in self.glyphs) + "-" * self.hyphen


@dataclass
class Tally:
    """Counts, and for each fault what it is and where."""

    counts: dict = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    faults: list = field(default_factory=list)
    lines: int = 0
    hyphens: int = 0

    def fault(self, count, place, why):
        self.counts[count] += 1
        self.faults.append((count, place, why))


def is_cjk_language(lang):
    return lang.split("-")[0] in ("zh", "ja", "ko")


def begins_no_line(lang):
    """Marks that may not begin a line: CLREQ 3.1.4, JLREQ 3.1.7; for alphabets the marks that close."""
    western = "”’»)]},.;:!?%…"
    if lang.startswith("ja"):
        return CLOSING + STOPS + COLONS + SMALL_KANA + "・゠〜‐–" + western
    if is_cjk_language(lang):
        return CLOSING + STOPS + COLONS + "·‧・—～／" + western
    return western + CLOSING + STOPS


def ends_no_line(lang):
    """Marks that may not end a line: CLREQ 3.1.4, JLREQ 3.1.8. The interpunct of a Chinese name ends none either."""
    western = OPENING + "“‘«([{"
    return western + "·‧" if lang.startswith("zh") else western


def is_han(text):
    """Han, kana: what stands in em boxes without a space between."""
    return any(0x3041 <= ord(char) <= 0x30FF or 0x3400 <= ord(char) <= 0x9FFF for char in text) and text not in "・ー"


def is_western(text):
    return text.isalnum() and ord(text[0]) < 0x2E80


def spacing(line):
    """Mean spacing of a line in normal spacings, by kind: word spaces, Han beside Latin, Han beside Han.

    Between two Han characters nothing is normal; a quarter em is the measure of what is added or taken there too, so that
    1.5 means an eighth of an em more than normal, as beside Latin.
    """
    found = {}
    for before, after in zip(line.glyphs, line.glyphs[1:]):
        if before.note or after.note:
            continue
        gap = (after.x - before.x - before.advance) / before.size
        if after.space:
            if not is_han(before.text) and not is_han(after.text):
                found.setdefault("word spaces", []).append(gap / WORD_SPACE)
        elif is_han(before.text) and is_han(after.text):
            found.setdefault("between Han", []).append(1 + gap / QUARTER)
        elif (is_han(before.text) and is_western(after.text)) or (is_western(before.text) and is_han(after.text)):
            found.setdefault("Han beside Latin", []).append(gap / QUARTER)
    return {kind: sum(ratios) / len(ratios) for kind, ratios in found.items()}


def uncompressed(line, lang):
    """Pairs of full-width marks side by side that have not given up the half em between them.

    Only pairs whose blank halves meet by the rules of the language: the centred stops of zh-Hant keep their em box.
    """
    blank_right = CLOSING
    if lang.startswith("ja"):
        blank_right += STOPS
    elif lang.startswith("zh-Hans"):
        blank_right += STOPS + COLONS
    marks = OPENING + CLOSING + STOPS + COLONS
    pairs = []
    for before, after in zip(line.glyphs, line.glyphs[1:]):
        if before.text not in marks or after.text not in marks:
            continue
        if before.text not in blank_right and after.text not in OPENING:
            continue
        # From the origin of the first em box to the end of the second; the advances are the fonts' own, so that what a
        # program took away shows in the origins, or in the advance where it took another glyph.
        if (after.x + after.advance - before.x) / before.size > COMPRESSED + ROUNDING:
            pairs.append(before.text + after.text)
    return pairs


def visible(line):
    """Glyphs without note numbers."""
    return [glyph for glyph in line.glyphs if not glyph.note]


def count_paragraph(tally, lines, lang):
    """Adds the faults of one paragraph's lines."""
    tally.lines += len(lines)
    cjk = is_cjk_language(lang)
    for number, line in enumerate(lines):
        glyphs = visible(line)
        if not glyphs:
            continue
        if glyphs[0].text[0] in begins_no_line(lang):
            tally.fault("forbidden marks", line, f"begins with {glyphs[0].text}")
        if not line.hyphen and glyphs[-1].text[-1] in ends_no_line(lang):
            tally.fault("forbidden marks", line, f"ends with {glyphs[-1].text}")
        for pair in uncompressed(line, lang):
            tally.fault("uncompressed pairs", line, pair)
        ends_with_hyphen = line.hyphen or glyphs[-1].text[-1] in "-‐"
        tally.hyphens += line.hyphen
        if number > 0 and ends_with_hyphen:
            above = lines[number - 1]
            if above.hyphen or above.glyphs[-1].text[-1] in "-‐":
                tally.fault("hyphens in a row", line, "like the line above")
        if number == len(lines) - 1:
            continue
        ratios = spacing(line)
        loose = {kind: ratio for kind, ratio in ratios.items() if ratio > LOOSE + ROUNDING}
        tight = {kind: ratio for kind, ratio in ratios.items() if ratio < TIGHT - ROUNDING}
        for count, found in (("loose lines", loose), ("tight lines", tight)):
            if found:
                tally.fault(count, line, ", ".join(f"{kind} {ratio:.2f}" for kind, ratio in found.items()))
    if len(lines) < 2:
        return
    last = [glyph for glyph in visible(lines[-1]) if glyph.text.isalnum()]
    if cjk and len(last) == 1:
        tally.fault("one-character last lines", lines[-1], "alone")
    pages = [line.page for line in lines]
    if pages[0] != pages[-1]:
        if pages.count(pages[0]) == 1:
            tally.fault("orphans", lines[0], "alone at the foot of the page")
        if pages.count(pages[-1]) == 1:
            tally.fault("widows", lines[-1], "alone at the head of the page")


def count(paragraphs, lang):
    """The tally of the paragraphs of one letter: lists of `Line`."""
    tally = Tally()
    for lines in paragraphs:
        count_paragraph(tally, lines, lang)
    return tally
