//! To come.

use crate::lang::{Lang, Writing};
use crate::text::font::{CJK, FaceId};

/// The regular CJK face whose forms are those of a language; traditional Chinese where the language is not CJK.
pub(in crate::text) fn cjk_face(lang: Lang) -> FaceId {
    let add = match lang.writing() {
        Writing::Japanese => 0,
        Writing::Korean => 1,
        Writing::SimplifiedChinese => 2,
        _ if lang.is_cjk() && lang.region() == Some("HK") => 4,
        _ => 3,
    };
    FaceId(CJK.0 + add)
}
