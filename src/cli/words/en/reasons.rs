//! What the codes within findings mean: reasons, and constructs of Markdown.

/// What a reason's code means; a reason that is no code of ours is the system's own words.
pub(super) fn reason(code: &str) -> String {
    match code {
        "no-list" => "blank rows are nobody's",
        "inside-batch" => "a batch stays as it was made",
        "past" => "the day is past",
        "svg-text" => "it has text; turn it into outlines in the drawing program",
        "svg-image" => "it has a picture in it; give the picture alone, as PNG",
        "svg-script" => "it has a script or moves",
        "svg-transparency" => "something in it is transparent",
        "svg-gradient" => "it has a gradient or a pattern",
        "svg-mask" => "something in it is clipped or masked",
        "svg-filter" => "it has a filter",
        "label-number" => "is no length or number that a sheet can have",
        "label-overlap" => "labels lie on one another",
        "label-over-edge" => "the last label stands over the edge of the paper",
        "label-unknown" => "known are L7160, L7163, L7651, 3474, and files in TOML",
        "label-start" => "the sheet has no such place",
        "no-letters" => "it has no letters to post; --bag makes the envelope of the delivery",
        "of-batch" => "the batch was made already",
        "one-route" => "name one",
        "no-signer-list" => "there is no list with the senders",
        "alone" => "`--to each` stands alone",
        "before-1900" => "the year is before 1900; write it in full, as in 2026-03-31",
        "no-equals-sign" => "write it as COLUMN=HEADING",
        "petition" => "a petition sheet is the same for every signer",
        "only-letters" => "the letter is a petition",
        "only-petitions" => "only petition sheets come in other sizes and across",
        "unfolded" => "these sheets go unfolded into the bag",
        "roll" => "a roll holds all names in one table",
        "table" => "only letters are joined",
        "per-signer" => "one file a letter is a group of its own already",
        "letter" => "only petition sheets have blank rows",
        "nobody-addressed" => "the letter has no addressees",
        "spreadsheet" => "it is a spreadsheet of an old kind (XLS), or locked with a password; save it as XLSX or CSV",
        "too-long-file" => "it is larger than 16 MiB",
        "utf-16" => "it is UTF-16 or UTF-32 in a form that is not read; save it as CSV (UTF-8)",
        "unclosed-quote" => "a quotation mark is opened here and never closed",
        "text-after-quote" => "text stands behind a closing quotation mark; double the marks that belong to the text",
        "too-long" => "the row is longer than 4 MiB; perhaps a quotation mark is missing",
        "unsafe-path" => "write the name of a file in the folder of the list, such as `signatures/17.png`",
        "outside-folder" => "it lies outside the folder of the list",
        "missing" => "there is no such file",
        "unreadable" => "the file cannot be read",
        "too-many-bytes" => "the file is larger than 20 MiB",
        "too-many-pixels" => "it has more than 20 million pixels",
        "no-image" => {
            "it is neither PNG, JPEG, SVG nor strokes of a signature pad; save a picture of another kind as PNG"
        }
        "too-complex" => "it has more lines than a signature or a mark",
        "external" => "it refers to something outside itself",
        "no-strokes" => "these are no strokes of a signature pad",
        "two-files" => "two files have the row's id for a name",
        "no-sheets" => "only XLSX and ODS have sheets",
        "no-encoding" => "only CSV comes in several encodings",
        "encrypted" => "it is locked with a password",
        "too-large" => "it unpacks to more than any list",
        "too-wide" => {
            "a cell far to the right is filled, behind the thousandth column; delete the columns behind the list"
        }
        "mail-address" => "looks like an e-mail address",
        "web-address" => "looks like an address of the web",
        "number" => "holds digits",
        "placeholder" => "looks like a word that stands for no name",
        "spoiled" => "was UTF-8 and read in another encoding: get the list anew from where it comes",
        "capitals" => "capitals",
        "small" => "small letters",
        "broken" => "the file is broken",
        "blank" => "there is nothing to see in it",
        "batch" => "it belongs to another batch",
        "inputs" => "its letter, list or options are not the same",
        "program" => "another version of the program made it",
        "of" => "it belongs to another number of shards",
        "counts" => "it counts other signers",
        "volumes" => "some volumes are there twice or not at all",
        other => return other.to_owned(),
    }
    .to_owned()
}

/// The name of a Markdown construct.
pub(super) fn construct(code: &str) -> String {
    match code {
        "block-quote" => "block quotes",
        "code" => "code",
        "deep-nesting" => "markup nested so deeply",
        "empty-heading" => "a heading without words",
        "empty-item" => "a list item without words",
        "empty-link" => "a link without words",
        "footnote" => "footnotes; a link is printed as a note by itself",
        "heading-in-list" => "a heading in a list",
        "html" => "HTML",
        "image" => "images",
        "link-title" => "a title in a link",
        "misplaced-placeholder" => "a placeholder in an address",
        "nested-list" => "lists within lists",
        "other" => "this",
        "paragraphs-in-item" => "several paragraphs in a list item",
        "rule-in-list" => "a line `---` in a list",
        "second-rule" => "a second line `---`: one stands above the complimentary close",
        "stray-asterisks" => {
            "`**` that makes nothing strong: a pair of them stands close to the words; `\\*\\*` prints them"
        }
        "strikethrough" => "text struck through",
        "table" => "tables",
        "task-list" => "task lists",
        "undefined-link" => "a link without an address",
        "underlined-heading" => "a line `---` directly below text: leave a line empty above it",
        "unused-definition" => "the address of a link that is not there",
        other => return other.to_owned(),
    }
    .to_owned()
}
