# Ce qui est dit des archives.

archive-no-home = aucun dossier personnel n’est connu : indiquer les archives avec --archive et leur clé avec --archive-key
archive-nobody = cela ne désigne personne dans les archives
    .hint = donner le nom entier, l’adresse e-mail, l’`id`, ou BATCH/SERIAL comme les affiche `mailbag archive search`
archive-erase-preview = rien n’a été modifié : --yes efface cette personne de tout ce qui est énuméré
archive-not-cleared = les archives sont modifiées, mais ce qui a été retiré est encore sur le disque
    .hint = faire de la place, puis lancer une commande `mailbag archive` quelconque : elle termine le nettoyage
archive-still-unclear = ce qui a été retiré des archives est encore sur le disque : d’autres s’en servent, ou l’écriture est impossible
    .hint = fermer les autres programmes qui ont ouvert les archives ; la prochaine commande `mailbag archive` réessaiera
archive-no-words = il n’y a ni lettre ni chiffre à chercher
    .hint = donner un nom, une adresse e-mail ou un mot quelconque ; pour un nom chinois, un caractère suffit
archive-no-archive = il n’y a pas d’archives dans `{ $folder }`
    .hint = `mailbag archive add BATCH` en crée ; --archive indique un autre dossier
archive-foreign = `{ $folder }` ne contient pas d’archives que cette version sache lire
    .hint = indiquer un autre dossier avec --archive, ou utiliser la version qui les a créées
archive-broken = la base de données dans `{ $folder }` est endommagée
    .hint = remettre une sauvegarde ; les lettres dans `store` sont des fichiers à part
archive-database = la base de données des archives est endommagée
    .hint = remettre une sauvegarde, puis lancer `mailbag archive verify` ; les lettres dans `store` sont des fichiers à part
archive-changed = `{ $file }` n’a pas les octets qu’il devrait avoir
    .hint = lancer `mailbag archive verify`
archive-no-batch = les archives n’ont pas de lot `{ $name }`
    .hint = `mailbag archive list` les affiche tous
archive-other-batch = les archives ont un autre lot `{ $name }` ; rien n’a été modifié
archive-batch-expired = le lot `{ $name }` est arrivé à échéance ; ses fichiers n’existent plus
    .hint = genre, jour et numéros d’un événement peuvent encore être notés, sans remarque, numéro de suivi ni fichiers
archive-no-serial = le lot `{ $name }` n’a pas tous les numéros d’ordre à partir de { $serial }
archive-no-sheet = aucun lot des archives n’a de feuille `{ $serial }`
archive-several-sheets = des feuilles de plusieurs lots s’appellent `{ $serial }` : { $batches }
    .hint = en indiquer un avec --batch : le lot du jour où la feuille a été imprimée ; `archive show` dit combien de feuilles a chacun
archive-bad-attachment = un fichier à joindre n’a pas de nom utilisable, ou a le même qu’un autre
    .hint = donner à chaque fichier un nom distinct
archive-no-attachment = aucun événement de `{ $batch }` n’a de pièce jointe `{ $name }`
    .hint = `mailbag archive show` énumère les pièces jointes
archive-no-event = `{ $batch }` n’a pas d’événement { $number }
    .hint = `mailbag archive show` donne les numéros, comme `événement 3`
archive-bad-day = `{ $day }` ne convient pas : c’est avant le { $first } ou après le { $last }
    .hint = donner le jour où cela s’est passé, sous la forme AAAA-MM-JJ
archive-more-struck = { $struck ->
    [one] { $struck } signature est biffée sur { $signatures }
   *[other] { $struck } signatures sont biffées sur { $signatures }
}
    .hint = --signatures compte toutes celles de la feuille, --struck celles qui ne comptent pas
archive-bad-count = cette feuille n’a pas de place pour { $signatures ->
    [one] { $signatures } signature
   *[other] { $signatures } signatures
}
    .hint = --signatures compte celles de cette seule feuille, qui a { $most } lignes au plus
archive-exists = `{ $file }` existe déjà
    .hint = le déplacer, ou indiquer un autre emplacement avec --out
archive-request-names = la demande nomme la personne, ou contient une adresse e-mail ; rien n’a été modifié
    .hint = elle reste quand la personne est effacée : donner le numéro de la demande dans vos dossiers, par exemple 2027-17
archive-bad-request = la demande est vide, dépasse 200 caractères, ou contient un saut de ligne ou un autre caractère de commande
    .hint = donner le numéro de la demande dans vos dossiers, par exemple 2027-17
archive-no-column = la colonne `{ $column }` n’existe pas
    .hint = donner une colonne de la liste, comme `city`, ou une colonne que mailbag connaît
archive-lost-database = la base de données des archives dans `{ $folder }` est perdue : `store` contient des fichiers, et rien ne dit à qui ils sont
    .hint = remettre `archive.sqlite` depuis une sauvegarde, puis lancer `mailbag archive reapply` et `verify` ; rien n’a été modifié
archive-no-locks = le disque de `{ $folder }` ne connaît pas les verrous : deux exécutions simultanées se gêneraient ; rien n’a été modifié
    .hint = déplacer les archives sur un disque de cette machine ; elles peuvent être lues là où elles sont
archive-read-only = impossible d’écrire dans `{ $folder }`
    .hint = `list`, `show`, `search`, `stats`, `export` et `verify` n’écrivent rien, sauf si une exécution y a été tuée : copier alors les archives là où l’écriture est possible
archive-held = un autre programme a ouvert la base de données des archives ; ce qui a été supprimé est donc encore sur le disque
    .hint = le fermer, puis lancer une commande `mailbag archive` quelconque
archive-other-key = `{ $file }` n’est pas la clé de ces archives, ou n’existe pas
    .hint = remettre le fichier de clé, ou l’indiquer avec --archive-key ; sans lui, aucune personne effacée n’est reconnue
archive-batch-refused = le lot `{ $name }` des archives est endommagé ; rien n’a été modifié
archive-lost-ledger = le registre `{ $file }` des personnes effacées est perdu
    .hint = le remettre depuis une sauvegarde ; à défaut, créer un fichier vide de ce nom : `reapply` répète alors ce que les archives savent elles-mêmes
archive-bad-ledger = le registre `{ $file }` des personnes effacées est endommagé
    .hint = le remettre depuis une sauvegarde : une ligne incomprise peut concerner une personne qui a demandé à être oubliée
archive-bad-ledger-line = le registre `{ $file }` des personnes effacées est endommagé, à la ligne { $line }
archive-open-to-others = d’autres peuvent entrer dans `{ $folder }`
    .hint = leur retirer ce droit, ou déplacer les archives
archive-added = ajouté : { $what }, { $pages }
archive-added-sample = ajouté : { $what }, { $pages } ; un exemple, à ne pas envoyer
archive-kept-until = conservé jusqu’au { $until }
archive-no-retention = `{ $letter }` n’indique pas de `retention` : rien n’arrive jamais à échéance
    .hint = écrire retention = "18 months after delivery" dans letter.toml
archive-erased-before = { $rows } d’une personne qui a été effacée
    .hint = `mailbag archive reapply` l’efface de nouveau
archive-erased-elsewhere = { $count ->
    [one] le dossier fait état de { $count } effacement avant son arrivée ici ; les archives ne peuvent pas savoir si seules ces pages ont changé
   *[other] le dossier fait état de { $count } effacements avant son arrivée ici ; les archives ne peuvent pas savoir si seules ces pages ont changé
}
    .hint = le comparer avec les archives ou le lot scellé dont il provient
archive-already-there = le lot `{ $name }` est déjà dans les archives ; rien n’a été modifié
archive-other-bytes = les archives n’ont pas ces octets du dossier : { $files }
    .hint = quelque chose a été ajouté au dossier depuis, ou effacé dans les archives
archive-erased-already = la personne désignée a déjà été effacée le { $day } ; rien n’a été modifié
    .hint = `mailbag archive reapply` efface de nouveau ce qu’une sauvegarde ou un autre lot a ramené
archive-moved = `{ $folder }` supprimé : les archives en ont tous les octets
archive-not-removed = `{ $folder }` reste, car l’un de ses fichiers n’est pas celui des archives
    .hint = quelque chose a été ajouté au dossier depuis, ou effacé dans les archives
archive-recorded = { $batch } : { $event }
archive-undone = { $batch } : n’est plus { $event }
archive-event = { $kind } le { $on }
archive-event-by = { $event }, par { $carrier }
archive-event-number = { $event }, numéro { $tracking }
archive-event-serials = { $event }, numéros d’ordre { $serials }
archive-event-attached = { $event }, pièce jointe `{ $name }`
archive-event-note = { $event } : { $note }
archive-event-numbered = événement { $number } : { $event }
archive-last-event = { $kind } { $on }
archive-of-some = { $count } { $kind }
archive-not-sent = non envoyé
archive-line-expired = échu le { $day }
archive-line-kept = conservé jusqu’au { $day }
archive-line-no-retention = sans échéance
archive-sheets-out = { $sheets } en circulation
archive-line-erased = { $count ->
    [one] { $count } personne effacée
   *[other] { $count } personnes effacées
}
archive-line-sample = exemple
archive-listed = { $batches }, { $what }
archive-without-retention = sans `retention`, rien n’arrive jamais à échéance : { $letters }
count-batches = { $count ->
    [one] { $count } lot
   *[other] { $count } lots
}
count-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
archive-made-by = produit par { $tool } ; ajouté le { $day }
archive-made-by-from = produit par { $tool } ; ajouté le { $day } depuis `{ $origin }`
archive-manifest = manifeste { $hash }
archive-counts = { $signers }, { $pages }, { $sheets }
archive-restricted-row = limité : { $place }
archive-sheet-out = feuille { $serial } : non rendue
archive-sheet-back = { $count ->
    [one] feuille { $serial } : { $count } signature, dont { $struck } biffée
   *[other] feuille { $serial } : { $count } signatures, dont { $struck ->
        [one] { $struck } biffée
       *[other] { $struck } biffées
    }
}
archive-sheet-place = { $sheet }, rangée : { $place }
archive-sheet-scanned = { $sheet }, numérisée
archive-sheet-destroyed = { $sheet }, détruite le { $day }
archive-restricted-since = limité depuis le { $day }
archive-its-text = son texte
archive-found = parmi les personnes : { $rows } ; dans le texte des lettres : { $batches }
archive-found-more = parmi les personnes : { $rows } ; dans le texte des lettres : { $batches } ; il y en a plus, --most les affiche
archive-the-store = le dépôt
archive-fault-missing = { $place } : `{ $file }` manque
archive-fault-changed = { $place } : `{ $file }` a été modifié
archive-fault-extra = { $place } : `{ $file }` n’appartient à rien
archive-fault-not-as-manifest = { $place } : `{ $file }` n’est pas le fichier du manifeste
archive-fault-manifest = { $place } : `{ $file }` n’est pas le manifeste qui a été ajouté
archive-fault-erasures = { $place } : `{ $file }` ne dit pas des effacements ce que dit la base de données
archive-fault-people = { $place } : la base de données ne dit pas des personnes ce que dit `{ $file }`
archive-fault-database = la base de données `{ $file }` est endommagée
archive-fault-lost-ledger = le registre `{ $file }` des personnes effacées est perdu
archive-fault-bad-ledger = le registre `{ $file }` des personnes effacées est endommagé
archive-looked-at = { $batches }, { $files }
archive-looked-at-erased = { $batches }, { $files } ; { $erased ->
    [one] { $erased } personne effacée depuis
   *[other] { $erased } personnes effacées depuis
}
archive-verified = vérifié : { $what }
archive-faults = { $count ->
    [one] { $what } ; { $count } défaut
   *[other] { $what } ; { $count } défauts
}
archive-totals = { $letter } : { $signatures ->
    [one] { $signatures } signature
   *[other] { $signatures } signatures
} = { $paper } sur papier + { $online } en ligne
archive-totals-out = non rendue : { $serial } de `{ $batch }`
archive-stats = { $what ->
    [campaign] campagne
    [route] acheminement
   *[month] mois
} { $name } : { $batches }, { $sent ->
    [one] { $sent } envoyé
   *[other] { $sent } envoyés
}, { $signers }, { $made }, { $pages }, { $sheets }
archive-samples = { $batches } de l’exemple fourni non comptés : personne n’y a signé
archive-plot-title = Lettres par mois
archive-no-plot = `{ $file }` n’est pas un graphique : son nom ne finit ni par `.svg` ni par `.png`
    .hint = le nommer `{ $other }`
archive-too-many = { $count } personnes sont désignées ; rien n’a été modifié
    .hint = en désigner une par adresse e-mail, `id` ou BATCH/SERIAL, comme affiché
archive-corrected = corrigé dans { $rows } ; lettres et listes restent telles qu’elles ont été envoyées
archive-restricted = limité : { $rows }
archive-lifted = n’est plus limité : { $rows }
archive-held-back = retenu, car les données d’une personne sont limitées : { $batch }
archive-due-without = sans échéance : { $batch }
archive-nothing-due = rien n’est arrivé à échéance
archive-expiry-preview = { $count ->
    [one] arrivé à échéance : { $batches } ; rien n’a été modifié : --yes l’efface
   *[other] arrivé à échéance : { $batches } ; rien n’a été modifié : --yes les efface
}
archive-expired = effacé, sauf manifeste et chiffres : { $batches }
archive-erased = effacé de { $batches } ; demande { $request }
archive-scrubbed-tracking = de `{ $batch }`, { $kind } le { $on } : le numéro de suivi est parti aussi
archive-scrubbed = de `{ $batch }`, { $kind } le { $on } : `{ $what }` est parti aussi
archive-cannot-reach = ce que les archives ne peuvent pas atteindre :
archive-reach-folder = - le dossier de `{ $batch }` et ses copies ; il se trouvait dans `{ $origin }`
archive-reach-letters = - les réimpressions et lettres imprimées de `{ $batch }`, numéro d’ordre { $serials }
archive-reach-handed-over = - `{ $batch }`, { $kind } le { $on } : qui l’a reçu, comme un imprimeur
archive-reach-sent = - `{ $batch }`, { $kind } le { $on } : qui l’a maintenant
archive-reach-paper = - la ligne du numéro d’ordre { $serials } sur la feuille de papier { $sheet }
archive-reach-attachment = - `{ $batch }` : { $name } concerne aussi d’autres personnes : vérifier si la personne y est nommée
archive-reach-lists = - les listes à venir : on ne connaissait qu’un nom, qui ne distingue personne de ses homonymes ; retirer la ligne soi-même
archive-reach-backups = - les sauvegardes faites jusqu’ici : après en avoir remis une, lancer `mailbag archive reapply`
archive-reach-disk = - l’espace libre du disque : les octets des fichiers supprimés y restent jusqu’à ce qu’autre chose soit écrit par-dessus et, sur un SSD ou un système de fichiers à copie sur écriture, dans des cellules qu’aucun programme n’atteint ; seul un disque chiffré les rend illisibles
archive-reapplied = { $count ->
    [one] { $count } personne effacée de nouveau
   *[other] { $count } personnes effacées de nouveau
}
archive-still-in = une personne effacée est encore dans `{ $batch }` : rien n’a pu en être retiré
    .hint = utiliser la version de mailbag qui l’a produit, ou lancer `mailbag archive verify { $batch }`
archive-bad-event = la ligne { $line } de `{ $file }` n’est pas un événement que les archives peuvent garder
    .hint = la corriger à la main, comme {"{"}"kind":"posted","on":"2026-12-14"{"}"}, avec un jour possible
archive-ledger-not-written = la personne est effacée, mais le registre `{ $file }` n’a pas pu être écrit
    .hint = la rendre accessible en écriture, puis lancer n’importe quelle commande `mailbag archive` : elle ajoute ce qui manque ; d’ici là, une sauvegarde remise ramène la personne
archive-namesakes = lignes du même nom, qui ne sont pas cette personne pour autant que les archives le sachent et qui restent telles quelles
    .hint = si l’une d’elles est de la même personne, l’effacer aussi : --signer LOT/NUMÉRO
archive-restricted-erase = des données de cette personne sont limitées depuis le { $day }
    .hint = voir pourquoi : la personne ou la loi peut demander de les garder pour une réclamation ou un litige
archive-reach-event = - `{ $batch }`, { $event } : ce texte reste : vérifier si la personne y est nommée
archive-reach-place = - `{ $batch }` : des feuilles sont dans { $place } : ce texte reste : vérifier si la personne y est nommée
archive-scrubbed-place = de `{ $batch }` : l’emplacement de la feuille { $sheet } nommait la personne et est parti aussi
archive-subject-others = non remis, car cela peut concerner aussi d’autres personnes : de `{ $batch }`, { $event }
    .hint = l’examiner et remettre ce qui concerne cette personne
archive-subject-fonts = une autre version a fait `{ $batch }` : les polices de `{ $batch }.pdf` contiennent des caractères des lettres d’autres personnes
    .hint = la remettre sur papier
archive-key-inside = la clé `{ $file }` se trouve dans les archives `{ $folder }`
    .hint = nommer avec --archive-key un fichier hors d’elles : qui a les deux peut découvrir qui a été effacé, et une sauvegarde prendrait les deux
archive-key-open = d’autres peuvent lire ou modifier `{ $file }`
    .hint = retirer leurs droits : chmod 600 ; la clé révèle qui a été effacé
archive-totals-samples = { $sheets } de l’exemple fourni non comptées
archive-ledger-lacked = { $count ->
    [one] il manquait au registre `{ $file }` { $count } ligne que les archives connaissent ; elle a été ajoutée
   *[other] il manquait au registre `{ $file }` { $count } lignes que les archives connaissent ; elles ont été ajoutées
}
archive-owed = le registre connaît des effacements que ces archives ignorent, ou un lot a ramené une personne effacée
    .hint = lancer `mailbag archive reapply` avant toute autre chose
archive-fault-owed = { $place } : des personnes effacées sont peut-être revenues, d’après le registre `{ $file }` ou un lot
archive-reach-approval = - `approval.json` de `{ $batch }` nomme { $names }, qui l’a approuvé : vérifier si c’est la personne
archive-reach-hashes = - les empreintes des fichiers d’avant, dans `manifest.json` et `erasures.json` : qui connaît toutes les autres lignes d’une liste peut vérifier une supposition sur celle qui est partie
archive-bad-beside = `{ $file }` n’est pas ce que dit son nom
    .hint = le sortir du dossier, puis ajouter le lot
archive-bad-text = ceci ne peut pas figurer dans une cellule : une partie du nom serait vide, ou il y a un saut de ligne ou un autre caractère de commande
    .hint = donner ce qui est juste en une ligne ; pour qu’un nom ne serve plus, `archive restrict`
archive-late-added = { $files } pris, fait depuis l’ajout du lot ; rien d’autre n’a été modifié
    .hint = personne n’a vérifié de sceau ici : `mailbag verify LOT --public-key FICHIER` le fait
archive-interrupted = interrompu : tout n’a pas été fait, et rien à moitié
    .hint = relancer la même commande
archive-no-room-hint = faire de la place, puis relancer la même commande ; rien n’a été fait à moitié
archive-forbidden-hint = travailler sous le compte à qui appartient ce qui est nommé, ou indiquer d’autres archives ou une autre clé avec --archive et --archive-key
