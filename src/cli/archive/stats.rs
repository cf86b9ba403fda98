//! `mailbag archive stats`: how much was sent, in numbers and as a plot.

use std::path::{Path, PathBuf};

use crate::archive::open::Access;
use crate::archive::stats::stats;
use crate::batch::staging;
use crate::cli::Ending;
use crate::cli::archive::{Desk, Stop, plot, print_path};
use crate::cli::report::Report;
use crate::cli::words::en::archive as words;

pub(super) fn run(desk: &Desk, plots: &[PathBuf], json: bool, report: &mut Report) -> Result<(), Stop> {
    let ending = |path: &Path| path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    if let Some(other) = plots.iter().find(|path| !matches!(ending(path).as_str(), "svg" | "png")) {
        report.line(&words::no_plot(other));
        return Err(Ending::Refused.into());
    }
    let archive = desk.open(Access::Read, report)?;
    let stats = stats(&archive)?;
    if json {
        report.data(&serde_json::to_string(&stats).unwrap_or_default())?;
    } else {
        for line in words::stats(&stats) {
            report.data(&line)?;
        }
        if let Some(line) = words::samples(&stats) {
            report.line(&line);
        }
    }
    if plots.is_empty() {
        return Ok(());
    }
    let svg = plot::svg(&stats.months);
    for path in plots {
        if ending(path) == "svg" {
            staging::write_alone(path, svg.as_bytes())?;
        } else {
            staging::write_alone(path, &plot::png(&svg)?)?;
        }
        if !json {
            print_path(path, report)?;
        }
    }
    Ok(())
}
