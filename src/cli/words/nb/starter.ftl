# Kommentarer i filene man begynner med.

starter-mailbag = Det en kommandolinje lar stå åpent; det som skrives der, går foran. `mailbag build --help` nevner alle valg: her skrives de med `_` i stedet for `-`.
starter-one-sided = ensidig
starter-for-one-sided = for ensidig utskrift
starter-no-window = når konvoluttene ikke har vindu
starter-addressees = Hvem brevene er rettet til. Skriv her hvem det er: en tabell for hver, og under den en for hvert språk.
starter-as-of = dagen da alt dette stemte
starter-greeting = {"{{"}addressee.greeting{"}}"} i brevet
starter-postal = Adressen i konvoluttens vindu.
starter-routes = Hvor posen med alle brevene bringes eller sendes.
starter-country = der brevene postes
starter-language = for følgeseddelen
starter-office = din egen adresse, linje for linje: fyll den ut før du sender
starter-post = "each": hvert brev postes for seg
starter-letter = Et brev: denne filen, og ved siden av den én tekst per språk.
starter-kind = "petition": ark med en tabell over underskrivere
starter-languages = i den rekkefølgen de skrives ut
starter-arrangement = eller "columns" (ved siden av hverandre), "separate" (hvert sitt ark)
starter-sender = det som leses om en underskriver: "name" (navn), "country" (land), "town" (sted) eller "address" (adresse med gate)
starter-signed = uten bilde: en linje til å skrive under på; "online": underskrevet på nett, med dagen
starter-consent = bare den som sier ja, blir skrevet ut
starter-messages = "approved": bare de som noen har godkjent
starter-title = Tittelen på PDF-en og på følgeseddelen.
