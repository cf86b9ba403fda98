//! The list that the program ships with, known by its hash, so that nobody sends it by mistake.

use sha2::{Digest, Sha256};

/// The shipped list.
const SAMPLE: &[u8] = include_bytes!("../../signers.csv");

/// Whether a list with this SHA-256 is the shipped one. Line ends that a checkout changed make no difference.
pub fn is_sample(hash: &[u8; 32]) -> bool {
    let with_lf: Vec<u8> = SAMPLE.iter().copied().filter(|byte| *byte != b'\r').collect();
    let with_crlf: Vec<u8> =
        with_lf.iter().flat_map(|byte| if *byte == b'\n' { vec![b'\r', b'\n'] } else { vec![*byte] }).collect();
    [with_lf, with_crlf].iter().any(|content| <[u8; 32]>::from(Sha256::digest(content)) == *hash)
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::{SAMPLE, is_sample};

    #[test]
    fn the_shipped_list_and_no_other_is_the_sample() {
        assert!(is_sample(&Sha256::digest(SAMPLE).into()));
        assert!(!is_sample(&Sha256::digest(b"given_name\nAnna\n").into()));
    }
}
