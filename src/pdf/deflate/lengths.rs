//! The codes of lengths and distances (RFC 1951, 3.2.5).

/// Base and extra bits of the length codes (RFC 1951, 3.2.5).
pub(super) const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
/// Extra bits of a distance.
pub(super) fn extra_bits(distance: usize) -> i32 {
    if distance <= 4 { 0 } else { (distance - 1).ilog2().cast_signed() - 1 }
}

/// Code, base and extra bits of a distance (3.2.5).
pub(super) fn distance_code(distance: u16) -> (usize, u16, u32) {
    if distance <= 4 {
        return (usize::from(distance.saturating_sub(1)), distance, 0);
    }
    let power = (distance - 1).ilog2();
    let half = (distance - 1) >> (power - 1) & 1;
    let base = (2 + half) << (power - 1);
    (2 * power as usize + usize::from(half), base + 1, power - 1)
}
