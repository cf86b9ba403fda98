# Det som ble laget, på noen få linjer.

summary-list = listen: { $format }
summary-rows = { $rows } = { $parts }
summary-consent = { $consent ->
    [not-recorded] samtykke: ikke registrert
    [recorded] samtykke: registrert
    [in-part] samtykke: bare registrert for noen
   *[required] samtykke: kreves
}
summary-joined = { $signers } = { $letters } + { $joined } som skriver under sammen med en annen på adressen
summary-letters = { $letters }, { $pages }
summary-petition = { $signatures } på { $pages }
summary-roll = 1 brev og en navneliste med { $names }, { $pages }
summary-messages-omitted = { $count } uten meldingen sin, som ville ta for mange ark
summary-messages-not-approved = { $count } uten meldingen sin, som ingen har godkjent eller som ikke kan trykkes
summary-serials = løpenumrene fortsetter etter { $last } i `{ $batch }`
summary-printed = adressaten får lese dette om en underskriver: { $fields }
rejected = { $count } avvist
duplicates = { $count ->
    [one] { $count } duplikat
   *[other] { $count } duplikater
}
blank = { $count ->
    [one] { $count } tom
   *[other] { $count } tomme
}
withheld = { $count } holdt tilbake
without-consent = { $count } uten samtykke
in-earlier-batch = { $count } i et tidligere parti
withdrawn = { $count } trukket tilbake
summary-one-sided = ensidig: { $sheets }
summary-two-sided = { $blank ->
    [one] tosidig: { $sheets }; ensidig: { $pages }, { $blank } av dem blank
   *[other] tosidig: { $sheets }; ensidig: { $pages }, { $blank } av dem blanke
}
summary-two-sided-blank = { $blank ->
    [one] tosidig: { $sheets }; ensidig: { $pages }, { $blank } av dem blank: bruk --simplex
   *[other] tosidig: { $sheets }; ensidig: { $pages }, { $blank } av dem blanke: bruk --simplex
}
summary-weight = { $letters } brev veier { $weight }; ett brev med en liste over alle navn, --as roll, omtrent { $roll_weight } på { $roll } ark
field-title = tittel
field-id = id
field-name = navn
field-initials = initialer
field-latin-name = navn med latinske bokstaver
field-organisation = organisasjon
field-role = rolle
field-street = gate
field-postcode = postnummer
field-city = sted
field-country = land
field-email = e-post
field-date = underskriftsdato
field-message = personlig melding
field-signature = signaturbilde
ready = klart til å lages: { $made }
ready-warned = klart til å lages: { $made }; { $count ->
    [one] se først på advarselen ovenfor
   *[other] se først på de { $count } advarslene ovenfor
}
not-ready = { $count ->
    [one] ikke klart til å lages: feilen ovenfor står i veien
   *[other] ikke klart til å lages: de { $count } feilene ovenfor står i veien
}
joined = { $volumes } fra { $shards }: { $letters } på { $sheets }
cleaned = { $count ->
    [0] det lå ingenting igjen i `{ $out }`
    [one] { $count } etterlatenskap fjernet fra `{ $out }`
   *[other] { $count } etterlatenskaper fjernet fra `{ $out }`
}
clean-at-work = `{ $path }` blir stående: en kjøring arbeider med den
clean-young = `{ $path }` blir stående: den er yngre enn { $minutes } minutter, og en kjøring arbeider kanskje med den
    .hint = kjør `mailbag clean` igjen senere
taken-over = { $count } av { $of } bind overtatt fra en tidligere kjøring, uten at en byte er endret

progress-reading = leser rader
progress-setting = setter brev
progress-counting = teller sider
progress-bar = {"{msg} "}{ $bar }{" {done}/{all}, {speed}, {eta} igjen"}
progress-short = {"{done}/{all}, {eta} igjen, {wide_msg}"}
progress-count = {"{msg} {done}, {speed}"}
progress-count-short = {"{done} {wide_msg}"}
progress-speed = { $count }/s
