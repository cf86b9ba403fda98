//! Charstrings without stems and masks (Adobe Technical Note 5177).

/// Appends a charstring without its hints. `None` for one that calls subroutines or is not what it should be.
pub(in crate::pdf) fn unhinted(charstring: &[u8], out: &mut Vec<u8>) -> Option<()> {
    // Where the operands in hand begin, where the first of them ends, and how many there are.
    let (mut start, mut first, mut operands) = (out.len(), 0, 0_usize);
    // The width stands before the operands of the first operator that clears the stack, of which there is then one more.
    let mut width_is_over = false;
    let mut stems = 0;
    let mut at = 0;
    loop {
        let byte = *charstring.get(at)?;
        let length = match byte {
            28 => 3,
            32..=246 => 1,
            247..=254 => 2,
            255 => 5,
            _ => 0,
        };
        if length > 0 {
            out.extend_from_slice(charstring.get(at..at + length)?);
            at += length;
            operands += 1;
            if operands == 1 {
                first = out.len();
            }
            continue;
        }
        at += 1;
        match byte {
            // hstem, vstem, hstemhm, vstemhm; hintmask and cntrmask, with the last vstem before them left unsaid.
            1 | 3 | 18 | 23 | 19 | 20 => {
                if operands % 2 == 1 {
                    if width_is_over {
                        return None;
                    }
                    start = first;
                }
                width_is_over = true;
                out.truncate(start);
                stems += operands / 2;
                operands = 0;
                if matches!(byte, 19 | 20) {
                    at += stems.div_ceil(8);
                }
                continue;
            }
            // Flex.
            12 => {
                let second = *charstring.get(at)?;
                at += 1;
                if !(34..=37).contains(&second) {
                    return None;
                }
                out.extend_from_slice(&[byte, second]);
            }
            // Moves, lines and curves.
            4..=8 | 21 | 22 | 24..=27 | 30 | 31 => out.push(byte),
            // endchar; with four operands or more it composes glyphs.
            14 => {
                out.push(byte);
                return (operands < 4).then_some(());
            }
            _ => return None,
        }
        width_is_over = true;
        start = out.len();
        operands = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::unhinted;

    /// Operands 1 to 4 are the bytes 140 to 143.
    fn check(charstring: &[u8], expected: Option<&[u8]>) {
        let mut out = b"before".to_vec();
        let whole = unhinted(charstring, &mut out);
        assert_eq!(whole.map(|()| &out[6..]), expected);
    }

    #[test]
    fn hints_go_and_the_width_stays() {
        // 1 2 hstem, 3 4 rmoveto, endchar.
        check(&[140, 141, 1, 142, 143, 21, 14], Some(&[142, 143, 21, 14]));
        // The width before the stem, then before what is drawn.
        check(&[150, 140, 141, 1, 142, 143, 21, 14], Some(&[150, 142, 143, 21, 14]));
        check(&[28, 1, 2, 140, 141, 18, 140, 141, 23, 142, 22, 14], Some(&[28, 1, 2, 142, 22, 14]));
        // The stems before a mask are not named; with two stems it has one byte.
        check(&[150, 140, 141, 18, 140, 141, 19, 0x80, 142, 22, 20, 0x40, 14], Some(&[150, 142, 22, 14]));
        // A width alone, and none at all.
        check(&[150, 14], Some(&[150, 14]));
        check(&[14], Some(&[14]));
        check(&[140, 141, 12, 35, 14], Some(&[140, 141, 12, 35, 14]));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for charstring in [&[140, 10, 14][..], &[140, 29], &[142, 143, 21], &[28, 1], &[], &[12, 3, 14], &[0, 14]] {
            check(charstring, None);
        }
        check(&[140, 141, 21, 140, 141, 142, 1, 14], None);
        check(&[140, 141, 142, 143, 14], None);
    }
}
