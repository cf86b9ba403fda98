# Ce qui est dit d’une épreuve, et ce qui y figure.

proof-made = { $shown } sur { $all } à regarder, { $whole },{ $tenth } Mo
proof-in-the-way = `{ $file }` existe déjà et n’est pas une épreuve de mailbag
    .hint = indiquer un autre fichier avec --out
proof-of-batch = Épreuve d’un lot, avant l’impression
proof-of-letter = Épreuve d’une lettre, telle qu’elle serait composée
proof-title = Épreuve : { $batch }
proof-lead = { $kind ->
    [petition] Pétition du { $date }, acheminement { $routes }, en { $languages }
    [roll] Lettre avec liste nominative du { $date }, acheminement { $routes }, en { $languages }
   *[letter] Lettres du { $date }, acheminement { $routes }, en { $languages }
}
proof-batch = lot `{ $batch }`
proof-to = à { $addressees }
proof-without-window = sans enveloppe à fenêtre
proof-window = pour des enveloppes à fenêtre comme dans ce pays : { $window }
proof-sample-list = Liste d’exemple, à ne pas envoyer
proof-zones-drawn = Les zones sont dessinées sur les lettres, à ne pas envoyer
proof-contents = Sur cette page
proof-summary = Résumé
proof-findings = À vérifier
proof-look = { $kind ->
    [letter] Lettres à regarder
   *[other] Feuilles à regarder
}
proof-files = Fichiers à imprimer
proof-fonts = Polices
proof-hashes = Ce qui a été vérifié
proof-approval = Approbation
proof-search = Rechercher
proof-keys = / rechercher · j k de lettre en lettre · Entrée agrandit une page
proof-status = { $kind ->
    [letter] lettres : { $shown } sur { $all } affichées
   *[other] feuilles : { $shown } sur { $all } affichées
} ; constats : { $found } sur { $findings }
proof-switch = touches / j k
proof-draw-window = dessiner la fenêtre
proof-draw-place = dessiner la place de l’adresse
proof-previous = Précédente
proof-next = Suivante
proof-close = Fermer
proof-skip = Aller au contenu
proof-figure-letters = { $count ->
    [one] lettre
   *[other] lettres
}
proof-figure-names = { $count ->
    [one] nom
   *[other] noms
}
proof-figure-pages = { $count ->
    [one] page
   *[other] pages
}
proof-figure-sheets = { $sides ->
    [one] { $count ->
            [one] feuille, recto seul
           *[other] feuilles, recto seul
        }
   *[two] { $count ->
            [one] feuille, recto verso
           *[other] feuilles, recto verso
        }
}
proof-figure-paper = de papier
proof-rows = { $count ->
    [one] ligne
   *[other] lignes
}
proof-signers = { $count ->
    [one] signataire
   *[other] signataires
}
proof-rejected = { $count ->
    [one] rejetée
   *[other] rejetées
}
proof-duplicates = { $count ->
    [one] doublon
   *[other] doublons
}
proof-blank-rows = { $count ->
    [one] vide
   *[other] vides
}
proof-withheld = { $count ->
    [one] nom retenu
   *[other] noms retenus
}
proof-without-consent = sans consentement
proof-earlier = dans un lot antérieur
proof-withdrawn = { $count ->
    [one] retirée
   *[other] retirées
}
proof-adds-up = le compte est bon
proof-does-not-add-up = le compte n’est pas bon
proof-error = Erreur
proof-warning = Avertissement
proof-note = Remarque
proof-nothing-found = Rien n’a été trouvé.
proof-letter = { $kind ->
    [letter] lettre { $serial }
   *[other] nom { $serial }
}
proof-cover-link = bordereau de remise
proof-opening-link = le début
proof-serials = { $kind ->
    [letter] { $count ->
            [one] lettre { $serials }
           *[other] lettres { $serials }
        }
   *[other] { $count ->
            [one] nom { $serials }
           *[other] noms { $serials }
        }
}
proof-and-more = { $first } et { $more } de plus
proof-letter-at = { $kind ->
    [letter] lettre { $serial } : { $file }, page { $page }
   *[other] nom { $serial } : { $file }, page { $page }
}
proof-unknown-finding = `{ $code }` ; `mailbag check` en dit plus
proof-findings-not-shown = { $count ->
    [one] { $count } autre constat `{ $code }`, sur une personne non montrée ici : { $serials } ; `--all` le montre, `mailbag check` le nomme
   *[other] { $count } autres constats `{ $code }`, sur des personnes non montrées ici : { $serials } ; `--all` les montre, `mailbag check` les nomme
}
proof-findings-without-letter = { $count ->
    [one] { $count } constat `{ $code }` sur des lignes sans lettre : { $rows }
   *[other] { $count } constats `{ $code }` sur des lignes sans lettre : { $rows }
}
proof-findings-without-room = { $count ->
    [one] { $count } autre constat `{ $code }`, pour lequel il n’y a pas de place ici : { $serials } ; `mailbag check` le nomme
   *[other] { $count } autres constats `{ $code }`, pour lesquels il n’y a pas de place ici : { $serials } ; `mailbag check` les nomme
}
proof-chosen = { $kind ->
    [letter] { $chosen } lettres sur { $all } : la première et la dernière, les plus longues, chaque écriture, chaque sorte de signature, et quelques-unes tirées au sort.
   *[other] { $chosen } noms sur { $all }, avec leurs feuilles : le premier et le dernier, les plus longs, chaque écriture, chaque sorte de signature, et quelques-uns tirés au sort.
}
proof-frame = Le cadre est la place de l’adresse.
proof-frames = Le cadre plein est ce qui paraît dans la fenêtre, où que soit la feuille dans l’enveloppe ; le cadre en tirets, tout ce qui peut y paraître.
proof-names-everybody = Cette page nomme toutes les personnes du lot : la garder comme on garde la liste.
proof-names-on-sheets = Les images montrent toutes les personnes de ces feuilles, { $readable ->
    [one] { $readable } nom
   *[other] { $readable } noms
} sur { $all } : garder cette page comme on garde la liste.
proof-names-shown = Cette page ne nomme que les personnes montrées : la garder comme on garde leurs lettres.
proof-heading = { $kind ->
    [letter] Lettre { $serials }
   *[other] Feuille avec { $serials }
}
proof-opening = Le début
proof-cover = Bordereau de remise
proof-first = première
proof-last = dernière
proof-longest-name = nom le plus long
proof-longest-address = adresse la plus longue
proof-script = écriture : { $script }
proof-signature-image = image de signature
proof-signature-drawing = dessin de signature
proof-signature-strokes = signature sur tablette
proof-signed-online = signé en ligne
proof-signed-by-hand = signé à la main
proof-organisation = organisation
proof-household = foyer
proof-other-addressee = autre destinataire
proof-doubtful = douteuse
proof-message = message personnel
proof-lot = tirée au sort
proof-place = { $file }, page { $first }
proof-places = { $file }, pages { $first } à { $last }
proof-page = page { $page } sur { $of }
proof-blank-page = la page { $page } sur { $of } est vide : le verso d’une feuille
proof-not-shown = non montrée ici : le fichier deviendrait trop gros ; voir le PDF
proof-alt = { $heading }, page { $page } sur { $of }, telle qu’elle sera imprimée
proof-alt-with-window = { $alt } ; la fenêtre est dessinée sur l’adresse
proof-alt-with-place = { $alt } ; un cadre est dessiné autour de la place de l’adresse
proof-volumes = Volumes dans l’ordre d’impression
proof-column-file = Fichier
proof-column-to = À
proof-column-serials = Numéros
proof-column-letters = { $kind ->
    [petition] Signatures
    [roll] Noms
   *[letter] Lettres
}
proof-column-pages = Pages
proof-column-sheets = { $sides ->
    [one] Feuilles, recto seul
   *[two] Feuilles, recto verso
}
proof-column-bytes = Octets
proof-more-rows = et { $more } de plus ; `manifest.json` les donne tous
proof-embedded = Incorporées aux fichiers montrés ici :
proof-scripts = Ce qui compose la liste : { $served }
proof-verified = { $count ->
    [one] { $files } fichier a les octets qui ont été écrits, comme le dit le manifeste.
   *[other] { $files } fichiers ont les octets qui ont été écrits, comme le dit le manifeste.
}
proof-manifest-hash = SHA-256 de manifest.json : { $sha }
proof-letters-hash = SHA-256 de toutes les lettres, comme sur le bordereau de remise : { $sha }
proof-not-built = Voilà comment le lot serait composé. Rien n’en est gardé ; les empreintes sont connues quand il est composé.
proof-hashes-of = { $count ->
    [one] { $files } fichier avec son SHA-256
   *[other] { $files } fichiers avec leur SHA-256
}
proof-approve-it = Qui trouve que tout est en ordre le consigne :
proof-build-it = Si tout est en ordre, composer le lot et regarder son épreuve :
proof-by-name = Nom
proof-looked-at-by = Vérifié par
proof-day = Date
proof-signature = Signature
proof-footer = Fait par { $tool }. Les images sont tirées des fichiers PDF eux-mêmes. Cette page ne demande rien à aucun réseau.
