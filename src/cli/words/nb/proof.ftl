# Det som blir sagt om et prøvetrykk, og det som står i det.

proof-made = { $shown } av { $all } å se på, { $whole },{ $tenth } MB
proof-in-the-way = `{ $file }` finnes allerede og er ikke et prøvetrykk fra mailbag
    .hint = oppgi en annen fil med --out
proof-of-batch = Prøvetrykk av et parti, før det skrives ut
proof-of-letter = Prøvetrykk av et brev, slik det ville bli laget
proof-title = Prøvetrykk: { $batch }
proof-lead = { $kind ->
    [petition] Underskriftsliste av { $date }, rute { $routes }, på { $languages }
    [roll] Brev med navneliste av { $date }, rute { $routes }, på { $languages }
   *[letter] Brev av { $date }, rute { $routes }, på { $languages }
}
proof-batch = parti `{ $batch }`
proof-to = til { $addressees }
proof-without-window = uten vinduskonvolutt
proof-window = for vinduskonvolutter som i { $window }
proof-sample-list = Eksempelliste, skal ikke sendes
proof-zones-drawn = Feltene er tegnet på brevene, skal ikke sendes
proof-contents = På denne siden
proof-summary = Sammendrag
proof-findings = Det som må ses på
proof-look = { $kind ->
    [letter] Brev å se på
   *[other] Ark å se på
}
proof-files = Filer som skal skrives ut
proof-fonts = Skrifter
proof-hashes = Det som er kontrollert
proof-approval = Godkjenning
proof-search = Søk
proof-keys = / søk · j k fra brev til brev · Enter forstørrer en side
proof-status = { $kind ->
    [letter] brev: { $shown } av { $all } vises
   *[other] ark: { $shown } av { $all } vises
}; funn: { $found } av { $findings }
proof-switch = tastene / j k
proof-draw-window = tegn vinduet
proof-draw-place = tegn plassen til adressen
proof-previous = Forrige
proof-next = Neste
proof-close = Lukk
proof-skip = Til innholdet
proof-figure-letters = brev
proof-figure-names = navn
proof-figure-pages = { $count ->
    [one] side
   *[other] sider
}
proof-figure-sheets = { $sides ->
    [one] ark, ensidig
   *[two] ark, tosidig
}
proof-figure-paper = papir
proof-rows = { $count ->
    [one] rad
   *[other] rader
}
proof-signers = { $count ->
    [one] underskriver
   *[other] underskrivere
}
proof-rejected = avvist
proof-duplicates = { $count ->
    [one] duplikat
   *[other] duplikater
}
proof-blank-rows = { $count ->
    [one] tom
   *[other] tomme
}
proof-withheld = holdt tilbake
proof-without-consent = uten samtykke
proof-earlier = i et tidligere parti
proof-withdrawn = trukket tilbake
proof-adds-up = stemmer
proof-does-not-add-up = stemmer ikke
proof-error = Feil
proof-warning = Advarsel
proof-note = Merknad
proof-nothing-found = Ingenting ble funnet.
proof-letter = { $kind ->
    [letter] brev { $serial }
   *[other] navn { $serial }
}
proof-cover-link = følgeseddel
proof-opening-link = slik det begynner
proof-serials = { $kind ->
    [letter] brev { $serials }
   *[other] navn { $serials }
}
proof-and-more = { $first } og { $more } til
proof-letter-at = { $kind ->
    [letter] brev { $serial }: { $file }, side { $page }
   *[other] navn { $serial }: { $file }, side { $page }
}
proof-unknown-finding = `{ $code }`; `mailbag check` sier mer
proof-findings-not-shown = { $count } funn til `{ $code }`, om personer som ikke vises her: { $serials }; `--all` viser dem, `mailbag check` navngir dem
proof-findings-without-letter = { $count } funn `{ $code }` om rader uten brev: { $rows }
proof-findings-without-room = { $count } funn til `{ $code }`, som det ikke er plass til her: { $serials }; `mailbag check` navngir dem
proof-chosen = { $kind ->
    [letter] { $chosen } av { $all } brev: det første og det siste, de lengste, hver skrift, hvert slags underskrift, og noen ved loddtrekning.
   *[other] { $chosen } av { $all } navn, med arkene sine: det første og det siste, de lengste, hver skrift, hvert slags underskrift, og noen ved loddtrekning.
}
proof-frame = Rammen er plassen til adressen.
proof-frames = Den heltrukne rammen er det som vises i vinduet uansett hvor arket ligger i konvolutten, den stiplede alt som kan vises.
proof-names-everybody = Denne siden navngir alle i partiet: ta vare på den slik du tar vare på listen.
proof-names-on-sheets = Bildene viser alle på disse arkene, { $readable } av { $all } navn: ta vare på siden slik du tar vare på listen.
proof-names-shown = Denne siden navngir bare dem som vises: ta vare på den slik du tar vare på brevene deres.
proof-heading = { $kind ->
    [letter] Brev { $serials }
   *[other] Ark med { $serials }
}
proof-opening = Begynnelsen
proof-cover = Følgeseddel
proof-first = først
proof-last = sist
proof-longest-name = lengste navn
proof-longest-address = lengste adresse
proof-script = skrift: { $script }
proof-signature-image = bilde av underskrift
proof-signature-drawing = tegnet underskrift
proof-signature-strokes = underskriftsplate
proof-signed-online = underskrevet på nett
proof-signed-by-hand = underskrevet for hånd
proof-organisation = organisasjon
proof-household = husstand
proof-other-addressee = annen adressat
proof-doubtful = tvilsom
proof-message = personlig melding
proof-lot = ved loddtrekning
proof-place = { $file }, side { $first }
proof-places = { $file }, side { $first } til { $last }
proof-page = side { $page } av { $of }
proof-blank-page = side { $page } av { $of } er blank: baksiden av et ark
proof-not-shown = ikke vist her: filen ville bli for stor; se på PDF-en
proof-alt = { $heading }, side { $page } av { $of }, slik den blir skrevet ut
proof-alt-with-window = { $alt }; vinduet er tegnet over adressen
proof-alt-with-place = { $alt }; en ramme er tegnet rundt plassen til adressen
proof-volumes = Bind i den rekkefølgen de skrives ut
proof-column-file = Fil
proof-column-to = Til
proof-column-serials = Løpenumre
proof-column-letters = { $kind ->
    [petition] Underskrifter
    [roll] Navn
   *[letter] Brev
}
proof-column-pages = Sider
proof-column-sheets = { $sides ->
    [one] Ark, ensidig
   *[two] Ark, tosidig
}
proof-column-bytes = Byte
proof-more-rows = og { $more } til; `manifest.json` har alle
proof-embedded = Innebygd i filene som vises her:
proof-scripts = Det listen settes med: { $served }
proof-verified = { $files } filer har de bytene som ble skrevet, slik manifestet sier.
proof-manifest-hash = SHA-256 av manifest.json: { $sha }
proof-letters-hash = SHA-256 av alle brevene, som på følgeseddelen: { $sha }
proof-not-built = Slik ville partiet bli laget. Ingenting av det blir tatt vare på; hashverdiene er kjent når det er laget.
proof-hashes-of = { $count ->
    [one] { $files } fil med SHA-256
   *[other] { $files } filer med SHA-256
}
proof-approve-it = Den som finner at alt er som det skal, skriver det ned:
proof-build-it = Hvis alt er som det skal, lag partiet og se på prøvetrykket av det:
proof-by-name = Navn
proof-looked-at-by = Sett på av
proof-day = Dato
proof-signature = Underskrift
proof-footer = Laget av { $tool }. Bildene er tegnet av selve PDF-filene. Denne siden henter ingenting fra noe nett.
