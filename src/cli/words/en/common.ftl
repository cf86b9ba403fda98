# What every message is made of: labels, places, things counted.

severity-error = error
severity-warning = warning
severity-note = note

finding = { $severity }: { $message }
finding-message-at = { $place }: { $message }
hint-line = hint: { $hint }
did-you-mean = did you mean `{ $nearest }`?

place-row = { $place } (row { $row })
place-column = { $place }: column `{ $heading }`
in-column = column `{ $heading }`: { $message }

findings-of-kind = { $severity ->
    [error] { $count } errors `{ $code }`
    [warning] { $count } warnings `{ $code }`
   *[note] { $count } notes `{ $code }`
}
findings-of-kind-cut = { $severity ->
    [error] { $count } errors `{ $code }`, { $hidden } of them not shown; --json has them all
    [warning] { $count } warnings `{ $code }`, { $hidden } of them not shown; --json has them all
   *[note] { $count } notes `{ $code }`, { $hidden } of them not shown; --json has them all
}
findings-of-kind-many = { $severity ->
    [error] { $count } errors `{ $code }`, { $hidden } of them not shown; --json has the first { $kept }
    [warning] { $count } warnings `{ $code }`, { $hidden } of them not shown; --json has the first { $kept }
   *[note] { $count } notes `{ $code }`, { $hidden } of them not shown; --json has the first { $kept }
}

count-letters = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
}
count-signatures = { $count ->
    [one] { $count } signature
   *[other] { $count } signatures
}
count-signers = { $count ->
    [one] { $count } signer
   *[other] { $count } signers
}
count-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
count-names = { $count ->
    [one] { $count } name
   *[other] { $count } names
}
count-roll = 1 letter and a roll of { $names }
count-and = { $text }, { $more }
count-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
count-sheets = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}
count-volumes = { $count ->
    [one] { $count } volume
   *[other] { $count } volumes
}
count-shards = { $count ->
    [one] { $count } shard
   *[other] { $count } shards
}

kind-letter = letter
kind-petition = petition
list-separator = {", "}
