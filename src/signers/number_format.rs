//! Numbers of a spreadsheet as text: those that a format fills up with zeros keep them, others are written plainly.

/// A number as it stands in a cell of this format code (ECMA-376-1, 18.8.31): `01000` for 1000 in `00000`,
/// `100-0001` for 1000001 in `000-0000`. Formats that do more than place digits leave the number plain.
pub(in crate::signers) fn formatted(number: f64, format: &str) -> String {
    placed(number, format).unwrap_or_else(|| plain(number))
}

/// A number with all its digits and no more: 47912345678 is no 4.8E+10.
pub(in crate::signers) fn plain(number: f64) -> String {
    // Display never writes an exponent; the shortest digits that give the number back are those a person typed.
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

/// One sign of a section of a format.
enum Sign {
    /// A digit, shown though it be a leading zero where `filled`.
    Digit {
        filled: bool,
    },
    Literal(char),
}

fn placed(number: f64, format: &str) -> Option<String> {
    // Beyond that, not every whole number has digits of its own.
    if number < 0.0 || number.fract() != 0.0 || number > 9_007_199_254_740_992.0 {
        return None;
    }
    let signs = signs(section(number, format)?)?;
    if !signs.iter().any(|sign| matches!(sign, Sign::Digit { filled: true })) {
        return None;
    }
    let digits = plain(number);
    let mut left = digits.chars().rev();
    let first_place = signs.iter().position(|sign| matches!(sign, Sign::Digit { .. }))?;
    let mut reversed = String::new();
    for (at, sign) in signs.iter().enumerate().rev() {
        match sign {
            Sign::Digit { filled } => {
                if let Some(digit) = left.next().or(filled.then_some('0')) {
                    reversed.push(digit);
                }
                if at == first_place {
                    reversed.extend(left.by_ref());
                }
            }
            Sign::Literal(character) => reversed.push(*character),
        }
    }
    Some(reversed.chars().rev().collect())
}

/// The section of a format that applies: by its condition (`[<=999]000;000-00`), else the first.
fn section(number: f64, format: &str) -> Option<&str> {
    let sections: Vec<&str> = format.split(';').collect();
    let last = sections.len() - 1;
    for (at, section) in sections.iter().enumerate() {
        let mut rest = *section;
        let mut applies = None;
        while let Some((inside, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            if let Some(condition) = condition(inside, number) {
                applies = Some(condition);
            }
            rest = behind;
        }
        // Without conditions the first section is the one of positive numbers and zero.
        if applies.unwrap_or(at == 0 || (at == last && sections[0].starts_with("[<"))) {
            return Some(rest);
        }
    }
    None
}

fn condition(text: &str, number: f64) -> Option<bool> {
    let split = text.find(|character: char| !matches!(character, '<' | '>' | '='))?;
    let limit: f64 = text[split..].parse().ok()?;
    Some(match &text[..split] {
        "<" => number < limit,
        "<=" => number <= limit,
        ">" => number > limit,
        ">=" => number >= limit,
        "=" => (number - limit).abs() < f64::EPSILON,
        _ => return None,
    })
}

/// The signs of a section; `None` where it holds more than digits and plain text.
fn signs(section: &str) -> Option<Vec<Sign>> {
    let mut signs = Vec::new();
    let mut characters = section.chars();
    while let Some(character) = characters.next() {
        match character {
            '0' => signs.push(Sign::Digit { filled: true }),
            '#' | '?' => signs.push(Sign::Digit { filled: false }),
            '\\' => signs.push(Sign::Literal(characters.next()?)),
            '"' => signs.extend(characters.by_ref().take_while(|character| *character != '"').map(Sign::Literal)),
            '_' | '*' => {
                characters.next();
            }
            '-' | ' ' | '(' | ')' | '+' | '〒' => signs.push(Sign::Literal(character)),
            _ => return None,
        }
    }
    Some(signs)
}

#[cfg(test)]
mod tests {
    use super::formatted;

    #[test]
    fn zeros_of_a_format_are_kept() {
        for (number, format, expected) in [
            (1000.0, "00000", "01000"),
            (374.0, "0000", "0374"),
            (1_000_001.0, "000-0000", "100-0001"),
            (10.0, "000\\-0000", "000-0010"),
            (100.0, "[<=999]000;[<=9999]000\\-00;000\\-0000", "100"),
            (1_000_001.0, "[<=999]000;[<=9999]000\\-00;000\\-0000", "100-0001"),
            (91_234_567.0, "00 00 00 00", "91 23 45 67"),
            (123_456.0, "0000", "123456"),
            (5.0, "\"W-\"0000", "W-0005"),
            (1000.0, "00000;-00000", "01000"),
            (1000.0, "General", "1000"),
            (1000.5, "00000", "1000.5"),
            (-7.0, "0000", "-7"),
            (0.25, "0%", "0.25"),
            (1_234.0, "#,##0", "1234"),
            (1_234.0, "0.00", "1234"),
            (47_912_345_678.0, "General", "47912345678"),
            (0.0, "0000", "0000"),
            (1e300, "0000", &format!("1{}", "0".repeat(300))),
            (1.0, "", "1"),
            (1.0, "[<", "1"),
        ] {
            assert_eq!(formatted(number, format), expected, "{number} {format}");
        }
    }
}
