//! Charstrings without stems, masks and subroutines (Adobe Technical Note 5177).

use crate::pdf::cff::Subroutines;

/// Operands that may be in hand, how deep subroutines may call one another, and the longest charstring (Adobe Technical Note 5177,
/// appendix B).
const MOST_OPERANDS: usize = 48;
const DEEPEST: usize = 10;
const LONGEST: usize = 65_535;

/// Bytes that are read for a charstring, those of a subroutine as often as it is called (tuned: our faces read some hundreds): a
/// font that somebody made up could call without end.
const MOST_READ: usize = 1 << 20;

/// Appends a charstring without its hints, with the subroutines that it calls put in their places. `None` for one that is not what
/// it should be, calls what `subroutines` has not, or is past the limits.
pub(in crate::pdf) fn unhinted(
    charstring: &[u8],
    subroutines: Option<&Subroutines<'_>>,
    out: &mut Vec<u8>,
) -> Option<()> {
    // Where each operand in hand begins.
    let mut operands: Vec<usize> = Vec::with_capacity(48);
    // The width stands before the operands of the first operator that clears the stack, of which there is then one more.
    let mut width_is_over = false;
    let mut stems = 0;
    let (mut code, mut at) = (charstring, 0);
    let mut callers: Vec<(&[u8], usize)> = Vec::new();
    let begin = out.len();
    let mut read = 0;
    loop {
        let Some(&byte) = code.get(at) else {
            // A subroutine may end without saying so, and some fonts leave it out at the end of all.
            if let Some(caller) = callers.pop() {
                (code, at) = caller;
                continue;
            }
            out.push(14);
            return (operands.len() < 4).then_some(());
        };
        let length = operand_length(byte);
        read += length.max(1);
        if read > MOST_READ || out.len() - begin > LONGEST {
            return None;
        }
        if length > 0 {
            if operands.len() == MOST_OPERANDS {
                return None;
            }
            operands.push(out.len());
            out.extend_from_slice(code.get(at..at + length)?);
            at += length;
            continue;
        }
        at += 1;
        match byte {
            // hstem, vstem, hstemhm, vstemhm; hintmask and cntrmask, with the last vstem before them left unsaid.
            1 | 3 | 18 | 23 | 19 | 20 => {
                let has_width = operands.len() % 2 == 1 && !width_is_over;
                width_is_over = true;
                out.truncate(operands.get(usize::from(has_width)).copied().unwrap_or(out.len()));
                stems += operands.len() / 2;
                operands.clear();
                if matches!(byte, 19 | 20) {
                    at += stems.div_ceil(8);
                }
                continue;
            }
            // callsubr, callgsubr: the operand before says which.
            10 | 29 => {
                let place = operands.pop()?;
                let number = whole(&out[place..])?;
                out.truncate(place);
                let called = subroutines?.get(byte == 29, number)?;
                if callers.len() == DEEPEST {
                    return None;
                }
                callers.push((code, at));
                (code, at) = (called, 0);
                continue;
            }
            // return
            11 => {
                (code, at) = callers.pop()?;
                continue;
            }
            // Flex.
            12 => {
                let second = *code.get(at)?;
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
                return (operands.len() < 4).then_some(());
            }
            _ => return None,
        }
        width_is_over = true;
        operands.clear();
    }
}

/// How many bytes an operand takes that begins so; 0 for an operator.
fn operand_length(byte: u8) -> usize {
    match byte {
        28 => 3,
        32..=246 => 1,
        247..=254 => 2,
        255 => 5,
        _ => 0,
    }
}

/// The whole number that an operand is.
fn whole(operand: &[u8]) -> Option<i32> {
    let byte = |at: usize| operand.get(at).copied().map(i32::from);
    Some(match *operand.first()? {
        28 => i32::from(i16::from_be_bytes(operand.get(1..3)?.try_into().ok()?)),
        first @ 32..=246 => i32::from(first) - 139,
        first @ 247..=250 => (i32::from(first) - 247) * 256 + byte(1)? + 108,
        first @ 251..=254 => -(i32::from(first) - 251) * 256 - byte(1)? - 108,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::unhinted;
    use crate::pdf::cff::{Index, IndexWriter, Subroutines};

    /// Operands 1 to 4 are the bytes 140 to 143.
    fn check(charstring: &[u8], expected: Option<&[u8]>) {
        let mut out = b"before".to_vec();
        let whole = unhinted(charstring, None, &mut out);
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
    fn subroutines_are_put_in_their_places() {
        // Three, of which the first is called -107: 1 2 hstem return; 3 4 rmoveto endchar; itself.
        let table = [0, 3, 1, 1, 5, 9, 11, 140, 141, 1, 11, 142, 143, 21, 14, 34, 29];
        let global = Index::read(&table, 0).expect("an INDEX");
        let calls = Subroutines { table: &table, global: &global, local: None };
        let inlined = |charstring: &[u8]| {
            let mut out = Vec::new();
            unhinted(charstring, Some(&calls), &mut out).map(|()| out)
        };
        assert_eq!(inlined(&[32, 29, 33, 29]), Some(vec![142, 143, 21, 14]));
        // What a subroutine draws with may stand before it.
        assert_eq!(inlined(&[150, 32, 29, 33, 29]), Some(vec![150, 142, 143, 21, 14]));
        assert_eq!(inlined(&[32, 29]), Some(vec![14]));
        for refused in [&[34, 29][..], &[35, 29, 14], &[31, 29, 14], &[32, 10, 14], &[29], &[11]] {
            assert_eq!(inlined(refused), None, "{refused:?}");
        }
    }

    #[test]
    fn a_charstring_cannot_run_without_end() {
        // Each of nine subroutines calls the next eight times; the last one draws.
        let mut entries: Vec<Vec<u8>> = (33..42_u8).map(|next| [next, 29].repeat(8)).collect();
        entries.push(vec![140, 141, 5]);
        let mut index = IndexWriter::new(entries.len(), 200);
        for entry in &entries {
            index.add(|data| {
                data.extend_from_slice(entry);
                Some(())
            });
        }
        let mut table = Vec::new();
        index.write(&mut table).expect("an INDEX");
        let global = Index::read(&table, 0).expect("an INDEX");
        let calls = Subroutines { table: &table, global: &global, local: None };
        assert_eq!(unhinted(&[32, 29, 14], Some(&calls), &mut Vec::new()), None);
        let mut last = Vec::new();
        assert_eq!(unhinted(&[41, 29, 14], Some(&calls), &mut last), Some(()));
        assert_eq!(last, [140, 141, 5, 14]);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for charstring in [&[140, 10, 14][..], &[140, 29], &[28, 1], &[12, 3, 14], &[0, 14], &[140; 49], &[11]] {
            check(charstring, None);
        }
        check(&[140, 141, 142, 143, 14], None);
        check(&[140, 141, 142, 143], None);
        check(&[140, 141, 21].repeat(40_000), None);
    }

    #[test]
    fn what_is_left_out_is_put_right() {
        check(&[142, 143, 21], Some(&[142, 143, 21, 14]));
        check(&[], Some(&[14]));
        // An operand too many before a stem is no width behind the first operator.
        check(&[140, 141, 21, 140, 141, 142, 1, 14], Some(&[140, 141, 21, 14]));
    }
}
