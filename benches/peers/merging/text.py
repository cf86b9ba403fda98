"""Writes the words of the letter as JSON, for Typst and for Writer."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "typst"))
from letters import DAYS, part  # noqa: E402

ADDRESS = ["President Xi Jinping", "c/o Amnesty International France", "76 boulevard de la Villette", "75940 PARIS CEDEX 19"]


def main(root, target):
    parts = [part(root, language, day) for language, day in DAYS.items()]
    target.write_text(json.dumps({"address": ADDRESS, "parts": parts}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
