"""Sets the same letters with Typst in a process of its own: tagged PDF/A-2a, our fonts, measure and size."""

import sys
from pathlib import Path

import typst

sys.path.insert(0, str(Path(__file__).parent.parent / "typography"))
import letters  # noqa: E402

LANGUAGES = {"zh-Hant": ("zh", "TW"), "en": ("en", "GB")}


def string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def words(paragraph):
    return "".join(
        f"#link({string(piece.url)}, {string(piece.text)})#footnote(link({string(piece.url)}))"
        if piece.url
        else f"#{string(piece.text)}"
        for piece in paragraph.pieces
    )


def body(root, lang):
    parts, items = [], []
    for paragraph in [*letters.read(root / f"letters/xinjiang-release/{lang}.md"), None]:
        if paragraph and paragraph.item:
            items.append(words(paragraph))
            continue
        if items:
            parts.append("#list(" + ", ".join(f"[{item}]" for item in items) + ")")
            items = []
        if paragraph:
            parts.append(words(paragraph))
    return "\n\n".join(parts)


def source(root):
    bodies = []
    for lang in ("zh-Hant", "en"):
        language, region = LANGUAGES[lang]
        bodies.append(
            f'#text(lang: "{language}", region: "{region}")[\n#align(right)[2022-05-01 #s.city]\n\n{body(root, lang)}\n]'
        )
    return "\n".join(
        [
            '#set document(title: "Letters")',
            "#set page(paper: \"a4\", margin: 25mm, numbering: \"1\")",
            '#set text(font: ((name: "Noto Serif", covers: "latin-in-cjk"), "Noto Serif CJK TC"), size: 10.5pt, lang: "zh")',
            "#set par(justify: true)",
            '#for s in csv("signers.csv", row-type: dictionary) [',
            "#s.given_name #s.family_name \\ #s.city \\ #s.country",
            bodies[0],
            "#pagebreak()",
            bodies[1],
            "#v(16mm)",
            "#s.given_name #s.family_name \\ #s.city",
            "#counter(footnote).update(0)",
            "#pagebreak(weak: true)",
            "]",
        ]
    )


def main():
    root, folder = Path(sys.argv[1]), Path(sys.argv[2])
    letter = folder / "letter.typ"
    letter.write_text(source(root), encoding="utf-8")
    typst.compile(
        str(letter),
        output=str(folder / "letters.pdf"),
        font_paths=[str(root / "fonts")],
        ignore_system_fonts=True,
        pdf_standards="a-2a",
    )


if __name__ == "__main__":
    main()
