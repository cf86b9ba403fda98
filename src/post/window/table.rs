//! The windows that the program knows, with the sources of their measures. In mm, from the left and from the top.

use crate::length::{Length, Rect, Size};
use crate::post::window::{Opening, Window};

/// DL (ISO 269).
const DL: Size = Size { width: Length::mm(220.0), height: Length::mm(110.0) };
/// C6/C5 (ISO 269).
const C6C5: Size = Size { width: Length::mm(229.0), height: Length::mm(114.0) };

/// A4 folded to 105 mm, the first panel upright and whole: folds at 105 and 210.
const FOLDED_AT_105: Rect = Rect::mm(0.0, 0.0, 210.0, 105.0);
/// A4 folded in three equal parts: folds at 99 and 198.
const FOLDED_AT_99: Rect = Rect::mm(0.0, 0.0, 210.0, 99.0);
/// DIN 5008, form A: folds at 87 and 192. The second panel, behind the first, stands 18 mm above its upper edge.
const FOLDED_AT_87: Rect = Rect::mm(0.0, -18.0, 210.0, 105.0);

/// The hole punch of all standards: half the sheet (ISO 838).
const HALF: Option<Length> = Some(Length::mm(148.5));
/// Folds at 105 and 210.
const AT_105: &[Length] = &[Length::mm(105.0), Length::mm(210.0)];

/// No window envelope: the address stands at the left, above the body, where most countries expect it.
pub const NONE: Window = Window {
    name: "none",
    openings: &[],
    place: Rect::mm(25.0, 50.0, 85.0, 35.0), // tuned: below sender and date, seven lines of 10.5 pt
    text_left: Length::mm(25.0),
    text_top: Length::mm(50.0),
    sender: Rect::mm(25.0, 15.0, 160.0, 32.0), // tuned
    fold_marks: &[],
    punch_mark: None,
    body_top: Length::mm(88.0),
};

/// DIN 5008 form A. Zone 20, 27, 85 × 45: 17.7 for return line and notes, which are filled from below, 27.3 for the address, text at 25, folds 87 and 192
/// (Typst letter-pro; din-5008-richtlinien.de). Window 90 × 45, 20 from the left and 15 from the bottom (DIN 680; the same for
/// C6/5 in a Swiss dealer's table of norms for window envelopes, "L-DIN").
const DIN_5008_A: Window = Window {
    name: "din-5008-a",
    openings: &[
        Opening { name: "DL", envelope: DL, window: Rect::mm(20.0, 50.0, 90.0, 45.0), folded: FOLDED_AT_87 },
        Opening { name: "C6/5", envelope: C6C5, window: Rect::mm(20.0, 54.0, 90.0, 45.0), folded: FOLDED_AT_87 },
    ],
    text_left: Length::mm(25.0),
    text_top: Length::mm(44.7),
    sender: Rect::mm(125.0, 15.0, 60.0, 65.0), // the standard's block of information stands here too
    fold_marks: &[Length::mm(87.0), Length::mm(192.0)],
    punch_mark: HALF,
    body_top: Length::mm(83.5), // 2.5 below what can show
    ..NONE
};

/// DIN 5008 form B: as form A, 18 lower; folds 105 and 210.
const DIN_5008_B: Window = Window {
    name: "din-5008-b",
    openings: &[
        Opening { name: "DL", envelope: DL, window: Rect::mm(20.0, 50.0, 90.0, 45.0), folded: FOLDED_AT_105 },
        Opening { name: "C6/5", envelope: C6C5, window: Rect::mm(20.0, 54.0, 90.0, 45.0), folded: FOLDED_AT_105 },
    ],
    text_top: Length::mm(62.7),
    sender: Rect::mm(25.0, 15.0, 160.0, 29.0),
    fold_marks: AT_105,
    body_top: Length::mm(101.5),
    ..DIN_5008_A
};

/// French, window at the right: 100 × 45 (KOMA-Script's preset NF shows 100 to 200, 35 to 80 of a sheet folded at 99) and 100 × 35
/// (its usual sister), both 20 from the right and 20 from the bottom of DL: recalled from the trade. What both show agrees with a
/// print house's own zone of 85 × 33 at 110, 55 (edics.fr). NF Z 11-001 is a recommendation, sources disagree.
const NF: Window = Window {
    name: "nf",
    openings: &[
        Opening {
            name: "DL 45 × 100", envelope: DL, window: Rect::mm(100.0, 45.0, 100.0, 45.0), folded: FOLDED_AT_99
        },
        Opening {
            name: "DL 35 × 100", envelope: DL, window: Rect::mm(100.0, 55.0, 100.0, 35.0), folded: FOLDED_AT_99
        },
    ],
    text_left: Length::mm(110.0),
    text_top: Length::mm(55.3),
    sender: Rect::mm(25.0, 15.0, 62.0, 72.0),
    fold_marks: &[Length::mm(99.0), Length::mm(198.0)],
    punch_mark: HALF,
    body_top: Length::mm(91.5),
    ..NONE
};

/// Swiss, window at the right, C6/5: 90 × 40, 15 from the right and 30 from the bottom (SN 010130 of 1980), and the older
/// 100 × 45, 12 and 21 (a dealer's table, "Normes pour enveloppes à fenêtre"). Folds 105 and 210 (KOMA-Script's preset SN).
const SN: Window = Window {
    name: "sn",
    openings: &[
        Opening { name: "C6/5", envelope: C6C5, window: Rect::mm(124.0, 44.0, 90.0, 40.0), folded: FOLDED_AT_105 },
        Opening {
            name: "C6/5, older",
            envelope: C6C5,
            window: Rect::mm(117.0, 48.0, 100.0, 45.0),
            folded: FOLDED_AT_105,
        },
    ],
    text_left: Length::mm(125.0),
    text_top: Length::mm(48.3),
    sender: Rect::mm(25.0, 15.0, 70.0, 72.0),
    fold_marks: AT_105,
    punch_mark: HALF,
    body_top: Length::mm(95.0),
    ..NONE
};

/// Norwegian, window at the left, 15 from the edge: E65 (that is DL) 95 × 30, 40 from the top; C6/5 100 × 35, 39 from the top
/// (officeconsult.no). Folded at 105: of a sheet folded at 99 no more than 19 mm would be sure to show. Not for C5 and C4 with
/// windows (C5: 105 × 35, 44 from the top, the sheet folded once): they hide what stands above 44.
const NO: Window = Window {
    name: "no",
    openings: &[
        Opening { name: "E65", envelope: DL, window: Rect::mm(15.0, 40.0, 95.0, 30.0), folded: FOLDED_AT_105 },
        Opening { name: "C6/5", envelope: C6C5, window: Rect::mm(15.0, 39.0, 100.0, 35.0), folded: FOLDED_AT_105 },
    ],
    text_left: Length::mm(25.0),
    text_top: Length::mm(40.3),
    sender: Rect::mm(125.0, 15.0, 60.0, 58.0),
    fold_marks: AT_105,
    punch_mark: HALF,
    body_top: Length::mm(76.5),
    ..NONE
};

/// Every window that the program knows.
pub const ALL: &[&Window] = &[&DIN_5008_A, &DIN_5008_B, &NF, &SN, &NO, &NONE];
