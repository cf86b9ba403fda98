# What was made, in a few lines.

summary-list = the list: { $format }
summary-rows = { $rows } = { $parts }
summary-consent = { $consent ->
    [not-recorded] consent: not recorded
    [recorded] consent: recorded
    [in-part] consent: recorded for some only
   *[required] consent: required
}
summary-joined = { $signers } = { $letters } + { $joined } who sign with another of their address
summary-letters = { $letters }, { $pages }
summary-petition = { $signatures } on { $pages }
summary-roll = 1 letter and a roll of { $names }, { $pages }
summary-messages-omitted = { $count } without their message, which would take too many sheets
summary-messages-not-approved = { $count } without their message, which nobody has approved or which may not be printed
summary-serials = serials go on after { $last } of `{ $batch }`
summary-printed = the addressee will read of a signer: { $fields }
rejected = { $count } rejected
duplicates = { $count ->
    [one] { $count } duplicate
   *[other] { $count } duplicates
}
blank = { $count } blank
withheld = { $count } withheld
without-consent = { $count } without consent
in-earlier-batch = { $count } in an earlier batch
withdrawn = { $count } withdrawn
summary-one-sided = one-sided: { $sheets }
summary-two-sided = two-sided: { $sheets }; one-sided: { $pages }, { $blank } of them blank
summary-two-sided-blank = two-sided: { $sheets }; one-sided: { $pages }, { $blank } of them blank: use --simplex
summary-weight = { $letters ->
    [one] { $letters } letter weighs
   *[other] { $letters } letters weigh
} { $weight }; one letter with a roll of all names, --as roll, about { $roll_weight } on { $roll ->
    [one] { $roll } sheet
   *[other] { $roll } sheets
}
field-title = title
field-id = id
field-name = name
field-initials = initials
field-latin-name = name in Latin letters
field-organisation = organisation
field-role = role
field-street = street
field-postcode = postcode
field-city = town
field-country = country
field-email = e-mail
field-date = day of signing
field-message = personal message
field-signature = signature image
ready = ready to build: { $made }
ready-warned = ready to build: { $made }; { $count ->
    [one] look at the warning above first
   *[other] look at the { $count } warnings above first
}
not-ready = { $count ->
    [one] not ready to build: the error above stands in the way
   *[other] not ready to build: the { $count } errors above stand in the way
}
joined = { $volumes } from { $shards }: { $letters } on { $sheets }
cleaned = { $count ->
    [0] nothing was left behind in `{ $out }`
    [one] { $count } leftover removed from `{ $out }`
   *[other] { $count } leftovers removed from `{ $out }`
}
clean-at-work = `{ $path }` stays: a run is at work on it
clean-young = `{ $path }` stays: it is younger than { $minutes } minutes, and a run may be at work on it
    .hint = run `mailbag clean` again later
taken-over = { $count } of { $of ->
    [one] { $of } volume
   *[other] { $of } volumes
} taken over from an earlier run, their bytes unchanged

progress-reading = reading rows
progress-setting = setting letters
progress-counting = counting pages
progress-bar = {"{msg} "}{ $bar }{" {done}/{all}, {speed}, {eta} left"}
progress-short = {"{done}/{all}, {eta} left, {wide_msg}"}
progress-count = {"{msg} {done}, {speed}"}
progress-count-short = {"{done} {wide_msg}"}
progress-speed = { $count }/s
