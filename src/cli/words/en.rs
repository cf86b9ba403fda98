//! English.

mod address;
pub(crate) mod archive;
mod faces;
mod failures;
pub(crate) mod init;
pub(crate) mod job_sheet;
mod life;
mod lists;
pub(crate) mod preview;
pub(crate) mod proof;
mod reasons;
mod summary;

use std::fmt::Write;

use crate::cli::words::{escaped, shown};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};

use address::address_fault;
pub(crate) use faces::faces;
pub(crate) use failures::{INTERRUPTED, LIST_CHANGED, busy, damaged, failure, forbidden, no_room};
pub(crate) use life::{
    DISCARD_QUESTION, PASSWORD_QUESTION, Sealing, YES, approved, discarded, handed_over, holdings, reprinted, sealed,
    verified,
};
pub(crate) use lists::{format, format_parts, message, messages};
use reasons::{construct, reason};
pub(crate) use summary::{cleaned, joined, summary, taken_over};

/// A finding on one line: severity, place, what is wrong.
pub(crate) fn finding(finding: &Diagnostic) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    // A sentence that is about the file itself names it.
    let named = |place: &&Place| place.line.is_none() && place.file.display().to_string() == finding.value("file");
    match finding.place.as_ref().filter(|place| !named(place)).map(place).filter(|place| !place.is_empty()) {
        Some(place) => format!("{severity}: {place}: {}", sentence(finding)),
        None => format!("{severity}: {}", sentence(finding)),
    }
}

/// How many findings of a kind there are, and how many of them were not shown.
pub(crate) fn kind(code: Code, severity: Severity, count: usize, hidden: usize) -> String {
    let severity = match severity {
        Severity::Error => "errors",
        Severity::Warning => "warnings",
        Severity::Note => "notes",
    };
    let more = if hidden > 0 { format!(", {hidden} of them not shown; --json has them all") } else { String::new() };
    format!("{count} {severity} `{}`{more}", code.as_str())
}

/// A finding in words with its column but without file and line, for `rejected.csv`.
pub(crate) fn explain(finding: &Diagnostic) -> String {
    match finding.place.as_ref().and_then(|place| place.heading.as_deref()) {
        Some(heading) => format!("column `{}`: {}", shown(heading), sentence(finding)),
        None => sentence(finding),
    }
}

/// `signers.csv:43`, `letter.toml:3:1`, with the row where it is not the line.
fn place(place: &Place) -> String {
    let mut text = escaped(&place.file.display().to_string());
    if let Some(line) = place.line {
        let _ = write!(text, ":{line}");
        if let Some(column) = place.column {
            let _ = write!(text, ":{column}");
        }
    }
    if let Some(row) = place.row
        && place.line != Some(row)
    {
        let _ = write!(text, " (row {row})");
    }
    if let Some(heading) = &place.heading {
        let _ = write!(text, ": column `{}`", shown(heading));
    }
    text
}

/// What is wrong.
fn sentence(finding: &Diagnostic) -> String {
    let value = |name: &str| match name {
        "known" | "file" | "reason" | "folder" | "other" => escaped(finding.value(name)),
        _ => shown(finding.value(name)),
    };
    let column = || {
        let named = value("column");
        if named.is_empty() {
            finding.place.as_ref().and_then(|place| place.heading.as_deref()).map(shown).unwrap_or_default()
        } else {
            named
        }
    };
    match finding.code {
        Code::MissingFile => format!("`{}` is not there", value("file")),
        Code::UnreadableFile => format!("`{}` cannot be read: {}", value("file"), reason(&value("reason"))),
        Code::NotUtf8 => "the text is not UTF-8".to_owned(),
        Code::BadToml => format!("not understood: {}", value("reason")),
        Code::UnknownLetter => format!("there is no letter `{}`; there are: {}", value("letter"), value("known")),
        Code::UnknownRoute => format!("there is no route `{}`; there are: {}", value("route"), value("known")),
        Code::UnknownAddressee => {
            format!("there is no addressee `{}`; there are: {}", value("addressee"), value("known"))
        }
        Code::UnknownLanguage => {
            format!("the letter has no language `{}`; it has: {}", value("language"), value("known"))
        }
        Code::BadLanguageTag => format!("`{}` is no language tag such as `fr` or `zh-Hant`", value("language")),
        Code::BadDate => format!("`{}` is no day such as 2026-03-31", value("value")),
        Code::SignedBefore => "this person has signed this letter already, as the archive knows".to_owned(),
        Code::BadRetention => format!("`{}` is no time such as `18 months after delivery`", value("value")),
        Code::UnsafeName => format!(
            "`{}` cannot be a name: letters a to z, digits, `-` and `_` only, at most 64, no name of a device",
            value("name")
        ),
        Code::NoRoute => "the letter has no route of its own".to_owned(),
        Code::ColumnsNeedTwoLanguages => {
            format!("`columns` sets two languages side by side; here are {}", value("count"))
        }
        Code::EmptySetting => format!("`{}` is empty", value("field")),
        Code::AddresseeLeft => {
            let successor = value("successor");
            let behind = if successor.is_empty() { String::new() } else { format!(", after whom came {successor}") };
            format!("`{}` was in office until {}{behind}", value("addressee"), value("until"))
        }
        Code::CampaignClosed => {
            let (opens, closes) = (value("opens"), value("closes"));
            match (opens.is_empty(), closes.is_empty()) {
                (true, _) => format!("the campaign closed on {closes}"),
                (_, true) => format!("the campaign opens on {opens}"),
                _ => format!("the campaign runs from {opens} to {closes}"),
            }
        }
        Code::DataAge => {
            format!("the data of `{}` are of {}, {} days old", value("name"), value("as_of"), value("days"))
        }
        Code::NoPostalAddress => {
            let end = if finding.severity == Severity::Error { "" } else { ": the address zone stays empty" };
            format!("`{}` has no postal address{end}", value("addressee"))
        }
        Code::AddressFault => address_fault(finding),
        Code::AddresseeWithoutLanguage => {
            format!("`{}` has no words in `{}`", value("addressee"), value("language"))
        }
        Code::UnknownColumn => format!("there is no column `{}`; there are: {}", value("column"), value("known")),
        Code::BadCountry => format!("`{}` is no country code of two letters such as `FR`", value("country")),
        Code::UnknownEnvelope => {
            format!("there is no envelope `{}`; there are: {}", value("envelope"), value("known"))
        }
        Code::BadWeight => format!("`{}` is no weight such as `2kg`, or less than {}", value("value"), value("least")),
        Code::UnknownWindow => format!("there is no address zone `{}`; there are: {}", value("window"), value("known")),
        Code::DoubledValue => format!("`{}` names `{}` twice", value("field"), value("value")),
        Code::SettingDoesNotApply => format!("`{}` means nothing for a {}", value("field"), value("kind")),
        Code::PeriodReversed => {
            format!("the campaign opens on {} and closes before that, on {}", value("opens"), value("closes"))
        }
        Code::RowsAboveHeadings => match finding.value("count") {
            "1" => "a row stands above the headings and is not read".to_owned(),
            count => format!("{count} rows stand above the headings and are not read"),
        },
        Code::OtherSheets => {
            format!("the sheet `{}` is read; not read are: {}", value("sheet"), escaped(finding.value("others")))
        }
        Code::EmptyList if !finding.value("sheets").is_empty() => {
            format!("the sheet is empty; there are others: {}", escaped(finding.value("sheets")))
        }
        Code::EmptyList => "the list is empty: there should be a line of headings and a row for each signer".to_owned(),
        Code::BadCsv => format!("not understood as comma-separated values: {}", reason(&value("reason"))),
        Code::BadJson => format!("not understood as a JSON object: {}", reason(&value("reason"))),
        Code::UnknownSheet => format!("there is no such sheet; there are: {}", value("known")),
        Code::UnknownEncoding => format!("there is no encoding `{}`", value("encoding")),
        Code::EncodingGuessed if value("names").is_empty() => {
            format!("read as {}, which is a guess", value("encoding"))
        }
        Code::EncodingGuessed => {
            format!(
                "read as {}, which is a guess; see whether these names are right: {}",
                value("encoding"),
                value("names")
            )
        }
        Code::MissingColumn if value("known").is_empty() => format!(
            "column `{}` is missing: none of the {} cells of the first line is a heading that is understood",
            value("column"),
            value("count")
        ),
        Code::MissingColumn => format!("column `{}` is missing; the list has: {}", value("column"), value("known")),
        Code::DoubledColumn => format!("two columns are `{}`", column()),
        Code::UnusedColumn => {
            format!("column `{0}` is not used; {{{{signer.extra.{0}}}}} in a letter prints it", column())
        }
        Code::MappedHeadingMissing if value("known").is_empty() => format!(
            "`{}` should stand under the heading `{}`, which the list does not have",
            value("column"),
            value("heading")
        ),
        Code::MappedHeadingMissing => format!(
            "`{}` should stand under the heading `{}`, which the list does not have; it has: {}",
            value("column"),
            value("heading"),
            value("known")
        ),
        Code::RowLength => format!("{} cells, but {} headings", value("found"), value("expected")),
        Code::EmptyField => "the cell is empty".to_owned(),
        Code::NoName => "the row has no name".to_owned(),
        Code::TooLong => format!("{} characters; at most {} are taken", value("length"), value("limit")),
        Code::ForbiddenCharacter => format!("the character {} cannot be printed", value("character")),
        Code::UnknownVisibility => {
            format!("`{}` is neither `named`, `initials` nor `withheld`", value("value"))
        }
        Code::UnknownConsent => format!("`{}` is neither yes nor no", value("value")),
        Code::UnknownScope => format!("`{}` is none of `name`, `address` and `message`", value("value")),
        Code::ConsentNotRecorded => "consent: not recorded: the list has no column that says who agreed".to_owned(),
        Code::DoubtfulName => format!("`{}` {}", value("value"), reason(&value("reason"))),
        Code::TitleInName => format!("`{}` holds a title, which is printed as part of the name", value("value")),
        Code::NameInOneCase => {
            let how = reason(&value("reason"));
            match value("mended") {
                mended if mended.is_empty() => {
                    format!("`{}` is written in {how} alone and is printed so", value("value"))
                }
                mended => format!("`{}`, written in {how} alone, is printed as `{mended}`", value("value")),
            }
        }
        Code::SpreadsheetError if finding.severity == Severity::Error => {
            format!("`{}` stands for a formula of the spreadsheet that failed", value("value"))
        }
        Code::SpreadsheetError => {
            format!("`{}` stands for a formula of the spreadsheet that failed, and is not printed", value("value"))
        }
        Code::LineBreakInCell => format!("the lines of the cell are joined with a {}", value("instead")),
        Code::SignedLater => {
            format!("the day {} is after the day of the letter, {}", value("value"), value("date"))
        }
        Code::ConsentEmpty => "the cell is empty: nobody knows whether this person agreed".to_owned(),
        Code::MixedScripts => {
            format!("`{}` mixes letters of two scripts that look alike", value("value"))
        }
        Code::HiddenCharacter => format!("the character {}, which nobody sees, is left out", value("character")),
        Code::PostcodeMended => {
            format!("`{}` has lost a zero at its beginning and is read as `{}`", value("value"), value("mended"))
        }
        Code::NearDuplicate => format!(
            "almost the person of row {}: the names agree to {}, the {} is the same; both are kept",
            value("row"),
            value("similarity"),
            if finding.value("by") == "email" { "e-mail address" } else { "postcode" }
        ),
        Code::SignatureTwice => {
            format!("the signature image `{}` is claimed by row {} too", value("value"), value("row"))
        }
        Code::BadSignature => format!("the signature image cannot be used: {}", reason(&value("reason"))),
        Code::BadEmail => "this is no e-mail address".to_owned(),
        Code::SignatureNotPrinted => {
            "the signature image is not printed, since it would show the name that the row hides".to_owned()
        }
        Code::RepeatsLeftOut if finding.value("row") == "0" => {
            "this person withheld the name or refused consent in an earlier batch and is not printed".to_owned()
        }
        Code::RepeatsLeftOut => format!(
            "this is the person of row {}; one of the two rows withholds the name or refuses consent, so neither is printed",
            value("row")
        ),
        Code::NoSigners => "no signer is left to print".to_owned(),
        Code::UnknownPlaceholder => {
            format!("there is no placeholder `{{{{{}}}}}`; there are: {}", value("name"), value("known"))
        }
        Code::UnclosedPlaceholder => "`{{` is never closed by `}}`".to_owned(),
        Code::UnsupportedMarkdown => format!("a letter cannot hold {}", construct(&value("construct"))),
        Code::UnsupportedLink => {
            format!("`{}` is no address that begins with http:, https: or mailto:", value("address"))
        }
        Code::EmptyTemplate => format!("the template of `{}` has no text", value("language")),
        Code::OptionalAmongWords => {
            format!("where `{{{{{}?}}}}` is empty, the words beside it are printed without it", value("name"))
        }
        Code::MessageNeverPlaced => "no language of the letter prints the signers' messages".to_owned(),
        Code::NoClosing => format!("`{}` has no complimentary close", value("language")),
        Code::LanguagesDiffer => format!(
            "`{}` has {} {}, `{}` has {}",
            value("language"),
            value("found"),
            value("part"),
            value("other"),
            value("expected")
        ),
        Code::EmptyPlaceholder if value("hidden").is_empty() => {
            format!("`{{{{{}}}}}` has no value here", value("name"))
        }
        Code::EmptyPlaceholder => {
            format!("`{{{{{}}}}}` has no value here, since the row hides it", value("name"))
        }
        Code::RollUnsigned => format!("nobody signs the letter of the roll: `{}` is empty", value("field")),
        Code::NoJointText => {
            let what = match finding.value("what") {
                "household" => "nobody is joined into one letter".to_owned(),
                "roll" => "the letter above the roll speaks as one person".to_owned(),
                _ => format!("organisations write as one person ({})", value("count")),
            };
            format!("the letter has no {}: {what}", value("files"))
        }
        Code::NoticeTooLong => {
            "the data-protection notice is too long for every sheet: it stands on the last one alone".to_owned()
        }
        Code::PlaceholderDoesNotApply if finding.value("kind") == "joint" => {
            format!("`{{{{{}}}}}` means nothing in a letter of several", value("name"))
        }
        Code::PlaceholderDoesNotApply if finding.value("kind") == "roll" => {
            format!("`{{{{{}}}}}` means nothing in the letter above a roll", value("name"))
        }
        Code::PlaceholderDoesNotApply => {
            format!("`{{{{{}}}}}` means nothing on a {} sheet", value("name"), value("kind"))
        }
        Code::MissingGlyph => format!("no font has {} ({})", value("cluster"), value("code_points")),
        Code::BadFont => format!("the font `{}` cannot be used: {}", value("file"), value("reason")),
        Code::TooManySheets => {
            let found = value("found");
            let limit = finding.value("limit").parse().unwrap_or(0);
            let limit = if limit == 1 { "1 sheet is".to_owned() } else { format!("{limit} sheets are") };
            let end = if value("omitted").is_empty() { "" } else { "; the letter goes without it" };
            format!("with this message the letter takes {found} sheets, but {limit} allowed{end}")
        }
        Code::DoesNotFit => {
            let part = match finding.value("part") {
                "return-line" => "the return line of",
                _ => "the postal address of",
            };
            let (name, excess, zone) = (value("name"), value("excess"), value("zone"));
            let why = match finding.value("side") {
                "wide" => "its longest line does not fit even in the smallest size that the post reads",
                _ => "its lines do not fit even in the smallest size that the post reads",
            };
            format!("{part} `{name}` is {excess} mm too {} for `{zone}`: {why}", value("side"))
        }
        Code::SameListOtherDate => format!(
            "the batch `{}` holds the same letter and list for another day, {}: mind not to send both",
            value("batch"),
            value("date")
        ),
        Code::BatchExists => format!("the batch `{}` exists already; nothing was changed", value("batch")),
        Code::BatchDiffers => format!("the list in `{}` gives other signers than the batch holds", value("folder")),
        Code::FolderExists => format!("`{}` exists already; nothing was changed", value("folder")),
        Code::BadIndicia => {
            format!("the franking mark `{}` cannot be used: {}", value("file"), reason(&value("reason")))
        }
        Code::BadLabels => {
            let (field, why) = (value("field"), reason(&value("reason")));
            let named = if field.is_empty() { String::new() } else { format!("`{field}` ") };
            format!("there is no sheet of labels `{}`: {named}{why}", value("file"))
        }
        Code::BatchDamaged => format!(
            "the batch `{}` exists already, but its `{}` is missing or was changed",
            value("folder"),
            value("file")
        ),
        Code::BatchRefused
        | Code::EarlierBatchMissing
        | Code::EarlierOfOtherLetter
        | Code::NamesAnother
        | Code::BadSerials
        | Code::UnknownSerial
        | Code::UncutVolume
        | Code::SharedSheets
        | Code::MendedRow
        | Code::HandoverInTheWay
        | Code::BadRecipient
        | Code::BadKey
        | Code::SealBad
        | Code::ErasureDiffers
        | Code::NotApproved
        | Code::AlreadySent
        | Code::Corrected
        | Code::FollowedBy
        | Code::NotConfirmed
        | Code::BadName
        | Code::SampleList
        | Code::ApprovalVoid => life::sentence(finding),
        Code::FolderInTheWay => format!("`{}` is in the way and is not a whole batch", value("folder")),
        Code::FileInTheWay => format!("`{}` is there already and is no PDF", value("file")),
        Code::StagingLeft => {
            format!("`{}` is half a batch of {} days ago, with names in it", value("folder"), value("days"))
        }
        Code::VolumesKept => {
            let count = finding.value("count");
            let volumes =
                if count == "1" { "1 finished volume waits" } else { &format!("{count} finished volumes wait") };
            format!("{volumes} in `{}`", value("folder"))
        }
        Code::NoPermissions => format!(
            "the disk of `{}` keeps no permissions: everybody who uses it can read the letters",
            value("folder")
        ),
        Code::NoLocks => {
            format!("the disk of `{}` knows no locks: see that no other run makes the same batch", value("folder"))
        }
        Code::NoShard => format!("`{}` is no shard of a batch, or not of this version", value("folder")),
        Code::ShardsDiffer => {
            format!("`{}` does not go with the other shards: {}", value("folder"), reason(&value("part")))
        }
        Code::ShardTwice => {
            format!("`{}` and `{}` are both shard {}", value("other"), value("folder"), value("number"))
        }
        Code::ShardsMissing => format!("of {} shards these are missing: {}", value("of"), value("numbers")),
        Code::OtherFonts => format!("the fonts are not those with which `{}` was made", value("folder")),
        Code::OptionDoesNotApply => format!("`{}` does not go here: {}", value("option"), reason(&value("reason"))),
    }
}

/// Whether a finding is about a Markdown template.
fn is_template(finding: &Diagnostic) -> bool {
    let file = finding.place.as_ref().map(|place| place.file.extension().is_some_and(|extension| extension == "md"));
    file.unwrap_or_else(|| {
        std::path::Path::new(finding.value("file")).extension().is_some_and(|extension| extension == "md")
    })
}

/// Whether a finding is about a setting of a letter.
fn of_letter(finding: &Diagnostic) -> bool {
    finding.place.as_ref().is_some_and(|place| place.file.ends_with("letter.toml"))
}

/// Whether a finding is about a spreadsheet.
fn is_sheet(finding: &Diagnostic) -> bool {
    finding
        .place
        .as_ref()
        .and_then(|place| place.file.extension())
        .is_some_and(|extension| ["xlsx", "ods"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// The row of the list that a finding is about.
fn of_list(finding: &Diagnostic) -> Option<u64> {
    finding.place.as_ref().and_then(|place| place.row)
}

/// What to do about a finding, if there is something that helps.
pub(crate) fn hint(finding: &Diagnostic) -> Option<String> {
    let nearest = finding.value("nearest");
    if !nearest.is_empty() {
        return Some(format!("did you mean `{}`?", shown(nearest)));
    }
    Some(
        match finding.code {
            Code::MissingFile if finding.value("part") == "letter" => {
                "every letter has a `letter.toml`; the README tells what stands in it"
            }
            Code::MissingFile if finding.value("part") == "fonts" => "name a folder that is there with --font-dir",
            Code::MissingFile if of_letter(finding) => "write the file, or take it out of letter.toml",
            Code::MissingFile => "run mailbag in the folder that holds `letters/` and `signers.csv`, or name them with --letters and --signers",
            Code::NotUtf8 if is_template(finding) => "in the editor, save the file as UTF-8",
            Code::NotUtf8 => "in the spreadsheet choose “Save as”, then “CSV UTF-8”",
            Code::NoRoute => "name one with --route, or set `route` in letter.toml; `mailbag list` shows them",
            Code::ColumnsNeedTwoLanguages => "name two with --languages, such as --languages zh-Hant,en",
            Code::EmptySetting if finding.value("field").ends_with("office") => {
                "fill in the sender's `office` of the route in routes.toml; until then the cover sheet goes without"
            }
            Code::EmptySetting => "fill it in before anything is sent",
            Code::AddresseeLeft => "see `addressees.toml`; name another addressee with --to",
            Code::CampaignClosed => "look at `opens` and `closes` in letter.toml, or set the day with --date",
            Code::MissingColumn if finding.value("known").is_empty() => "put a line of headings above the first person, or name the columns with --column; `mailbag columns` shows the list",
            Code::MissingColumn => "give the column's heading in the list with --column, or in [columns] of letter.toml; `mailbag columns` shows what is understood",
            Code::EmptyField => "fill the cell, or leave the column out of `required` in letter.toml; --skip-invalid builds without the row",
            Code::NoName => "fill in `given_name`, `family_name` or `print_name`; --skip-invalid builds without the row",
            Code::RowLength if is_sheet(finding) => "give the column a heading, or delete what stands there; --skip-invalid builds without the row",
            Code::RowLength => "look for a delimiter that should stand inside quotation marks; --skip-invalid builds without the row",
            Code::SignedBefore => "--new-only leaves them out",
            Code::BadRetention => archive::RETENTION,
            Code::BadDate => "write year, month and day as 2026-03-31, or the day first as 31.03.2026",
            Code::UnknownVisibility => "such a row is never printed as named; --skip-invalid builds without it",
            Code::MissingGlyph if of_list(finding).is_none() => "give a folder with a font that has it with --font-dir, or write it otherwise",
            Code::MissingGlyph => "give a folder with a font that has it with --font-dir, or see --missing-glyph",
            Code::ForbiddenCharacter if is_template(finding) => "take the character out of the text",
            Code::ForbiddenCharacter => "take the character out of the cell; --skip-invalid builds without the row",
            Code::EmptyPlaceholder => "write it with `?` in the template, such as `{{signer.city?}}`, where it may be empty; --skip-invalid builds without the row",
            Code::TooLong => "shorten it; --skip-invalid builds without the row",
            Code::DoubledColumn => "give one of the two another heading, or delete it",
            Code::MessageNeverPlaced => "put `{{signer.message?}}` where it should stand in the templates",
            Code::OptionalAmongWords => "give it a line or a paragraph of its own, which goes where it is empty",
            Code::NoClosing => "put a line `---` and below it the close, such as “Yours sincerely,”, at the end",
            Code::UnclosedPlaceholder => "write `\\{{` to print two braces",
            Code::AddressFault => "mend the fields of the address, else the letter may not arrive",
            Code::BatchDiffers => "make them with the program and fonts that made the batch; --font-dir names the fonts",
            Code::BatchDamaged => "move the folder away, then build again: the same input makes the same files",
            Code::FileInTheWay => "name another file with --out",
            Code::StagingLeft => "`mailbag clean` removes it",
            Code::ShardsMissing => "make them with --shard, and name the folders of all shards",
            Code::OtherFonts => "name the same folder of fonts with --font-dir",
            Code::VolumesKept => "the same command again goes on from there; `mailbag clean` removes them",
            Code::AddresseeWithoutLanguage => {
                "add the words to addressees.toml, or choose the languages with --languages"
            }
            Code::FolderInTheWay => "look into it, and move or remove it",
            Code::NoPermissions => "choose a folder on the computer's own disk with --out",
            Code::NoSigners => "every row is blank, bad, withheld, without consent or in an earlier batch",
            Code::UnreadableFile if finding.value("reason") == "spreadsheet" => {
                "in the spreadsheet choose “Save as”, then “Excel workbook (.xlsx)” without a password"
            }
            Code::OtherSheets => "--sheet reads another",
            Code::EmptyList if !finding.value("sheets").is_empty() => "name one with --sheet",
            Code::SpreadsheetError => "mend the formula, or type what should stand there",
            Code::ConsentEmpty => "write yes or no; `consent = \"required\"` in letter.toml leaves such rows out",
            Code::SignedLater => "mend the year, or set the day of the letter with --date",
            Code::UnknownSheet => "name one with --sheet",
            Code::UnknownEncoding => "such as utf-8, windows-1252, iso-8859-15, shift_jis, big5, gb18030, euc-kr",
            Code::EncodingGuessed => "if they are, or else, name the encoding with --encoding",
            Code::ConsentNotRecorded => "a column `consent` with yes or no keeps those out who said no",
            Code::BadJson => "one object a line, such as {\"name\":\"Anna Eriksen\",\"city\":\"Oslo\"}",
            Code::UnknownScope => "write what may be printed, such as `name, message`; leave the cell empty for all",
            Code::NameInOneCase if finding.value("mended").is_empty() => "--mend-names writes such names as `Dupré`",
            Code::SignatureTwice => "give each row an image of its own; --skip-invalid builds without these rows",
            Code::MixedScripts => "type the word again on one keyboard",
            Code::NearDuplicate => "take one of the rows out of the list if they are one person",
            Code::TooManySheets if finding.value("omitted").is_empty() => {
                "shorten the message, raise `max_sheets` in letter.toml, or leave such messages out with --message-overflow omit"
            }
            Code::RollUnsigned => "fill in `office` of the route in routes.toml; its first line signs the letter",
            Code::NoJointText => "write the same text with “we” in place of “I” into these files, beside the others of the letter",
            Code::NoticeTooLong => "shorten the [notice] of letter.toml, or hand the whole of it out with each sheet",
            Code::DoesNotFit if of_list(finding).is_some() => "shorten the address in the list, or let the office stand as the sender, without --return signer",
            Code::DoesNotFit if finding.value("part") == "return-line" => "shorten the lines of `office` in routes.toml",
            Code::DoesNotFit => "shorten the address or part its long lines; --show-zones draws the zone",
            _ => return life::hint(finding).map(str::to_owned),
        }
        .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::{finding, hint};
    use crate::diagnostic::{Code, Diagnostic, Place};

    #[test]
    fn a_finding_names_place_and_column() {
        let found = Diagnostic::error(Code::EmptyField).at(Place::row("signers.csv", 43, 43).under("Code postal"));
        assert_eq!(finding(&found), "error: signers.csv:43: column `Code postal`: the cell is empty");
    }

    #[test]
    fn hostile_values_are_escaped() {
        let found = Diagnostic::error(Code::UnknownRoute).with("route", "\u{202e}x\u{1b}[0m").with("known", "oslo");
        assert_eq!(finding(&found), "error: there is no route `\\u{202e}x\\u{1b}[0m`; there are: oslo");
    }

    #[test]
    fn every_code_has_a_sentence() {
        for &code in Code::ALL {
            let text = finding(&Diagnostic::warning(code));
            assert!(text.len() > "warning: ".len(), "{code:?}");
            assert!(!text.ends_with('.'), "{text}");
        }
        for code in crate::letter::markdown::CONSTRUCTS {
            assert!(code == "code" || super::construct(code) != code, "{code}");
        }
        for code in crate::letter::SignatureImage::REASONS.into_iter().chain([
            "unclosed-quote",
            "text-after-quote",
            "too-long",
            "spreadsheet",
            "utf-16",
        ]) {
            assert_ne!(super::reason(code), code);
        }
        assert_eq!(
            hint(&Diagnostic::error(Code::UnknownRoute).with("nearest", "oslo")).as_deref(),
            Some("did you mean `oslo`?")
        );
    }
}
