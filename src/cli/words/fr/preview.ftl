# Ce qui est dit d’une lettre que l’on regarde.

previewed = lettre { $serial } : { $pages }
previewed-of = lettre { $serial }, { $person } : { $pages }
previewed-blank = { $text }, la dernière vide pour l’impression recto verso
previewed-blanks = { $text }, les dernières vides
preview-bad-rows = { $count ->
    [one] { $count } ligne est fautive et n’a pas de lettre ; `mailbag check { $letter }` dit ce qui ne va pas
   *[other] { $count } lignes sont fautives et n’ont pas de lettre ; `mailbag check { $letter }` dit ce qui ne va pas
}
preview-nobody = `{ $typed }` ne désigne personne qui ait une lettre ; les lettres sont numérotées jusqu’à { $last }
    .hint = donner un numéro d’ordre, un nom tel qu’il est imprimé, un `id` ou une adresse e-mail
preview-nobody-at-all = `{ $typed }` ne désigne personne qui ait une lettre ; il n’y a pas de lettres
preview-several = `{ $typed }` peut désigner { $count } personnes :
    .hint = en choisir une par le numéro devant le nom : --signer 17
preview-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
preview-in-the-way = `{ $file }` existe déjà et n’est pas de type { $kind }
    .hint = indiquer un autre fichier avec --out
preview-no-page = il n’y a pas de page { $page } : la lettre a { $pages }
preview-page-of-pdf = `--page` concerne les images ; un PDF a toutes les pages de la lettre
    .hint = indiquer un fichier en .png, ou omettre --page
preview-terminal = la sortie standard est un terminal, qui n’affiche ni PDF ni image
    .hint = indiquer un fichier avec --out, ou l’ouvrir aussitôt avec --open
preview-needs-a-file = `--open` et `--watch` ont besoin d’un fichier
    .hint = omettre `--out -`, ou indiquer un fichier
preview-needs-a-letter = `--watch` demande une lettre et une liste dans un fichier : un lot ne change jamais
    .hint = indiquer la lettre, non le lot
preview-not-drawn = { $error }
    .hint = regarder le PDF : --pdf
preview-not-opened = `{ $file }` est produit, mais aucun programme trouvé ne l’ouvre
preview-other-ending = `{ $file }` contiendrait un fichier { $kind }, et son nom dit `.{ $ending }`
    .hint = indiquer un fichier qui se termine par .png ou .pdf
preview-watching = à l’affût des changements ; Ctrl-C y met fin
