# Ce qui est dit quand une exécution n’aboutit pas.

interrupted = interrompu : aucun lot n’a été produit
list-changed = erreur : la liste, ou une image de signature, a changé pendant la lecture
    .hint = la fermer dans le tableur, puis recomposer
busy = erreur : une autre exécution travaille à ce lot, dans `{ $folder }`
    .hint = attendre qu’elle soit terminée
damaged = erreur : `{ $path }` est endommagé
    .hint = le produire de nouveau, ou le recopier depuis un endroit où il est intact ; rien n’a été produit
disturbed = erreur : `{ $path }` a été enlevé ou modifié pendant que le lot était produit
    .hint = laisser une seule exécution à la fois produire un lot, et tenir les autres programmes hors du dossier ; puis recomposer
no-room = erreur : plus de place sur le disque : { $error }
    .hint-out = faire de la place, ou choisir un autre dossier avec --out ; aucun lot n’a été produit
    .hint = faire de la place, ou donner à TMPDIR un dossier qui en a plus ; aucun lot n’a été produit
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

misuse-command = il n’y a pas de commande `{ $typed }`
misuse-option = il n’y a pas d’option `{ $typed }` ici
misuse-no-value = `{ $option }` demande une valeur
misuse-value = `{ $value }` n’est pas une valeur de `{ $option }`
misuse-value-known = `{ $value }` n’est pas une valeur de `{ $option }` ; valeurs connues : { $known }
misuse-value-reason = `{ $value }` n’est pas une valeur de `{ $option }` : { $reason }
misuse-missing = il manque : { $missing }
misuse-no-command = que faut-il faire ? Aucune commande n’est indiquée
misuse-conflict = `{ $option }` ne va pas avec { $other }
misuse-help = `--help` après la commande dit ce qu’elle accepte
