//! The form of each country's postcodes.

/// A country and the forms of its postcode: `9` is a digit, `A` a letter, everything else stands as it is, `|` parts forms.
/// Sorted by code. Forms: the postal union's addressing sheets by country, as libaddressinput (CC-BY 4.0) has them too.
/// Empty: the country has no postcodes. A country that is not here is not judged.
const FORMS: &[(&str, &str)] = &[
    ("AD", "AD999"),
    ("AE", ""),
    ("AF", "9999"),
    ("AL", "9999"),
    ("AM", "9999"),
    ("AR", "9999|A9999AAA"),
    ("AT", "9999"),
    ("AU", "9999"),
    ("AZ", "AZ9999"),
    ("BA", "99999"),
    ("BD", "9999"),
    ("BE", "9999"),
    ("BG", "9999"),
    ("BR", "99999-999"),
    ("BY", "999999"),
    ("CA", "A9A 9A9"),
    ("CH", "9999"),
    ("CL", "9999999|999-9999"),
    ("CN", "999999"),
    ("CO", "999999"),
    ("CR", "99999"),
    ("CU", "99999"),
    ("CY", "9999"),
    ("CZ", "999 99"),
    ("DE", "99999"),
    ("DK", "9999"),
    ("DO", "99999"),
    ("DZ", "99999"),
    ("EC", "999999"),
    ("EE", "99999"),
    ("EG", "99999"),
    ("ES", "99999"),
    ("ET", "9999"),
    ("FI", "99999"),
    ("FO", "999"),
    ("FR", "99999"),
    ("GB", "A9 9AA|A99 9AA|AA9 9AA|AA99 9AA|A9A 9AA|AA9A 9AA"),
    ("GE", "9999"),
    ("GL", "9999"),
    ("GR", "999 99"),
    ("GT", "99999"),
    ("HK", ""),
    ("HR", "99999"),
    ("HU", "9999"),
    ("ID", "99999"),
    ("IL", "9999999"),
    ("IN", "999999"),
    ("IQ", "99999"),
    ("IR", "9999999999|99999-99999"),
    ("IS", "999"),
    ("IT", "99999"),
    ("JO", "99999"),
    ("JP", "999-9999"),
    ("KE", "99999"),
    ("KG", "999999"),
    ("KR", "99999"),
    ("KW", "99999"),
    ("KZ", "999999|A99A9A9"),
    ("LA", "99999"),
    ("LB", "9999|9999 9999"),
    ("LI", "9999"),
    ("LK", "99999"),
    ("LR", "9999"),
    ("LT", "99999|LT-99999"),
    ("LU", "9999"),
    ("LV", "LV-9999"),
    ("MA", "99999"),
    ("MC", "99999"),
    ("MD", "9999|MD-9999"),
    ("ME", "99999"),
    ("MG", "999"),
    ("MK", "9999"),
    ("MO", ""),
    ("MX", "99999"),
    ("MY", "99999"),
    ("NE", "9999"),
    ("NG", "999999"),
    ("NL", "9999 AA"),
    ("NO", "9999"),
    ("NP", "99999"),
    ("NZ", "9999"),
    ("OM", "999"),
    ("PH", "9999"),
    ("PK", "99999"),
    ("PL", "99-999"),
    ("PT", "9999-999"),
    ("PY", "9999"),
    ("RO", "999999"),
    ("RS", "99999"),
    ("RU", "999999"),
    ("SA", "99999|99999-9999"),
    ("SE", "999 99"),
    ("SG", "999999"),
    ("SI", "9999"),
    ("SK", "999 99"),
    ("SM", "99999"),
    ("SN", "99999"),
    ("TH", "99999"),
    ("TJ", "999999"),
    ("TM", "999999"),
    ("TN", "9999"),
    ("TR", "99999"),
    ("TW", "999|99999|999999"),
    ("UA", "99999"),
    ("US", "99999|99999-9999"),
    ("UY", "99999"),
    ("UZ", "999999"),
    ("VA", "99999"),
    ("VN", "99999|999999"),
    ("XK", "99999"),
    ("ZA", "9999"),
    ("ZM", "99999"),
];

/// What is known of a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It has a form of its country, or the country is not judged.
    Right,
    /// None is given, and the country has postcodes.
    Missing,
    /// It has none of the country's forms, which are these.
    Wrong(&'static str),
}

/// Whether a postcode has a form of its country.
pub fn judge(postcode: &str, country: &str) -> Verdict {
    let Some(forms) = forms(country) else { return Verdict::Right };
    match (postcode.trim().is_empty(), forms.is_empty()) {
        (true, true) => Verdict::Right,
        (true, false) => Verdict::Missing,
        (false, _) if forms.split('|').any(|form| fitted(postcode, form).is_some()) => Verdict::Right,
        (false, _) => Verdict::Wrong(forms),
    }
}

/// The postcode as its country writes it: `1017cd` is `1017 CD` in the Netherlands. What fits no form stays as it is.
pub fn written(postcode: &str, country: &str) -> String {
    let postcode = postcode.trim();
    let fitted = forms(country).and_then(|forms| forms.split('|').find_map(|form| fitted(postcode, form)));
    fitted.unwrap_or_else(|| postcode.to_owned())
}

/// The postcode with the leading zeros that a spreadsheet took off: `374` is `0374` in Norway, `1000` is `01000` in
/// France. Only where the country's postcodes are digits of one length, and at most two are missing; `None` for all others.
pub fn with_lost_zeros(postcode: &str, country: &str) -> Option<String> {
    let form = forms(country).filter(|forms| !forms.is_empty() && !forms.contains('|'))?;
    if !form.chars().all(|mark| matches!(mark, '9' | ' ' | '-')) || !postcode.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let length = form.matches('9').count();
    // Of one digit nobody knows what it was.
    let missing =
        length.checked_sub(postcode.len()).filter(|missing| (1..=2).contains(missing) && postcode.len() > 1)?;
    fitted(&("0".repeat(missing) + postcode), form)
}

fn forms(country: &str) -> Option<&'static str> {
    FORMS.binary_search_by(|(code, _)| code.cmp(&country)).ok().map(|at| FORMS[at].1)
}

/// The letters and digits of a postcode in a form, if they are as many and of the right kinds. Spaces and hyphens are the form's.
fn fitted(postcode: &str, form: &str) -> Option<String> {
    let mut given = postcode.chars().filter(|character| !character.is_whitespace() && *character != '-');
    let mut text = String::new();
    for mark in form.chars() {
        text.push(match mark {
            ' ' | '-' => mark,
            '9' => given.next().filter(char::is_ascii_digit)?,
            'A' => given.next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase(),
            letter => given.next().filter(|character| character.eq_ignore_ascii_case(&letter))?,
        });
    }
    (!form.is_empty() && given.next().is_none()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{FORMS, Verdict, judge, written};

    #[test]
    fn the_table_is_sorted() {
        assert!(FORMS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn a_postcode_is_judged_by_its_country() {
        for (postcode, country, expected) in [
            ("75019", "FR", Verdict::Right),
            ("7501", "FR", Verdict::Wrong("99999")),
            ("", "FR", Verdict::Missing),
            ("374", "NO", Verdict::Wrong("9999")),
            ("", "HK", Verdict::Right),
            ("999077", "HK", Verdict::Wrong("")),
            ("ec1m5rf", "GB", Verdict::Right),
            ("W1A 0AX", "GB", Verdict::Right),
            ("M5V 3L9", "CA", Verdict::Right),
            ("100017", "CN", Verdict::Right),
            ("10001A", "CN", Verdict::Wrong("999999")),
            ("anything", "XX", Verdict::Right),
        ] {
            assert_eq!(judge(postcode, country), expected, "{postcode} {country}");
        }
    }

    #[test]
    fn a_postcode_is_written_as_its_post_writes_it() {
        for (postcode, country, expected) in [
            ("1060046", "JP", "106-0046"),
            ("106 0046", "JP", "106-0046"),
            ("1017cd", "NL", "1017 CD"),
            ("ec1m5rf", "GB", "EC1M 5RF"),
            ("11455", "SE", "114 55"),
            (" 75019 ", "FR", "75019"),
            ("2000-010", "PT", "2000-010"),
            ("no code", "FR", "no code"),
            ("1", "XX", "1"),
        ] {
            assert_eq!(written(postcode, country), expected, "{postcode} {country}");
        }
    }

    #[test]
    fn lost_zeros_come_back() {
        for (postcode, country, expected) in [
            ("374", "NO", Some("0374")),
            ("10", "NO", Some("0010")),
            ("1000", "FR", Some("01000")),
            ("600000", "JP", Some("060-0000")),
            ("0374", "NO", None),
            ("1", "NO", None),
            ("501", "US", None),
            ("374", "TW", None),
            ("37A", "NO", None),
            ("", "NO", None),
            ("374", "XX", None),
        ] {
            assert_eq!(super::with_lost_zeros(postcode, country).as_deref(), expected, "{postcode} {country}");
        }
    }
}
