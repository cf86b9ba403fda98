"""The counter against small made-up lines of 10 pt."""

import unittest

import count
import glyphs
import letters
from count import Glyph, Line


def line(text, word=0.26, quarter=0.25, han=0.0, page=0, hyphen=False, halve=()):
    """A line of letters half an em wide and full-width characters an em wide. `halve`: places of full-width marks that
    give up half an em, closing ones behind them, opening ones before."""
    x, found, space = 0.0, [], False
    for place, char in enumerate(text):
        if char == " ":
            space = True
            continue
        full = ord(char) >= 0x2E80
        if found:
            before = found[-1].text
            if space:
                x += word * 10
            elif count.is_han(before) and count.is_han(char):
                x += han * 10
            elif count.is_han(before) != count.is_han(char) and char.isalnum() and before.isalnum():
                x += quarter * 10
        cut = 5.0 if place in halve else 0.0
        if char in count.OPENING:
            x -= cut
            cut = 0.0
        found.append(Glyph(char, x, 10.0 if full else 5.0, 10.0, space))
        x += (10.0 if full else 5.0) - cut
        space = False
    return Line(page, 0.0, tuple(found), hyphen)


def faults(lang, *lines):
    return {what: number for what, number in count.count([list(lines)], lang).counts.items() if number}


class Counter(unittest.TestCase):
    def test_plain_lines_have_no_fault(self):
        self.assertEqual(faults("en", line("one two"), line("three")), {})
        self.assertEqual(faults("ja", line("日本の2人"), line("です。")), {})

    def test_word_spaces(self):
        for word, expected in [
            (0.26, {}),
            (0.26 * 1.5, {}),
            (0.26 * 1.55, {"loose lines": 1}),
            (0.26 * 0.8, {}),
            (0.26 * 0.75, {"tight lines": 1}),
        ]:
            self.assertEqual(faults("en", line("a b c", word=word), line("end")), expected, word)

    def test_the_last_line_may_be_of_any_spacing(self):
        self.assertEqual(faults("en", line("a b"), line("c d", word=2)), {})

    def test_quarter_em_and_space_between_han(self):
        self.assertEqual(faults("ja", line("日本2人", quarter=0.45), line("です。")), {"loose lines": 1})
        self.assertEqual(faults("ja", line("日本2人", quarter=0.125), line("です。")), {"tight lines": 1})
        self.assertEqual(faults("ja", line("日本人", han=0.12), line("です。")), {})
        self.assertEqual(faults("ja", line("日本人", han=0.14), line("です。")), {"loose lines": 1})
        self.assertEqual(faults("ja", line("日本人", han=-0.06), line("です。")), {"tight lines": 1})

    def test_marks_at_the_ends_of_lines(self):
        self.assertEqual(faults("ja", line("日本"), line("。です")), {"forbidden marks": 1})
        self.assertEqual(faults("ja", line("日「"), line("本です")), {"forbidden marks": 1})
        self.assertEqual(faults("ja", line("日ク・"), line("ラです")), {})
        self.assertEqual(faults("zh-Hant", line("日·"), line("人人")), {"forbidden marks": 1})
        self.assertEqual(faults("ja", line("日し"), line("ゃです")), {"forbidden marks": 1})
        self.assertEqual(faults("fr", line("où «"), line("est »")), {"forbidden marks": 1})
        self.assertEqual(faults("fr", line("où"), line("» est")), {"forbidden marks": 1})
        self.assertEqual(faults("fr", line("où"), line("« est")), {})

    def test_hyphens_in_a_row(self):
        hyphened = line("abc", hyphen=True)
        self.assertEqual(faults("en", hyphened, line("d")), {})
        self.assertEqual(faults("en", hyphened, hyphened, hyphened, line("d")), {"hyphens in a row": 2})
        self.assertEqual(faults("en", hyphened, line("ill-"), line("d")), {"hyphens in a row": 1})

    def test_widows_and_orphans(self):
        first, second = line("one"), line("two", page=1)
        self.assertEqual(faults("en", first, first, second), {"widows": 1})
        self.assertEqual(faults("en", first, second, second), {"orphans": 1})
        self.assertEqual(faults("en", first, first, second, second), {})
        self.assertEqual(faults("en", second), {})

    def test_one_character_last_line(self):
        self.assertEqual(faults("ja", line("日本"), line("す。")), {"one-character last lines": 1})
        self.assertEqual(faults("ja", line("日本"), line("です。")), {})
        self.assertEqual(faults("ja", line("す。")), {})
        self.assertEqual(faults("en", line("some"), line("a.")), {})

    def test_pairs_of_marks(self):
        for lang, text, halve, expected in [
            ("ja", "人」。", (), {"uncompressed pairs": 1}),
            ("ja", "人」。", (1,), {}),
            ("ja", "人。「人", (), {"uncompressed pairs": 1}),
            ("ja", "人。「人", (2,), {}),
            ("zh-Hant", "人。」", (), {}),
            ("zh-Hant", "人。「人", (), {"uncompressed pairs": 1}),
            ("zh-Hant", "人》，人", (), {"uncompressed pairs": 1}),
            ("zh-Hans", "人。」", (), {"uncompressed pairs": 1}),
            ("ja", "人「「人", (), {"uncompressed pairs": 1}),
        ]:
            self.assertEqual(faults(lang, line(text, halve=halve)), expected, text)

    def test_note_numbers_are_no_gap(self):
        with_note = line("日本人")
        note = Glyph("1", with_note.glyphs[2].x, 3.0, 6.0, note=True)
        moved = Glyph("人", with_note.glyphs[2].x + 3.0, 10.0, 10.0)
        noted = Line(0, 0.0, (*with_note.glyphs[:2], note, moved))
        self.assertEqual(faults("ja", noted, line("です。")), {})


class Matching(unittest.TestCase):
    def test_lines_are_found_through_hyphens_markers_and_notes(self):
        wanted, spaces = glyphs.target("one and two2 words")
        for hyphen in glyphs.HYPHENS:
            set_lines = [line("•one an" + glyphs.without_invisible(hyphen)), line("dtwo21words")]
            found = glyphs.match(set_lines, 0, 1, wanted, spaces)
            self.assertEqual([set_line.text for set_line in found], ["one an-", "d two21 words"])
            self.assertTrue(found[0].hyphen)

    def test_joiners_are_not_looked_for(self):
        self.assertEqual(glyphs.without_invisible("»\u2060\u200b"), "»")

    def test_a_lost_word_is_not_found(self):
        wanted, spaces = glyphs.target("one and two")
        self.assertIsNone(glyphs.match([line("one two")], 0, 0, wanted, spaces))

    def test_no_break_spaces_are_no_spaces_to_measure(self):
        self.assertEqual(glyphs.target("a\u00a0b c"), ("abc", {2}))


class Reading(unittest.TestCase):
    def test_paragraphs_and_items(self):
        found = letters.paragraph(["- de [« ici »](https://example.org),", "  et là\u00a0;"])
        self.assertTrue(found.item)
        self.assertEqual(found.text, "de « ici », et là\u00a0;")
        self.assertEqual([piece.url for piece in found.pieces], ["", "https://example.org", ""])


if __name__ == "__main__":
    unittest.main()
