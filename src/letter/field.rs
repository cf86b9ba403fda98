//! What placeholders can stand for.

use std::borrow::Cow;
use std::sync::Arc;

use crate::signers::Column;

/// Stands before the heading of a column that is none of ours.
const EXTRA: &str = "signer.extra.";

/// What a placeholder stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `date`: the day of the letter in the words of the language.
    Date,
    /// `addressee.name`: names of the addressees, one a line.
    AddresseeName,
    /// `addressee.office`: their offices, one a line.
    AddresseeOffice,
    /// `addressee.greeting`: their greetings, one a line.
    AddresseeGreeting,
    /// `letter.title`: the campaign's title.
    LetterTitle,
    /// `route.name`: the delivery's readable name.
    RouteName,
    /// `signer.name`, `signer.latin_name`, `signer.organisation`, `signer.role`, `signer.street`, `signer.postcode`,
    /// `signer.city`, `signer.country`, `signer.email`, `signer.date`, `signer.message`, `signer.id`, `signer.title`, by its
    /// last word; `signer.extra.` and the heading of a column that is none of ours.
    Signer(SignerField),
}

impl Field {
    /// Every field, in the order in which they are listed to people.
    pub const ALL: [Self; 19] = [
        Self::Date,
        Self::AddresseeName,
        Self::AddresseeOffice,
        Self::AddresseeGreeting,
        Self::LetterTitle,
        Self::RouteName,
        Self::Signer(SignerField::Id),
        Self::Signer(SignerField::Name),
        Self::Signer(SignerField::LatinName),
        Self::Signer(SignerField::Title),
        Self::Signer(SignerField::Organisation),
        Self::Signer(SignerField::Role),
        Self::Signer(SignerField::Street),
        Self::Signer(SignerField::Postcode),
        Self::Signer(SignerField::City),
        Self::Signer(SignerField::Country),
        Self::Signer(SignerField::Email),
        Self::Signer(SignerField::Date),
        Self::Signer(SignerField::Message),
    ];

    /// The name between the braces.
    pub fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Date => "date",
            Self::AddresseeName => "addressee.name",
            Self::AddresseeOffice => "addressee.office",
            Self::AddresseeGreeting => "addressee.greeting",
            Self::LetterTitle => "letter.title",
            Self::RouteName => "route.name",
            Self::Signer(field) => return field.name(),
        })
    }

    /// The field of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let extra = name.strip_prefix(EXTRA).map(str::trim).filter(|heading| !heading.is_empty());
        let known = || Self::ALL.into_iter().find(|field| field.name() == name);
        extra.map(|heading| Self::Signer(SignerField::Extra(heading.into()))).or_else(known)
    }
}

/// A placeholder about the signer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the column of its name")]
pub enum SignerField {
    Id,
    Name,
    LatinName,
    Title,
    Organisation,
    Role,
    Street,
    Postcode,
    City,
    Country,
    Email,
    Date,
    Message,
    /// A column that is none of ours, by its heading.
    Extra(Arc<str>),
}

impl SignerField {
    /// Every field about the signer that is a column of ours.
    pub const ALL: [Self; 13] = [
        Self::Id,
        Self::Name,
        Self::LatinName,
        Self::Title,
        Self::Organisation,
        Self::Role,
        Self::Street,
        Self::Postcode,
        Self::City,
        Self::Country,
        Self::Email,
        Self::Date,
        Self::Message,
    ];

    /// The name between the braces.
    pub fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Id => "signer.id",
            Self::Name => "signer.name",
            Self::LatinName => "signer.latin_name",
            Self::Title => "signer.title",
            Self::Organisation => "signer.organisation",
            Self::Role => "signer.role",
            Self::Street => "signer.street",
            Self::Postcode => "signer.postcode",
            Self::City => "signer.city",
            Self::Country => "signer.country",
            Self::Email => "signer.email",
            Self::Date => "signer.date",
            Self::Message => "signer.message",
            Self::Extra(heading) => return Cow::Owned(format!("{EXTRA}{heading}")),
        })
    }

    /// The column of the list that fills it; `None` for the name, which several columns make.
    pub fn column(&self) -> Option<Column> {
        Some(match self {
            Self::Id => Column::Id,
            Self::Name | Self::Extra(_) => return None,
            Self::LatinName => Column::LatinName,
            Self::Title => Column::Title,
            Self::Organisation => Column::Organisation,
            Self::Role => Column::Role,
            Self::Street => Column::Street,
            Self::Postcode => Column::Postcode,
            Self::City => Column::City,
            Self::Country => Column::Country,
            Self::Email => Column::Email,
            Self::Date => Column::Date,
            Self::Message => Column::Message,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, SignerField};

    #[test]
    fn every_field_is_found_by_its_name() {
        for field in Field::ALL {
            assert_eq!(Field::from_name(&field.name()), Some(field.clone()));
        }
        assert_eq!(Field::ALL.iter().filter(|f| matches!(f, Field::Signer(_))).count(), SignerField::ALL.len());
    }

    #[test]
    fn a_column_of_another_heading_is_a_field() {
        let field = Field::from_name("signer.extra.Shoe size").expect("a field");
        assert_eq!(field, Field::Signer(SignerField::Extra("Shoe size".into())));
        assert_eq!(field.name(), "signer.extra.Shoe size");
        assert_eq!(Field::from_name("signer.extra."), None);
    }

    #[test]
    fn a_field_is_named_after_its_column() {
        for field in SignerField::ALL {
            let name = field.name();
            assert_eq!(field.column().map_or("name", |column| column.heading()), name.trim_start_matches("signer."));
        }
    }
}
