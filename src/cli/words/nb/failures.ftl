# Det som sies når en kjøring ikke kom i mål.

interrupted = avbrutt: ikke noe parti ble laget
list-changed = feil: listen, eller et signaturbilde, ble endret mens den ble lest
    .hint = lukk den i regnearkprogrammet, og bygg på nytt
busy = feil: en annen kjøring arbeider med dette partiet, i `{ $folder }`
    .hint = vent til den er ferdig
damaged = feil: `{ $path }` er skadet
    .hint = lag den på nytt, eller kopier den på nytt derfra den er hel; ingenting ble laget
disturbed = feil: `{ $path }` ble fjernet eller endret mens partiet ble laget
    .hint = la én kjøring om gangen lage et parti, og hold andre programmer utenfor mappen; bygg på nytt
no-room = feil: det er ikke plass på disken: { $error }
    .hint-out = skaff plass, eller velg en annen mappe med --out; ikke noe parti ble laget
    .hint = skaff plass, eller sett TMPDIR til en mappe med mer; ikke noe parti ble laget
file-too-large = feil: en fil ville blitt større enn den får være: { $error }
    .hint = hev grensen for filstørrelse (`ulimit -f`); det `build` lager, blir mindre med --volume-size; ingenting ble gjort halvveis
    .hint-archive = hev grensen for filstørrelse (`ulimit -f`), og gi den samme kommandoen igjen; ingenting ble gjort halvveis
failure = feil: { $error }
forbidden = feil: { $error }
    .hint = velg en mappe du kan skrive til, eller endre rettighetene; ingenting ble laget
standard-output = det som skulle stå på standard ut, kunne ikke skrives
spool = en kopi av listen i mappen for midlertidige filer

machine-already-there = noe med dette navnet finnes der allerede
machine-bad-name = navnet er for langt, eller disken godtar det ikke
machine-busy = noe annet bruker det
machine-file-too-large = filen er for stor
machine-folder = det er en mappe
machine-full = det er ikke mer plass
machine-no-folder = noe på veien dit er ingen mappe
machine-no-memory = det er ikke nok minne
machine-not-empty = mappen er ikke tom
machine-not-there = det finnes ikke
machine-permission-denied = ingen tilgang
machine-quota = din del av disken er brukt opp
machine-read-only = disken kan bare leses

misuse-command = det finnes ingen kommando `{ $typed }`
misuse-option = det finnes ikke noe valg `{ $typed }` her
misuse-no-value = `{ $option }` trenger en verdi
misuse-value = `{ $value }` er ingen verdi for `{ $option }`
misuse-value-known = `{ $value }` er ingen verdi for `{ $option }`; disse finnes: { $known }
misuse-value-reason = `{ $value }` er ingen verdi for `{ $option }`: { $reason }
misuse-missing = mangler: { $missing }
misuse-no-command = hva skal gjøres? Ingen kommando er oppgitt
misuse-conflict = `{ $option }` går ikke sammen med { $other }
misuse-help = `--help` etter kommandoen sier hva den tar
