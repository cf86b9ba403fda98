//! The ICC profile of sRGB for the output intent, built from the published numbers (IEC 61966-2-1; ICC.1:2001-04 for the
//! format, version 2.1).

/// Entries of the tone curve (tuned: 1,024 keep the error below a 16-bit step of what 8-bit samples need).
const CURVE: u16 = 1024;

/// Red, green and blue of sRGB as X, Y and Z under D50, adapted from D65 by Bradford.
const PRIMARIES: [(&[u8; 4], [f64; 3]); 3] = [
    (b"rXYZ", [0.436_074_7, 0.222_504_5, 0.013_932_2]),
    (b"gXYZ", [0.385_064_9, 0.716_878_6, 0.097_104_5]),
    (b"bXYZ", [0.143_080_4, 0.060_616_9, 0.714_173_3]),
];
/// White of the profile connection space, D50.
const WHITE: [f64; 3] = [0.9642, 1.0, 0.8249];

/// The profile, about 2.6 KB.
pub(super) fn srgb() -> Vec<u8> {
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> =
        vec![(b"desc", description("sRGB IEC61966-2.1")), (b"cprt", plain_text("No copyright, use freely"))];
    tags.push((b"wtpt", xyz(WHITE)));
    tags.extend(PRIMARIES.iter().map(|(tag, colour)| (*tag, xyz(*colour))));
    tags.extend([b"rTRC", b"gTRC", b"bTRC"].map(|tag| (tag, tone_curve())));

    let mut table = u32_bytes(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut before: Option<(usize, Vec<u8>)> = None;
    for (tag, content) in tags {
        let length = content.len();
        // The three curves are one.
        let at = match before {
            Some((at, ref same)) if *same == content => at,
            _ => {
                let at = start + data.len();
                data.extend_from_slice(&content);
                data.resize(data.len().next_multiple_of(4), 0);
                at
            }
        };
        before = Some((at, content));
        table.extend_from_slice(tag);
        table.extend_from_slice(&u32_bytes(at));
        table.extend_from_slice(&u32_bytes(length));
    }

    let mut profile = u32_bytes(start + data.len()).to_vec();
    profile.extend_from_slice(&[0; 4]); // no preferred colour module
    profile.extend_from_slice(&[2, 0x10, 0, 0]); // version 2.1
    profile.extend_from_slice(b"mntrRGB XYZ ");
    for number in [1998_u16, 2, 9, 0, 0, 0] {
        profile.extend_from_slice(&number.to_be_bytes()); // a date is asked for; this is the usual profile's
    }
    profile.extend_from_slice(b"acsp");
    profile.resize(68, 0); // platform, flags, device, intent: none, perceptual
    profile.extend_from_slice(&xyz(WHITE)[8..]);
    profile.resize(128, 0);
    profile.extend_from_slice(&table);
    profile.extend_from_slice(&data);
    profile
}

fn u32_bytes(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

/// `XYZType`: three numbers with 16 bits behind the point.
fn xyz(values: [f64; 3]) -> Vec<u8> {
    let mut out = b"XYZ \0\0\0\0".to_vec();
    for value in values {
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        out.extend_from_slice(&((value * 65536.0).round() as i32).to_be_bytes());
    }
    out
}

/// `curveType` of the sRGB transfer function.
fn tone_curve() -> Vec<u8> {
    let mut out = b"curv\0\0\0\0".to_vec();
    out.extend_from_slice(&u32::from(CURVE).to_be_bytes());
    for step in 0..CURVE {
        let value = f64::from(step) / f64::from(CURVE - 1);
        let linear = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1")]
        out.extend_from_slice(&((linear * 65535.0).round() as u16).to_be_bytes());
    }
    out
}

/// `textType`.
fn plain_text(text: &str) -> Vec<u8> {
    let mut out = b"text\0\0\0\0".to_vec();
    out.extend_from_slice(text.as_bytes());
    out.push(0);
    out
}

/// `textDescriptionType` with its ASCII part alone; the Unicode and Macintosh parts are empty.
fn description(text: &str) -> Vec<u8> {
    let mut out = b"desc\0\0\0\0".to_vec();
    out.extend_from_slice(&u32_bytes(text.len() + 1));
    out.extend_from_slice(text.as_bytes());
    out.resize(out.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    out
}

#[cfg(test)]
mod tests {
    use super::srgb;

    #[test]
    fn the_header_tells_the_length_and_every_tag_lies_inside() {
        let profile = srgb();
        let word =
            |at: usize| u32::from_be_bytes([profile[at], profile[at + 1], profile[at + 2], profile[at + 3]]) as usize;
        assert_eq!(word(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!(word(128), 9);
        for tag in 0..9 {
            let (at, length) = (word(132 + tag * 12 + 4), word(132 + tag * 12 + 8));
            assert!(at % 4 == 0 && at + length <= profile.len());
        }
        assert!(profile.len() < 3000);
    }
}
