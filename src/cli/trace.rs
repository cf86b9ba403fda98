//! `--verbose`: what is done and how long it takes, on standard error. Stages and rows are counted and numbered; nobody is named.

use std::io;
use std::time::Instant;

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts telling: at 1 the stages, at 2 or more the rows and volumes too. Of the crates below nothing is told: they know no
/// promise about names.
pub(crate) fn begin(verbose: u8, coloured: bool) {
    let level = match verbose {
        0 => return,
        1 => Level::INFO,
        _ => Level::DEBUG,
    };
    let layer = fmt::layer().with_writer(io::stderr).without_time().with_target(false).with_ansi(coloured);
    let ours = Targets::new().with_target("mailbag", level);
    // A second run in one process, as in tests, goes on with the first one's.
    let _ = tracing_subscriber::registry().with(ours).with(layer).try_init();
}

/// A stage that is at work.
#[derive(Debug)]
pub(crate) struct Stage {
    name: &'static str,
    began: Instant,
}

impl Stage {
    #[expect(clippy::disallowed_methods, reason = "durations are shown and reach no output")]
    pub(crate) fn begin(name: &'static str) -> Self {
        tracing::debug!("{name} …");
        Self { name, began: Instant::now() }
    }

    /// The stage has come to its end, with so much done.
    pub(crate) fn end(self, done: u64) {
        let milliseconds = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(done, milliseconds, "{}", self.name);
    }
}
