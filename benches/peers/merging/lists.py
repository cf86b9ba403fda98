"""Writes the lists: as they are, and each with one thing that goes wrong in real lists."""

import csv
import sys
from pathlib import Path

LONG = "This is a long message. " * 160


def write(path, heading, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heading, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def changed(rows, **cells):
    """The rows with cells of the third one replaced."""
    return [{**row, **cells} if place == 2 else row for place, row in enumerate(rows)]


def main(root, folder):
    with (root / "signers.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        twelve, heading = list(reader), reader.fieldnames
    one_line = [{**row, "message": " ".join(row["message"].split())} for row in twelve]
    write(folder / "twelve.csv", heading, twelve)
    write(folder / "one-line.csv", heading, one_line)
    write(folder / "comma.csv", heading, changed(one_line, city="Wexcombe, Wilts"))
    write(folder / "private-use.csv", heading, changed(one_line, given_name="Margaret\U0010fffd"))
    write(folder / "rare-ideograph.csv", heading, changed(one_line, given_name="Margaret\U000323af"))
    write(folder / "no-such-day.csv", heading, changed(one_line, date="31/02/2021"))
    write(folder / "no-name.csv", heading, changed(one_line, given_name="", family_name=""))
    write(folder / "three-pages.csv", heading, changed(one_line, message=LONG))
    with (root / "benches/data/signers-oslo-17554.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, heading = list(reader), [*reader.fieldnames, "message"]
    for count in (100, 1000):
        write(folder / f"{count}.csv", heading, [{"message": "", **row} for row in rows[:count]])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
