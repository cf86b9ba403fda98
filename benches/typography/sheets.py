"""Lays the pages of several programs side by side in one picture."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

RESOLUTION = 90
GAP = 12


def side_by_side(pdfs, picture):
    """A column a program, its pages one below another, its name on top."""
    columns = []
    with tempfile.TemporaryDirectory() as folder:
        for number, pdf in enumerate(pdfs.values()):
            stem = Path(folder) / str(number)
            subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-png", str(pdf), str(stem)], check=True)
            pages = sorted(Path(folder).glob(f"{number}-*.png"))
            columns.append([Image.open(page).convert("RGB") for page in pages])
    width, height = (max(page.size[side] for column in columns for page in column) for side in (0, 1))
    rows = max(map(len, columns))
    sheet = Image.new("RGB", (len(columns) * (width + GAP), 24 + rows * (height + GAP)), "lightgrey")
    draw = ImageDraw.Draw(sheet)
    for across, (program, column) in enumerate(zip(pdfs, columns)):
        draw.text((across * (width + GAP) + 4, 6), program, fill="black")
        for down, page in enumerate(column):
            sheet.paste(page, (across * (width + GAP), 24 + down * (height + GAP)))
    sheet.save(picture)
