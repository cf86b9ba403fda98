//! Who of a list has a letter, one after another, with what a sample is drawn by and what people are found by.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use crate::batch::Error;
use crate::batch::forms::Forms;
use crate::batch::job::Job;
use crate::batch::list;
use crate::batch::row_fate::RowFate;
use crate::batch::second_pass::SecondPass;
use crate::batch::survey::Survey;
use crate::campaign::Signed;
use crate::diagnostic::Findings;
use crate::signers::{Column, Row, Signer, folded};
use crate::text::FontBook;

/// Somebody who has a letter, or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The place of the row in the list, from 0.
    pub place: u64,
    /// The serial of the letter; of one with others, that of the household.
    pub serial: u64,
    /// Whether the letter is the person's own, or that of the first of a household.
    pub leads: bool,
    /// The name, as it is printed.
    pub name: String,
    /// The name in Latin letters, if the list has it.
    pub latin: Option<String>,
    /// The town, as it is printed.
    pub town: String,
    /// The web form's reference as it stands in the list, whether or not it may be printed.
    pub id: String,
    /// The e-mail address, where it may be printed.
    pub email: String,
    /// Characters of the street, postcode, town and country.
    pub address_length: usize,
    /// Scripts of the name (ISO 15924), of which it is one or a mixture.
    pub scripts: BTreeSet<&'static str>,
    /// How the letter is signed.
    pub signature: SignatureKind,
    /// Whether a personal message is printed.
    pub message: bool,
    /// Whether the person writes for an organisation.
    pub organisation: bool,
}

/// How a letter is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignatureKind {
    /// A picture of points: PNG or JPEG.
    Image,
    /// A drawing: SVG.
    Drawing,
    /// The strokes of a signature pad.
    Strokes,
    /// "Signed online on …".
    Online,
    /// A rule to sign on.
    ByHand,
}

impl Person {
    /// Whether somebody is asked for by this: a whole name in either script, an `id`, or an e-mail address, whatever its case and
    /// with or without spaces.
    pub fn is_called(&self, folded_words: &str) -> bool {
        let closed = |text: &str| text.split_whitespace().collect::<String>();
        let asked = closed(folded_words);
        let own = [Some(&self.name), self.latin.as_ref(), Some(&self.id), Some(&self.email)];
        !asked.is_empty() && own.into_iter().flatten().any(|text| closed(&folded(text)) == asked)
    }

    /// Whether each of these begins a word of the name, in either script; where no spaces stand between words, whether it stands
    /// anywhere.
    pub fn has_words(&self, folded_words: &str) -> bool {
        let own = folded(&format!("{} {}", self.name, self.latin.as_deref().unwrap_or_default()));
        let parts = |text: &'_ str| -> Vec<String> {
            let parts = text.split(|character: char| !character.is_alphanumeric());
            parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let (own_words, asked) = (parts(&own), parts(folded_words));
        let stands = |word: &String| {
            own_words.iter().any(|own| own.starts_with(word)) || (!word.is_ascii() && own.contains(word))
        };
        !asked.is_empty() && asked.iter().all(stands)
    }
}

/// Reads the list once more and tells of everybody who has a letter, in the order of the list, until `each` says that it is
/// enough. A household's others are told of where their own rows stand.
pub fn roster(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    each: &mut dyn FnMut(Person) -> bool,
) -> Result<(), Error> {
    let Some(list) = &job.list else { return Ok(()) };
    let mut open = list.open(&job.columns, &job.required_columns(), &mut Findings::new()).ok_or(Error::ListChanged)?;
    let columns = open.columns.clone();
    let mut judged = SecondPass::new(job, forms, survey, fonts, &columns);
    let leaders: BTreeMap<u64, u64> =
        survey.households.iter().flat_map(|(leader, with)| with.iter().map(|row| (*row, *leader))).collect();
    // The serials of rows with a letter of their own, for those who stand in it with them.
    let mut serials: BTreeMap<u64, u64> = BTreeMap::new();
    let (mut row, mut letters) = (Row::default(), 0);
    for (place, fate) in (0..).zip(&survey.fates) {
        if !list::read_again(&mut open.reader, &mut row)?.ok_or(Error::ListChanged)? {
            continue;
        }
        let leads = *fate == RowFate::Signer;
        let serial = if leads {
            letters += 1;
            let serial = survey.serials.at(letters);
            if survey.households.contains_key(&row.number) {
                serials.insert(row.number, serial);
            }
            Some(serial)
        } else if *fate == RowFate::Joined {
            leaders.get(&row.number).and_then(|leader| serials.get(leader)).copied()
        } else {
            None
        };
        let Some(serial) = serial.filter(|_| !job.withdrawals.holds(place)) else { continue };
        let signer = judged.signer(&row)?;
        let id = columns.cell(&row, Column::Id).trim();
        if !each(person(job, &signer, id, place, serial, leads)) {
            break;
        }
    }
    Ok(())
}

fn person(job: &Job, signer: &Signer<'_>, id: &str, place: u64, serial: u64, leads: bool) -> Person {
    let scripts = |text: &str| -> BTreeSet<&'static str> {
        let own = text.chars().map(|character| character.script());
        own.filter(|script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown))
            .map(Script::short_name)
            .collect()
    };
    let address = [&signer.street, &signer.postcode, &signer.city, &signer.country];
    let signature = match &*signer.signature {
        "" if job.campaign.signed == Signed::Online => SignatureKind::Online,
        "" => SignatureKind::ByHand,
        strokes if strokes.starts_with('[') => SignatureKind::Strokes,
        file if file.to_lowercase().ends_with(".svg") => SignatureKind::Drawing,
        _ => SignatureKind::Image,
    };
    Person {
        place,
        serial,
        leads,
        name: signer.name.printed.to_string(),
        latin: signer.name.latin.as_ref().map(ToString::to_string),
        town: signer.city.to_string(),
        id: id.to_owned(),
        email: signer.email.to_string(),
        address_length: address.iter().map(|text| text.chars().count()).sum(),
        scripts: scripts(&signer.name.printed),
        signature,
        message: !signer.message.is_empty(),
        organisation: !signer.organisation.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Person, SignatureKind};
    use crate::signers::folded;

    #[test]
    fn people_are_found_by_what_is_theirs() {
        let person = Person {
            place: 3,
            serial: 4,
            leads: true,
            name: "陳曉嵐".to_owned(),
            latin: Some("Chen Hsiao-lan".to_owned()),
            town: "臺北市".to_owned(),
            id: "W-1004".to_owned(),
            email: "h@example.org".to_owned(),
            address_length: 0,
            scripts: ["Hani"].into(),
            signature: SignatureKind::ByHand,
            message: false,
            organisation: false,
        };
        for (words, called, has) in [
            ("陳曉嵐", true, true),
            ("chen hsiao-lan", true, true),
            ("CHEN", false, true),
            ("w-1004", true, false),
            ("H@example.org", true, false),
            ("Chen Wei", false, false),
            ("陳 曉嵐", true, true),
            ("曉嵐", false, true),
            ("lan", false, true),
            ("en", false, false),
            ("", false, false),
            (" ", false, false),
        ] {
            let words = folded(words);
            assert_eq!((person.is_called(&words), person.has_words(&words)), (called, has), "{words}");
        }
    }
}
