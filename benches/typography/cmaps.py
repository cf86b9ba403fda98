"""Teaches pdfminer the CMaps that a font brings with it (ISO 32000-1, 9.7.5.3): it knows those of Adobe by name alone."""

import re

from pdfminer.cmapdb import CMap
from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdftypes import PDFStream, resolve1

RANGES = re.compile(rb"begincidrange(.*?)endcidrange", re.DOTALL)
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\d+)")


def parsed(data):
    """The CMap for decoding, and the code of each CID."""
    cmap, codes = CMap(), {}
    for ranges in RANGES.findall(data):
        for low, high, cid in RANGE.findall(ranges):
            first, last, size = int(low, 16), int(high, 16), len(low) // 2
            for code in range(first, last + 1):
                *before, byte = code.to_bytes(size, "big")
                table = cmap.code2cid
                for prefix in before:
                    table = table.setdefault(prefix, {})
                table[byte] = int(cid) + code - first
                codes[int(cid) + code - first] = code
    return cmap, codes


def read_embedded():
    """Replaces two methods of pdfminer's font."""
    by_name, text_of = PDFCIDFont.get_cmap_from_spec, PDFCIDFont.to_unichr

    def get_cmap_from_spec(font, spec, strict):
        encoding = resolve1(spec.get("Encoding"))
        if not isinstance(encoding, PDFStream):
            return by_name(font, spec, strict)
        cmap, font.codes = parsed(encoding.get_data())
        return cmap

    def to_unichr(font, cid):
        # ToUnicode leads from codes, which pdfminer takes for CIDs.
        return text_of(font, getattr(font, "codes", {}).get(cid, cid))

    PDFCIDFont.get_cmap_from_spec, PDFCIDFont.to_unichr = get_cmap_from_spec, to_unichr
