"""The letters by Typst, from its PyPI package: tagged PDF/A-2a, with a bookmark a letter."""

import csv
import json
import re
import sys
import tomllib
from pathlib import Path

import typst

TEMPLATE = r"""
#let data = json(bytes(sys.inputs.data))
#set document(title: "Letters", date: datetime(year: 2022, month: 5, day: 1))
#set page(paper: "a4", margin: 25mm, footer: none)
#set text(font: ((name: "Noto Serif", covers: "latin-in-cjk"), "Noto Serif CJK TC"), size: 10.5pt)
#set par(justify: true, leading: 0.62em)
#show heading: it => text(size: 10.5pt, weight: "regular", it.body)
#for (number, signer) in data.signers.enumerate(start: 1) {
  let serial = "0" * (6 - str(number).len()) + str(number)
  let name = signer.at(0) + " " + signer.at(1)
  for (index, part) in data.parts.enumerate() {
    set text(lang: part.lang, region: part.region)
    set page(footer: align(center)[#(index + 1) / #data.parts.len() #h(1em) #serial])
    if index == 0 { heading(outlined: true, level: 1, name) } else { par(name) }
    par(signer.at(2) + ", " + signer.at(3))
    v(3em)
    par(signer.at(2) + ", " + part.day)
    for text in part.texts { par(text) }
    if part.items.len() > 0 { list(..part.items.map(item => [#item])) }
    par(part.close)
    v(3em)
    par(name)
    pagebreak(weak: true)
  }
}
"""

DAYS = {"zh-Hant": "2022年5月1日", "en": "1 May 2022"}


def main(root, letters, out):
    """Writes so many letters into a file."""
    with (root / "benches/data/signers-oslo-17554.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for _, row in zip(range(letters), csv.DictReader(file))]
    columns = ("given_name", "family_name", "city", "country")
    data = {
        "signers": [[row[column] for column in columns] for row in rows],
        "parts": [part(root, lang, day) for lang, day in DAYS.items()],
    }
    typst.compile(
        TEMPLATE.encode(),
        output=str(out),
        font_paths=[str(root / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards="a-2a",
    )


def part(root, lang, day):
    """A language of the letter: its greetings, paragraphs, list items and close."""
    addressees = tomllib.loads((root / "letters/addressees.toml").read_text(encoding="utf-8"))
    texts = [addressees[id][lang]["greeting"] for id in ("xi-jinping", "chen-quanguo", "shohrat-zakir")]
    items = []
    markdown = (root / f"letters/xinjiang-release/{lang}.md").read_text(encoding="utf-8")
    for block in markdown.replace("\n- ", "\n\n- ").split("\n\n"):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", " ".join(block.split())).replace("*", "")
        if not text or "{{" in text or text == "---":
            continue
        if text.startswith("- "):
            items.append(text[2:])
        else:
            texts.append(text)
    language, _, region = lang.partition("-")
    return {
        "lang": language,
        "region": "TW" if region == "Hant" else "GB",
        "day": day,
        "close": texts.pop(),
        "texts": texts,
        "items": items,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
