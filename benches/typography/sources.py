"""Writes a letter's body for Typst and for LibreOffice Writer: same measure, size, leading, place on the page."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

SIZE = 10.5
MARGIN_MM = 25
BOTTOM_MM = 25
POINTS_PER_MM = 72 / 25.4

# Typst's language and region; the CJK font family; LibreOffice's western and asian locale.
LANGUAGES = {
    "zh-Hant": ("zh", "TW", "Noto Serif CJK TC", ("en", "GB"), ("zh", "TW")),
    "zh-Hans": ("zh", "CN", "Noto Serif CJK SC", ("en", "GB"), ("zh", "CN")),
    "ja": ("ja", "JP", "Noto Serif CJK JP", ("en", "GB"), ("ja", "JP")),
    "ko": ("ko", "KR", "Noto Serif CJK KR", ("en", "GB"), ("ko", "KR")),
    "en": ("en", "GB", "Noto Serif CJK JP", ("en", "GB"), ("ja", "JP")),
    "fr": ("fr", "FR", "Noto Serif CJK JP", ("fr", "FR"), ("ja", "JP")),
    "fr-BE": ("fr", "BE", "Noto Serif CJK JP", ("fr", "BE"), ("ja", "JP")),
    "nb": ("nb", "NO", "Noto Serif CJK JP", ("nb", "NO"), ("ja", "JP")),
    "nn": ("nn", "NO", "Noto Serif CJK JP", ("nn", "NO"), ("ja", "JP")),
    "de": ("de", "DE", "Noto Serif CJK JP", ("de", "DE"), ("ja", "JP")),
    "nl": ("nl", "NL", "Noto Serif CJK JP", ("nl", "NL"), ("ja", "JP")),
}


@dataclass(frozen=True)
class Page:
    """Where mailbag set the body, in points from the top and left edge, so that the others set it there too."""

    first_baseline: float
    leading: float
    paragraph: float
    item: float
    indent: float


def typst(paragraphs, lang, page):
    """Typst markup. Text goes in as strings, so that nothing of it is read as markup."""
    language, region, cjk, _, _ = LANGUAGES[lang]

    def string(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def words(paragraph):
        return "".join(
            f"#link({string(piece.url)}, {string(piece.text)})#footnote(link({string(piece.url)}))"
            if piece.url
            else f"#{string(piece.text)}"
            for piece in paragraph.pieces
        )

    top = page.first_baseline - MARGIN_MM * POINTS_PER_MM - 0.8 * SIZE
    lines = [
        f"#set page(paper: \"a4\", margin: (x: {MARGIN_MM}mm, top: {MARGIN_MM}mm, bottom: {BOTTOM_MM}mm))",
        f'#set text(font: ((name: "Noto Serif", covers: "latin-in-cjk"), "{cjk}"), size: {SIZE}pt, lang: "{language}", '
        f'region: "{region}", top-edge: 0.8em, bottom-edge: -0.2em)'
        if lang.split("-")[0] in ("zh", "ja", "ko")
        else f'#set text(font: ("Noto Serif", "{cjk}"), size: {SIZE}pt, lang: "{language}", region: "{region}", '
        "top-edge: 0.8em, bottom-edge: -0.2em)",
        f"#set par(justify: true, leading: {page.leading - SIZE:.3f}pt, spacing: {page.paragraph - SIZE:.3f}pt)",
        f"#set list(marker: box(width: 8pt)[•], body-indent: {page.indent - 8:.3f}pt, spacing: {page.item - SIZE:.3f}pt)",
        "#show footnote.entry: set text(size: 8.5pt)",
        f"#v({top:.3f}pt)",
    ]
    items = []
    for paragraph in [*paragraphs, None]:
        if paragraph and paragraph.item:
            items.append(words(paragraph))
            continue
        if items:
            lines.append("#list(" + ", ".join(f"[{item}]" for item in items) + ")")
            items = []
        if paragraph:
            lines += [words(paragraph), ""]
    return "\n".join(lines) + "\n"


def fodt(paragraphs, lang, page):
    """A flat OpenDocument text, with what a careful user of Writer switches on: hyphenation, compression of CJK marks,
    widow and orphan control."""
    _, _, cjk, western, asian = LANGUAGES[lang]
    notes = iter(range(1, 1000))

    def words(paragraph):
        return "".join(
            f"<text:a xlink:type=\"simple\" xlink:href={quoteattr(piece.url)}>{escape(piece.text)}</text:a>"
            f'<text:note text:note-class="footnote"><text:note-citation>{next(notes)}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="Footnote">{escape(piece.url)}</text:p></text:note-body></text:note>'
            if piece.url
            else escape(piece.text)
            for piece in paragraph.pieces
        )

    top = page.first_baseline - MARGIN_MM * POINTS_PER_MM - 0.8 * page.leading
    body, previous = [], None
    for paragraph in paragraphs:
        style = "Item" if paragraph.item else "Body"
        if previous is None:
            style = "First"
        elif paragraph.item and not previous.item:
            style = "FirstItem"
        mark = "•<text:tab/>" if paragraph.item else ""
        body.append(f'<text:p text:style-name="{style}">{mark}{words(paragraph)}</text:p>')
        previous = paragraph

    def style(name, above, indent=0.0):
        tab = f'<style:tab-stops><style:tab-stop style:position="{0:.3f}pt"/></style:tab-stops>' if indent else ""
        return (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
            f'<style:paragraph-properties fo:margin-top="{above:.3f}pt" fo:margin-left="{indent:.3f}pt" '
            f'fo:text-indent="{-indent:.3f}pt">{tab}</style:paragraph-properties></style:style>'
        )

    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:ooo="http://openoffice.org/2004/office"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:settings><config:config-item-set config:name="ooo:configuration-settings">
<config:config-item config:name="CharacterCompressionType" config:type="short">1</config:config-item>
</config:config-item-set></office:settings>
<office:font-face-decls>
<style:font-face style:name="Latin" svg:font-family="'Noto Serif'"/>
<style:font-face style:name="Han" svg:font-family="'{cjk}'"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties style:text-autospace="ideograph-alpha" style:punctuation-wrap="hanging"
 style:line-break="strict" style:writing-mode="lr-tb"/>
<style:text-properties style:font-name="Latin" style:font-name-asian="Han" fo:font-size="{SIZE}pt"
 style:font-size-asian="{SIZE}pt" fo:language="{western[0]}" fo:country="{western[1]}"
 style:language-asian="{asian[0]}" style:country-asian="{asian[1]}" style:letter-kerning="true"
 fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/>
</style:default-style>
<style:style style:name="Standard" style:family="paragraph">
<style:paragraph-properties fo:text-align="justify" style:justify-single-word="false" fo:line-height="{page.leading:.3f}pt"
 fo:margin-bottom="0pt" fo:widows="2" fo:orphans="2" fo:hyphenation-ladder-count="2"/>
</style:style>
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:line-height="12pt" fo:text-align="start"/>
<style:text-properties fo:font-size="8.5pt" style:font-size-asian="8.5pt"/></style:style>
{style("First", top)}{style("Body", page.paragraph - page.leading)}
{style("FirstItem", page.paragraph - page.leading, page.indent)}{style("Item", page.item - page.leading, page.indent)}
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-left="{MARGIN_MM}mm" fo:margin-right="{MARGIN_MM}mm" fo:margin-top="{MARGIN_MM}mm"
 fo:margin-bottom="{BOTTOM_MM}mm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>{"".join(body)}</office:text></office:body>
</office:document>
"""
