//! A job's options as they were typed, to be typed once more.

use std::fmt::Display;

use clap::ValueEnum;

use crate::cli::args::{JobArguments, ReadingArguments};

/// The words of a command line, in order.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn flag(&mut self, option: &str, is_given: bool) {
        self.0.extend(is_given.then(|| option.to_owned()));
    }

    fn value(&mut self, option: &str, value: Option<impl Display>) {
        let Some(value) = value.map(|value| value.to_string()) else { return };
        // What looks like an option itself is taken for one, but for the `-` of standard input.
        if value.starts_with('-') && value != "-" {
            self.0.push(format!("{option}={value}"));
        } else {
            self.0.extend([option.to_owned(), value]);
        }
    }

    fn values(&mut self, option: &str, values: &[impl Display]) {
        for value in values {
            self.value(option, Some(value));
        }
    }

    fn choice(&mut self, option: &str, value: Option<&impl ValueEnum>) {
        let value = value.and_then(ValueEnum::to_possible_value);
        self.value(option, value.as_ref().map(clap::builder::PossibleValue::get_name));
    }
}

impl JobArguments {
    /// The words behind `mailbag build` that make of this letter what these arguments ask for. Whether the answer comes as JSON decides
    /// nothing of it.
    pub(crate) fn typed_again(&self, letter: &str) -> Vec<String> {
        let Self {
            letter: _,
            signers,
            letters,
            route,
            to,
            date,
            arrangement,
            languages,
            per_signer,
            volume_size,
            jobs,
            simplex,
            print_order,
            group_by_sheets,
            sheet_marks,
            skip_invalid,
            missing_glyph,
            message_overflow,
            reading: ReadingArguments { column, encoding, sheet },
            signatures,
            clear_paper,
            mend_names,
            after,
            archive,
            archive_key,
            new_only,
            font_dir,
            blank,
            shape,
            household,
            paper,
            orientation,
            grammage,
            envelope,
            bag_limit,
            tariff,
            window,
            window_shows,
            show_zones,
            json: _,
        } = self;
        let mut words = Words(vec!["build".to_owned(), letter.to_owned()]);
        words.value("--signers", signers.as_ref().map(|path| path.display()));
        words.value("--letters", letters.as_ref().map(|path| path.display()));
        words.values("--route", route);
        words.values("--to", to);
        words.value("--date", date.as_ref());
        words.choice("--as", shape.as_ref());
        words.choice("--arrangement", arrangement.as_ref());
        words.value("--languages", (!languages.is_empty()).then(|| languages.join(",")));
        words.flag("--household", *household);
        words.value("--blank", *blank);
        words.choice("--message-overflow", message_overflow.as_ref());
        words.values("--column", column);
        words.value("--encoding", encoding.as_ref());
        words.value("--sheet", sheet.as_ref());
        words.value("--signatures", signatures.as_ref().map(|path| path.display()));
        words.flag("--clear-paper", *clear_paper);
        words.flag("--mend-names", *mend_names);
        words.flag("--skip-invalid", *skip_invalid);
        for batch in after {
            words.value("--after", Some(batch.display()));
        }
        if let Some(folder) = archive {
            let is_named = !folder.as_os_str().is_empty();
            words.flag("--archive", !is_named);
            words.value("--archive", is_named.then(|| folder.display()));
        }
        words.value("--archive-key", archive_key.as_ref().map(|path| path.display()));
        words.flag("--new-only", *new_only);
        words.flag("--simplex", *simplex);
        words.flag("--per-signer", *per_signer);
        words.value("--volume-size", *volume_size);
        words.choice("--print-order", print_order.as_ref());
        words.flag("--group-by-sheets", *group_by_sheets);
        words.choice("--sheet-marks", sheet_marks.as_ref());
        words.choice("--paper", paper.as_ref());
        words.choice("--orientation", orientation.as_ref());
        words.choice("--missing-glyph", missing_glyph.as_ref());
        words.value("--font-dir", font_dir.as_ref().map(|path| path.display()));
        words.value("--jobs", *jobs);
        words.value("--window", window.as_ref());
        words.choice("--window-shows", window_shows.as_ref());
        words.flag("--show-zones", *show_zones);
        words.value("--grammage", *grammage);
        words.value("--envelope", envelope.as_ref());
        words.value("--bag-limit", bag_limit.as_ref());
        words.value("--tariff", tariff.as_ref().map(|path| path.display()));
        words.0
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use crate::cli::args::{Cli, Command};

    /// Every option of a job, with a value.
    const ALL: &str = "build chen-oslo --signers - --letters l --route paris --route oslo --to each --date 2026-12-10 --as roll \
        --arrangement columns --languages nb,en --household --blank 6 --message-overflow omit --column city=Commune \
        --column id=Ref --encoding big5 --sheet=-x --signatures s --clear-paper --mend-names --skip-invalid --after out/a --after \
        out/b --archive a --archive-key k --new-only --simplex --per-signer --volume-size 7 --print-order reverse \
        --group-by-sheets --sheet-marks text --paper a3 --orientation landscape --missing-glyph error --font-dir f --jobs 2 \
        --window none --window-shows delivery --show-zones --grammage 90 --envelope C5 --bag-limit 2kg --tariff t.toml";

    fn again(line: &str) -> String {
        let cli = Cli::try_parse_from(std::iter::once("mailbag").chain(line.split_whitespace()));
        let cli = cli.unwrap_or_else(|error| panic!("{error}"));
        let Command::Build(arguments) = cli.command else { panic!("{line}") };
        arguments.job.typed_again(&arguments.job.letter).join(" ")
    }

    #[test]
    fn every_option_comes_back() {
        let line = ALL.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(again(&line), line);
        assert_eq!(again("build chen-oslo --json"), "build chen-oslo");
        assert_eq!(again("build chen-oslo --archive"), "build chen-oslo --archive");
        // What is added to the command line is added here.
        let command = Cli::command();
        let build = command.find_subcommand("build").expect("the command");
        for option in build.get_arguments().filter_map(clap::Arg::get_long) {
            let known = ["json", "shard", "out"].contains(&option) || ALL.contains(&format!("--{option}"));
            assert!(known, "--{option}");
        }
    }
}
