//! Which face serves which script in a list.

use crate::batch::FaceUse;
use crate::cli::words::catalogue::{is_known, say};
use crate::cli::words::shown;

/// A line for each script and face, then one for each character without a face.
pub(crate) fn faces(found: &FaceUse) -> Vec<String> {
    let mut lines = Vec::new();
    for ((script, face), characters) in &found.served {
        lines.push(say!("face-served", script = name(script), characters = *characters, face = shown(face)));
    }
    for (cluster, times) in &found.missing {
        let points: Vec<String> = cluster.chars().map(|character| format!("U+{:04X}", u32::from(character))).collect();
        let points = shown(&points.join(" "));
        lines.push(say!("face-missing", cluster = shown(cluster), points = points, times = *times));
    }
    lines
}

/// The name of a script; its code where it has none here.
pub(super) fn name(script: &str) -> String {
    let message = format!("script-{script}");
    if is_known(&message) { say!(&message) } else { script.to_owned() }
}
