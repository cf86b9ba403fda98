"""Runs every program on every list and prints what it left: files, pages, words on the screen, seconds."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PYTHON_WITH_UNO = "/usr/bin/python3"
# Stands on the first page of every letter and on no other.
FIRST_PAGE = "尊敬的國家主席"


@dataclass
class Run:
    """What came of one run; seconds are those of the program and all that it started."""

    code: int
    cpu: float
    wall: float
    words: str


class Programs:
    def __init__(self, root, work, mailbag):
        self.root, self.work, self.mailbag = root, work, mailbag
        self.here = root / "benches/peers/merging"

    def lists(self, name):
        return self.work / f"lists/{name}.csv"

    def command(self, program, name, out, *how):
        if program == "mailbag":
            options = ["--route", "paris", "--letters", self.root / "letters", "--signers", self.lists(name)]
            return [self.mailbag, "build", "xinjiang-release", *options, "--date", "2022-05-01", "--out", out, *how]
        if program == "Typst":
            letter = [self.root, self.work / "letter.json", self.lists(name), out / "letters.pdf"]
            return [sys.executable, self.here / "by_typst.py", *letter, *how]
        letter = [self.root, self.work / "letter.json", self.lists(name), out]
        return [PYTHON_WITH_UNO, self.here / "by_writer.py", *letter, *how]

    def start(self, program, name, out, *how):
        out.mkdir(parents=True, exist_ok=True)
        log = self.work / "log"
        with log.open("wb") as words:
            command = [str(part) for part in self.command(program, name, out, *how)]
            return subprocess.Popen(command, stdout=words, stderr=words, start_new_session=True), log

    def run(self, program, name, out, *how):
        begun = time.monotonic()
        process, log = self.start(program, name, out, *how)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        words = log.read_text(encoding="utf-8", errors="replace")
        return Run(process.returncode, used.ru_utime + used.ru_stime, time.monotonic() - begun, words)

    def kill(self, program, name, out, seconds, *how):
        """Kills the program and all that it started; whether it still ran."""
        process, _ = self.start(program, name, out, *how)
        time.sleep(seconds)
        running = process.poll() is None
        if running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        return running


def letters(out):
    """The PDFs of letters below a folder, without cover sheets."""
    return sorted(path for path in out.rglob("*.pdf") if path.name != "cover.pdf")


def pages(pdf):
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=False).stdout.decode("utf-8", "replace")
    return text.split("\f")[:-1]


def whole(pdf):
    """Whether the file has its end."""
    return pdf.read_bytes()[-16:].rstrip().endswith(b"%%EOF")


def found(out):
    """Files and pages, which files have no end, and what else lies there."""
    files = letters(out)
    cut = sum(not whole(pdf) for pdf in files)
    count = f", {sum(len(pages(pdf)) for pdf in files if whole(pdf))} pages" if len(files) < 20 else ""
    others = sorted({path.relative_to(out).parts[0] for path in out.rglob("*") if path.is_file() and path not in files})
    return f"{len(files)} PDF, {cut} of them cut off{count}, others in {others}"


def said(run):
    """The first lines that warn or refuse."""
    lines = [line for line in run.words.splitlines() if re.match(r"(warning|error|Error)\b", line)]
    lines = [line for line in lines if ".toml" not in line]
    return f"exit {run.code}; " + (" / ".join(lines[:3]) or "nothing said")


def printed(out, word):
    """The lines that hold a word."""
    lines = [line.strip() for pdf in letters(out) for page in pages(pdf) for line in page.splitlines() if word in line]
    return sorted(set(lines))[:8]


def standard(pdf):
    data = pdf.read_bytes()
    part = re.search(rb'pdfaid:part[>="\s]+(\d)', data)
    conformance = re.search(rb'pdfaid:conformance[>="\s]+([A-Z])', data)
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, check=False).stdout.decode("utf-8", "replace")
    tagged = "tagged" if re.search(r"Tagged:\s+yes", info) else "not tagged"
    claimed = f"claims PDF/A-{part[1].decode()}{conformance[1].decode().lower()}" if part and conformance else "no PDF/A"
    return f"{tagged}, {claimed}"


def window(pdf):
    """Where the address stands on the first page: millimetres from the left and the top to its first line and its last."""
    layout = subprocess.run(["pdftotext", "-bbox", "-l", "1", pdf, "-"], capture_output=True, check=False).stdout.decode()
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', layout)
    at = [(float(x), float(top), float(bottom)) for x, top, bottom, word in words if word in ("President", "75940", "100017")]
    millimetre = 72 / 25.4
    if len(at) < 2:
        return "not found"
    left, top, bottom = (length / millimetre for length in (at[0][0], at[0][1], at[1][2]))
    return f"x {left:.0f} mm, y {top:.0f} to {bottom:.0f} mm"


def main(root, work, mailbag):
    programs = Programs(root, work, mailbag)
    rows = {}

    def note(what, program, text):
        rows.setdefault(what, {})[program] = str(text).replace("|", "\\|").replace(str(work) + "/", "")
        print(f"{program}: {what}: {text}", file=sys.stderr, flush=True)

    names = ["mailbag", "Writer", "Typst"]
    bridge = subprocess.run([PYTHON_WITH_UNO, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    if not bridge or not shutil.which("soffice"):
        names.remove("Writer")
        print("Writer: not run: libreoffice-writer or python3-uno is missing", file=sys.stderr)
    for program in names:
        runs = work / "runs" / program
        out = runs / "twelve"
        run = programs.run(program, "twelve", out)
        note("12 rows", program, f"{found(out)}; {said(run)}")
        note("12 rows, CPU s / wall s", program, f"{run.cpu:.2f} / {run.wall:.2f}")
        note("the row that says `withheld`", program, f"printed: {bool(printed(out, 'Tashbek'))}")
        note("file", program, standard(letters(out)[0]))
        note("address", program, window(letters(out)[0]))
        run = programs.run(program, "twelve", out)
        note("same run again", program, f"{found(out)}; {said(run)}")
        for name, word in (
            ("comma", "Wexcombe, Wilts"),
            ("private-use", "Margaret"),
            ("rare-ideograph", "Margaret"),
            ("no-such-day", "signed"),
            ("no-name", "signed"),
        ):
            out = runs / name
            run = programs.run(program, name, out)
            note(name, program, f"{said(run)}; {found(out)}; prints {printed(out, word)}")
        if program == "Typst":
            for name in ("private-use", "rare-ideograph"):
                out = runs / f"{name}-plain"
                run = programs.run(program, name, out, "plain")
                note(f"{name}, no PDF/A", program, f"{said(run)}; {found(out)}; prints {printed(out, 'Margaret')}")
        for how in {"Writer": [(), ("blanks",)], "Typst": [(), ("odd",)]}.get(program, [()]):
            out = runs / "-".join(("three-pages", *how))
            programs.run(program, "three-pages", out, *how)
            count = {pdf.name: pages(pdf) for pdf in letters(out)}
            left = sum(number % 2 == 0 for text in count.values() for number, page in enumerate(text, 1) if FIRST_PAGE in page)
            note(" ".join(("one letter of three pages", *how)), program, f"{found(out)}; {left} letters begin on a back")
        run = programs.run(program, "1000", runs / "1000")
        note("1,000 rows, CPU s / wall s", program, f"{run.cpu:.2f} / {run.wall:.2f}; {found(runs / '1000')}")
        for how in {"Writer": [("separate",)], "mailbag": [(), ("--per-signer",)]}.get(program, [()]):
            name = "100" if program == "Writer" else "1000"
            full = programs.run(program, name, runs / "-".join(("full", *how)), *how)
            left = []
            for share in (0.3, 0.5, 0.7, 0.9):
                out = runs / "-".join(("killed", str(share), *how))
                if programs.kill(program, name, out, full.wall * share, *how):
                    left.append(f"{share:.0%}: {found(out)}")
                    last = out
            note(" ".join((f"killed, {name} rows", *how)), program, "; ".join(left))
            run = programs.run(program, name, last, *how)
            note(" ".join(("run again there", *how)), program, f"{said(run)}; {found(last)}")
    print("| what | " + " | ".join(names) + " |")
    print("|" + "---|" * (len(names) + 1))
    for what, cells in rows.items():
        print(f"| {what} | " + " | ".join(cells.get(program, "") for program in names) + " |")


if __name__ == "__main__":
    main(*[Path(argument).resolve() for argument in sys.argv[1:4]])
