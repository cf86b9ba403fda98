# Ce qui a été produit, en quelques lignes.

summary-list = la liste : { $format }
summary-rows = { $rows } = { $parts }
summary-consent = { $consent ->
    [not-recorded] consentement : non consigné
    [recorded] consentement : consigné
    [in-part] consentement : consigné pour certains seulement
   *[required] consentement : exigé
}
summary-joined = { $signers } = { $letters } + { $joined } qui signent avec une autre personne de leur adresse
summary-letters = { $letters }, { $pages }
summary-petition = { $signatures } sur { $pages }
summary-roll = 1 lettre et une liste de { $names }, { $pages }
summary-messages-omitted = { $count } sans leur message, qui prendrait trop de feuilles
summary-messages-not-approved = { $count } sans leur message, que personne n’a approuvé ou qui ne doit pas être imprimé
summary-serials = les numéros d’ordre continuent après { $last } de `{ $batch }`
summary-printed = le destinataire lira de chaque signataire : { $fields }
rejected = { $count ->
    [one] { $count } rejetée
   *[other] { $count } rejetées
}
duplicates = { $count ->
    [one] { $count } doublon
   *[other] { $count } doublons
}
blank = { $count ->
    [one] { $count } vide
   *[other] { $count } vides
}
withheld = { $count } sans nom publié
without-consent = { $count } sans consentement
in-earlier-batch = { $count } dans un lot antérieur
withdrawn = { $count ->
    [one] { $count } retirée
   *[other] { $count } retirées
}
summary-one-sided = recto seul : { $sheets }
summary-two-sided = { $blank ->
    [one] recto verso : { $sheets } ; recto seul : { $pages }, dont { $blank } vide
   *[other] recto verso : { $sheets } ; recto seul : { $pages }, dont { $blank } vides
}
summary-two-sided-blank = { $blank ->
    [one] recto verso : { $sheets } ; recto seul : { $pages }, dont { $blank } vide : utiliser --simplex
   *[other] recto verso : { $sheets } ; recto seul : { $pages }, dont { $blank } vides : utiliser --simplex
}
summary-weight = { $letters ->
    [one] { $letters } lettre pèse
   *[other] { $letters } lettres pèsent
} { $weight } ; une lettre avec la liste de tous les noms, --as roll, environ { $roll_weight } sur { $roll ->
    [one] { $roll } feuille
   *[other] { $roll } feuilles
}
field-title = titre
field-id = id
field-name = nom
field-initials = initiales
field-latin-name = nom en caractères latins
field-organisation = organisation
field-role = fonction
field-street = rue
field-postcode = code postal
field-city = ville
field-country = pays
field-email = e-mail
field-date = date de signature
field-message = message personnel
field-signature = image de signature
ready = prêt à produire : { $made }
ready-warned = prêt à produire : { $made } ; { $count ->
    [one] voir d’abord l’avertissement ci-dessus
   *[other] voir d’abord les { $count } avertissements ci-dessus
}
not-ready = { $count ->
    [one] pas prêt à produire : l’erreur ci-dessus s’y oppose
   *[other] pas prêt à produire : les { $count } erreurs ci-dessus s’y opposent
}
joined = { $volumes } à partir de { $shards } : { $letters } sur { $sheets }
cleaned = { $count ->
    [0] rien n’était resté dans `{ $out }`
    [one] { $count } reste supprimé de `{ $out }`
   *[other] { $count } restes supprimés de `{ $out }`
}
clean-at-work = `{ $path }` reste : une exécution y travaille
clean-young = `{ $path }` reste : il a moins de { $minutes } minutes, et une exécution y travaille peut-être
    .hint = relancer `mailbag clean` plus tard
taken-over = { $count ->
    [one] { $count } volume sur { $of } repris
   *[other] { $count } volumes sur { $of } repris
} d’une exécution antérieure, octets inchangés

progress-reading = lecture des lignes
progress-setting = composition des lettres
progress-counting = comptage des pages
progress-bar = {"{msg} "}{ $bar }{" {done}/{all}, {speed}, encore {eta}"}
progress-short = {"{done}/{all}, encore {eta}, {wide_msg}"}
progress-count = {"{msg} {done}, {speed}"}
progress-count-short = {"{done} {wide_msg}"}
progress-speed = { $count }/s
