"""Lists of any length from the Oslo list."""

import csv


def of(source, count, folder):
    """The first `count` signers; beyond its end the list begins again with other houses and e-mail addresses, so that nobody
    stands in it twice."""
    target = folder / f"signers-{count}.csv"
    with open(source, encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    street, email = heading.index("street"), heading.index("email")
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        for number in range(count):
            turn, place = divmod(number, len(rows))
            row = list(rows[place])
            if turn:
                row[street] += f" {turn}"
                row[email] = f"{turn}.{row[email]}"
            writer.writerow(row)
    return target
