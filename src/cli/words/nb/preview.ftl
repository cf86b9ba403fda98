# Det som sies om et brev som blir sett på.

previewed = brev { $serial }: { $pages }
previewed-of = brev { $serial }, { $person }: { $pages }
previewed-blank = { $text }, den siste blank for tosidig utskrift
previewed-blanks = { $text }, de siste blanke
preview-bad-rows = { $count ->
    [one] { $count } rad er ugyldig og har ikke noe brev; `mailbag check { $letter }` sier hva som er galt
   *[other] { $count } rader er ugyldige og har ikke noe brev; `mailbag check { $letter }` sier hva som er galt
}
preview-nobody = `{ $typed }` viser ikke til noen med et brev; brevene er nummerert til { $last }
    .hint = oppgi et løpenummer, et navn slik det trykkes, en `id` eller en e-postadresse
preview-nobody-at-all = `{ $typed }` viser ikke til noen med et brev; det finnes ingen brev
preview-several = `{ $typed }` kan bety { $count } personer:
    .hint = velg én med nummeret foran navnet: --signer 17
preview-more = og { $count } til
preview-in-the-way = `{ $file }` finnes allerede og er ikke { $kind }
    .hint = oppgi en annen fil med --out
preview-no-page = side { $page } finnes ikke: brevet har { $pages }
preview-page-of-pdf = `--page` er for bilder; en PDF har alle sidene i brevet
    .hint = oppgi en fil som slutter på .png, eller utelat --page
preview-terminal = standard ut er en terminal, som verken viser PDF eller bilde
    .hint = oppgi en fil med --out, eller se på den med en gang med --open
preview-needs-a-file = `--open` og `--watch` trenger en fil
    .hint = utelat `--out -`, eller oppgi en fil
preview-needs-a-letter = `--watch` krever et brev og en liste i en fil: et parti endrer seg aldri
    .hint = oppgi brevet, ikke partiet
preview-not-drawn = { $error }
    .hint = se på PDF-en: --pdf
preview-not-opened = `{ $file }` er laget, men fant ikke noe program som åpner den
preview-other-ending = `{ $file }` ville inneholde { $kind }, og navnet sier `.{ $ending }`
    .hint = oppgi en fil som slutter på .png eller .pdf
preview-watching = følger med; Ctrl-C avslutter
