# Hva en liste er, hva som står i meldingene, hva som finnes.

format-text = { $name } i { $encoding }, { $delimiter ->
    [comma] komma
    [semicolon] semikolon
    [tab] tabulator
   *[bar] loddrett strek
} mellom cellene
format-text-other = { $name } i { $encoding }, `{ $delimiter }` mellom cellene
message-head = rad { $row }: { $language }, { $length } tegn, { $approved ->
    [yes] godkjent
    [no] ikke godkjent
   *[unknown] ikke sett på ennå
}
message-language-unknown = språk ikke oppgitt
trace-email = e-postadresse: { $text }
trace-phone = telefonnummer: { $text }
trace-web = nettadresse: { $text }
trace-address = postadresse: { $text }
messages = { $messages ->
    [one] { $messages } melding, { $approved } godkjent, { $traces } med en adresse, et nummer eller lignende i seg
   *[other] { $messages } meldinger, { $approved } godkjent, { $traces } med en adresse, et nummer eller lignende i seg
}
columns-of = { $file }: { $format }
columns-heading = Overskrift
columns-understood = Forstått som
columns-row = Rad { $row }
no-heading = uten overskrift
list-letters = brev
list-addressees = adressater
list-routes = ruter
list-languages = språk
list-letter = { $kind } ({ $languages }): { $title }
