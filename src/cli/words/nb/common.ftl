# Det som alle meldinger er laget av: merkelapper, steder, ting som telles.

severity-error = feil
severity-warning = advarsel
severity-note = merknad

finding = { $severity }: { $message }
finding-message-at = { $place }: { $message }
hint-line = tips: { $hint }
did-you-mean = mente du `{ $nearest }`?

place-row = { $place } (rad { $row })
place-column = { $place }: kolonne `{ $heading }`
in-column = kolonne `{ $heading }`: { $message }

findings-of-kind = { $severity ->
    [error] { $count } feil `{ $code }`
    [warning] { $count } advarsler `{ $code }`
   *[note] { $count } merknader `{ $code }`
}
findings-of-kind-cut = { $severity ->
    [error] { $count } feil `{ $code }`, { $hidden } av dem er ikke vist; --json har alle
    [warning] { $count } advarsler `{ $code }`, { $hidden } av dem er ikke vist; --json har alle
   *[note] { $count } merknader `{ $code }`, { $hidden } av dem er ikke vist; --json har alle
}
findings-of-kind-many = { $severity ->
    [error] { $count } feil `{ $code }`, { $hidden } av dem er ikke vist; --json har de første { $kept }
    [warning] { $count } advarsler `{ $code }`, { $hidden } av dem er ikke vist; --json har de første { $kept }
   *[note] { $count } merknader `{ $code }`, { $hidden } av dem er ikke vist; --json har de første { $kept }
}

count-letters = { $count } brev
count-signatures = { $count ->
    [one] { $count } underskrift
   *[other] { $count } underskrifter
}
count-signers = { $count ->
    [one] { $count } underskriver
   *[other] { $count } underskrivere
}
count-rows = { $count ->
    [one] { $count } rad
   *[other] { $count } rader
}
count-names = { $count } navn
count-roll = 1 brev og en navneliste med { $names }
count-and = { $text }, { $more }
count-pages = { $count ->
    [one] { $count } side
   *[other] { $count } sider
}
count-sheets = { $count } ark
count-volumes = { $count } bind
count-shards = { $count ->
    [one] { $count } delparti
   *[other] { $count } delpartier
}

kind-letter = brev
kind-petition = underskriftsliste
list-separator = {", "}
