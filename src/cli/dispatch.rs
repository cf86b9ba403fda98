//! How a batch is printed on paper and posted: what of the command line decides that.

use jiff::civil::Date;

use crate::batch::{Envelopes, Shape};
use crate::campaign::day::FRESH_DAYS;
use crate::campaign::naming::unknown;
use crate::cli::args::{JobArguments, OrientationArgument, PaperArgument, ShapeArgument};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::post::envelope;
use crate::post::tariff::Tariff;
use crate::post::weight::{Paper, SheetSize, Weight};

/// The lightest bag that a limit may ask for: a letter of many sheets in its envelope still goes in (tuned).
const LEAST_BAG: Weight = Weight::grams(500);

/// What was decided.
pub(super) struct Decided {
    pub(super) shape: Shape,
    pub(super) paper: Paper,
    pub(super) landscape: bool,
    pub(super) envelopes: Envelopes,
    pub(super) bag_limit: Option<Weight>,
    pub(super) tariff: Option<Tariff>,
}

/// Decides what paper, envelopes, bags and tariff are meant.
pub(super) fn decide(typed: &JobArguments, day: Date, findings: &mut Findings) -> Option<Decided> {
    let before = findings.error_count();
    let envelopes = match typed.envelope.as_deref() {
        None => Envelopes::AsRoute,
        Some("none") => Envelopes::None,
        Some(name) => envelope::by_name(name).map_or_else(
            || {
                let known: Vec<&str> = envelope::SIZES.iter().map(|size| size.name).chain(["none"]).collect();
                findings.push(unknown(Code::UnknownEnvelope, "envelope", name, known.into_iter()));
                Envelopes::None
            },
            Envelopes::Of,
        ),
    };
    let bag_limit = typed.bag_limit.as_deref().and_then(|text| {
        let limit = Weight::parse(text).filter(|limit| *limit >= LEAST_BAG);
        if limit.is_none() {
            findings.push(Diagnostic::error(Code::BadWeight).with("value", text).with("least", LEAST_BAG));
        }
        limit
    });
    let tariff = typed.tariff.as_deref().and_then(|path| Tariff::read(path, findings));
    if let (Some(tariff), Some(path)) = (&tariff, &typed.tariff)
        && let Some(days) = tariff.day().and_then(|as_of| day.since(as_of).ok()).map(|age| i64::from(age.get_days()))
        && !(0..=FRESH_DAYS).contains(&days)
    {
        // A tariff of another year is hardly the one that holds.
        let severe = !(0..=366).contains(&days);
        let finding = if severe { Diagnostic::warning(Code::DataAge) } else { Diagnostic::note(Code::DataAge) };
        let finding = finding.with("name", path.display()).with("as_of", &tariff.as_of);
        findings.push(if days < 0 { finding.with("ahead", -days) } else { finding.with("days", days) });
    }
    (findings.error_count() == before).then_some(Decided {
        shape: match typed.shape {
            Some(ShapeArgument::Roll) => Shape::Roll,
            None | Some(ShapeArgument::Letters) => Shape::Letters,
        },
        paper: Paper {
            sheet: match typed.paper {
                Some(PaperArgument::A3) => SheetSize::A3,
                None | Some(PaperArgument::A4) => SheetSize::A4,
            },
            grammage: typed.grammage.unwrap_or(Paper::GRAMMAGE),
        },
        landscape: typed.orientation == Some(OrientationArgument::Landscape),
        envelopes,
        bag_limit,
        tariff,
    })
}
