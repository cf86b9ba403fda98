# What was found wrong with the input. A message is named like the code of its finding; what to do about it is its `hint`.

missing-file = `{ $file }` is not there
    .hint-letter = every letter has a `letter.toml`; docs/letter.md tells what stands in it
    .hint-fonts = name a folder that is there with --font-dir
    .hint-of-letter = write the file, or take it out of letter.toml
    .hint = run mailbag in the folder that holds `letters/` and `signers.csv`, or name them with --letters and --signers
unreadable-file = `{ $file }` cannot be read: { $reason }
    .hint-spreadsheet = in the spreadsheet choose “Save as”, then “Excel workbook (.xlsx)” without a password
    .hint-other = save the list as XLSX or CSV in the program that it comes from
    .hint-archive = unpack it and name the list in it
    .hint-broken-sheet = open it in the spreadsheet program and save it anew as XLSX or CSV; if it does not open, get it anew from where it comes
not-utf-8 = the text is not UTF-8
    .hint-template = in the editor, save the file as UTF-8
    .hint = in the spreadsheet choose “Save as”, then “CSV UTF-8”

bad-toml = not understood: { $reason }
unknown-letter = there is no letter `{ $letter }`; there are: { $known }
unknown-route = there is no route `{ $route }`; there are: { $known }
unknown-addressee = there is no addressee `{ $addressee }`; there are: { $known }
unknown-language = the letter has no language `{ $language }`; it has: { $known }
bad-language-tag = `{ $language }` is no language tag such as `fr` or `zh-Hant`
bad-date = `{ $value }` is no day such as 2026-03-31
    .hint = write year, month and day as 2026-03-31; in a list also the day first, as 31.03.2026
signed-before = this person has signed this letter already, as the archive knows
    .hint = --new-only leaves them out
bad-retention = `{ $value }` is no time such as `18 months after delivery`
    .hint = write a number from 1 to 1200, then days, weeks, months or years, then `after delivery`
unsafe-name = `{ $name }` cannot be a name: letters a to z, digits, `-` and `_` only, at most 64, no name of a device
no-route = the letter has no route of its own
    .hint = name one with --route, or set `route` in letter.toml; `mailbag list` shows them
columns-need-two-languages = `columns` sets two languages side by side; here are { $count }
    .hint = name two with --languages, such as --languages zh-Hant,en
empty-setting = `{ $field }` is empty
    .hint-office = fill in the sender's `office` of the route in routes.toml; until then cover sheets, envelopes and labels go without
    .hint = fill it in before anything is sent
addressee-left = `{ $addressee }` was in office until { $until }
    .hint = see `addressees.toml`; name another addressee with --to
addressee-left-successor = `{ $addressee }` was in office until { $until }, after whom came { $successor }
campaign-closed = the campaign runs from { $opens } to { $closes }
    .hint = look at `opens` and `closes` in letter.toml, or set the day with --date
campaign-closed-over = the campaign closed on { $closes }
campaign-closed-not-yet = the campaign opens on { $opens }
data-age = the data of `{ $name }` are of { $as_of }, { $days } days old
data-age-ahead = the data of `{ $name }` are of { $as_of }, { $ahead ->
    [one] { $ahead } day
   *[other] { $ahead } days
} after the day of the letters
no-postal-address = `{ $addressee }` has no postal address: the address zone stays empty
no-postal-address-needed = `{ $addressee }` has no postal address
addressee-without-language = `{ $addressee }` has no words in `{ $language }`
    .hint = add the words to addressees.toml, or choose the languages with --languages
unknown-column = there is no column `{ $column }`; there are: { $known }
bad-country = `{ $country }` is no country code of two letters such as `FR`
unknown-envelope = there is no envelope `{ $envelope }`; there are: { $known }
bad-weight = `{ $value }` is no weight such as `2kg`, or less than { $least }
unknown-window = there is no address zone `{ $window }`; there are: { $known }
doubled-value = `{ $field }` names `{ $value }` twice
setting-does-not-apply = `{ $field }` means nothing for a { $kind }
period-reversed = the campaign opens on { $opens } and closes before that, on { $closes }

rows-above-headings = { $count ->
    [one] a row stands above the headings and is not read
   *[other] { $count } rows stand above the headings and are not read
}
other-sheets = the sheet `{ $sheet }` is read; not read are: { $others }
    .hint = --sheet reads another
    .hint-refused = the name of a sheet that is not read sounds like people who do not want to be named: whoever stands there and in this list too is printed
hidden-rows-more = { $count } rows are hidden in the spreadsheet, such as by a filter, and read as the others: { $rows } and { $more } more
hidden-rows = { $count ->
    [one] a row is hidden in the spreadsheet and read as the others: { $rows }
   *[other] { $count } rows are hidden in the spreadsheet, such as by a filter, and read as the others: { $rows }
}
    .hint = what is not to be printed must be deleted, or copy what is seen to a sheet of its own
date-order = { $count ->
    [one] `{ $value }` can be read two ways and is read as { $read }
   *[other] { $count } days such as `{ $value }` can be read two ways; that one is read as { $read }
}
    .hint = write year, month and day, as in { $read }; a `language` such as en-US in the rows says that the month comes first
date-order-clash = some days have the day first and others the month; `{ $value }` is read as { $read }, as the language of its row or of the letter has it
date-order-turned = { $count ->
    [one] `{ $value }` is read as { $read }, in the order of `{ $shown }` in row { $row }, not in that of its language
   *[other] { $count } days such as `{ $value }` are read in the order of `{ $shown }` in row { $row }, not in that of their language; that one as { $read }
}
    .hint = if it is row { $row } that is wrong, mend it; days written as { $read } can be read one way only
empty-list = no signer stands in the list: it should have a line of headings and, below it, a row for each signer
empty-list-sheets = the sheet is empty; there are others: { $sheets }
    .hint = name one with --sheet
bad-csv = not understood as comma-separated values: { $reason }
bad-json = not understood as a JSON object: { $reason }
    .hint = one object a line, such as {"{"}"name":"Anna Eriksen","city":"Oslo"{"}"}
unknown-sheet = there is no such sheet; there are: { $known }
    .hint = name one with --sheet
unknown-encoding = there is no encoding `{ $encoding }`
    .hint = such as utf-8, windows-1252, iso-8859-15, shift_jis, big5, gb18030, euc-kr
encoding-guessed = read as { $encoding }, which is a guess
    .hint = right or wrong, name the encoding with --encoding
encoding-guessed-names = read as { $encoding }, which is a guess; see whether these names are right: { $names }
missing-column = column `{ $column }` is missing; the list has: { $known }
    .hint = { $column ->
        [consent] letter.toml asks for it with `consent = "required"`: give its heading in the list with --column; leave that line out only where everybody has agreed otherwise
       *[other] give the column's heading in the list with --column, or in [columns] of letter.toml; `mailbag columns` shows what is understood
    }
missing-column-headless = column `{ $column }` is missing: { $count ->
    [one] the only cell of the first line is no heading that is understood
   *[other] none of the { $count } cells of the first line is a heading that is understood
}
    .hint = put a line of headings above the first person, or name the columns with --column; `mailbag columns` shows the list
doubled-column = two columns are `{ $column }`
    .hint = give one of the two another heading, or delete it
doubled-column-other = `{ $column }` and `{ $other }` are both read as `{ $field }`
    .hint = say which is meant: --column "{ $field }=…"; or which is not to count: --column "unused=…"
    .hint-name = if one of them asks for consent, say so: --column "consent=…"; if one is not to count: --column "unused=…"; if both are to count, say what a yes means in each: --column "anonymous=…" hides the name, "named=…" shows it; the stricter answer counts
unused-answers = column `{ $column }` is not used, and its cells say yes and no
    .hint = if it asks whether somebody may be named, say so: --column "named={ $column }" where a yes shows the name, "anonymous={ $column }" where a yes hides it, or "consent={ $column }"; if not: --column "unused={ $column }"; as it is, it leaves nobody out
unused-answers-refused = column `{ $column }` is not used, and its cells say yes and no: somebody may have refused there
    .hint = say what a yes means: --column "anonymous={ $column }" hides the name, "named={ $column }" shows it, "initials={ $column }" shows initials, "consent={ $column }" agrees; if it says nothing of names: --column "unused={ $column }"
    .hint-message = say what a yes means: --column "message_refused={ $column }" keeps the message back, "message_allowed={ $column }" lets it be printed; if it is about the name: "anonymous={ $column }" hides it, "named={ $column }" shows it; if about neither: "unused={ $column }"
no-names = no cell of column `{ $column }` is a name: all of them say yes or no
    .hint = if it asks whether somebody may be named, say so: --column "named={ $column }" where a yes shows the name, "anonymous={ $column }" where a yes hides it; if they are names: --column "{ $field }={ $column }"
answer-for-name = `{ $value }` is an answer, not a name
    .hint = write the name that is to be printed, or leave the cell empty; if the column asks a question, say what a yes means: --column "named=…", "anonymous=…" or "initials=…"; --skip-invalid builds without the row
wish-not-settled = `{ $value }` stands in a column that is not used: whoever wrote it may not want to be named
    .hint = say what the column means: --column "visibility={ $column }", "consent={ $column }", or "anonymous={ $column }" where a yes hides the name; if it says nothing of names: --column "unused={ $column }"
    .hint-headless = give the column a heading that says what it asks, such as `anonymous`, or `unused` with --column "unused=unused"
wish-not-settled-more = `{ $value }` stands in a column that is not used, and such a word in { $more ->
    [one] another one
   *[other] { $more } others
}: whoever wrote it may not want to be named
wish-in-text = column `{ $column }` is not used, and somebody may ask in it not to be named: { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
}
    .hint = read these cells; whoever does not want to be named needs `withheld` in a column `visibility`, or is deleted from the list; as it is, they are printed
wish-in-text-more = column `{ $column }` is not used, and somebody may ask in it not to be named: rows { $rows } and { $more } more
unused-column = column `{ $column }` is not used; {"{{"}signer.extra.{ $column }{"}}"} in a letter prints it
    .hint = if it says who agreed or how to be named, say so: --column "consent={ $column }", "visibility={ $column }", or "anonymous={ $column }" where a yes hides the name; as it is, it leaves nobody out
mapped-heading-missing = `{ $column }` should stand under the heading `{ $heading }`, which the list does not have; it has: { $known }
mapped-heading-missing-unknown = `{ $column }` should stand under the heading `{ $heading }`, which the list does not have
row-length = { $found ->
    [one] { $found } cell
   *[other] { $found } cells
}, but { $expected ->
    [one] { $expected } heading
   *[other] { $expected } headings
}
    .hint-sheet = give the column a heading, or delete what stands there; --skip-invalid builds without the row
    .hint = look for a delimiter that should stand inside quotation marks; --skip-invalid builds without the row
empty-field = the cell is empty
    .hint = fill the cell, or leave the column out of `required` in letter.toml; --skip-invalid builds without the row
no-name = the row has no name
    .hint = fill in `given_name`, `family_name` or `print_name`; --skip-invalid builds without the row
not-a-signer = the row repeats the headings and is nobody's
    .hint = delete the line; --skip-invalid builds without it
not-a-signer-section = `{ $section }` is a line between the rows and nobody's name
    .hint = delete the line; if it says something of the rows below it, say so in each of them, under `visibility`
too-long = { $length } characters; at most { $limit } are taken
    .hint = shorten it; --skip-invalid builds without the row
forbidden-character = the character { $character } cannot be printed
    .hint-template = take the character out of the text
    .hint = take the character out of the cell; --skip-invalid builds without the row
too-many-marks = { $count } marks stand on one character; at most { $limit } are printed
    .hint = take the marks away; --skip-invalid builds without the row
unknown-visibility = `{ $value }` is neither `named`, `initials` nor `withheld`
    .hint = such a row is never printed as named; --skip-invalid builds without it
wish-read = { $reading ->
    [hides] column `{ $column }`: a yes hides the name
    [shows] column `{ $column }`: a no or an empty cell hides the name
    [words] column `{ $column }`: a word says how the name is shown; neither yes nor no is taken
   *[other] column `{ $column }`: it is not clear whether a yes hides or shows the name
}
    .hint = if a yes hides the name: --column "anonymous={ $column }"; if a yes shows it: "named={ $column }"; if a yes asks for initials: "initials={ $column }"; if a word such as `withheld` stands there: "visibility={ $column }"
wish-unread = it is not clear whether a yes or an empty cell under this heading hides or shows the name
    .hint = such a row is never printed as named; if a yes hides the name: --column "anonymous=…"; if a yes shows it: "named=…"; if a yes asks for initials: "initials=…"; if a word such as `withheld` stands there: "visibility=…"
unknown-consent = `{ $value }` is neither yes nor no
    .hint = write yes or no; a row without a clear answer is never printed as named: --skip-invalid builds without it
unknown-scope = `{ $value }` is none of `name`, `address` and `message`
    .hint = write what may be printed, such as `name, message`; leave the cell empty for all
consent-not-recorded = consent: not recorded: the list has no column that says who agreed
    .hint = a column `consent` with yes or no keeps those out who said no
doubtful-name = `{ $value }` { $reason }
title-in-name = `{ $value }` holds a title, which is printed as part of the name
name-in-one-case = `{ $value }` is written in { $reason } alone and is printed so
    .hint = --mend-names writes such names as `Dupré`
name-in-one-case-mended = `{ $value }`, written in { $reason } alone, is printed as `{ $mended }`
spreadsheet-error = `{ $value }` stands for a formula of the spreadsheet that failed, and is not printed
    .hint = mend the formula, or type what should stand there
spreadsheet-error-refused = `{ $value }` stands for a formula of the spreadsheet that failed
formula-not-calculated = the cell holds a formula that was never calculated
    .hint = open the file in a spreadsheet program and save it
struck-through = the text is struck through in the spreadsheet, as what is to go
    .hint = delete the row if the person is not to sign, the text if that alone is to go; or take the line through it away
line-break-in-cell = { $instead ->
    [space] the lines of the cell are joined with a space
   *[comma] the lines of the cell are joined with a comma
}
signed-later = the day { $value } is after the day of the letter, { $date }
    .hint = mend the year, or set the day of the letter with --date
consent-empty = the cell is empty: nobody knows whether this person agreed
    .hint = write yes or no; `consent = "required"` in letter.toml leaves such rows out
    .hint-name = write yes or no: a box that nobody ticked may mean no; --skip-invalid builds without such rows
mixed-scripts = `{ $value }` mixes letters of two scripts that look alike
    .hint = type the word again on one keyboard
hidden-character = the character { $character }, which nobody sees, is left out
postcode-mended = `{ $value }` has lost a zero at its beginning and is read as `{ $mended }`
near-duplicate = { $by ->
    [email] almost the person of row { $row }: the names agree to { $similarity }, the e-mail address is the same; both are kept
    [id] almost the person of row { $row }: the names agree to { $similarity }, the `id` is the same; both are kept
   *[postcode] almost the person of row { $row }: the names agree to { $similarity }, the postcode is the same; both are kept
}
    .hint = take one of the rows out of the list if they are one person
near-left-out-household = { $by ->
    [email] row { $row } withholds the name or refuses consent, and its e-mail address is the same; by their names they are two people, and this row is printed
   *[id] row { $row } withholds the name or refuses consent, and its `id` is the same; by their names they are two people, and this row is printed
}
near-left-out-name = row { $row } has the same name, and withholds it or refuses consent; this row is printed
near-left-out = { $by ->
    [email] almost the person of row { $row }, who withholds the name or refuses consent: the names agree to { $similarity }, the e-mail address is the same; this row is printed
    [id] almost the person of row { $row }, who withholds the name or refuses consent: the names agree to { $similarity }, the `id` is the same; this row is printed
   *[postcode] almost the person of row { $row }, who withholds the name or refuses consent: the names agree to { $similarity }, the postcode is the same; this row is printed
}
    .hint = take this row out of the list if they are one person: nothing of somebody who refuses may be printed
signature-twice = the signature image `{ $value }` is claimed by row { $row } too
    .hint = give each row an image of its own; --skip-invalid builds without these rows
bad-signature = the signature image cannot be used: { $reason }
bad-email = this is no e-mail address
message-names-signer = the message says `{ $value }`, and the row hides the name
    .hint = take it out of the message, or show the name; if it is another word, say yes under `message_approved`, and it is a warning
message-refuses-name = the message says `{ $value }`, and the name would be printed
    .hint = write withheld or initials under `visibility`; if the message means something else, say yes under `message_approved`, and it is a warning
    .hint-doubtful = read it: who does not want to be named is withheld under `visibility`
signature-not-printed = the signature image is not printed, since it would show the name that the row hides
not-told-apart = { $by ->
    [email] this may be the person of row { $row }, who withholds the name or refuses consent: the e-mail address is the same, and the names may be one person’s
    [id] this may be the person of row { $row }, who withholds the name or refuses consent: the `id` is the same, and the names may be one person’s
    [town] this may be the person of row { $row }, who withholds the name or refuses consent: name and town are the same, and no two addresses tell them apart
   *[name] this may be the person of row { $row }, who withholds the name or refuses consent: the name is the same, and no column tells them apart
}
    .hint = of one person delete this row; of two, give both rows what tells them apart: a street with postcode or town, or of two names with one e-mail address each its own
not-told-apart-earlier = somebody of the same name and town withheld the name or refused consent in an earlier batch, and no two addresses tell them apart
repeats-left-out = this is the person of row { $row }; one of the two rows withholds the name or refuses consent, so neither is printed
repeats-left-out-earlier = this person withheld the name or refused consent in an earlier batch and is not printed
no-signers = no signer is left to print
    .hint = every row is blank, bad, withheld, without consent or in an earlier batch

unknown-placeholder = there is no placeholder `{"{{"}{ $name }{"}}"}`; there are: { $known }
unclosed-placeholder = `{"{{"}` is never closed by `{"}}"}`
    .hint = write `\{"{{"}` to print two braces
unsupported-markdown = a letter cannot hold { $construct }
unsupported-link = `{ $address }` is no address that begins with http:, https: or mailto:
empty-template = the template of `{ $language }` has no text
optional-among-words = where `{"{{"}{ $name }?{"}}"}` is empty, the words beside it are printed without it
    .hint = give it a line or a paragraph of its own, which goes where it is empty
message-never-placed = no language of the letter prints the signers' messages
    .hint = put `{"{{"}signer.message?{"}}"}` where it should stand in the templates
no-closing = `{ $language }` has no complimentary close
    .hint = put a line `---` and below it the close, such as “Yours sincerely,”, at the end
roll-unsigned = nobody signs the letter of the roll: `{ $field }` is empty
    .hint = fill in `office` of the route in routes.toml; its first line signs the letter
no-joint-text = { $what ->
    [household] the letter has no { $files }: nobody is joined into one letter
    [roll] the letter has no { $files }: the letter above the roll speaks as one person
   *[organisations] the letter has no { $files }: organisations write as one person ({ $count })
}
    .hint = write the same text with “we” in place of “I” into these files, beside the others of the letter
notice-too-long = the data-protection notice is too long for every sheet: it stands on the last one alone
    .hint = shorten the [notice] of letter.toml, or hand the whole of it out with each sheet
languages-differ = { $part ->
    [headings] `{ $language }` has { $found ->
        [one] { $found } heading
       *[other] { $found } headings
    }, `{ $other }` has { $expected }
    [paragraphs] `{ $language }` has { $found ->
        [one] { $found } paragraph
       *[other] { $found } paragraphs
    }, `{ $other }` has { $expected }
   *[bullets] `{ $language }` has { $found ->
        [one] { $found } bullet
       *[other] { $found } bullets
    }, `{ $other }` has { $expected }
}
empty-placeholder = `{"{{"}{ $name }{"}}"}` has no value here
    .hint = write it with `?` in the template, such as `{"{{"}signer.city?{"}}"}`, where it may be empty; --skip-invalid builds without the row
empty-placeholder-hidden = `{"{{"}{ $name }{"}}"}` has no value here, since the row hides it
placeholder-does-not-apply = `{"{{"}{ $name }{"}}"}` means nothing on a { $kind } sheet
placeholder-does-not-apply-joint = `{"{{"}{ $name }{"}}"}` means nothing in a letter of several
placeholder-does-not-apply-roll = `{"{{"}{ $name }{"}}"}` means nothing in the letter above a roll

missing-glyph = no font has { $cluster } ({ $code_points })
    .hint-fixed = give a folder with a font that has it with --font-dir, or write it otherwise
    .hint = give a folder with a font that has it with --font-dir, or see --missing-glyph
bad-font = the font `{ $file }` cannot be used: { $reason }

too-many-sheets = { $limit ->
    [one] with this message the letter takes { $found } sheets, but { $limit } sheet is allowed
   *[other] with this message the letter takes { $found } sheets, but { $limit } sheets are allowed
}
    .hint = shorten the message, raise `max_sheets` in letter.toml, or leave such messages out with --message-overflow omit
too-many-sheets-omitted = { $limit ->
    [one] with this message the letter takes { $found } sheets, but { $limit } sheet is allowed; the letter goes without it
   *[other] with this message the letter takes { $found } sheets, but { $limit } sheets are allowed; the letter goes without it
}
does-not-fit-wide = { $part ->
    [return-line] the return line of `{ $name }` is { $excess } mm too wide for `{ $zone }`: its longest line does not fit even in the smallest size that the post reads
   *[address] the postal address of `{ $name }` is { $excess } mm too wide for `{ $zone }`: its longest line does not fit even in the smallest size that the post reads
}
does-not-fit = { $part ->
    [return-line] the return line of `{ $name }` is { $excess } mm too high for `{ $zone }`: its lines do not fit even in the smallest size that the post reads
   *[address] the postal address of `{ $name }` is { $excess } mm too high for `{ $zone }`: its lines do not fit even in the smallest size that the post reads
}
    .hint-row = shorten the address in the list, or let the office stand as the sender, without --return signer
    .hint-return-line = shorten the lines of `office` in routes.toml
    .hint = shorten the address or part its long lines; --show-zones draws the zone

same-list-other-date = the batch `{ $batch }` holds the same letter and list for another day, { $date }: mind not to send both
batch-exists = the batch `{ $batch }` exists already; nothing was changed
batch-differs = the list in `{ $folder }` gives other signers than the batch holds
    .hint = make them with the program and fonts that made the batch; --font-dir names the fonts
folder-exists = `{ $folder }` exists already; nothing was changed
bad-indicia = the franking mark `{ $file }` cannot be used: { $reason }
bad-labels = there is no sheet of labels `{ $file }`: { $reason }
bad-labels-field = there is no sheet of labels `{ $file }`: `{ $field }` { $reason }
batch-damaged = the batch `{ $folder }` exists already, but its `{ $file }` is missing or was changed
    .hint = move the folder away, then build again: the same input makes the same files
folder-in-the-way = `{ $folder }` is in the way and is not a whole batch
    .hint = look into it, and move or remove it
file-in-the-way = `{ $file }` is there already and is no PDF
    .hint = name another file with --out
staging-left = { $days ->
    [one] `{ $folder }` is half a batch of { $days } day ago, with names in it
   *[other] `{ $folder }` is half a batch of { $days } days ago, with names in it
}
    .hint = `mailbag clean` removes it
volumes-kept = { $count ->
    [one] { $count } finished volume waits in `{ $folder }`
   *[other] { $count } finished volumes wait in `{ $folder }`
}
    .hint = the same command again goes on from there; `mailbag clean` removes them
no-permissions = the disk of `{ $folder }` keeps no permissions: everybody who uses it can read the letters
    .hint = choose a folder on the computer's own disk with --out
no-locks = the disk of `{ $folder }` knows no locks: see that no other run makes the same batch
no-shard = `{ $folder }` is no shard of a batch, or not of this version
shards-differ = `{ $folder }` does not go with the other shards: { $part }
shard-twice = `{ $other }` and `{ $folder }` are both shard { $number }
shards-missing = of { $of } shards these are missing: { $numbers }
    .hint = make them with --shard, and name the folders of all shards
other-fonts = the fonts are not those with which `{ $folder }` was made
    .hint = name the same folder of fonts with --font-dir
option-does-not-apply = `{ $option }` does not go here: { $reason }
    .hint-sender = fill in `office` of the route in routes.toml, or print the signers' own addresses with --return signer
made-up = { $fault ->
    [signer] this person is made up by `init`
    [addressee] the address of the addressee `{ $name }` is made up by `init`
    [route] the address of the delivery `{ $name }` is made up by `init`
   *[signature] the signature image `{ $name }` is the sample that comes with mailbag, nobody’s own signature
    }
    .hint = put what is real in its place; do not send these letters before
