//! The codes of findings: a table of data, by the stage that finds them.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What a [`Diagnostic`](crate::diagnostic::Diagnostic) is about. The text form is stable: it stands in `--json` and `rejected.csv`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, in the order of the stages that make them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable text form, such as `empty-field`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

codes! {
    /// A file that must be there is not. Values: `file`.
    MissingFile = "missing-file",
    /// A file cannot be read. Values: `file`, `reason`.
    UnreadableFile = "unreadable-file",
    /// A file is not UTF-8. Values: `file`.
    NotUtf8 = "not-utf-8",

    // campaign: letter.toml, addressees.toml, routes.toml, mailbag.toml
    /// TOML that does not parse or does not fit. Values: `reason`.
    BadToml = "bad-toml",
    /// No letter of that name. Values: `letter`, `known`, `nearest` if one is.
    UnknownLetter = "unknown-letter",
    /// No route of that name. Values: `route`, `known`, `nearest` if one is.
    UnknownRoute = "unknown-route",
    /// No addressee of that name. Values: `addressee`, `known`, `nearest` if one is.
    UnknownAddressee = "unknown-addressee",
    /// The letter is not there in that language. Values: `language`, `known`, `nearest` if one is.
    UnknownLanguage = "unknown-language",
    /// Not a BCP 47 tag. Values: `language`.
    BadLanguageTag = "bad-language-tag",
    /// Not a day as YYYY-MM-DD. Values: `value`.
    BadDate = "bad-date",
    /// The row is of somebody who has signed this letter already, as the archive knows.
    SignedBefore = "signed-before",
    /// Not a time such as `18 months after delivery`. Values: `value`.
    BadRetention = "bad-retention",
    /// A name of a letter, route or addressee that is not safe as a file name. Values: `name`.
    UnsafeName = "unsafe-name",
    /// The letter gives no route and none was asked for.
    NoRoute = "no-route",
    /// `columns` asked for with a number of languages other than two. Values: `count`.
    ColumnsNeedTwoLanguages = "columns-need-two-languages",
    /// A field that should be filled in before sending is empty. Values: `field`.
    EmptySetting = "empty-setting",
    /// The day is past the addressee's term. Values: `addressee`, `until`, `successor`.
    AddresseeLeft = "addressee-left",
    /// The day is outside the campaign's period. Values: `opens`, `closes`.
    CampaignClosed = "campaign-closed",
    /// Data are older than a month, or a tariff's of a day to come. Values: `name`, `as_of`, `days` since or `ahead` until then.
    DataAge = "data-age",
    /// An addressee has no postal address. Values: `addressee`.
    NoPostalAddress = "no-postal-address",
    /// An address does not meet the rules of the country of posting. Values: `name`, `fault` (the names of
    /// `post::rules::Fault`), and by fault `line`, `found`, `limit`, `country`, `postcode`, `forms`, `column`.
    AddressFault = "address-fault",
    /// An addressee has no entry in a language of the letter. Values: `addressee`, `language`.
    AddresseeWithoutLanguage = "addressee-without-language",
    /// A heading that is none of our own, or no column of a petition's table. Values: `column`, `known`, `nearest`.
    UnknownColumn = "unknown-column",
    /// Not an ISO 3166-1 alpha-2 code. Values: `country`.
    BadCountry = "bad-country",
    /// No envelope of that name. Values: `envelope`, `known`, `nearest` if one is.
    UnknownEnvelope = "unknown-envelope",
    /// Not a weight, or less than a bag may be limited to. Values: `value`, `least`.
    BadWeight = "bad-weight",
    /// No address zone of that name. Values: `window`, `known`, `nearest`.
    UnknownWindow = "unknown-window",
    /// A list holds a value twice. Values: `field`, `value`.
    DoubledValue = "doubled-value",
    /// A setting that means nothing for this kind of sheet. Values: `field`, `kind`.
    SettingDoesNotApply = "setting-does-not-apply",
    /// `opens` is after `closes`. Values: `opens`, `closes`.
    PeriodReversed = "period-reversed",

    // signers
    /// Rows above the headings, which are not read. Values: `count`.
    RowsAboveHeadings = "rows-above-headings",
    /// A spreadsheet has other sheets than the one that is read. Values: `sheet`, `others`.
    OtherSheets = "other-sheets",
    /// Rows of a spreadsheet that are hidden, and read as the others. Values: `count`, `rows`, the first of them.
    HiddenRows = "hidden-rows",
    /// Days of a column that can be read two ways. Values: `value` and `read` of the first, `count`, and `clash` where other rows show
    /// that no order fits them all.
    DateOrder = "date-order",
    /// A list without headings or rows. Values: `sheets`, the others of a spreadsheet.
    EmptyList = "empty-list",
    /// The list cannot be read as CSV. Values: `reason`.
    BadCsv = "bad-csv",
    /// A line that is no JSON object. Values: `reason`.
    BadJson = "bad-json",
    /// The spreadsheet has no sheet of that name. Values: `known`.
    UnknownSheet = "unknown-sheet",
    /// An encoding that nobody knows. Values: `encoding`.
    UnknownEncoding = "unknown-encoding",
    /// The encoding of the list is a guess. Values: `encoding`, `names`.
    EncodingGuessed = "encoding-guessed",
    /// A column that the letter needs is missing. Values: `column`, `known` (empty where nothing is
    /// understood of the headings, which may be a person), `count` of headings.
    MissingColumn = "missing-column",
    /// Two columns mean the same. Values: `column`, and `other` and `field` where the other has another heading.
    DoubledColumn = "doubled-column",
    /// A column that nothing uses. Values: `column`.
    UnusedColumn = "unused-column",
    /// A column that nothing uses and whose cells say yes and no. Values: `column`, `of` (`name`, `message`) what the heading speaks of
    /// where somebody may have refused.
    UnusedAnswers = "unused-answers",
    /// A column of names in which nothing but yes and no stands. Values: `column`, `field`, as our own lists call it.
    NoNames = "no-names",
    /// A row that hides the name or refuses in a column that nothing uses. Values: `value`.
    WishNotSettled = "wish-not-settled",
    /// Somebody may ask in words of their own not to be named, in a column that nothing uses. Values: `column`, `rows`, `count`, and
    /// `more` where there are more than the rows.
    WishInText = "wish-in-text",
    /// A mapping names a heading that the list does not have. Values: `column`, `heading`, `known`, `nearest` if one is.
    MappedHeadingMissing = "mapped-heading-missing",
    /// A row with more or fewer cells than there are headings. Values: `found`, `expected`.
    RowLength = "row-length",
    /// A cell that must be filled is empty. Values: `column`.
    EmptyField = "empty-field",
    /// A row without any name.
    NoName = "no-name",
    /// A yes or a no in the place of a name that is printed for another, or a refusal beside a name. Values: `column`, `value`.
    AnswerForName = "answer-for-name",
    /// A row that is nobody's: the headings once more, or a line above other rows. Values: `section` where it is that.
    NotASigner = "not-a-signer",
    /// A value that is too long. Values: `column`, `length`, `limit`.
    TooLong = "too-long",
    /// A control or other forbidden character. Values: `column`, `character`.
    ForbiddenCharacter = "forbidden-character",
    /// More marks on one character than are printed. Values: `column`, `count`, `limit`.
    TooManyMarks = "too-many-marks",
    /// A `visibility` other than `named`, `initials`, `withheld` or empty. Values: `value`.
    UnknownVisibility = "unknown-visibility",
    /// How a heading was read that stands in no table and asks who may be named. Values: `column`, `reading` (`hides`, `shows`, `words`,
    /// `unread`).
    WishRead = "wish-read",
    /// An answer, or none, under a heading of which nobody knows whether a yes hides or shows the name. Values: `value`, if it is not empty.
    WishUnread = "wish-unread",
    /// A `consent` that is neither yes nor no. Values: `value`.
    UnknownConsent = "unknown-consent",
    /// A consent for something that is neither name, address nor message. Values: `value`.
    UnknownScope = "unknown-scope",
    /// The list does not say who consented.
    ConsentNotRecorded = "consent-not-recorded",
    /// A cell of a name that holds something else. Values: `value`, `reason`.
    DoubtfulName = "doubtful-name",
    /// A title or salutation stands in a name. Values: `value`.
    TitleInName = "title-in-name",
    /// A name in capitals or in small letters alone. Values: `value`, `reason`, and `mended` if it was.
    NameInOneCase = "name-in-one-case",
    /// What a spreadsheet shows for a formula that failed, such as `#N/A`. Values: `value`.
    SpreadsheetError = "spreadsheet-error",
    /// A formula of a spreadsheet whose value does not stand in the file.
    FormulaNotCalculated = "formula-not-calculated",
    /// A cell of a spreadsheet that is used and whose text is struck through.
    StruckThrough = "struck-through",
    /// Line breaks in a cell that is printed on one line. Values: `instead`.
    LineBreakInCell = "line-break-in-cell",
    /// A day of signing after the day of the letter. Values: `value`, `date`.
    SignedLater = "signed-later",
    /// The cell of a row in the column of consent is empty.
    ConsentEmpty = "consent-empty",
    /// A word of letters that look alike and are of different scripts. Values: `value`.
    MixedScripts = "mixed-scripts",
    /// A character that nobody sees was taken out. Values: `character`.
    HiddenCharacter = "hidden-character",
    /// A postcode got its leading zeros back. Values: `value`, `mended`.
    PostcodeMended = "postcode-mended",
    /// A row that is almost another one. Values: `row`, `similarity`, `by`.
    NearDuplicate = "near-duplicate",
    /// A row that is printed and almost one that withholds the name or refuses consent; or one without a name that refuses has its `id` or
    /// e-mail address, with a similarity of zero. Values: `row`, `similarity`, `by`.
    NearLeftOut = "near-left-out",
    /// A row whose person nobody can tell from one who withholds the name or refuses consent in another row, or in an earlier batch, which
    /// is row 0. Values: `row`, `by`.
    NotToldApart = "not-told-apart",
    /// Two rows name the same signature image. Values: `value`, `row`.
    SignatureTwice = "signature-twice",
    /// A signature image that cannot be used. Values: `value`, `reason`.
    BadSignature = "bad-signature",
    /// What stands in the e-mail column has not the form of an address. Values: `value`, `column`.
    BadEmail = "bad-email",
    /// A signature image is left out, since it would show the name that the row hides. Values: `reason`, `column`.
    SignatureNotPrinted = "signature-not-printed",
    /// A message that would be printed says who wrote it, and the row hides the name. Values: `value`.
    MessageNamesSigner = "message-names-signer",
    /// A message that asks, or has words of asking, to hide the name that would be printed. Values: `value`.
    MessageRefusesName = "message-refuses-name",
    /// A row of somebody of whom another row is withheld or without consent: none is printed. Values: `row`.
    RepeatsLeftOut = "repeats-left-out",
    /// No signer is left to print.
    NoSigners = "no-signers",

    // letter
    /// An unknown placeholder. Values: `name`, `known`, `nearest` if one is.
    UnknownPlaceholder = "unknown-placeholder",
    /// `{{` without `}}`.
    UnclosedPlaceholder = "unclosed-placeholder",
    /// Markdown that a letter cannot hold. Values: `construct`.
    UnsupportedMarkdown = "unsupported-markdown",
    /// A link that is not http, https or mailto. Values: `address`.
    UnsupportedLink = "unsupported-link",
    /// A template without any text. Values: `language`.
    EmptyTemplate = "empty-template",
    /// An optional placeholder in a line of other words, which stay where it is empty. Values: `name`.
    OptionalAmongWords = "optional-among-words",
    /// No language of the letter places the personal message.
    MessageNeverPlaced = "message-never-placed",
    /// A language without a complimentary close. Values: `language`.
    NoClosing = "no-closing",
    /// The office that signs the letter above a roll is not filled in. Values: `field`.
    RollUnsigned = "roll-unsigned",
    /// The letter has no text for several senders. Values: `files`, `what` (`household`, `roll`, `organisations`), `count` of
    /// organisations.
    NoJointText = "no-joint-text",
    /// A notice that is too long to stand on every sheet; it stands on the last.
    NoticeTooLong = "notice-too-long",
    /// Two languages differ in build. Values: `part`, `language`, `found`, `other`, `expected`.
    LanguagesDiffer = "languages-differ",
    /// A placeholder that must be filled has no value. Values: `name`.
    EmptyPlaceholder = "empty-placeholder",
    /// A placeholder that means nothing for this kind of sheet. Values: `name`, `kind`.
    PlaceholderDoesNotApply = "placeholder-does-not-apply",

    // text
    /// A grapheme cluster that no font can set. Values: `cluster`, `code_points`, `column`.
    MissingGlyph = "missing-glyph",
    /// A font file that cannot be used. Values: `file`, `reason`.
    BadFont = "bad-font",

    // layout
    /// A letter needs more sheets than it may have, because of its message. Values: `found`, `limit`, `omitted` if the
    /// message is left out for it.
    TooManySheets = "too-many-sheets",
    /// Something is larger than its place. Values: `part` (the names of `layout::zone::ZonePart`, `label` or `envelope`), `name`,
    /// `side` (`wide` or `high`), `excess` in millimetres, `zone` by its name.
    DoesNotFit = "does-not-fit",

    // batch
    /// The same letter and list were built for another day. Values: `batch`, `date`.
    SameListOtherDate = "same-list-other-date",
    /// The batch exists already. Values: `batch`.
    BatchExists = "batch-exists",
    /// This program does not set a batch as the one that made it did. Values: `tool`, `file`.
    ErasureDiffers = "erasure-differs",
    /// The list of a batch gives other signers than the batch holds. Values: `folder`.
    BatchDiffers = "batch-differs",
    /// Envelopes or labels are there already. Values: `folder`.
    FolderExists = "folder-exists",
    /// A franking mark that cannot be used. Values: `file`, `reason`.
    BadIndicia = "bad-indicia",
    /// A sheet of labels that cannot be used. Values: `file`, `reason`, `field`.
    BadLabels = "bad-labels",
    /// A file of the batch that stands there is missing or not the one that was written. Values: `folder`, `file`.
    BatchDamaged = "batch-damaged",
    /// A folder that is no whole batch, or not the one that was made. Values: `folder`, `fault` (of `batch::stored`), and by
    /// fault `file`, `found`, `expected`, `number`, `line`, `reason`.
    BatchRefused = "batch-refused",
    /// A batch that another one needs is not beside it. Values: `batch`, `by`.
    EarlierBatchMissing = "earlier-batch-missing",
    /// The earlier batch is of another letter. Values: `batch`, `found`, `expected`.
    EarlierOfOtherLetter = "earlier-of-other-letter",
    /// A text names somebody whom the letter does not speak to. Values: `name`, `addressee`.
    NamesAnother = "names-another",
    /// What was typed are no serials. Values: `value`.
    BadSerials = "bad-serials",
    /// The batch has no letter of that serial. Values: `serial`, `known`.
    UnknownSerial = "unknown-serial",
    /// A volume of which this program cannot cut pages. Values: `file`, `pages`, `tool`.
    UncutVolume = "uncut-volume",
    /// A letter cannot be printed apart from the others of its sheet. Values: `file`, `pages`.
    SharedSheets = "shared-sheets",
    /// A mended row that mends no letter. Values: `fault` (`no-key`, `no-key-in-row`, `unknown-serial`, `unknown-id`, `ambiguous-id`,
    /// `other-id`, `twice`, `several-people`, `parted`, `same`, `nothing`, `unknown-heading`), and by fault `serial`, `id`, `heading`, ….
    MendedRow = "mended-row",
    /// Something stands where the files for the print shop are to be made. Values: `file`.
    HandoverInTheWay = "handover-in-the-way",
    /// Not the public key of a recipient. Values: `value`.
    BadRecipient = "bad-recipient",
    /// A key for a seal that cannot be used. Values: `file`, `fault` (`no-key`, `no-password`, `wrong-password`, `failed`).
    BadKey = "bad-key",
    /// A batch without the seal that is asked for. Values: `batch`, `fault` (`none`, `no-seal`, `other-key`, `broken`).
    SealBad = "seal-bad",
    /// Nobody approved the batch. Values: `batch`.
    NotApproved = "not-approved",
    /// The batch has left the house. Values: `batch`, `kind`, `on`.
    AlreadySent = "already-sent",
    /// Letters of the batch are replaced by those of another. Values: `batch`, `by`; `serials` and `folder` or `place` (`archive`,
    /// `elsewhere`) where some letters are asked for; `place` alone where that could not be written down
    /// (`not-noted`), or where one that stands elsewhere is not named with `--after` (`needed`).
    Corrected = "corrected",
    /// Another batch goes on from this one. Values: `batch`, `by`.
    FollowedBy = "followed-by",
    /// What is to be removed was not confirmed. Values: `batch`.
    NotConfirmed = "not-confirmed",
    /// A name that is to be written down is empty or cannot be shown. Values: `option`.
    BadName = "bad-name",
    /// The batch is of the shipped sample list, not for sending.
    SampleList = "sample-list",
    /// Something that `init` made up is still there. Values: `fault` (`signer`, `addressee`, `route`, `signature`), `name`.
    MadeUp = "made-up",
    /// An approval that counts for nothing. Values: `file`, `reason`.
    ApprovalVoid = "approval-void",
    /// The folder of this name is not a whole batch. Values: `folder`.
    FolderInTheWay = "folder-in-the-way",
    /// A file that is no PDF stands where one is to be written. Values: `file`.
    FileInTheWay = "file-in-the-way",
    /// A run that was killed left a staging folder long ago. Values: `folder`, `days`.
    StagingLeft = "staging-left",
    /// The run came to no end; its finished volumes wait for the next one. Values: `count`, `folder`.
    VolumesKept = "volumes-kept",
    /// The disk has no permissions, so others may read. Values: `folder`.
    NoPermissions = "no-permissions",
    /// The disk knows no locks, so two runs could mix. Values: `folder`.
    NoLocks = "no-locks",
    /// A folder that is no part of a batch. Values: `folder`.
    NoShard = "no-shard",
    /// A part that does not fit the others. Values: `folder`, `part`.
    ShardsDiffer = "shards-differ",
    /// Two folders hold the same part. Values: `folder`, `other`, `number`.
    ShardTwice = "shard-twice",
    /// Parts are missing. Values: `numbers`, `of`.
    ShardsMissing = "shards-missing",
    /// The fonts are not those of the parts. Values: `folder`.
    OtherFonts = "other-fonts",
    /// An option that does not go with this letter. Values: `option`, `reason`.
    OptionDoesNotApply = "option-does-not-apply",
}
