# Det som sies når en kjøring ikke kom i mål.

interrupted = avbrutt: ingenting ble laget; den samme kommandoen begynner på nytt
interrupted-goes-on = avbrutt: partiet er ikke ferdig; den samme kommandoen går videre fra det som er laget
list-changed = feil: listen, eller et signaturbilde, ble endret mens den ble lest
    .hint = lukk den i regnearkprogrammet, og bygg på nytt
busy = feil: en annen kjøring arbeider med dette partiet, i `{ $folder }`
    .hint = vent til den er ferdig
damaged = feil: `{ $path }` er skadet
    .hint = lag den på nytt, eller kopier den på nytt derfra den er hel; ingenting ble laget
disturbed = feil: `{ $path }` ble fjernet eller endret mens partiet ble laget
    .hint = la én kjøring om gangen lage et parti, og hold andre programmer utenfor mappen; bygg på nytt
no-room = feil: det er ikke plass på disken: { $error }
    .hint-goes-on = skaff plass, og gi den samme kommandoen igjen: den går videre fra det som er laget
    .hint-out = skaff plass, eller velg en annen mappe med --out, og gi den samme kommandoen igjen; ingenting ble laget
    .hint = skaff plass, eller sett TMPDIR til en mappe med mer, og gi den samme kommandoen igjen; ingenting ble laget
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
