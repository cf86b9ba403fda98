# What a list is, what stands in its messages, what there is.

format-text = { $name } in { $encoding }, { $delimiter ->
    [comma] commas
    [semicolon] semicolons
    [tab] tabs
   *[bar] bars
} between cells
format-text-other = { $name } in { $encoding }, `{ $delimiter }` between cells
message-head = row { $row }: { $language }, { $length ->
    [one] { $length } character
   *[other] { $length } characters
}, { $approved ->
    [yes] approved
    [no] not approved
   *[unknown] not yet looked at
}
message-language-unknown = language not given
trace-email = e-mail address: { $text }
trace-phone = telephone number: { $text }
trace-web = address of the web: { $text }
trace-address = postal address: { $text }
messages = { $messages ->
    [one] { $messages } message, { $approved } approved, { $traces } with an address, a number or the like in them
   *[other] { $messages } messages, { $approved } approved, { $traces } with an address, a number or the like in them
}
columns-of = { $file }: { $format }
columns-heading = Heading
columns-understood = Understood as
columns-row = Row { $row }
no-heading = no heading
list-letters = letters
list-addressees = addressees
list-routes = routes
list-languages = languages
list-letter = { $kind } ({ $languages }): { $title }
