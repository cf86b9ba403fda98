# Ce qui est dit quand une exécution n’aboutit pas.

interrupted = interrompu : rien n’a été produit ; la même commande recommence
interrupted-goes-on = interrompu : le lot n’est pas encore produit ; la même commande continue à partir de ce qui est fini
list-changed = erreur : la liste, ou une image de signature, a changé pendant la lecture
    .hint = la fermer dans le tableur, puis recomposer
busy = erreur : une autre exécution travaille à ce lot, dans `{ $folder }`
    .hint = attendre qu’elle soit terminée
damaged = erreur : `{ $path }` est endommagé
    .hint = le produire de nouveau, ou le recopier depuis un endroit où il est intact ; rien n’a été produit
disturbed = erreur : `{ $path }` a été enlevé ou modifié pendant que le lot était produit
    .hint = laisser une seule exécution à la fois produire un lot, et tenir les autres programmes hors du dossier ; puis recomposer
no-room = erreur : plus de place sur le disque : { $error }
    .hint-goes-on = faire de la place, puis redonner la même commande : elle continue à partir de ce qui est fini
    .hint-out = faire de la place, ou choisir un autre dossier avec --out, puis redonner la même commande ; rien n’a été produit
    .hint = faire de la place, ou donner à TMPDIR un dossier qui en a plus, puis redonner la même commande ; rien n’a été produit
file-too-large = erreur : un fichier serait plus grand que permis : { $error }
    .hint = relever la limite de taille des fichiers (`ulimit -f`) ; ce que produit `build` est plus petit avec --volume-size ; rien n’a été fait à moitié
    .hint-archive = relever la limite de taille des fichiers (`ulimit -f`), puis relancer la même commande ; rien n’a été fait à moitié
failure = erreur : { $error }
forbidden = erreur : { $error }
    .hint = choisir un dossier où l’écriture est permise, ou en changer les droits ; rien n’a été produit
standard-output = ce qui devait aller sur la sortie standard n’a pas pu être écrit
spool = une copie de la liste dans le dossier des fichiers temporaires

machine-already-there = quelque chose de ce nom s’y trouve déjà
machine-bad-name = le nom est trop long, ou le disque ne l’admet pas
machine-busy = autre chose s’en sert
machine-file-too-large = le fichier est trop grand
machine-folder = c’est un dossier
machine-full = il ne reste plus de place
machine-no-folder = quelque chose sur ce chemin n’est pas un dossier
machine-no-memory = la mémoire ne suffit pas
machine-not-empty = le dossier n’est pas vide
machine-not-there = introuvable
machine-permission-denied = permission refusée
machine-quota = votre part du disque est épuisée
machine-read-only = le disque est en lecture seule
