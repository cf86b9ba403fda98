# Ce qui est dit d’un lot qui existe : ce qui ne va pas, et ce qu’il est devenu.

earlier-batch-missing = le lot `{ $batch }` est nécessaire, car `{ $by }` le continue, et ne se trouve pas à côté
    .hint = le placer à côté de l’autre, ou indiquer son dossier avec un second --after
earlier-of-other-letter = le lot `{ $batch }` est celui de la lettre `{ $found }`, non de `{ $expected }`
    .hint = indiquer avec --after un lot de cette lettre
names-another = le texte nomme { $name }, mais la lettre s’adresse à `{ $addressee }`
    .hint = changer le texte, ou vérifier le destinataire avec --to
bad-serials = `{ $value }` ne sont pas des numéros d’ordre comme 17 ou 23-25
    .hint = les numéros d’ordre commencent à 1 et figurent au pied des lettres ; de deux, le plus petit vient d’abord
bad-serials-none = aucun numéro d’ordre n’est donné, comme 17 ou 23-25
unknown-serial = le lot n’a pas de lettre portant le numéro d’ordre { $serial } ; il a : { $known }
uncut-volume = ce programme ne peut pas extraire de pages de `{ $file }`, produit par { $tool } : imprimer plutôt les pages { $pages } de ce fichier
shared-sheets = un tableau réunit plusieurs signataires : imprimer plutôt les pages { $pages } de `{ $file }`, avec le verso de leurs feuilles
handover-in-the-way = `{ $file }` existe déjà
    .hint = le déplacer, ou indiquer un autre dossier avec --out
bad-recipient = `{ $value }` n’est pas une clé publique comme `age1…`
    .hint = c’est la ligne que `age-keygen` nomme « public key » ; ne jamais donner la clé secrète
bad-key = { $fault ->
    [no-password] `{ $file }` : la clé demande son mot de passe
    [wrong-password] `{ $file }` : ce n’est pas le mot de passe de la clé
    [failed] `{ $file }` : la signature a échoué
   *[no-key] `{ $file }` : ce n’est pas une clé minisign
}
    .hint-no-password = dans un terminal, mailbag le demande ; ailleurs, indiquer un fichier avec --password-file
    .hint-wrong-password = donner le mot de passe que `minisign -G` a demandé ; dans un fichier de --password-file, c’est la première ligne
    .hint = `minisign -G` crée une clé secrète et une clé publique
seal-bad = { $fault ->
    [none] le lot `{ $batch }` : personne ne l’a scellé
    [no-seal] le lot `{ $batch }` : le fichier à côté du manifeste n’est pas un sceau
    [other-key] le lot `{ $batch }` : son sceau vient d’une autre clé
   *[broken] le lot `{ $batch }` : son sceau n’est pas celui de son manifeste ; l’un des deux a été modifié
}
    .hint-other-key = demander la clé publique à la personne qui a produit le lot
erasure-differs = ce programme composerait `{ $file }` autrement que { $tool }, qui a produit le lot ; rien n’a été effacé
    .hint = utiliser la version de mailbag qui a produit le lot, avec le même dossier de polices
erasure-differs-others = ce programme composerait les lettres d’autres personnes autrement que { $tool }, qui a produit le lot ; rien n’a été effacé
not-approved = personne n’a approuvé le lot `{ $batch }`
    .hint = `mailbag approve BATCH --by NAME` consigne une approbation
already-sent = le lot `{ $batch }` est déjà parti : { $kind }, le { $on }
    .hint = ce qui a été envoyé est conservé
already-sent-undated = le lot `{ $batch }` est déjà parti : { $kind }
corrected = des lettres de `{ $batch }` sont remplacées par celles de `{ $by }`
    .hint = remettre les deux, et veiller à retirer les anciennes lettres
corrected-beside = des lettres de `{ $batch }` sont déjà corrigées dans `{ $by }`, aux numéros d’ordre : { $serials }
    .hint = `mailbag reprint { $folder } { $serials }` imprime les lettres corrigées, `mailbag reprint { $folder } --corrected FICHIER` les corrige encore ; à ce qui est fait à partir de l’ancien lot manque ce qui a été corrigé
corrected-archived = des lettres de `{ $batch }` sont corrigées dans `{ $by }`, qui est dans les archives, aux numéros d’ordre : { $serials }
    .hint = `mailbag archive export { $by } --out DOSSIER` l’écrit ; à ce qui est fait à partir de l’ancien lot manque ce qui a été corrigé
corrected-elsewhere = des lettres de `{ $batch }` sont corrigées dans `{ $by }`, qui se trouve ailleurs, aux numéros d’ordre : { $serials }
    .hint = `mailbag reprint` avec le dossier de ce lot imprime les lettres corrigées ; à ce qui est fait à partir de l’ancien lot manque ce qui a été corrigé
corrected-needed = des lettres de `{ $batch }` sont corrigées dans `{ $by }`, qui se trouve ailleurs
    .hint = nommer celui-là aussi avec --after, sinon qui y porte un autre nom reçoit une deuxième lettre
corrected-not-noted = il n’a pas pu être noté dans `{ $batch }` que `{ $by }` en corrige des lettres
    .hint = garder les deux dans un même dossier, pour que personne n’imprime les anciennes lettres sans le savoir
followed-by = le lot `{ $by }` continue `{ $batch }`
    .hint-warning = indiquer celui-là avec --after, sinon ses signataires reçoivent une seconde lettre et ses numéros d’ordre sont donnés deux fois
    .hint = supprimer d’abord celui-là
not-confirmed = `{ $batch }` reste : personne n’a dit oui
    .hint = dans un terminal, mailbag pose la question ; ailleurs, --yes le supprime
bad-name = `{ $option }` attend un nom imprimable
sample-list = liste d’exemple, à ne pas envoyer
approval-void = { $reason ->
    [other-manifest] `{ $file }` est sans effet : il approuve d’autres octets
    [nobody] `{ $file }` est sans effet : il ne nomme personne
   *[not-understood] `{ $file }` est sans effet : il n’est pas compris
}

event-handed-over = remis
event-posted = posté
event-delivered = livré
event-received = reçu
event-refused = refusé
event-returned = retourné
event-answered = répondu
event-unknown = inconnu

batch-refused = { $fault ->
    [not-there] le lot `{ $folder }` n’existe pas
    [is-link] `{ $folder }` est un lien symbolique, non le dossier d’un lot
    [no-folder] `{ $folder }` n’est pas un dossier
    [no-manifest] `{ $folder }` n’est pas un lot : il n’a pas de `{ $file }`
    [shard] `{ $folder }` est un fragment, non un lot complet
    [unreadable] impossible de lire `{ $file }` du lot `{ $folder }` : { $reason }
    [not-understood] `{ $file }` du lot `{ $folder }` n’est pas compris : { $reason }
    [schema] `{ $file }` du lot `{ $folder }` a la forme `{ $found }` ; cette version lit `{ $expected }`
    [unsafe-path] le manifeste de `{ $folder }` nomme `{ $file }`, qui n’est pas un fichier de lot
    [link] `{ $file }` du lot `{ $folder }` est un lien symbolique
    [special] `{ $file }` du lot `{ $folder }` n’est pas un fichier ordinaire
    [too-large] `{ $file }` du lot `{ $folder }` est plus grand que ne peut l’être un tel fichier
    [extra] `{ $file }` n’appartient pas au lot `{ $folder }` : le manifeste ne le nomme pas
    [missing] `{ $file }` manque dans le lot `{ $folder }`
    [size] `{ $file }` du lot `{ $folder }` a { $found ->
        [one] { $found } octet
       *[other] { $found } octets
    }, mais { $expected } ont été écrits
    [changed] `{ $file }` du lot `{ $folder }` a été modifié : son SHA-256 n’est pas celui qui a été écrit
    [counts] le manifeste de `{ $folder }` se contredit : le nombre de `{ $number }`
    [unlisted-volume] le manifeste de `{ $folder }` nomme le volume `{ $file }` mais n’en a pas l’empreinte
    [inputs] le manifeste de `{ $folder }` a été modifié : ses empreintes des données ne correspondent pas à ses fichiers
    [id] le manifeste de `{ $folder }` a été modifié : son identifiant ne correspond pas à ses données
    [options] le manifeste de `{ $folder }` a été modifié : il ne dit pas ce que dit `options.json`
    [letters] la ligne { $line } de `{ $file }` du lot `{ $folder }` ne correspond pas au manifeste
    [not-made] `{ $file }` dans `{ $folder }` n’y a pas été produit : seules des enveloppes ou des étiquettes sont supprimées
    [not-as-made] `{ $folder }` ne contient pas ce qui y a été produit : un fichier a été modifié ou enlevé, ou le dossier porte un autre nom
   *[other] `{ $folder }` est refusé : { $fault }
}
    .hint-not-there = indiquer le dossier d’un lot produit par `mailbag build`
    .hint-not-made = regarder ce que c’est ; enlever à la main ce qui est à soi ou ne sert plus
    .hint-is-link = indiquer le dossier lui-même
    .hint-shard = réunir ses fragments avec `mailbag join`
    .hint-schema = utiliser la version de mailbag qui l’a produit
    .hint-extra = le déplacer ailleurs : un lot reste tel qu’il a été produit
    .hint-denied = relancer comme l’utilisateur qui a fait le lot : lui seul peut en lire le dossier
    .hint = recopier le lot depuis un endroit où il est intact, ou le recomposer
batch-refused-unreadable = impossible de lire `{ $folder }` : { $reason }

mended-row = { $fault ->
    [no-key] les lignes corrigées ont besoin d’une colonne `serial` ou `id`
    [no-key-in-row] la ligne n’a ni `serial` ni `id`
    [unknown-serial] le lot n’a pas de lettre portant le numéro d’ordre `{ $serial }`
    [unknown-id] aucune lettre du lot n’a l’`id` `{ $id }`
    [ambiguous-id] plusieurs lettres du lot ont l’`id` `{ $id }`
    [other-id] la lettre portant le numéro d’ordre { $serial } a l’`id` `{ $expected }`, non `{ $found }`
    [same] la ligne dit ce que dit déjà la lettre portant le numéro d’ordre { $serial }
    [twice] la lettre portant le numéro d’ordre { $serial } est corrigée deux fois
    [several-people] plusieurs personnes envoient ensemble la lettre portant le numéro d’ordre { $serial }
    [parted] les personnes qui envoient ensemble la lettre portant le numéro d’ordre { $serial } ne le peuvent plus
    [unknown-heading] la liste du lot n’a pas d’en-tête `{ $heading }` ; elle a : { $known }
    [nothing] rien n’est corrigé : chaque ligne dit ce que dit déjà sa lettre
   *[other] la ligne ne corrige aucune lettre : { $fault }
}
    .hint-same = vérifier que la cellule corrigée est dans une colonne comprise
    .hint-ambiguous-id = donner le numéro d’ordre dans une colonne `serial` ; il est imprimé au pied de la lettre
    .hint-several-people = dire avec `id` de qui est la ligne, ou corriger les lignes de toutes ces personnes
    .hint-parted = leur donner à toutes la même adresse, ou recomposer la lettre avec `build`
    .hint-unknown-heading = omettre une colonne que les lettres n’impriment pas, ou lui donner un en-tête que comprend `mailbag columns`
    .hint = le numéro d’ordre est imprimé au pied de la lettre ; `id` est celui de la liste du lot
mended-row-plain = la ligne ne corrige aucune lettre

discard-question = supprimer définitivement ? taper `oui`
discard-answer = oui
password-question = mot de passe de la clé secrète :
reprinted = { $count ->
    [one] lettre { $serials } de `{ $batch }`, telle quelle
   *[other] lettres { $serials } de `{ $batch }`, telles quelles
}
reprinted-withdrawn = { $count ->
    [one] la lettre { $serials } de `{ $batch }` a été retirée : une page le dit à sa place
   *[other] les lettres { $serials } de `{ $batch }` ont été retirées : des pages le disent à leur place
}
approved = `{ $batch }` est approuvé par { $by }
approved-before = `{ $batch }` était déjà approuvé par { $by } ; rien n’a été modifié
sealed = `{ $batch }` est scellé par la clé { $key }
sealing-none = non scellé
sealing-unchecked = un sceau qui se dit de la clé { $key } ; --public-key le vérifie
sealing-by = scellé par la clé { $key }
verified-batch = `{ $batch }` : { $files ->
    [one] { $files } fichier est tel qu’il a été écrit
   *[other] { $files } fichiers sont tels qu’ils ont été écrits
} ; { $sealing }
verified-batch-erased = { $text } ; { $erased ->
    [one] { $erased } personne effacée depuis
   *[other] { $erased } personnes effacées depuis
}
verified-batch-changed = { $text }, ce qui a modifié ces fichiers, dont aucun sceau ne répond : { $changed }
handed-over = { $letters } sur { $sheets } pour l’imprimeur, à supprimer au plus tard le { $delete_by }
handed-over-encrypted = l’imprimeur l’ouvre avec : age -d -i KEY { $file } | tar x
holdings-letter = lettre { $letter }, acheminement { $routes }, du { $date }
holdings-serials = { $count ->
    [one] { $letters }, numéro d’ordre { $serials }, sur { $sheets }
   *[other] { $letters }, numéros d’ordre { $serials }, sur { $sheets }
}
holdings-files = { $files } fichiers, { $bytes } octets, dont la liste des signataires
holdings-mailing = { $files ->
    [one] { $files } fichier, { $bytes } octets
   *[other] { $files } fichiers, { $bytes } octets
}
holdings-handed-over = remis le { $on } : l’imprimeur en a peut-être une copie
discarded = `{ $batch }` est supprimé
