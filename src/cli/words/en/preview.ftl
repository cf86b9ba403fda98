# What is said of a letter that is looked at.

previewed = letter { $serial }: { $pages }
previewed-of = letter { $serial }, { $person }: { $pages }
previewed-blank = { $text }, the last of them blank for two-sided printing
previewed-blanks = { $text }, the last of them blank
preview-bad-rows = { $count ->
    [one] { $count } row is bad and has no letter; `mailbag check { $letter }` names what is wrong
   *[other] { $count } rows are bad and have no letter; `mailbag check { $letter }` names what is wrong
}
preview-nobody = nobody with a letter is meant by `{ $typed }`; letters are numbered up to { $last }
    .hint = name a serial, a name as it is printed, an `id` or an e-mail address
preview-nobody-at-all = nobody with a letter is meant by `{ $typed }`; there are no letters
preview-several = `{ $typed }` may mean { $count } people:
    .hint = choose one by the number before the name: --signer 17
preview-more = and { $count } more
preview-in-the-way = `{ $file }` is there already and is no { $kind }
    .hint = name another file with --out
preview-no-page = there is no page { $page }: the letter has { $pages }
preview-page-of-pdf = `--page` is for pictures; a PDF has all pages of the letter
    .hint = name a file that ends in .png, or leave --page out
preview-terminal = standard output is a terminal, which shows neither PDF nor picture
    .hint = name a file with --out, or look at it at once with --open
preview-needs-a-file = `--open` and `--watch` need a file
    .hint = leave out `--out -`, or name a file
preview-needs-a-letter = `--watch` goes with a letter and a list in a file: a batch never changes
    .hint = name the letter, not the batch
preview-not-drawn = { $error }
    .hint = look at the PDF: --pdf
preview-not-opened = `{ $file }` is made, but no program was found that opens it
preview-other-ending = `{ $file }` would hold a { $kind }, and its name says `.{ $ending }`
    .hint = name a file that ends in .png or .pdf
preview-watching = watching; Ctrl-C ends it
