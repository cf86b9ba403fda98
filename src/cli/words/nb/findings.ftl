# Det som ikke stemmer i det som ble gitt. En melding heter som koden til funnet; hva du kan gjøre med det, er dens `hint`.

missing-file = `{ $file }` finnes ikke
    .hint-letter = hvert brev har en `letter.toml`; docs/letter.md forteller hva som står i den
    .hint-fonts = oppgi en mappe som finnes, med --font-dir
    .hint-of-letter = skriv filen, eller ta den ut av letter.toml
    .hint = kjør mailbag i mappen med `letters/` og `signers.csv`, eller oppgi dem med --letters og --signers
unreadable-file = `{ $file }` kan ikke leses: { $reason }
    .hint-spreadsheet = velg «Lagre som» i regnearkprogrammet, deretter «Excel-arbeidsbok (.xlsx)» uten passord
    .hint-other = lagre listen som XLSX eller CSV i programmet den kommer fra
    .hint-archive = pakk det ut og oppgi listen i det
    .hint-broken-sheet = åpne det i regnearkprogrammet og lagre det på nytt som XLSX eller CSV; hvis det ikke lar seg åpne, hent det på nytt der det kommer fra
not-utf-8 = teksten er ikke UTF-8
    .hint-template = lagre filen som UTF-8 i redigeringsprogrammet
    .hint = velg «Lagre som» i regnearkprogrammet, deretter «CSV UTF-8»

bad-toml = ikke forstått: { $reason }
unknown-letter = brevet `{ $letter }` finnes ikke; disse finnes: { $known }
unknown-route = ruten `{ $route }` finnes ikke; disse finnes: { $known }
unknown-addressee = adressaten `{ $addressee }` finnes ikke; disse finnes: { $known }
unknown-language = brevet finnes ikke på `{ $language }`; det finnes på: { $known }
bad-language-tag = `{ $language }` er ingen språkkode som `fr` eller `zh-Hant`
bad-date = `{ $value }` er ingen dato som 2026-03-31
    .hint = skriv år, måned og dag som 2026-03-31; i en liste også dagen først, som 31.03.2026
signed-before = denne personen har allerede skrevet under på dette brevet, ifølge arkivet
    .hint = --new-only utelater dem
bad-retention = `{ $value }` er ikke et tidsrom som `18 months after delivery`
    .hint = skriv et tall fra 1 til 1200, så days, weeks, months eller years, så `after delivery`
unsafe-name = `{ $name }` kan ikke være et navn: bare bokstavene a til z, sifre, `-` og `_`, høyst 64 tegn, og ikke navnet på en enhet
no-route = brevet har ingen egen rute
    .hint = oppgi en med --route, eller sett `route` i letter.toml; `mailbag list` viser dem
columns-need-two-languages = `columns` setter to språk ved siden av hverandre; her er det { $count }
    .hint = oppgi to med --languages, for eksempel --languages zh-Hant,en
empty-setting = `{ $field }` er tom
    .hint-office = fyll ut `office` (avsenderen) for ruten i routes.toml; inntil da går følgeseddel, konvolutter og etiketter uten
    .hint = fyll den ut før noe sendes
addressee-left = `{ $addressee }` hadde vervet til { $until }
    .hint = se `addressees.toml`; oppgi en annen adressat med --to
addressee-left-successor = `{ $addressee }` hadde vervet til { $until }; etterfølgeren er { $successor }
campaign-closed = aksjonen varer fra { $opens } til { $closes }
    .hint = se på `opens` og `closes` i letter.toml, eller sett datoen med --date
campaign-closed-over = aksjonen ble avsluttet { $closes }
campaign-closed-not-yet = aksjonen begynner { $opens }
data-age = opplysningene om `{ $name }` er fra { $as_of } og er { $days } dager gamle
data-age-ahead = opplysningene om `{ $name }` er fra { $as_of }, { $ahead ->
    [one] { $ahead } dag
   *[other] { $ahead } dager
} etter datoen på brevene
no-postal-address = `{ $addressee }` har ingen postadresse: adressefeltet blir stående tomt
no-postal-address-needed = `{ $addressee }` har ingen postadresse
addressee-without-language = `{ $addressee }` har ingen tekst på `{ $language }`
    .hint = legg teksten til i addressees.toml, eller velg språk med --languages
unknown-column = kolonnen `{ $column }` finnes ikke; disse finnes: { $known }
bad-country = `{ $country }` er ingen landkode på to bokstaver som `FR`
unknown-envelope = konvolutten `{ $envelope }` finnes ikke; disse finnes: { $known }
bad-weight = `{ $value }` er ingen vekt som `2kg`, eller mindre enn { $least }
unknown-window = adressefeltet `{ $window }` finnes ikke; disse finnes: { $known }
doubled-value = `{ $field }` nevner `{ $value }` to ganger
setting-does-not-apply = `{ $field }` har ingen betydning her: dette er { $kind ->
    [underskriftsliste] en
   *[brev] et
} { $kind }
period-reversed = aksjonen begynner { $opens } og slutter før det, { $closes }

rows-above-headings = { $count ->
    [one] en rad står over overskriftene og blir ikke lest
   *[other] { $count } rader står over overskriftene og blir ikke lest
}
other-sheets = arket `{ $sheet }` blir lest; disse blir ikke lest: { $others }
    .hint = --sheet leser et annet
    .hint-refused = navnet på et ark som ikke blir lest, høres ut som folk som ikke vil nevnes ved navn: den som står der og i denne listen også, blir trykt
hidden-rows-more = { $count } rader er skjult i regnearket, for eksempel av et filter, og blir lest som de andre: { $rows } og { $more } til
hidden-rows = { $count ->
    [one] en rad er skjult i regnearket og blir lest som de andre: { $rows }
   *[other] { $count } rader er skjult i regnearket, for eksempel av et filter, og blir lest som de andre: { $rows }
}
    .hint = slett det som ikke skal trykkes, eller kopier det som er synlig, til et eget ark
date-order = { $count ->
    [one] `{ $value }` kan leses på to måter og blir lest som { $read }
   *[other] { $count } datoer som `{ $value }` kan leses på to måter; den blir lest som { $read }
}
    .hint = skriv år, måned og dag, som i { $read }; en `language` som en-US i radene sier at måneden kommer først
date-order-clash = noen datoer har dagen først og andre måneden; `{ $value }` blir lest som { $read }, slik språket i raden eller brevet har det
date-order-turned = { $count ->
    [one] `{ $value }` blir lest som { $read }, i rekkefølgen til `{ $shown }` i rad { $row }, ikke slik språket har det
   *[other] { $count } datoer som `{ $value }` blir lest i rekkefølgen til `{ $shown }` i rad { $row }, ikke slik språket har det; den blir lest som { $read }
}
    .hint = er det rad { $row } som er feil, rett den; en dato skrevet som { $read } kan bare leses på én måte
empty-list = det står ingen underskriver i listen: den skal ha en linje med overskrifter og under den en rad for hver underskriver
empty-list-sheets = arket er tomt; det finnes andre: { $sheets }
    .hint = oppgi et med --sheet
bad-csv = ikke forstått som kommaseparerte verdier (CSV): { $reason }
bad-json = ikke forstått som et JSON-objekt: { $reason }
    .hint = ett objekt per linje, for eksempel {"{"}"name":"Anna Eriksen","city":"Oslo"{"}"}
unknown-sheet = det finnes ikke noe slikt ark; disse finnes: { $known }
    .hint = oppgi et med --sheet
unknown-encoding = tegnkodingen `{ $encoding }` finnes ikke
    .hint = for eksempel utf-8, windows-1252, iso-8859-15, shift_jis, big5, gb18030, euc-kr
encoding-guessed = lest som { $encoding }, noe som er en gjetning
    .hint = riktig eller ikke: oppgi tegnkodingen med --encoding
encoding-guessed-names = lest som { $encoding }, noe som er en gjetning; se om disse navnene er riktige: { $names }
missing-column = kolonnen `{ $column }` mangler; listen har: { $known }
    .hint = { $column ->
        [consent] letter.toml ber om den med `consent = "required"`: oppgi overskriften i listen med --column; ta bare bort den linjen der alle har samtykket på annen måte
       *[other] oppgi kolonnens overskrift i listen med --column, eller i [columns] i letter.toml; `mailbag columns` viser hva som blir forstått
    }
missing-column-headless = kolonnen `{ $column }` mangler: { $count ->
    [one] den eneste cellen i første linje er ingen overskrift som blir forstått
   *[other] ingen av de { $count } cellene i første linje er en overskrift som blir forstått
}
    .hint = sett en linje med overskrifter over den første personen, eller navngi kolonnene med --column; `mailbag columns` viser listen
doubled-column = to kolonner er `{ $column }`
    .hint = gi den ene en annen overskrift, eller slett den
doubled-column-other = `{ $column }` og `{ $other }` leses begge som `{ $field }`
    .hint = si hvilken som gjelder: --column "{ $field }=…"; eller hvilken som ikke skal telle: --column "unused=…"
    .hint-name = hvis en av dem spør om samtykke, si det: --column "consent=…"; hvis en ikke skal telle: --column "unused=…"; hvis begge teller, si hva et ja betyr i hver: --column "anonymous=…" skjuler navnet, "named=…" viser det; det strengeste svaret gjelder
unused-answers = kolonnen `{ $column }` blir ikke brukt, og cellene i den sier ja og nei
    .hint = hvis den spør om noen kan nevnes ved navn, si det: --column "named={ $column }" der et ja viser navnet, "anonymous={ $column }" der et ja skjuler det, eller "consent={ $column }"; hvis ikke: --column "unused={ $column }"; som den er, holder den ingen utenfor
unused-answers-refused = kolonnen `{ $column }` blir ikke brukt, og cellene i den sier ja og nei: noen kan ha nektet der
    .hint = si hva et ja betyr: --column "anonymous={ $column }" skjuler navnet, "named={ $column }" viser det, "initials={ $column }" viser initialer, "consent={ $column }" samtykker; hvis den ikke sier noe om navn: --column "unused={ $column }"
    .hint-message = si hva et ja betyr: --column "message_refused={ $column }" holder meldingen tilbake, "message_allowed={ $column }" lar den trykkes; gjelder den navnet: "anonymous={ $column }" skjuler det, "named={ $column }" viser det; gjelder den ingen av delene: "unused={ $column }"
no-names = ingen celle i kolonnen `{ $column }` er et navn: alle sier ja eller nei
    .hint = hvis den spør om noen kan nevnes ved navn, si det: --column "named={ $column }" der et ja viser navnet, "anonymous={ $column }" der et ja skjuler det; hvis det er navn: --column "{ $field }={ $column }"
answer-for-name = `{ $value }` er et svar, ikke et navn
    .hint = skriv navnet som skal trykkes, eller la cellen stå tom; hvis kolonnen er et spørsmål, si hva et ja betyr: --column "named=…", "anonymous=…" eller "initials=…"; --skip-invalid bygger uten raden
wish-not-settled = `{ $value }` står i en kolonne som ikke blir brukt: den som skrev det, vil kanskje ikke nevnes ved navn
    .hint = si hva kolonnen betyr: --column "visibility={ $column }", "consent={ $column }", eller "anonymous={ $column }" der et ja skjuler navnet; hvis den ikke sier noe om navn: --column "unused={ $column }"
    .hint-headless = gi kolonnen en overskrift som sier hva den spør om, som `anonymous`, eller `unused` med --column "unused=unused"
wish-not-settled-more = `{ $value }` står i en kolonne som ikke blir brukt, og et slikt ord i { $more ->
    [one] en til
   *[other] { $more } andre
}: den som skrev det, vil kanskje ikke nevnes ved navn
wish-in-text = kolonnen `{ $column }` blir ikke brukt, og noen ber kanskje i den om ikke å bli nevnt ved navn: { $count ->
    [one] rad { $rows }
   *[other] radene { $rows }
}
    .hint = les disse cellene; den som ikke vil nevnes ved navn, trenger `withheld` i en kolonne `visibility`, eller slettes fra listen; som det er, skrives de ut
wish-in-text-more = kolonnen `{ $column }` blir ikke brukt, og noen ber kanskje i den om ikke å bli nevnt ved navn: radene { $rows } og { $more } til
unused-column = kolonnen `{ $column }` blir ikke brukt; {"{{"}signer.extra.{ $column }{"}}"} i et brev skriver den ut
    .hint = hvis den sier hvem som samtykker eller vil være anonym, si det: --column "consent={ $column }", "visibility={ $column }", eller "anonymous={ $column }" der et ja skjuler navnet; som den er, holder den ingen utenfor
mapped-heading-missing = `{ $column }` skulle stå under overskriften `{ $heading }`, som listen ikke har; den har: { $known }
mapped-heading-missing-unknown = `{ $column }` skulle stå under overskriften `{ $heading }`, som listen ikke har
row-length = { $found ->
    [one] { $found } celle
   *[other] { $found } celler
}, men { $expected ->
    [one] { $expected } overskrift
   *[other] { $expected } overskrifter
}
    .hint-sheet = gi kolonnen en overskrift, eller slett det som står der; --skip-invalid bygger uten raden
    .hint = se etter et skilletegn som skulle stått mellom anførselstegn; --skip-invalid bygger uten raden
empty-field = cellen er tom
    .hint = fyll ut cellen, eller ta kolonnen ut av `required` i letter.toml; --skip-invalid bygger uten raden
no-name = raden har ikke noe navn
    .hint = fyll ut `given_name`, `family_name` eller `print_name`; --skip-invalid bygger uten raden
not-a-signer = raden gjentar overskriftene og er ingens
    .hint = slett linjen; --skip-invalid bygger uten den
not-a-signer-section = `{ $section }` er en linje mellom radene og ingens navn
    .hint = slett linjen; sier den noe om radene under, så skriv det i hver av dem, under `visibility`
too-long = { $length } tegn; høyst { $limit } blir godtatt
    .hint = gjør det kortere; --skip-invalid bygger uten raden
forbidden-character = tegnet { $character } kan ikke trykkes
    .hint-template = ta tegnet ut av teksten
    .hint = ta tegnet ut av cellen; --skip-invalid bygger uten raden
too-many-marks = { $count } merker står på ett tegn; høyst { $limit } trykkes
    .hint = ta bort merkene; --skip-invalid bygger uten raden
unknown-visibility = `{ $value }` er verken `named`, `initials` eller `withheld`
    .hint = en slik rad blir aldri trykt med navn; --skip-invalid bygger uten den
wish-read = { $reading ->
    [hides] kolonnen `{ $column }`: et ja skjuler navnet
    [shows] kolonnen `{ $column }`: et nei eller en tom celle skjuler navnet
    [words] kolonnen `{ $column }`: et ord sier hvordan navnet vises; verken ja eller nei godtas
   *[other] kolonnen `{ $column }`: det er ikke klart om et ja skjuler eller viser navnet
}
    .hint = hvis et ja skjuler navnet: --column "anonymous={ $column }"; hvis et ja viser det: "named={ $column }"; hvis et ja ber om initialer: "initials={ $column }"; hvis et ord som `withheld` står der: "visibility={ $column }"
wish-unread = det er ikke klart om et ja eller en tom celle under denne overskriften skjuler eller viser navnet
    .hint = en slik rad blir aldri trykt med navn; hvis et ja skjuler navnet: --column "anonymous=…"; hvis et ja viser det: "named=…"; hvis et ja ber om initialer: "initials=…"; hvis et ord som `withheld` står der: "visibility=…"
unknown-consent = `{ $value }` er verken ja eller nei
    .hint = skriv ja eller nei; en rad uten klart svar blir aldri trykt med navn: --skip-invalid bygger uten den
unknown-scope = `{ $value }` er verken `name`, `address` eller `message`
    .hint = skriv hva som kan trykkes, for eksempel `name, message`; la cellen stå tom for alt
consent-not-recorded = samtykke: ikke registrert: listen har ingen kolonne som sier hvem som har samtykket
    .hint = en kolonne `consent` med ja eller nei holder dem utenfor som sa nei
doubtful-name = `{ $value }` { $reason }
title-in-name = `{ $value }` inneholder en tittel, som blir trykt som en del av navnet
name-in-one-case = `{ $value }` er skrevet bare med { $reason } og blir trykt slik
    .hint = --mend-names skriver slike navn som `Dupré`
name-in-one-case-mended = `{ $value }`, skrevet bare med { $reason }, blir trykt som `{ $mended }`
spreadsheet-error = `{ $value }` står for en formel i regnearket som feilet, og blir ikke trykt
    .hint = rett formelen, eller skriv inn det som skulle stått der
spreadsheet-error-refused = `{ $value }` står for en formel i regnearket som feilet
formula-not-calculated = cellen har en formel som aldri er regnet ut
    .hint = åpne filen i et regnearkprogram og lagre den
struck-through = teksten er gjennomstreket i regnearket, som noe som skal bort
    .hint = slett raden hvis personen ikke skal skrive under, teksten hvis bare den skal bort; eller fjern gjennomstrekingen
line-break-in-cell = { $instead ->
    [space] linjene i cellen blir slått sammen med mellomrom
   *[comma] linjene i cellen blir slått sammen med komma
}
signed-later = datoen { $value } er etter brevets dato, { $date }
    .hint = rett årstallet, eller sett brevets dato med --date
consent-empty = cellen er tom: ingen vet om denne personen har samtykket
    .hint = skriv ja eller nei; `consent = "required"` i letter.toml utelater slike rader
    .hint-name = skriv ja eller nei: en rute som ingen har krysset av, kan bety nei; --skip-invalid bygger uten slike rader
mixed-scripts = `{ $value }` blander bokstaver fra to skriftsystemer som ligner på hverandre
    .hint = skriv ordet på nytt med ett tastatur
hidden-character = tegnet { $character }, som ingen ser, blir utelatt
postcode-mended = `{ $value }` har mistet en null i begynnelsen og blir lest som `{ $mended }`
near-duplicate = { $by ->
    [email] nesten samme person som i rad { $row }: navnene stemmer overens med { $similarity }, e-postadressen er den samme; begge beholdes
    [id] nesten samme person som i rad { $row }: navnene stemmer overens med { $similarity }, `id` er den samme; begge beholdes
   *[postcode] nesten samme person som i rad { $row }: navnene stemmer overens med { $similarity }, postnummeret er det samme; begge beholdes
}
    .hint = ta en av radene ut av listen hvis det er samme person
near-left-out-household = { $by ->
    [email] rad { $row } holder navnet tilbake eller nekter samtykke, og e-postadressen er den samme; etter navnene er de to personer, og denne raden blir trykt
   *[id] rad { $row } holder navnet tilbake eller nekter samtykke, og `id` er den samme; etter navnene er de to personer, og denne raden blir trykt
}
near-left-out-name = rad { $row } har samme navn, og holder det tilbake eller nekter samtykke; denne raden blir trykt
near-left-out = { $by ->
    [email] nesten samme person som i rad { $row }, som holder navnet tilbake eller nekter samtykke: navnene stemmer overens med { $similarity }, e-postadressen er den samme; denne raden blir trykt
    [id] nesten samme person som i rad { $row }, som holder navnet tilbake eller nekter samtykke: navnene stemmer overens med { $similarity }, `id` er den samme; denne raden blir trykt
   *[postcode] nesten samme person som i rad { $row }, som holder navnet tilbake eller nekter samtykke: navnene stemmer overens med { $similarity }, postnummeret er det samme; denne raden blir trykt
}
    .hint = ta denne raden ut av listen hvis det er samme person: ingenting av en som nekter, skal trykkes
signature-twice = signaturbildet `{ $value }` er også oppgitt i rad { $row }
    .hint = gi hver rad sitt eget bilde; --skip-invalid bygger uten disse radene
bad-signature = signaturbildet kan ikke brukes: { $reason }
bad-email = dette er ingen e-postadresse
message-names-signer = meldingen sier `{ $value }`, og raden skjuler navnet
    .hint = ta det ut av meldingen, eller vis navnet; er det et annet ord, si ja under `message_approved`, så blir det en advarsel
message-refuses-name = meldingen sier `{ $value }`, og navnet ville bli trykt
    .hint = skriv withheld eller initials under `visibility`; mener meldingen noe annet, si ja under `message_approved`, så blir det en advarsel
    .hint-doubtful = les den: den som ikke vil nevnes ved navn, får withheld under `visibility`
signature-not-printed = signaturbildet blir ikke trykt, siden det ville vise navnet som raden skjuler
not-told-apart = { $by ->
    [email] dette kan være personen i rad { $row }, som holder navnet tilbake eller nekter samtykke: e-postadressen er den samme, og navnene kan være én persons
    [id] dette kan være personen i rad { $row }, som holder navnet tilbake eller nekter samtykke: `id` er den samme, og navnene kan være én persons
    [town] dette kan være personen i rad { $row }, som holder navnet tilbake eller nekter samtykke: navn og sted er de samme, og ingen to adresser skiller dem
   *[name] dette kan være personen i rad { $row }, som holder navnet tilbake eller nekter samtykke: navnet er det samme, og ingen kolonne skiller dem
}
    .hint = er det én person, slett denne raden; er de to, gi begge radene det som skiller dem: en gate med postnummer eller sted, eller, for to navn med én e-postadresse, hver sin
not-told-apart-earlier = noen med samme navn og sted holdt navnet tilbake eller nektet samtykke i et tidligere parti, og ingen to adresser skiller dem
repeats-left-out = dette er personen i rad { $row }; en av de to radene holder navnet tilbake eller nekter samtykke, så ingen av dem blir trykt
repeats-left-out-earlier = denne personen holdt navnet tilbake eller nektet samtykke i et tidligere parti og blir ikke trykt
no-signers = det er ingen underskrivere igjen å trykke
    .hint = hver rad er tom, ugyldig, holdt tilbake, uten samtykke eller i et tidligere parti

unknown-placeholder = plassholderen `{"{{"}{ $name }{"}}"}` finnes ikke; disse finnes: { $known }
unclosed-placeholder = `{"{{"}` blir aldri lukket med `{"}}"}`
    .hint = skriv `\{"{{"}` for å trykke to krøllparenteser
unsupported-markdown = et brev kan ikke inneholde { $construct }
unsupported-link = `{ $address }` er ingen adresse som begynner med http:, https: eller mailto:
empty-template = malen for `{ $language }` har ingen tekst
optional-among-words = der `{"{{"}{ $name }?{"}}"}` er tom, blir ordene ved siden av trykt uten den
    .hint = gi den en egen linje eller et eget avsnitt, som faller bort når den er tom
message-never-placed = ingen av brevets språk trykker underskrivernes meldinger
    .hint = sett `{"{{"}signer.message?{"}}"}` der den skal stå i malene
no-closing = `{ $language }` har ingen avslutningshilsen
    .hint = sett til slutt en linje `---` og under den hilsenen, for eksempel «Med vennlig hilsen»
roll-unsigned = ingen skriver under brevet over navnelisten: `{ $field }` er tom
    .hint = fyll ut `office` for ruten i routes.toml; den første linjen skriver under brevet
no-joint-text = { $what ->
    [household] brevet har ingen { $files }: ingen blir slått sammen i ett brev
    [roll] brevet har ingen { $files }: brevet over navnelisten snakker som én person
   *[organisations] brevet har ingen { $files }: organisasjoner skriver som én person ({ $count })
}
    .hint = skriv den samme teksten med «vi» i stedet for «jeg» i disse filene, ved siden av brevets andre
notice-too-long = personvernteksten er for lang for hvert ark: den står bare på det siste
    .hint = gjør [notice] i letter.toml kortere, eller del ut hele teksten med hvert ark
languages-differ = { $part ->
    [headings] `{ $language }` har { $found ->
        [one] { $found } overskrift
       *[other] { $found } overskrifter
    }, `{ $other }` har { $expected }
    [paragraphs] `{ $language }` har { $found } avsnitt, `{ $other }` har { $expected }
   *[bullets] `{ $language }` har { $found ->
        [one] { $found } punkt
       *[other] { $found } punkter
    }, `{ $other }` har { $expected }
}
empty-placeholder = `{"{{"}{ $name }{"}}"}` har ingen verdi her
    .hint = skriv den med `?` i malen, som `{"{{"}signer.city?{"}}"}`, der den kan være tom; --skip-invalid bygger uten raden
empty-placeholder-hidden = `{"{{"}{ $name }{"}}"}` har ingen verdi her, siden raden skjuler den
placeholder-does-not-apply = `{"{{"}{ $name }{"}}"}` har ingen betydning her: dette er { $kind ->
    [underskriftsliste] en
   *[brev] et
} { $kind }
placeholder-does-not-apply-joint = `{"{{"}{ $name }{"}}"}` har ingen betydning i et brev fra flere
placeholder-does-not-apply-roll = `{"{{"}{ $name }{"}}"}` har ingen betydning i brevet over en navneliste

missing-glyph = ingen skrift har { $cluster } ({ $code_points })
    .hint-fixed = oppgi en mappe med en skrift som har det, med --font-dir, eller skriv det på en annen måte
    .hint = oppgi en mappe med en skrift som har det, med --font-dir, eller se --missing-glyph
bad-font = skriften `{ $file }` kan ikke brukes: { $reason }

too-many-sheets = { $limit ->
    [one] med denne meldingen tar brevet { $found } ark, men { $limit } ark er tillatt
   *[other] med denne meldingen tar brevet { $found } ark, men { $limit } ark er tillatt
}
    .hint = gjør meldingen kortere, øk `max_sheets` i letter.toml, eller utelat slike meldinger med --message-overflow omit
too-many-sheets-omitted = { $limit ->
    [one] med denne meldingen tar brevet { $found } ark, men { $limit } ark er tillatt; brevet går uten den
   *[other] med denne meldingen tar brevet { $found } ark, men { $limit } ark er tillatt; brevet går uten den
}
does-not-fit-wide = { $part ->
    [return-line] returlinjen for `{ $name }` er { $excess } mm for bred for `{ $zone }`: den lengste linjen får ikke plass selv i den minste størrelsen posten leser
   *[address] postadressen til `{ $name }` er { $excess } mm for bred for `{ $zone }`: den lengste linjen får ikke plass selv i den minste størrelsen posten leser
}
does-not-fit = { $part ->
    [return-line] returlinjen for `{ $name }` er { $excess } mm for høy for `{ $zone }`: linjene får ikke plass selv i den minste størrelsen posten leser
   *[address] postadressen til `{ $name }` er { $excess } mm for høy for `{ $zone }`: linjene får ikke plass selv i den minste størrelsen posten leser
}
    .hint-row = gjør adressen i listen kortere, eller la kontoret stå som avsender, uten --return signer
    .hint-return-line = gjør linjene i `office` i routes.toml kortere
    .hint = gjør adressen kortere eller del de lange linjene; --show-zones tegner feltet

same-list-other-date = partiet `{ $batch }` har samme brev og liste for en annen dag, { $date }: pass på at ikke begge blir sendt
batch-exists = partiet `{ $batch }` finnes allerede; ingenting ble endret
batch-differs = listen i `{ $folder }` gir andre underskrivere enn dem partiet har
    .hint = lag dem med programmet og skriftene som laget partiet; --font-dir oppgir skriftene
folder-exists = `{ $folder }` finnes allerede; ingenting ble endret
bad-indicia = frankeringsmerket `{ $file }` kan ikke brukes: { $reason }
bad-labels = etikettarket `{ $file }` finnes ikke: { $reason }
bad-labels-field = etikettarket `{ $file }` finnes ikke: `{ $field }` { $reason }
batch-damaged = partiet `{ $folder }` finnes allerede, men filen `{ $file }` mangler eller er endret
    .hint = flytt mappen bort og bygg på nytt: de samme dataene gir de samme filene
folder-in-the-way = `{ $folder }` er i veien og er ikke et helt parti
    .hint = se hva som er i den, og flytt eller fjern den
file-in-the-way = `{ $file }` finnes allerede og er ingen PDF
    .hint = oppgi en annen fil med --out
staging-left = { $days ->
    [one] `{ $folder }` er et halvt parti fra { $days } dag siden, med navn i
   *[other] `{ $folder }` er et halvt parti fra { $days } dager siden, med navn i
}
    .hint = `mailbag clean` fjerner det
volumes-kept = { $count ->
    [one] { $count } ferdig bind venter i `{ $folder }`
   *[other] { $count } ferdige bind venter i `{ $folder }`
}
    .hint = samme kommando en gang til fortsetter derfra; `mailbag clean` fjerner dem
no-permissions = disken med `{ $folder }` lagrer ingen tilganger: alle som bruker den, kan lese brevene
    .hint = velg med --out en mappe på datamaskinens egen disk
no-locks = disken med `{ $folder }` har ingen låser: se til at ingen annen kjøring lager det samme partiet
no-shard = `{ $folder }` er ikke et delparti, eller ikke fra denne versjonen
shards-differ = `{ $folder }` hører ikke sammen med de andre delpartiene: { $part }
shard-twice = `{ $other }` og `{ $folder }` er begge delparti { $number }
shards-missing = av { $of } delpartier mangler disse: { $numbers }
    .hint = lag dem med --shard, og oppgi mappene til alle delpartiene
other-fonts = skriftene er ikke de som `{ $folder }` ble laget med
    .hint = oppgi den samme mappen med skrifter med --font-dir
option-does-not-apply = `{ $option }` passer ikke her: { $reason }
    .hint-sender = fyll ut `office` for ruten i routes.toml, eller trykk underskrivernes egne adresser med --return signer
made-up = { $fault ->
    [signer] denne personen er funnet på av `init`
    [addressee] adressen til adressaten `{ $name }` er funnet på av `init`
    [route] adressen til leveringen `{ $name }` er funnet på av `init`
   *[signature] signaturbildet `{ $name }` er eksemplet som følger med mailbag, ingens egen underskrift
    }
    .hint = sett inn det virkelige; ikke send disse brevene før det
