"""Runs mailbag and Typst on the Oslo list and prints what they took. Called by `benches/oslo`."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import lists
import plot

LETTER = "xinjiang-release"
# The day of the list's last signature.
DATE = "2022-05-01"
OSLO = 17_554


@dataclass(frozen=True)
class Run:
    """What one run took."""

    cpu: float
    wall: float
    peak_mib: float
    megabytes: float
    files: int
    first: float | None = None

    def row(self, name, letters):
        first = f"{self.first * 1000:.0f}" if self.first is not None else "–"
        return (
            f"| {name} | {letters:,} | {self.cpu:.2f} | {self.wall:.2f} | {self.peak_mib:.0f} "
            f"| {self.megabytes:.1f} | {self.megabytes * 1e6 / letters:,.0f} | {first} |"
        )


def has_volume(folder):
    """Whether a run at work says that it has finished a volume: its journal in staging has a line."""
    for journal in folder.glob(".mailbag-staging-*/finished.jsonl"):
        try:
            if journal.stat().st_size:
                return True
        except FileNotFoundError:
            pass
    return False


def measured(command, folder, pattern, watch=False):
    """Runs a command and counts what it leaves. `watch`: when its first volume is whole is timed too."""
    start = time.monotonic()
    first = None
    with open(folder.parent / "stderr.txt", "w", encoding="utf-8") as words:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=words)
        while watch:
            if has_volume(folder):
                first, watch = time.monotonic() - start, False
            elif child.poll() is not None:
                sys.exit(f"error: {command[0]} ended early, see {words.name}")
            else:
                time.sleep(0.001)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
    if status != 0:
        sys.exit(f"error: {' '.join(map(str, command))} failed, see {words.name}")
    sizes = [file.stat().st_size for file in folder.rglob(pattern)]
    cpu = usage.ru_utime + usage.ru_stime
    return Run(cpu, time.monotonic() - start, usage.ru_maxrss / 1024, sum(sizes) / 1e6, len(sizes), first)


def middle(runs):
    """The run of median CPU time."""
    return sorted(runs, key=lambda run: run.cpu)[len(runs) // 2]


class Bench:
    def __init__(self, arguments):
        self.root = arguments.root
        self.out = arguments.out
        self.program = arguments.program or arguments.root / "target/dist/mailbag"
        self.runs = arguments.runs

    def mailbag(self, signers, *options, runs=None, watch=False):
        """Each run has a folder of its own; they are removed together, because deleting slows ext4 down for a while."""
        with tempfile.TemporaryDirectory(dir=self.out) as scratch:
            done = []
            for number in range(runs or self.runs):
                folder = Path(scratch) / str(number) / "out"
                folder.mkdir(parents=True)
                command = [self.program, "build", LETTER, "--letters", self.root / "letters", "--signers", signers]
                command += ["--date", DATE, "--out", folder, *options]
                done.append(measured(command, folder, "letter*.pdf", watch))
            return middle(done)

    def typst(self, signers, letters):
        with tempfile.TemporaryDirectory(dir=self.out) as scratch:
            folder = Path(scratch) / "out"
            folder.mkdir()
            shutil.copy(lists.of(signers, letters, self.out), folder / "signers.csv")
            command = [sys.executable, Path(__file__).parent / "peer.py", self.root, folder]
            return measured(command, folder, "*.pdf")


def table(bench, letters_of_typst, letters_in_files):
    signers = bench.root / "benches/data/signers-oslo-17554.csv"
    print("| what | letters | CPU s | wall s | peak MiB | MB of PDF | bytes a letter | first volume, ms |")
    print("|---|---|---|---|---|---|---|---|")
    volumes = bench.mailbag(signers, watch=True)
    print(volumes.row("36 volumes of 500", OSLO), flush=True)
    one = bench.mailbag(signers, "--volume-size", "0")
    print(one.row("one volume", OSLO), flush=True)
    files = bench.mailbag(lists.of(signers, letters_in_files, bench.out), "--per-signer", runs=1)
    print(files.row("a file a letter", letters_in_files), flush=True)
    same = bench.mailbag(lists.of(signers, letters_of_typst, bench.out), "--volume-size", "0")
    print(same.row("one volume, the letters of Typst", letters_of_typst), flush=True)
    peer = bench.typst(signers, letters_of_typst)
    print(peer.row("Typst 0.15.2, PDF/A-2a", letters_of_typst), flush=True)
    ours, theirs = one.cpu / OSLO, peer.cpu / letters_of_typst
    print(
        f"\nA letter takes Typst {theirs / ours:.0f} times as much CPU time as mailbag in one volume, "
        f"{theirs / (volumes.cpu / OSLO):.0f} times as much as in 36; "
        f"in a list of {letters_of_typst:,}, {peer.cpu / same.cpu:.0f} times. "
        f"Its file is {peer.megabytes / same.megabytes:.1f} times as large and its memory {peer.peak_mib / same.peak_mib:.1f} times."
    )


def curve(bench, most):
    signers = bench.root / "benches/data/signers-oslo-17554.csv"
    print("| signers | CPU s | wall s | peak MiB | MB of PDF | µs a letter |\n|---|---|---|---|---|---|")
    points = []
    for count in (1_000, 10_000, OSLO, 100_000, 1_000_000):
        if count > most:
            break
        run = bench.mailbag(lists.of(signers, count, bench.out), runs=1)
        points.append((count, run.cpu, run.peak_mib))
        print(
            f"| {count:,} | {run.cpu:.2f} | {run.wall:.2f} | {run.peak_mib:.0f} | {run.megabytes:.1f} "
            f"| {run.cpu * 1e6 / count:.0f} |",
            flush=True,
        )
    (bench.root / "benches/curve.svg").write_text(plot.svg(points), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--program", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--typst", type=int, default=1000)
    parser.add_argument("--files", type=int, default=OSLO)
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--most", type=int, default=1_000_000)
    arguments = parser.parse_args()
    bench = Bench(arguments)
    if arguments.curve:
        curve(bench, arguments.most)
    else:
        table(bench, arguments.typst, arguments.files)


if __name__ == "__main__":
    main()
