# Ce dont tout message est fait : étiquettes, emplacements, choses comptées.

severity-error = erreur
severity-warning = avertissement
severity-note = remarque

finding = { $severity } : { $message }
finding-message-at = { $place } : { $message }
hint-line = conseil : { $hint }
did-you-mean = vouliez-vous dire `{ $nearest }` ?

place-row = { $place } (ligne { $row } du tableau)
place-column = { $place } : colonne `{ $heading }`
in-column = colonne `{ $heading }` : { $message }

findings-of-kind = { $severity ->
    [error] { $count } erreurs `{ $code }`
    [warning] { $count } avertissements `{ $code }`
   *[note] { $count } remarques `{ $code }`
}
findings-of-kind-cut = { $severity ->
    [error] { $count } erreurs `{ $code }`, dont { $hidden } non affichées ; --json les donne toutes
    [warning] { $count } avertissements `{ $code }`, dont { $hidden } non affichés ; --json les donne tous
   *[note] { $count } remarques `{ $code }`, dont { $hidden } non affichées ; --json les donne toutes
}
findings-of-kind-many = { $severity ->
    [error] { $count } erreurs `{ $code }`, dont { $hidden } non affichées ; --json donne les { $kept } premières
    [warning] { $count } avertissements `{ $code }`, dont { $hidden } non affichés ; --json donne les { $kept } premiers
   *[note] { $count } remarques `{ $code }`, dont { $hidden } non affichées ; --json donne les { $kept } premières
}

count-letters = { $count ->
    [one] { $count } lettre
   *[other] { $count } lettres
}
count-signatures = { $count ->
    [one] { $count } signature
   *[other] { $count } signatures
}
count-signers = { $count ->
    [one] { $count } signataire
   *[other] { $count } signataires
}
count-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
count-names = { $count ->
    [one] { $count } nom
   *[other] { $count } noms
}
count-roll = 1 lettre et une liste de { $names }
count-and = { $text }, { $more }
count-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
count-sheets = { $count ->
    [one] { $count } feuille
   *[other] { $count } feuilles
}
count-volumes = { $count ->
    [one] { $count } volume
   *[other] { $count } volumes
}
count-shards = { $count ->
    [one] { $count } fragment
   *[other] { $count } fragments
}

kind-letter = lettre
kind-petition = pétition
list-separator = {", "}
