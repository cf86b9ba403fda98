# Det som sies om arkivet.

archive-no-home = ingen hjemmemappe er kjent: oppgi arkivet med --archive og nøkkelen med --archive-key
archive-nobody = dette viser ikke til noen i arkivet
    .hint = oppgi hele navnet, e-postadressen, `id` eller BATCH/SERIAL slik `mailbag archive search` viser dem
archive-erase-preview = ingenting ble endret: --yes sletter denne personen fra alt som er listet opp
archive-not-cleared = arkivet er endret, men det som ble fjernet, er ennå ikke borte fra disken
    .hint = skaff plass og kjør en hvilken som helst `mailbag archive`-kommando: den rydder resten
archive-still-unclear = det som ble fjernet fra arkivet, er ennå ikke borte fra disken: andre bruker det, eller det kan ikke skrives
    .hint = lukk andre programmer som har arkivet åpent; neste `mailbag archive`-kommando prøver igjen
archive-no-words = det er verken bokstav eller siffer å lete etter
    .hint = oppgi et navn, en e-postadresse eller et hvilket som helst ord; for et kinesisk navn er ett tegn nok
archive-no-archive = det finnes ikke noe arkiv i `{ $folder }`
    .hint = `mailbag archive add BATCH` lager et; --archive oppgir en annen mappe
archive-foreign = `{ $folder }` har ikke noe arkiv som denne versjonen leser
    .hint = oppgi en annen mappe med --archive, eller bruk versjonen som laget det
archive-broken = databasen i `{ $folder }` er skadet
    .hint = legg tilbake en sikkerhetskopi; brevene i `store` er egne filer
archive-database = arkivets database er skadet
    .hint = legg tilbake en sikkerhetskopi og kjør `mailbag archive verify`; brevene i `store` er egne filer
archive-changed = `{ $file }` har ikke de bytene den skal ha
    .hint = kjør `mailbag archive verify`
archive-no-batch = arkivet har ikke noe parti `{ $name }`
    .hint = `mailbag archive list` viser alle
archive-other-batch = arkivet har et annet parti `{ $name }`; ingenting ble endret
archive-batch-expired = tiden er ute for partiet `{ $name }`; filene er borte
    .hint = type, dag og løpenumre for en hendelse kan fortsatt noteres, uten merknad, sporingsnummer og filer
archive-no-serial = partiet `{ $name }` har ikke alle løpenumrene fra { $serial }
archive-no-sheet = ikke noe parti i arkivet har et ark `{ $serial }`
archive-several-sheets = ark i flere partier heter `{ $serial }`: { $batches }
    .hint = oppgi ett med --batch: partiet fra dagen arket ble skrevet ut; `archive show` sier hvor mange ark hvert har
archive-bad-attachment = en fil som skal legges ved, har ikke noe navn som kan beholdes, eller samme navn som en annen
    .hint = gi hver fil sitt eget navn
archive-no-attachment = ingen hendelse i `{ $batch }` har et vedlegg `{ $name }`
    .hint = `mailbag archive show` viser vedleggene
archive-no-event = `{ $batch }` har ingen hendelse { $number }
    .hint = `mailbag archive show` viser numrene, som i `hendelse 3`
archive-bad-day = `{ $day }` er ingen dag for dette: den er før { $first } eller etter { $last }
    .hint = oppgi dagen da det skjedde, som ÅÅÅÅ-MM-DD
archive-more-struck = { $struck ->
    [one] { $struck } underskrift er strøket av { $signatures }
   *[other] { $struck } underskrifter er strøket av { $signatures }
}
    .hint = --signatures teller alle på arket, --struck dem av dem som ikke gjelder
archive-bad-count = dette arket har ikke plass til { $signatures ->
    [one] { $signatures } underskrift
   *[other] { $signatures } underskrifter
}
    .hint = --signatures teller dem på dette ene arket, som har høyst { $most } rader
archive-exists = `{ $file }` finnes allerede
    .hint = flytt den bort, eller oppgi et annet sted med --out
archive-request-names = anmodningen nevner personen eller har en e-postadresse; ingenting ble endret
    .hint = den blir stående når personen er borte: oppgi anmodningens nummer i sakene dine, for eksempel 2027-17
archive-bad-request = anmodningen er tom, lengre enn 200 tegn, eller har et linjeskift eller et annet styretegn
    .hint = oppgi anmodningens nummer i sakene dine, for eksempel 2027-17
archive-no-column = kolonnen `{ $column }` finnes ikke
    .hint = oppgi en kolonne i listen, for eksempel `city`, eller en som mailbag kjenner
archive-lost-database = arkivets database i `{ $folder }` er tapt: `store` har filer, og ingenting sier hvem de tilhører
    .hint = legg tilbake `archive.sqlite` fra en sikkerhetskopi og kjør `mailbag archive reapply` og `verify`; ingenting ble endret
archive-no-locks = disken med `{ $folder }` har ingen låser, så to samtidige kjøringer ville ødelegge for hverandre; ingenting ble endret
    .hint = flytt arkivet til en disk på denne maskinen; det kan leses der det er
archive-read-only = ingenting kan skrives i `{ $folder }`
    .hint = `list`, `show`, `search`, `stats`, `export` og `verify` trenger ikke å skrive, med mindre en kjøring ble drept i det: kopier da arkivet dit det kan skrives
archive-held = et annet program har arkivets database åpen, så det som ble slettet, er fortsatt på disken
    .hint = lukk det, og kjør en hvilken som helst `mailbag archive`-kommando
archive-other-key = `{ $file }` er ikke nøkkelen til dette arkivet, eller finnes ikke
    .hint = legg nøkkelfilen tilbake, eller oppgi den med --archive-key; uten den blir ingen som er slettet, kjent igjen
archive-batch-refused = partiet `{ $name }` i arkivet er skadet; ingenting ble endret
archive-lost-ledger = registeret `{ $file }` over dem som er slettet, er tapt
    .hint = legg det tilbake fra en sikkerhetskopi; finnes det ingen, så lag en tom fil med dette navnet: da gjentar `reapply` det arkivet selv vet
archive-bad-ledger = registeret `{ $file }` over dem som er slettet, er skadet
    .hint = legg det tilbake fra en sikkerhetskopi: en linje som ikke blir forstått, kan være noen som ba om å bli glemt
archive-bad-ledger-line = registeret `{ $file }` over dem som er slettet, er skadet i linje { $line }
archive-open-to-others = andre kan gå inn i `{ $folder }`
    .hint = ta fra dem tilgangen, eller flytt arkivet
archive-added = lagt til: { $what }, { $pages }
archive-added-sample = lagt til: { $what }, { $pages }; et eksempel, skal ikke sendes
archive-kept-until = beholdes til { $until }
archive-no-retention = `{ $letter }` oppgir ingen `retention`: ingenting av det utløper noen gang
    .hint = skriv retention = "18 months after delivery" i letter.toml
archive-erased-before = { $rows } om noen som er slettet
    .hint = `mailbag archive reapply` sletter dem igjen
archive-erased-elsewhere = { $count ->
    [one] mappen forteller om { $count } sletting før den kom hit; om bare de sidene er endret, kan arkivet ikke vite
   *[other] mappen forteller om { $count } slettinger før den kom hit; om bare de sidene er endret, kan arkivet ikke vite
}
    .hint = sammenlign den med arkivet eller det forseglede partiet den kommer fra
archive-already-there = partiet `{ $name }` er allerede i arkivet; ingenting ble endret
archive-other-bytes = arkivet har ikke disse bytene fra mappen: { $files }
    .hint = noe er lagt til i mappen siden, eller slettet i arkivet
archive-erased-already = den det gjelder, ble slettet allerede { $day }; ingenting ble endret
    .hint = `mailbag archive reapply` sletter igjen det en sikkerhetskopi eller et annet parti har ført tilbake
archive-moved = fjernet `{ $folder }`: arkivet har hver byte av den
archive-not-removed = `{ $folder }` blir stående, siden en fil i den ikke er den i arkivet
    .hint = noe er lagt til i mappen siden, eller slettet i arkivet
archive-recorded = { $batch }: { $event }
archive-undone = { $batch }: ikke lenger { $event }
archive-event = { $kind } { $on }
archive-event-by = { $event }, av { $carrier }
archive-event-number = { $event }, nummer { $tracking }
archive-event-serials = { $event }, løpenumre { $serials }
archive-event-attached = { $event }, vedlegg `{ $name }`
archive-event-note = { $event }: { $note }
archive-event-numbered = hendelse { $number }: { $event }
archive-last-event = { $kind } { $on }
archive-of-some = { $count } { $kind }
archive-not-sent = ikke sendt
archive-line-expired = utløpt { $day }
archive-line-kept = beholdes til { $day }
archive-line-no-retention = uten frist
archive-sheets-out = { $sheets } ute
archive-line-erased = { $count ->
    [one] { $count } slettet
   *[other] { $count } slettet
}
archive-line-sample = eksempel
archive-listed = { $batches }, { $what }
archive-without-retention = ingen `retention`, så ingenting av det utløper noen gang: { $letters }
count-batches = { $count ->
    [one] { $count } parti
   *[other] { $count } partier
}
count-files = { $count ->
    [one] { $count } fil
   *[other] { $count } filer
}
archive-made-by = laget av { $tool }; lagt til { $day }
archive-made-by-from = laget av { $tool }; lagt til { $day } fra `{ $origin }`
archive-manifest = manifest { $hash }
archive-counts = { $signers }, { $pages }, { $sheets }
archive-restricted-row = begrenset: { $place }
archive-sheet-out = ark { $serial }: ikke kommet tilbake
archive-sheet-back = { $count ->
    [one] ark { $serial }: { $count } underskrift, { $struck } strøket
   *[other] ark { $serial }: { $count } underskrifter, { $struck } strøket
}
archive-sheet-place = { $sheet }, i { $place }
archive-sheet-scanned = { $sheet }, skannet
archive-sheet-destroyed = { $sheet }, makulert { $day }
archive-restricted-since = begrenset siden { $day }
archive-its-text = teksten
archive-found = blant personer: { $rows }; i teksten til brev: { $batches }
archive-found-more = blant personer: { $rows }; i teksten til brev: { $batches }; det er flere, --most viser dem
archive-the-store = lageret
archive-fault-missing = { $place }: `{ $file }` mangler
archive-fault-changed = { $place }: `{ $file }` er endret
archive-fault-extra = { $place }: `{ $file }` hører ikke til noe
archive-fault-not-as-manifest = { $place }: `{ $file }` er ikke filen i manifestet
archive-fault-manifest = { $place }: `{ $file }` er ikke manifestet som ble lagt til
archive-fault-erasures = { $place }: `{ $file }` sier ikke det databasen sier om slettinger
archive-fault-people = { $place }: databasen sier ikke det `{ $file }` sier om personer
archive-fault-database = databasen `{ $file }` er skadet
archive-fault-lost-ledger = registeret `{ $file }` over dem som er slettet, er tapt
archive-fault-bad-ledger = registeret `{ $file }` over dem som er slettet, er skadet
archive-looked-at = { $batches }, { $files }
archive-looked-at-erased = { $batches }, { $files }; { $erased } slettet siden
archive-verified = kontrollert: { $what }
archive-faults = { $what }; { $count } feil
archive-totals = { $letter }: { $signatures ->
    [one] { $signatures } underskrift
   *[other] { $signatures } underskrifter
} = { $paper } på papir + { $online } på nett
archive-totals-out = ikke kommet tilbake: { $serial } av `{ $batch }`
archive-stats = { $what ->
    [campaign] aksjon
    [route] rute
   *[month] måned
} { $name }: { $batches }, { $sent } sendt, { $signers }, { $made }, { $pages }, { $sheets }
archive-samples = { $batches } av det medfølgende eksempelet er utelatt: ingen der har skrevet under
archive-plot-title = Brev per måned
archive-no-plot = `{ $file }` er ikke et diagram: navnet slutter verken på `.svg` eller `.png`
    .hint = kall den `{ $other }`
archive-too-many = { $count } personer kan være ment; ingenting ble endret
    .hint = oppgi én med e-postadresse, `id` eller BATCH/SERIAL som vist
archive-corrected = rettet i { $rows }; brev og lister blir stående slik de ble sendt
archive-restricted = begrenset: { $rows }
archive-lifted = ikke lenger begrenset: { $rows }
archive-held-back = holdt tilbake, siden opplysningene om noen er begrenset: { $batch }
archive-due-without = uten frist: { $batch }
archive-nothing-due = ingenting har gått ut på tid
archive-expiry-preview = { $count ->
    [one] gått ut på tid: { $batches }; ingenting ble endret: --yes sletter det
   *[other] gått ut på tid: { $batches }; ingenting ble endret: --yes sletter dem
}
archive-expired = slettet, unntatt manifest og tall: { $batches }
archive-erased = slettet fra { $batches }; anmodning { $request }
archive-scrubbed-tracking = av `{ $batch }`, { $kind } { $on }: sporingsnummeret forsvant også
archive-scrubbed = av `{ $batch }`, { $kind } { $on }: `{ $what }` forsvant også
archive-cannot-reach = det arkivet ikke når:
archive-reach-folder = - mappen til `{ $batch }` og kopier av den; den lå i `{ $origin }`
archive-reach-letters = - nye utskrifter og trykte brev av `{ $batch }`, løpenummer { $serials }
archive-reach-handed-over = - `{ $batch }` ble { $kind } { $on }: den som fikk det, for eksempel et trykkeri
archive-reach-sent = - `{ $batch }` ble { $kind } { $on }: den som har det nå
archive-reach-paper = - raden med løpenummer { $serials } på papirarket { $sheet }
archive-reach-attachment = - `{ $batch }`: { $name } gjelder også andre: se om personen er nevnt der
archive-reach-lists = - lister som kommer: bare et navn var kjent, og det skiller ingen fra andre med samme navn; ta raden ut selv
archive-reach-backups = - sikkerhetskopier til nå: når en er lagt tilbake, kjør `mailbag archive reapply`
archive-reach-disk = - ledig plass på disken: bytene til fjernede filer blir der til noe annet skrives over dem, og på en SSD, eller et filsystem som kopierer ved skriving, i celler som intet program når; bare en kryptert disk gjør dem uleselige
archive-reapplied = { $count ->
    [one] { $count } person slettet igjen
   *[other] { $count } personer slettet igjen
}
archive-still-in = noen som er slettet, er fortsatt i `{ $batch }`: ingenting kunne tas ut av det
    .hint = bruk versjonen av mailbag som laget det, eller kjør `mailbag archive verify { $batch }`
archive-bad-event = linje { $line } i `{ $file }` er ingen hendelse som arkivet kan ta vare på
    .hint = rett den for hånd, som {"{"}"kind":"posted","on":"2026-12-14"{"}"}, med en dag som er mulig
archive-ledger-not-written = personen er slettet, men registeret `{ $file }` kunne ikke skrives
    .hint = gjør det skrivbart, og kjør så en hvilken som helst `mailbag archive`-kommando: den legger til det som mangler; til da bringer en sikkerhetskopi som legges tilbake, personen tilbake
archive-namesakes = rader med samme navn, som ikke er denne personen så vidt arkivet vet, og som blir som de er
    .hint = gjelder en av dem samme person, slett den også: --signer PARTI/LØPENUMMER
archive-restricted-erase = opplysninger om denne personen er begrenset siden { $day }
    .hint = se hvorfor: de må kanskje bevares for et krav eller en tvist, slik personen eller loven ba om
archive-reach-event = - `{ $batch }`, { $event }: denne teksten blir: se om personen er nevnt der
archive-reach-place = - `{ $batch }`: ark ligger i { $place }: denne teksten blir: se om personen er nevnt der
archive-scrubbed-place = av `{ $batch }`: stedet for arket { $sheet } nevnte personen og forsvant også
archive-subject-others = ikke levert ut, siden det også kan gjelde andre: av `{ $batch }`, { $event }
    .hint = se på det, og lever ut det som gjelder denne personen
archive-subject-fonts = en annen versjon laget `{ $batch }`: skriftene i `{ $batch }.pdf` inneholder tegn fra andres brev
    .hint = lever den ut på papir
archive-key-inside = nøkkelen `{ $file }` ligger i arkivet `{ $folder }`
    .hint = oppgi en fil utenfor det med --archive-key: den som har begge, kan finne ut hvem som er slettet, og en sikkerhetskopi ville tatt med begge
archive-key-open = andre kan lese eller endre `{ $file }`
    .hint = ta fra dem rettighetene: chmod 600; nøkkelen røper hvem som er slettet
archive-totals-samples = { $sheets } av det medfølgende eksempelet er utelatt
archive-ledger-lacked = { $count ->
    [one] registeret `{ $file }` manglet { $count } linje som arkivet kjenner; den ble lagt til
   *[other] registeret `{ $file }` manglet { $count } linjer som arkivet kjenner; de ble lagt til
}
archive-owed = registeret kjenner slettinger som dette arkivet ikke kjenner, eller et parti brakte tilbake noen som var slettet
    .hint = kjør `mailbag archive reapply` før noe annet
archive-fault-owed = { $place }: slettede personer kan være tilbake, ifølge registeret `{ $file }` eller et parti
archive-reach-approval = - `approval.json` i `{ $batch }` nevner { $names }, som godkjente det: se om det er personen
archive-reach-hashes = - hashverdiene av filene fra før, i `manifest.json` og `erasures.json`: den som kjenner alle andre rader i en liste, kan prøve en gjetning om den som er borte
archive-bad-beside = `{ $file }` er ikke det navnet sier
    .hint = flytt den ut av mappen, og legg så til partiet
archive-bad-text = dette kan ikke stå i en celle: en del av navnet ville bli tom, eller det inneholder linjeskift eller et annet kontrolltegn
    .hint = oppgi det riktige på én linje; skal et navn ikke brukes, bruk `archive restrict`
archive-late-added = tok inn { $files }, laget etter at partiet ble lagt til; ingenting annet ble endret
    .hint = ingen har kontrollert noe segl her: det gjør `mailbag verify PARTI --public-key FIL`
archive-interrupted = avbrutt: ikke alt ble gjort, og ingenting halvveis
    .hint = gi den samme kommandoen igjen
archive-no-room-hint = skaff plass, og gi den samme kommandoen igjen; ingenting ble gjort halvveis
archive-forbidden-hint = arbeid som eieren av det som er nevnt, eller oppgi et annet arkiv eller en annen nøkkel med --archive og --archive-key
