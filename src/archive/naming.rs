//! By what a row's person is called: names, addresses and references, of now and of before, in forms that can be compared.

use std::collections::BTreeSet;

use crate::archive::people::whole_name;
use crate::archive::search::Hit;
use crate::signers::{Column, folded_forms};

/// What stands in a cell, and what stood there before it was corrected: letters and lists still say it.
pub(crate) fn texts(hit: &Hit, column: Column) -> impl Iterator<Item = String> {
    let cells = [hit.cells.get(column.heading()), hit.listed.get(column.heading())];
    cells.map(|cell| cell.and_then(|cell| cell.as_str()).unwrap_or_default().to_owned()).into_iter()
}

/// Every whole name of a row, of now and of before.
pub(crate) fn names(hit: &Hit) -> Vec<String> {
    let before = hit.as_listed();
    let mut names = vec![hit.name.clone()];
    for cells in [&hit.cells, &before] {
        let cell = |column: Column| cells.get(column.heading()).and_then(|cell| cell.as_str()).unwrap_or_default();
        names.push(whole_name(cells));
        names.push(format!("{} {}", cell(Column::GivenName), cell(Column::FamilyName)).trim().to_owned());
        names.extend([Column::Name, Column::LatinName, Column::PrintName].map(|column| cell(column).to_owned()));
    }
    names
}

/// Whether two rows of one letter have the same `id`, or where one has none the same name: father and son may share that.
pub(crate) fn may_be_one(one: &Hit, other: &Hit) -> bool {
    let comparable = |texts: Vec<String>| {
        let texts = texts.iter().map(|text| comparable(text)).filter(|text| !text.is_empty());
        texts.collect::<BTreeSet<_>>()
    };
    let [of_one, of_other] = [one, other].map(|hit| comparable(texts(hit, Column::Id).collect()));
    if of_one.is_empty() || of_other.is_empty() {
        return !comparable(names(one)).is_disjoint(&comparable(names(other)));
    }
    !of_one.is_disjoint(&of_other)
}

/// By what a row's person can be asked for, in the form of [`asked`].
pub(crate) fn called(hit: &Hit) -> BTreeSet<String> {
    let marks = [Column::Email, Column::Id].into_iter().flat_map(|column| texts(hit, column));
    let called = names(hit).into_iter().chain(marks);
    called.filter(|name| !name.is_empty()).flat_map(|name| asked(&name)).collect()
}

/// What somebody is asked for by, in forms that do not depend on how it is typed: as it stands, and its words in order. They begin
/// with a word of their own, so that no hash of them is one of a [`Key`](crate::signers::Key).
pub(crate) fn asked(meant: &str) -> [String; 2] {
    [format!("called {}", comparable(meant)), format!("words {}", sorted_words(meant).join(" "))]
}

/// `Li Bo` is `Bo Li`.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    let words_of_one = sorted_words(one);
    !words_of_one.is_empty() && words_of_one == sorted_words(other)
}

/// Its words in order.
pub(crate) fn sorted_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = folded_forms(text).split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// Without spaces, hyphens and forms: `Wang Xiao-Ming` as `wangxiaoming`.
pub(crate) fn comparable(text: &str) -> String {
    folded_forms(text).chars().filter(|character| character.is_alphanumeric() || "@.".contains(*character)).collect()
}
