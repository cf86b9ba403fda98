"""Sets every letter with three programs, counts, prints the table, lays the pages side by side. Called by `compare`."""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import typst

import count
import glyphs
import letters
import sheets
import sources

PROGRAMS = ("mailbag", "Typst", "Writer")
# A made-up signer: nothing of the letter's own text depends on her.
SIGNERS = "given_name,family_name,city,country,date\nElin,Berg,Oslo,Norge,2026-12-01\n"
DATE = "2026-12-10"


def run(command, **options):
    """Runs a program; its words are shown only if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"error: {' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def set_with_mailbag(program, root, folder, letter, lang):
    folder.mkdir(parents=True)
    signers = folder / "signers.csv"
    signers.write_text(SIGNERS, encoding="utf-8")
    command = [program, "build", letter, "--languages", lang, "--signers", signers, "--letters", root / "letters"]
    run([*command, "--simplex", "--date", DATE, "--out", folder / "out"], cwd=folder)
    return next((folder / "out").glob("*/letters-*.pdf"))


def place_on_page(paragraphs, body):
    """Reads from our page where the others shall begin, and their leading."""
    steps = [b.baseline - a.baseline for lines in paragraphs for a, b in zip(lines, lines[1:]) if a.page == b.page]
    leading = statistics.median(steps)
    between = {True: [], False: []}
    for above, below, source in zip(paragraphs, paragraphs[1:], body[1:]):
        if above[-1].page == below[0].page:
            between[source.item].append(below[0].baseline - above[-1].baseline)
    plain = statistics.median(between[False] or [leading])
    items = statistics.median(between[True] or [plain])
    left = sources.MARGIN_MM * sources.POINTS_PER_MM
    indents = [lines[0].glyphs[0].x - left for lines, source in zip(paragraphs, body) if source.item]
    return sources.Page(paragraphs[0][0].baseline, leading, plain, items, min(indents, default=15.0))


def set_with_typst(root, folder, text):
    source = folder / "typst.typ"
    source.write_text(text, encoding="utf-8")
    pdf = folder / "typst.pdf"
    typst.compile(str(source), output=str(pdf), font_paths=[str(root / "fonts")], ignore_system_fonts=True)
    return pdf


def set_with_writer(root, out, folder, text):
    """Writer finds fonts through fontconfig: ours alone."""
    source = folder / "writer.fodt"
    source.write_text(text, encoding="utf-8")
    config = out / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{root / 'fonts'}</dir><cachedir>{out / 'fontcache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    profile = (out / "writer-profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", folder]
    run([*command, source], env={**os.environ, "FONTCONFIG_FILE": str(config)})
    return folder / "writer.pdf"


def table(tallies):
    """Markdown: a row a letter and language, in each cell mailbag, Typst, Writer; the sums below."""
    head = ["letter", "lines", *count.COUNTS, "sum"]
    rows = []
    sums = {program: dict.fromkeys(count.COUNTS, 0) for program in PROGRAMS}
    lines = dict.fromkeys(PROGRAMS, 0)
    for name, by_program in tallies.items():
        cells = [name, " / ".join(str(by_program[program].lines) for program in PROGRAMS)]
        for what in count.COUNTS:
            cells.append(" / ".join(str(by_program[program].counts[what]) for program in PROGRAMS))
        cells.append(" / ".join(str(sum(by_program[program].counts.values())) for program in PROGRAMS))
        rows.append(cells)
        for program in PROGRAMS:
            lines[program] += by_program[program].lines
            for what in count.COUNTS:
                sums[program][what] += by_program[program].counts[what]
    total = ["**all**", " / ".join(str(lines[program]) for program in PROGRAMS)]
    total += [" / ".join(str(sums[program][what]) for program in PROGRAMS) for what in count.COUNTS]
    total.append("**" + " / ".join(str(sum(sums[program].values())) for program in PROGRAMS) + "**")
    text = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join(text + [f"| {' | '.join(row)} |" for row in [*rows, total]])


def worse(tallies):
    """Where mailbag is worse than another, and every fault of ours there."""
    words = []
    for name, by_program in tallies.items():
        ours = by_program["mailbag"]
        for what in count.COUNTS:
            best = min(PROGRAMS, key=lambda program: by_program[program].counts[what])
            if ours.counts[what] > by_program[best].counts[what]:
                words.append(f"{name}: {what}: {ours.counts[what]}, {best} {by_program[best].counts[what]}")
                words += [
                    f"    page {line.page + 1}, {line.text}: {why}" for kind, line, why in ours.faults if kind == what
                ]
    return words


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mailbag", type=Path, required=True)
    options = parser.parse_args()
    work = options.out / "work"
    shutil.rmtree(work, ignore_errors=True)
    tallies, faults, pages = {}, [], {}
    # The texts for several senders differ in a word or two.
    texts = [path for path in (options.root / "letters").glob("*/*.md") if not path.name.endswith(".we.md")]
    for path in sorted(texts):
        letter, lang = path.parent.name, path.stem
        name = f"{letter} {lang}"
        folder = work / f"{letter}-{lang}"
        body = letters.read(path)
        ours = set_with_mailbag(options.mailbag, options.root, folder, letter, lang)
        page = place_on_page(glyphs.paragraphs(ours, body, sources.SIZE), body)
        pdfs = {
            "mailbag": ours,
            "Typst": set_with_typst(options.root, folder, sources.typst(body, lang, page)),
            "Writer": set_with_writer(options.root, options.out, folder, sources.fodt(body, lang, page)),
        }
        tallies[name] = {}
        for program, pdf in pdfs.items():
            found = glyphs.paragraphs(pdf, body, sources.SIZE)
            tally = count.count(found, lang)
            tallies[name][program] = tally
            faults += [
                {"letter": name, "program": program, "count": kind, "page": line.page + 1, "line": line.text, "why": why}
                for kind, line, why in tally.faults
            ]
        pages[name] = pdfs
    (options.out / "faults.json").write_text(json.dumps(faults, ensure_ascii=False, indent=1), encoding="utf-8")
    for name, pdfs in pages.items():
        sheets.side_by_side(pdfs, options.out / f"{name.replace(' ', '-')}.png")
    (options.out / "table.md").write_text(table(tallies) + "\n", encoding="utf-8")
    print(f"In each cell: {' / '.join(PROGRAMS)}.\n")
    print(table(tallies))
    hyphens = {program: sum(tally[program].hyphens for tally in tallies.values()) for program in PROGRAMS}
    print("\nHyphens set: " + ", ".join(f"{program} {number}" for program, number in hyphens.items()) + ".")
    behind = worse(tallies)
    if behind:
        print("\nmailbag is worse than another here:\n", file=sys.stderr)
        print("\n".join(behind), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
