//! Which face serves which script in a list.

use crate::batch::FaceUse;
use crate::cli::words::shown;

/// A line for each script and face, then one for each character without a face.
pub(crate) fn faces(found: &FaceUse) -> Vec<String> {
    let mut lines = Vec::new();
    for ((script, face), characters) in &found.served {
        lines.push(format!("{}: {characters} characters in {}", name(script), shown(face)));
    }
    for (cluster, times) in &found.missing {
        let points: Vec<String> = cluster.chars().map(|character| format!("U+{:04X}", u32::from(character))).collect();
        lines.push(format!("no font has {} ({}): {times} in the list", shown(cluster), shown(&points.join(" "))));
    }
    lines
}

/// The English name of a script; its code where it has none here.
pub(super) fn name(script: &str) -> &str {
    match script {
        "Arab" => "Arabic",
        "Armn" => "Armenian",
        "Bopo" => "Bopomofo",
        "Cyrl" => "Cyrillic",
        "Grek" => "Greek",
        "Hang" => "Hangul",
        "Hani" => "Han",
        "Hebr" => "Hebrew",
        "Kana" => "Kana",
        "Latn" => "Latin",
        "Zyyy" => "other marks",
        code => code,
    }
}
