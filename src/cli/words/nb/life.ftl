# Det som sies om et parti som finnes: hva som er galt med det, og hva det er blitt av det.

earlier-batch-missing = partiet `{ $batch }` trengs, siden `{ $by }` fortsetter fra det, og ligger ikke ved siden av
    .hint = legg det ved siden av det andre, eller oppgi mappen med en --after til
earlier-of-other-letter = partiet `{ $batch }` er av brevet `{ $found }`, ikke av `{ $expected }`
    .hint = oppgi et parti av dette brevet med --after
names-another = teksten nevner { $name }, men brevet er til `{ $addressee }`
    .hint = endre teksten, eller se hvem som er adressat med --to
bad-serials = `{ $value }` er ikke løpenumre som 17 eller 23-25
    .hint = løpenumre begynner på 1 og står nederst på brevene; av to kommer det laveste først
bad-serials-none = det er ikke oppgitt løpenumre, som 17 eller 23-25
unknown-serial = partiet har ikke noe brev med løpenummer { $serial }; det har: { $known }
uncut-volume = dette programmet kan ikke ta sider ut av `{ $file }`, som { $tool } laget: skriv i stedet ut sidene { $pages } av den filen
shared-sheets = en tabell har mange underskrivere: skriv i stedet ut sidene { $pages } av `{ $file }`, med baksiden av arkene
handover-in-the-way = `{ $file }` finnes allerede
    .hint = flytt den bort, eller oppgi en annen mappe med --out
bad-recipient = `{ $value }` er ingen offentlig nøkkel som `age1…`
    .hint = det er linjen som `age-keygen` kaller «public key»; gi aldri fra deg den hemmelige
bad-key = { $fault ->
    [no-password] `{ $file }`: nøkkelen krever passordet sitt
    [wrong-password] `{ $file }`: passordet hører ikke til nøkkelen
    [failed] `{ $file }`: signeringen mislyktes
   *[no-key] `{ $file }`: det er ingen minisign-nøkkel
}
    .hint-no-password = i en terminal spør mailbag etter det; ellers oppgir du en fil med --password-file
    .hint-wrong-password = oppgi passordet som `minisign -G` spurte etter; i en fil for --password-file er det den første linjen
    .hint = `minisign -G` lager en hemmelig og en offentlig nøkkel
seal-bad = { $fault ->
    [none] partiet `{ $batch }`: ingen har forseglet det
    [no-seal] partiet `{ $batch }`: filen ved siden av manifestet er ikke et segl
    [other-key] partiet `{ $batch }`: seglet er laget med en annen nøkkel
   *[broken] partiet `{ $batch }`: seglet hører ikke til manifestet; ett av dem er endret
}
    .hint-other-key = spør den som laget partiet, om den offentlige nøkkelen
erasure-differs = dette programmet ville satt `{ $file }` annerledes enn { $tool }, som laget partiet; ingenting ble slettet
    .hint = bruk versjonen av mailbag som laget partiet, med den samme mappen med skrifter
erasure-differs-others = dette programmet ville satt brevene til andre annerledes enn { $tool }, som laget partiet; ingenting ble slettet
not-approved = ingen har godkjent partiet `{ $batch }`
    .hint = `mailbag approve BATCH --by NAME` skriver ned en godkjenning
already-sent = partiet `{ $batch }` er allerede ute av huset: { $kind }, { $on }
    .hint = det som er sendt, blir tatt vare på
already-sent-undated = partiet `{ $batch }` er allerede ute av huset: { $kind }
corrected = brev i `{ $batch }` er erstattet av dem i `{ $by }`
    .hint = lever begge, og se til at de gamle brevene blir tatt ut
corrected-beside = brev i `{ $batch }` med disse løpenumrene er alt rettet i `{ $by }`: { $serials }
    .hint = `mailbag reprint { $folder } { $serials }` skriver ut de rettede brevene, `mailbag reprint { $folder } --corrected FIL` retter dem videre; det som lages av det gamle partiet, mangler det som ble rettet
corrected-archived = brev i `{ $batch }` med disse løpenumrene er rettet i `{ $by }`, som er i arkivet: { $serials }
    .hint = `mailbag archive export { $by } --out MAPPE` skriver det ut; det som lages av det gamle partiet, mangler det som ble rettet
corrected-elsewhere = brev i `{ $batch }` med disse løpenumrene er rettet i `{ $by }`, som ligger et annet sted: { $serials }
    .hint = `mailbag reprint` med mappen til det partiet skriver ut de rettede brevene; det som lages av det gamle partiet, mangler det som ble rettet
corrected-needed = brev i `{ $batch }` er rettet i `{ $by }`, som ligger et annet sted
    .hint = nevn det også med --after, ellers får den som har et annet navn der, et brev til
corrected-not-noted = det kunne ikke noteres i `{ $batch }` at `{ $by }` retter brev i det
    .hint = ha begge i én mappe, så ingen skriver ut de gamle brevene uten å vite det
followed-by = partiet `{ $by }` fortsetter fra `{ $batch }`
    .hint-warning = oppgi det med --after, ellers får underskriverne der et brev til, og løpenumrene blir brukt to ganger
    .hint = fjern det først
not-confirmed = `{ $batch }` blir stående: ingen sa ja
    .hint = i en terminal spør mailbag; ellers fjerner --yes det
bad-name = `{ $option }` skal ha et navn som kan trykkes
sample-list = eksempelliste, skal ikke sendes
approval-void = { $reason ->
    [other-manifest] `{ $file }` gjelder ikke: den godkjenner andre byte
    [nobody] `{ $file }` gjelder ikke: den nevner ingen
   *[not-understood] `{ $file }` gjelder ikke: den blir ikke forstått
}

event-handed-over = overlevert
event-posted = postet
event-delivered = levert
event-received = mottatt
event-refused = avvist
event-returned = returnert
event-answered = besvart
event-unknown = ukjent

batch-refused = { $fault ->
    [not-there] partiet `{ $folder }` finnes ikke
    [is-link] `{ $folder }` er en symbolsk lenke, ikke mappen til et parti
    [no-folder] `{ $folder }` er ingen mappe
    [no-manifest] `{ $folder }` er ikke et parti: det har ingen `{ $file }`
    [shard] `{ $folder }` er et delparti, ikke et helt parti
    [unreadable] `{ $file }` i partiet `{ $folder }` kan ikke leses: { $reason }
    [not-understood] `{ $file }` i partiet `{ $folder }` blir ikke forstått: { $reason }
    [schema] `{ $file }` i partiet `{ $folder }` har formen `{ $found }`; denne versjonen leser `{ $expected }`
    [unsafe-path] manifestet i `{ $folder }` nevner `{ $file }`, som ikke er en fil i et parti
    [link] `{ $file }` i partiet `{ $folder }` er en symbolsk lenke
    [special] `{ $file }` i partiet `{ $folder }` er ingen vanlig fil
    [too-large] `{ $file }` i partiet `{ $folder }` er større enn en slik fil kan være
    [extra] `{ $file }` hører ikke til partiet `{ $folder }`: manifestet nevner den ikke
    [missing] `{ $file }` mangler i partiet `{ $folder }`
    [size] `{ $file }` i partiet `{ $folder }` har { $found } byte, men { $expected } ble skrevet
    [changed] `{ $file }` i partiet `{ $folder }` er endret: SHA-256 er ikke den som ble skrevet
    [counts] manifestet i `{ $folder }` motsier seg selv: antallet `{ $number }`
    [unlisted-volume] manifestet i `{ $folder }` nevner bindet `{ $file }`, men har ingen hash for det
    [inputs] manifestet i `{ $folder }` er endret: hashene for inndataene passer ikke med filene
    [id] manifestet i `{ $folder }` er endret: id-en passer ikke med inndataene
    [options] manifestet i `{ $folder }` er endret: det sier ikke det samme som `options.json`
    [letters] linje { $line } i `{ $file }` i partiet `{ $folder }` passer ikke med manifestet
    [not-made] `{ $file }` i `{ $folder }` ble ikke laget der: bare konvolutter eller etiketter fjernes
    [not-as-made] `{ $folder }` inneholder ikke det som ble laget der: en fil er endret eller tatt bort, eller mappen har fått et annet navn
   *[other] `{ $folder }` blir avvist: { $fault }
}
    .hint-not-there = oppgi mappen til et parti som `mailbag build` har laget
    .hint-not-made = se hva det er; det som er ditt, eller ikke trengs, tar du bort for hånd
    .hint-is-link = oppgi selve mappen
    .hint-shard = sett delpartiene sammen med `mailbag join`
    .hint-schema = bruk versjonen av mailbag som laget det
    .hint-extra = flytt den bort: et parti blir stående slik det ble laget
    .hint-denied = kjør som brukeren som laget partiet: bare den kan lese mappen
    .hint = kopier partiet på nytt derfra det er helt, eller bygg det på nytt
batch-refused-unreadable = `{ $folder }` kan ikke leses: { $reason }

mended-row = { $fault ->
    [no-key] rettede rader trenger en kolonne `serial` eller `id`
    [no-key-in-row] raden har verken `serial` eller `id`
    [unknown-serial] partiet har ikke noe brev med løpenummer `{ $serial }`
    [unknown-id] ingen brev i partiet har `id` `{ $id }`
    [ambiguous-id] flere brev i partiet har `id` `{ $id }`
    [other-id] brevet med løpenummer { $serial } har `id` `{ $expected }`, ikke `{ $found }`
    [same] raden sier det som brevet med løpenummer { $serial } allerede sier
    [twice] brevet med løpenummer { $serial } er rettet to ganger
    [several-people] flere personer sender brevet med løpenummer { $serial } sammen
    [parted] de som sender brevet med løpenummer { $serial } sammen, kan ikke det lenger
    [unknown-heading] listen til partiet har ingen overskrift `{ $heading }`; den har: { $known }
    [nothing] ingenting er rettet: hver rad sier det som brevet allerede sier
   *[other] raden retter ikke noe brev: { $fault }
}
    .hint-same = se om den rettede cellen er i en kolonne som blir forstått
    .hint-ambiguous-id = oppgi løpenummeret i en kolonne `serial`; det står nederst på brevet
    .hint-several-people = si med `id` hvem raden gjelder, eller rett radene til alle sammen
    .hint-parted = gi alle den samme adressen, eller lag brevet på nytt med `build`
    .hint-unknown-heading = utelat en kolonne som brevene ikke skriver ut, eller gi den en overskrift som `mailbag columns` forstår
    .hint = løpenummeret står nederst på brevet; `id` er den i partiets liste
mended-row-plain = raden retter ikke noe brev

discard-question = fjerne det for godt? skriv `ja`
discard-answer = ja
password-question = passordet til den hemmelige nøkkelen:
reprinted = { $count ->
    [one] brev { $serials } av `{ $batch }`, slik det var
   *[other] brev { $serials } av `{ $batch }`, slik de var
}
reprinted-withdrawn = { $count ->
    [one] brev { $serials } av `{ $batch }` er trukket tilbake: en side sier det der det sto
   *[other] brev { $serials } av `{ $batch }` er trukket tilbake: sider sier det der de sto
}
approved = `{ $batch }` er godkjent av { $by }
approved-before = `{ $batch }` var allerede godkjent av { $by }; ingenting ble endret
sealed = `{ $batch }` er forseglet med nøkkelen { $key }
sealing-none = ikke forseglet
sealing-unchecked = et segl som sier at det er fra nøkkelen { $key }; --public-key kontrollerer det
sealing-by = forseglet med nøkkelen { $key }
verified-batch = `{ $batch }`: { $files } filer er slik de ble skrevet; { $sealing }
verified-batch-erased = { $text }; { $erased ->
    [one] { $erased } person slettet siden
   *[other] { $erased } personer slettet siden
}
verified-batch-changed = { $text }, som endret disse filene, som ikke noe segl går god for: { $changed }
handed-over = { $letters } på { $sheets } til trykkeriet, slettes senest { $delete_by }
handed-over-encrypted = trykkeriet åpner det med: age -d -i KEY { $file } | tar x
holdings-letter = brev { $letter }, rute { $routes }, av { $date }
holdings-serials = { $count ->
    [one] { $letters }, løpenummer { $serials }, på { $sheets }
   *[other] { $letters }, løpenumre { $serials }, på { $sheets }
}
holdings-files = { $files } filer, { $bytes } byte, blant dem listen over underskrivere
holdings-mailing = { $files ->
    [one] { $files } fil, { $bytes } byte
   *[other] { $files } filer, { $bytes } byte
}
holdings-handed-over = overlevert { $on }: trykkeriet kan ha en kopi
discarded = `{ $batch }` er fjernet
