//! Codes of least length for symbols by how often they come (Huffman), none longer than allowed.

/// The length of each symbol's code in bits, 0 for a symbol that never comes. At least one code where any symbol comes.
pub(super) fn code_lengths<const N: usize>(counts: &[u32; N], longest: usize) -> [u8; N] {
    let mut lengths = [0; N];
    let mut used: Vec<usize> = (0..N).filter(|symbol| counts[*symbol] > 0).collect();
    match used.as_slice() {
        [] => return lengths,
        [only] => {
            lengths[*only] = 1;
            return lengths;
        }
        _ => {}
    }
    used.sort_by_key(|symbol| counts[*symbol]);
    // How many codes have which length: first without a limit, by pairing the two rarest nodes again and again. Leaves come
    // from one queue and pairs from another, both in ascending order.
    let leaves = used.len();
    let mut weights: Vec<u64> = used.iter().map(|symbol| u64::from(counts[*symbol])).collect();
    let mut parents = vec![0; 2 * leaves - 1];
    let (mut leaf, mut pair) = (0, leaves);
    for new in leaves..2 * leaves - 1 {
        let mut weight = 0;
        for _ in 0..2 {
            let take_leaf = leaf < leaves && (pair >= new || weights[leaf] <= weights[pair]);
            let taken = if take_leaf { &mut leaf } else { &mut pair };
            weight += weights[*taken];
            parents[*taken] = new;
            *taken += 1;
        }
        weights.push(weight);
    }
    let mut depths = vec![0_usize; 2 * leaves - 1];
    let mut of_length = vec![0_usize; longest + 1];
    for node in (0..2 * leaves - 2).rev() {
        depths[node] = depths[parents[node]] + 1;
        if node < leaves {
            of_length[depths[node].min(longest)] += 1;
        }
    }
    // Codes that were cut to the limit take more than there is (Kraft): one of the limit's length goes up beside a shorter
    // one, which becomes longer, until all fits.
    let mut taken: usize = (1..=longest).map(|length| of_length[length] << (longest - length)).sum();
    while taken > 1 << longest {
        of_length[longest] -= 1;
        if let Some(shorter) = (1..longest).rev().find(|length| of_length[*length] > 0) {
            of_length[shorter] -= 1;
            of_length[shorter + 1] += 2;
        }
        taken -= 1;
    }
    // The rarest symbols get the longest codes.
    let by_length = (1_u8..=15).zip(&of_length[1..]).collect::<Vec<_>>().into_iter().rev();
    let by_length = by_length.flat_map(|(length, count)| std::iter::repeat_n(length, *count));
    for (symbol, length) in used.into_iter().zip(by_length) {
        lengths[symbol] = length;
    }
    lengths
}

/// A code, its bits turned around as they are written (RFC 1951, 3.1.1, 3.2.2).
pub(super) struct Code {
    bits: Vec<(u16, u8)>,
}

impl Code {
    pub(super) fn new(lengths: &[u8]) -> Self {
        let mut next = [0_u16; 17];
        for length in 1..16_u8 {
            let count = lengths.iter().fold(0_u16, |count, known| count + u16::from(*known == length));
            // All codes of a length fit into as many bits.
            next[usize::from(length) + 1] = next[usize::from(length)].wrapping_add(count) << 1;
        }
        let bits = lengths
            .iter()
            .map(|&length| {
                let code = next[usize::from(length)];
                if length == 0 {
                    return (0, 0);
                }
                next[usize::from(length)] = code.wrapping_add(1);
                (code.reverse_bits() >> (16 - length), length)
            })
            .collect();
        Self { bits }
    }

    /// Bits and length of a symbol's code.
    pub(super) fn of(&self, symbol: usize) -> (u16, u32) {
        let (bits, length) = self.bits[symbol];
        (bits, u32::from(length))
    }
}

#[cfg(test)]
mod tests {
    use super::code_lengths;

    #[test]
    fn codes_fill_their_space_and_keep_to_the_limit() {
        // Fibonacci's numbers make the longest codes.
        let mut counts = [0_u32; 30];
        let (mut one, mut two) = (1_u32, 1_u32);
        for count in &mut counts {
            *count = one;
            (one, two) = (two, one + two);
        }
        for limit in [7, 15] {
            let lengths = code_lengths(&counts, limit);
            assert!(lengths.iter().all(|length| (1..=limit).contains(&usize::from(*length))));
            let taken: usize = lengths.iter().map(|length| 1 << (limit - usize::from(*length))).sum();
            assert_eq!(taken, 1 << limit);
            assert!(lengths.is_sorted_by(|rare, common| rare >= common));
        }
    }
}
