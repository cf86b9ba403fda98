# `job.txt` : ce qu’un imprimeur doit savoir d’un lot.

job-title = TRAVAIL D’IMPRESSION
job-label = { $label } :
job-batch = Lot
job-paper = Papier
job-paper-is = { $paper }, blanc, { $grammage } g/m²
job-paper-is-across = { $paper }, paysage, blanc, { $grammage } g/m²
job-scale = Échelle
job-scale-is = 100 % (« taille réelle ») ; ne rien ajuster à la page, ne rien réduire
job-sides = Faces
job-one-sided = recto seul
job-two-sided = recto verso, retourné sur le grand côté
job-ink = Encre
job-ink-is = noir ; une image de signature peut être en couleur
job-order = Ordre
job-order-is = la dernière feuille vient en premier dans chaque fichier
job-marks = Repères
job-marks-are = à gauche du pied de page : numéro d’ordre, feuille sur total, E sur la dernière feuille d’une lettre
job-delete-by = À supprimer
job-delete-by-is = au plus tard le { $day } : ces fichiers, toute copie, et ce que les imprimantes ont enregistré
job-file = Fichier
job-pages = Pages
job-sheets = Feuilles
job-all = Toutes les lettres
job-grouped = { $count ->
    [one] ({ $count } feuille par lettre)
   *[other] ({ $count } feuilles par lettre)
}
job-advice-cover = Imprimer chaque fichier une fois. cover.pdf est le bordereau de remise : recto seul, au-dessus, séparé des lettres.
job-advice-sheets = Aucune feuille ne porte deux lettres, sauf les lignes d’un tableau. Garder les feuilles dans l’ordre des fichiers.
job-advice-private = Les fichiers contiennent des noms et des lieux de particuliers. Ne les donner à personne et n’omettre aucune
job-advice-jams = feuille : une feuille bloquée est réimprimée à partir du même fichier.
