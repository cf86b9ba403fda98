//! How a batch is printed and posted, from a job and its routes.

use crate::batch::job::{Envelopes, Job};
use crate::campaign::{Addressee, Route, Signed};
use crate::layout::cover::facts::{Content, Dispatch};
use crate::post::envelope;

/// How the batch is printed and posted, for each delivery.
pub(crate) fn dispatches(job: &Job) -> Vec<Dispatch> {
    job.routes.iter().map(|route| dispatch(job, route)).collect()
}

/// How the batch is printed and posted, for one delivery.
pub(crate) fn dispatch(job: &Job, route: &Route) -> Dispatch {
    let letters = job.content() == Content::Letters;
    let each = route.post_each && letters;
    let envelope = match job.envelopes {
        Envelopes::AsRoute if each => envelope::by_name("DL"),
        Envelopes::Of(envelope) if letters => Some(envelope),
        _ => None,
    };
    let country = |one: &Addressee| one.postal.as_ref().map(|postal| postal.country.clone());
    Dispatch {
        paper: job.paper,
        one_sided: job.simplex,
        by_hand: letters && job.campaign.signed == Signed::ByHand,
        strips: job.has_strip(),
        envelope: envelope.map(|envelope| envelope.name.to_owned()),
        each,
        bag_limit: job.bag_limit.filter(|_| !each),
        from: route.country.clone(),
        bags_to: route.postal.as_ref().map(|postal| postal.country.clone()),
        letters_to: job.groups.iter().map(|group| group.first().and_then(country)).collect(),
        tariff: job.tariff.clone(),
    }
}
