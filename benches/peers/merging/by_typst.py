"""`by_typst.py ROOT LETTER LIST TARGET [odd|plain]`: one PDF of all letters, PDF/A-2a unless `plain`."""

import shutil
import sys
from pathlib import Path

import typst


def main(root, letter, signers, target, *how):
    folder = target.parent.parent / f"{target.parent.name}-source"
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in ((Path(__file__).parent / "merge.typ", "merge.typ"), (letter, "letter.json"), (signers, "list.csv")):
        shutil.copyfile(source, folder / name)
    try:
        _, warnings = typst.compile_with_warnings(
            str(folder / "merge.typ"),
            output=str(target),
            font_paths=[str(root / "fonts")],
            ignore_system_fonts=True,
            sys_inputs={"break-to": "odd"} if "odd" in how else {},
            pdf_standards=[] if "plain" in how else "a-2a",
        )
    except typst.TypstError as error:
        sys.exit(f"error: {error.message}")
    for warning in warnings:
        print(f"warning: {warning.message}", file=sys.stderr)


if __name__ == "__main__":
    main(*[Path(argument) for argument in sys.argv[1:5]], *sys.argv[5:])
