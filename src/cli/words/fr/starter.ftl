# Commentaires dans les fichiers de départ.

starter-mailbag = Ce qu’une ligne de commande laisse ouvert ; ce qui est saisi l’emporte. `mailbag build --help` donne toutes les options : ici, elles s’écrivent avec `_` au lieu de `-`.
starter-one-sided = recto seul
starter-for-one-sided = pour imprimer en recto seul
starter-no-window = si les enveloppes n’ont pas de fenêtre
starter-addressees = À qui les lettres s’adressent. Écrire ici de qui il s’agit : une table pour chaque personne, et dessous une pour chaque langue.
starter-as-of = le jour où tout cela était exact
starter-greeting = {"{{"}addressee.greeting{"}}"} de la lettre
starter-postal = L’adresse dans la fenêtre de l’enveloppe.
starter-routes = Où le sac avec toutes les lettres est porté ou envoyé.
starter-country = où les lettres sont postées
starter-language = du bordereau de remise
starter-office = votre propre adresse, ligne par ligne : à remplir avant l’envoi
starter-post = "each" : chaque lettre est postée séparément
starter-letter = Une lettre : ce fichier, et à côté un texte par langue.
starter-kind = "petition" : des feuilles avec un tableau de signataires
starter-languages = dans l’ordre d’impression
starter-arrangement = ou "columns" (côte à côte), "separate" (feuilles séparées)
starter-sender = ce qui est lu d’un signataire : "name" (nom), "country" (pays), "town" (ville) ou "address" (adresse avec la rue)
starter-signed = sans image : une ligne pour signer ; "online" : signé en ligne, avec le jour
starter-consent = seules les personnes qui disent oui sont imprimées
starter-messages = "approved" : seulement ceux que quelqu’un a approuvés
starter-title = Le titre du PDF et du bordereau de remise.
