# Ce qui ne va pas dans ce qui a été donné. Chaque message porte le nom du code du constat ; `hint` dit quoi faire.

missing-file = `{ $file }` n’existe pas
    .hint-letter = chaque lettre a un `letter.toml` ; docs/letter.md explique ce qu’il contient
    .hint-fonts = indiquer avec --font-dir un dossier qui existe
    .hint-of-letter = écrire ce fichier, ou le retirer de letter.toml
    .hint = lancer mailbag dans le dossier qui contient `letters/` et `signers.csv`, ou les indiquer avec --letters et --signers
unreadable-file = impossible de lire `{ $file }` : { $reason }
    .hint-spreadsheet = dans le tableur, choisir « Enregistrer sous », puis « Classeur Excel (.xlsx) », sans mot de passe
    .hint-other = enregistrer la liste en XLSX ou CSV dans le programme dont elle vient
    .hint-archive = la décompresser et indiquer la liste qu’elle contient
    .hint-broken-sheet = l’ouvrir dans le tableur et l’enregistrer à nouveau en XLSX ou CSV ; si elle ne s’ouvre pas, l’obtenir à nouveau de là d’où elle vient
not-utf-8 = le texte n’est pas en UTF-8
    .hint-template = dans l’éditeur, enregistrer le fichier en UTF-8
    .hint = dans le tableur, choisir « Enregistrer sous », puis « CSV UTF-8 »

bad-toml = fichier non compris : { $reason }
unknown-letter = la lettre `{ $letter }` n’existe pas ; lettres connues : { $known }
unknown-route = l’acheminement `{ $route }` n’existe pas ; acheminements connus : { $known }
unknown-addressee = le destinataire `{ $addressee }` n’existe pas ; destinataires connus : { $known }
unknown-language = la lettre n’existe pas en `{ $language }` ; ses langues : { $known }
bad-language-tag = `{ $language }` n’est pas un code de langue comme `fr` ou `zh-Hant`
bad-date = `{ $value }` n’est pas une date comme 2026-03-31
    .hint = écrire année, mois et jour comme 2026-03-31 ; dans une liste, aussi le jour d’abord, comme 31.03.2026
signed-before = cette personne a déjà signé cette lettre, d’après les archives
    .hint = --new-only laisse ces personnes de côté
bad-retention = `{ $value }` n’est pas une durée comme `18 months after delivery`
    .hint = écrire un nombre de 1 à 1200, puis days, weeks, months ou years, puis `after delivery`
unsafe-name = `{ $name }` ne peut pas servir de nom : lettres de a à z, chiffres, `-` et `_` seulement, 64 au plus, et aucun nom de périphérique
no-route = la lettre n’a pas d’acheminement à elle
    .hint = en indiquer un avec --route, ou définir `route` dans letter.toml ; `mailbag list` les affiche
columns-need-two-languages = `columns` place deux langues côte à côte ; ici il y en a { $count }
    .hint = en indiquer deux avec --languages, par exemple --languages zh-Hant,en
empty-setting = `{ $field }` est vide
    .hint-office = remplir `office` (l’expéditeur) de l’acheminement dans routes.toml ; en attendant, bordereau de remise, enveloppes et étiquettes s’en passent
    .hint = à remplir avant tout envoi
addressee-left = `{ $addressee }` était en fonction jusqu’au { $until }
    .hint = voir `addressees.toml` ; indiquer un autre destinataire avec --to
addressee-left-successor = `{ $addressee }` était en fonction jusqu’au { $until } ; puis est venu { $successor }
campaign-closed = la campagne va du { $opens } au { $closes }
    .hint = voir `opens` et `closes` dans letter.toml, ou fixer la date avec --date
campaign-closed-over = la campagne a pris fin le { $closes }
campaign-closed-not-yet = la campagne commence le { $opens }
data-age = les données de `{ $name }` datent du { $as_of } ; elles ont { $days } jours
data-age-ahead = les données de `{ $name }` datent du { $as_of }, { $ahead ->
    [one] { $ahead } jour
   *[other] { $ahead } jours
} après la date des lettres
no-postal-address = `{ $addressee }` n’a pas d’adresse postale : la zone d’adresse reste vide
no-postal-address-needed = `{ $addressee }` n’a pas d’adresse postale
addressee-without-language = `{ $addressee }` n’a pas de texte en `{ $language }`
    .hint = ajouter le texte dans addressees.toml, ou choisir les langues avec --languages
unknown-column = la colonne `{ $column }` n’existe pas ; colonnes connues : { $known }
bad-country = `{ $country }` n’est pas un code de pays à deux lettres comme `FR`
unknown-envelope = l’enveloppe `{ $envelope }` n’existe pas ; enveloppes connues : { $known }
bad-weight = `{ $value }` n’est pas un poids comme `2kg`, ou est inférieur à { $least }
unknown-window = la zone d’adresse `{ $window }` n’existe pas ; zones connues : { $known }
doubled-value = `{ $field }` nomme deux fois `{ $value }`
setting-does-not-apply = `{ $field }` ne veut rien dire pour une { $kind }
period-reversed = la campagne commence le { $opens } et finit avant, le { $closes }

rows-above-headings = { $count ->
    [one] une ligne se trouve au-dessus des en-têtes et n’est pas lue
   *[other] { $count } lignes se trouvent au-dessus des en-têtes et ne sont pas lues
}
other-sheets = la feuille `{ $sheet }` est lue ; ne sont pas lues : { $others }
    .hint = --sheet en lit une autre
    .hint-refused = le nom d’une feuille qui n’est pas lue semble être celui de personnes qui ne veulent pas être nommées : qui y figure et figure aussi dans cette liste est imprimé
hidden-rows-more = { $count } lignes sont masquées dans la feuille de calcul, par un filtre par exemple, et lues comme les autres : { $rows } et { $more } de plus
hidden-rows = { $count ->
    [one] une ligne est masquée dans la feuille de calcul et lue comme les autres : { $rows }
   *[other] { $count } lignes sont masquées dans la feuille de calcul, par un filtre par exemple, et lues comme les autres : { $rows }
}
    .hint = supprimer ce qui ne doit pas être imprimé, ou copier ce qui est visible dans une feuille à part
date-order = { $count ->
    [one] `{ $value }` peut se lire de deux façons et est lu { $read }
   *[other] { $count } dates comme `{ $value }` peuvent se lire de deux façons ; celle-ci est lue { $read }
}
    .hint = écrire année, mois et jour, comme { $read } ; une `language` telle que en-US dans les lignes dit que le mois vient d’abord
date-order-clash = certaines dates commencent par le jour, d’autres par le mois ; `{ $value }` est lu { $read }, selon la langue de la ligne ou de la lettre
date-order-turned = { $count ->
    [one] `{ $value }` est lu { $read }, dans l’ordre de `{ $shown }` à la ligne { $row }, et non dans celui de sa langue
   *[other] { $count } dates comme `{ $value }` sont lues dans l’ordre de `{ $shown }` à la ligne { $row }, et non dans celui de leur langue ; celle-ci est lue { $read }
}
    .hint = si c’est la ligne { $row } qui est fausse, la corriger ; une date écrite comme { $read } ne se lit que d’une façon
empty-list = aucun signataire ne figure dans la liste : il faut une ligne d’en-têtes et, au-dessous, une ligne par signataire
empty-list-sheets = la feuille est vide ; il y en a d’autres : { $sheets }
    .hint = en indiquer une avec --sheet
bad-csv = non compris comme valeurs séparées par des virgules (CSV) : { $reason }
bad-json = non compris comme objet JSON : { $reason }
    .hint = un objet par ligne, par exemple {"{"}"name":"Anna Eriksen","city":"Oslo"{"}"}
unknown-sheet = cette feuille n’existe pas ; feuilles connues : { $known }
    .hint = en indiquer une avec --sheet
unknown-encoding = l’encodage `{ $encoding }` n’existe pas
    .hint = par exemple utf-8, windows-1252, iso-8859-15, shift_jis, big5, gb18030, euc-kr
encoding-guessed = lu en { $encoding }, ce qui est une supposition
    .hint = juste ou non, indiquer l’encodage avec --encoding
encoding-guessed-names = lu en { $encoding }, ce qui est une supposition ; vérifier si ces noms sont justes : { $names }
missing-column = la colonne `{ $column }` manque ; la liste a : { $known }
    .hint = { $column ->
        [consent] letter.toml la demande par `consent = "required"` : donner son en-tête dans la liste avec --column ; n’ôter cette ligne que si tous ont donné leur accord autrement
       *[other] donner l’en-tête de la colonne dans la liste avec --column, ou dans [columns] de letter.toml ; `mailbag columns` montre ce qui est compris
    }
missing-column-headless = la colonne `{ $column }` manque : { $count ->
    [one] la seule cellule de la première ligne n’est pas un en-tête compris
   *[other] aucune des { $count } cellules de la première ligne n’est un en-tête compris
}
    .hint = mettre une ligne d’en-têtes au-dessus de la première personne, ou nommer les colonnes avec --column ; `mailbag columns` montre la liste
doubled-column = deux colonnes sont `{ $column }`
    .hint = donner un autre en-tête à l’une des deux, ou la supprimer
doubled-column-other = `{ $column }` et `{ $other }` sont lues toutes deux comme `{ $field }`
    .hint = indiquer laquelle est la bonne : --column "{ $field }=…" ; ou laquelle ne doit pas compter : --column "unused=…"
    .hint-name = si l’une demande le consentement, l’indiquer : --column "consent=…" ; si l’une ne doit pas compter : --column "unused=…" ; si les deux comptent, indiquer ce que veut dire un oui dans chacune : --column "anonymous=…" cache le nom, "named=…" le montre ; la réponse la plus stricte compte
unused-answers = la colonne `{ $column }` n’est pas utilisée, et ses cellules disent oui et non
    .hint = si elle demande si l’on peut être nommé, l’indiquer : --column "named={ $column }" si un oui montre le nom, "anonymous={ $column }" si un oui le cache, ou "consent={ $column }" ; sinon : --column "unused={ $column }" ; en l’état, elle n’écarte personne
unused-answers-refused = la colonne `{ $column }` n’est pas utilisée, et ses cellules disent oui et non : quelqu’un y a peut-être refusé
    .hint = indiquer ce que veut dire un oui : --column "anonymous={ $column }" cache le nom, "named={ $column }" le montre, "initials={ $column }" montre les initiales, "consent={ $column }" accepte ; si elle ne dit rien des noms : --column "unused={ $column }"
    .hint-message = indiquer ce que veut dire un oui : --column "message_refused={ $column }" retient le message, "message_allowed={ $column }" le laisse imprimer ; s’il s’agit du nom : "anonymous={ $column }" le cache, "named={ $column }" le montre ; s’il ne s’agit ni de l’un ni de l’autre : "unused={ $column }"
no-names = aucune cellule de la colonne `{ $column }` n’est un nom : toutes disent oui ou non
    .hint = si elle demande si l’on peut être nommé, l’indiquer : --column "named={ $column }" si un oui montre le nom, "anonymous={ $column }" si un oui le cache ; si ce sont des noms : --column "{ $field }={ $column }"
answer-for-name = `{ $value }` est une réponse, pas un nom
    .hint = écrire le nom à imprimer, ou laisser la cellule vide ; si la colonne pose une question, indiquer ce que veut dire un oui : --column "named=…", "anonymous=…" ou "initials=…" ; --skip-invalid compose sans la ligne
wish-not-settled = `{ $value }` figure dans une colonne qui n’est pas utilisée : cette personne ne veut peut-être pas être nommée
    .hint = indiquer ce que dit la colonne : --column "visibility={ $column }", "consent={ $column }", ou "anonymous={ $column }" si un oui cache le nom ; si elle ne dit rien des noms : --column "unused={ $column }"
    .hint-headless = donner à la colonne un en-tête qui dit ce qu’elle demande, comme `anonymous`, ou `unused` avec --column "unused=unused"
wish-not-settled-more = `{ $value }` figure dans une colonne qui n’est pas utilisée, et un tel mot dans { $more ->
    [one] une autre
   *[other] { $more } autres
} : cette personne ne veut peut-être pas être nommée
wish-in-text = la colonne `{ $column }` n’est pas utilisée, et quelqu’un y demande peut-être à ne pas être nommé : { $count ->
    [one] ligne { $rows }
   *[other] lignes { $rows }
}
    .hint = lire ces cellules ; pour qui ne veut pas être nommé, mettre `withheld` dans une colonne `visibility`, ou supprimer la ligne ; en l’état, ces personnes sont imprimées
wish-in-text-more = la colonne `{ $column }` n’est pas utilisée, et des personnes y demandent peut-être à ne pas être nommées : lignes { $rows } et { $more } autres
unused-column = la colonne `{ $column }` n’est pas utilisée ; {"{{"}signer.extra.{ $column }{"}}"} dans une lettre l’imprime
    .hint = si elle dit qui a accepté ou comment être nommé, l’indiquer : --column "consent={ $column }", "visibility={ $column }", ou "anonymous={ $column }" si un oui cache le nom ; en l’état, elle n’écarte personne
mapped-heading-missing = `{ $column }` devrait se trouver sous l’en-tête `{ $heading }`, que la liste n’a pas ; elle a : { $known }
mapped-heading-missing-unknown = `{ $column }` devrait se trouver sous l’en-tête `{ $heading }`, que la liste n’a pas
row-length = { $found ->
    [one] { $found } cellule
   *[other] { $found } cellules
} pour { $expected ->
    [one] { $expected } en-tête
   *[other] { $expected } en-têtes
}
    .hint-sheet = donner un en-tête à la colonne, ou supprimer ce qui s’y trouve ; --skip-invalid compose sans cette ligne
    .hint = chercher un séparateur qui devrait être entre guillemets ; --skip-invalid compose sans cette ligne
empty-field = la cellule est vide
    .hint = remplir la cellule, ou retirer la colonne de `required` dans letter.toml ; --skip-invalid compose sans cette ligne
no-name = la ligne n’a pas de nom
    .hint = remplir `given_name`, `family_name` ou `print_name` ; --skip-invalid compose sans cette ligne
not-a-signer = la ligne répète les en-têtes et n’est celle de personne
    .hint = supprimer la ligne ; --skip-invalid compose sans elle
not-a-signer-section = `{ $section }` est une ligne entre les autres et le nom de personne
    .hint = supprimer la ligne ; si elle dit quelque chose des lignes suivantes, l’écrire dans chacune, sous `visibility`
too-long = { $length } caractères ; { $limit } au plus sont acceptés
    .hint = raccourcir ; --skip-invalid compose sans cette ligne
forbidden-character = le caractère { $character } ne peut pas être imprimé
    .hint-template = retirer ce caractère du texte
    .hint = retirer ce caractère de la cellule ; --skip-invalid compose sans cette ligne
too-many-marks = { $count } signes diacritiques sont empilés sur un seul caractère ; { $limit } au plus sont imprimés
    .hint = supprimer ces signes ; --skip-invalid compose sans cette ligne
unknown-visibility = `{ $value }` n’est ni `named`, ni `initials`, ni `withheld`
    .hint = une telle ligne n’est jamais imprimée avec le nom ; --skip-invalid compose sans elle
wish-read = { $reading ->
    [hides] colonne `{ $column }` : un oui cache le nom
    [shows] colonne `{ $column }` : un non ou une cellule vide cache le nom
    [words] colonne `{ $column }` : un mot dit comment le nom est montré ; ni oui ni non n’est accepté
   *[other] colonne `{ $column }` : on ne sait pas si un oui cache ou montre le nom
}
    .hint = si un oui cache le nom : --column "anonymous={ $column }" ; si un oui le montre : "named={ $column }" ; si un oui demande des initiales : "initials={ $column }" ; si un mot comme `withheld` s’y trouve : "visibility={ $column }"
wish-unread = on ne sait pas si un oui ou une cellule vide sous cet en-tête cache ou montre le nom
    .hint = une telle ligne n’est jamais imprimée avec le nom ; si un oui cache le nom : --column "anonymous=…" ; si un oui le montre : "named=…" ; si un oui demande des initiales : "initials=…" ; si un mot comme `withheld` s’y trouve : "visibility=…"
unknown-consent = `{ $value }` n’est ni oui ni non
    .hint = écrire oui ou non ; une ligne sans réponse claire n’est jamais imprimée avec le nom : --skip-invalid compose sans elle
unknown-scope = `{ $value }` n’est ni `name`, ni `address`, ni `message`
    .hint = écrire ce qui peut être imprimé, par exemple `name, message` ; laisser la cellule vide pour tout permettre
consent-not-recorded = consentement non consigné : aucune colonne de la liste ne dit qui a donné son accord
    .hint = une colonne `consent` avec oui ou non écarte les personnes qui ont dit non
doubtful-name = `{ $value }` { $reason }
title-in-name = `{ $value }` contient un titre, qui est imprimé comme partie du nom
name-in-one-case = `{ $value }` est écrit tout en { $reason } et imprimé tel quel
    .hint = --mend-names écrit ces noms comme `Dupré`
name-in-one-case-mended = `{ $value }`, écrit tout en { $reason }, est imprimé `{ $mended }`
spreadsheet-error = `{ $value }` remplace le résultat d’une formule en erreur et n’est pas imprimé
    .hint = corriger la formule, ou saisir ce qui devrait s’y trouver
spreadsheet-error-refused = `{ $value }` remplace le résultat d’une formule en erreur
formula-not-calculated = la cellule contient une formule qui n’a jamais été calculée
    .hint = ouvrir le fichier dans un tableur et l’enregistrer
struck-through = le texte est barré dans la feuille de calcul, comme ce qui doit disparaître
    .hint = supprimer la ligne si la personne ne doit pas signer, le texte si lui seul doit disparaître ; ou ôter le trait qui le barre
line-break-in-cell = { $instead ->
    [space] les lignes de la cellule sont jointes par une espace
   *[comma] les lignes de la cellule sont jointes par une virgule
}
signed-later = le { $value } est après la date de la lettre, le { $date }
    .hint = corriger l’année, ou fixer la date de la lettre avec --date
consent-empty = la cellule est vide : on ne sait pas si cette personne a donné son accord
    .hint = écrire oui ou non ; `consent = "required"` dans letter.toml écarte ces lignes
    .hint-name = écrire oui ou non : une case que personne n’a cochée peut vouloir dire non ; --skip-invalid compose sans ces lignes
mixed-scripts = `{ $value }` mêle des lettres de deux écritures qui se ressemblent
    .hint = ressaisir le mot avec un seul clavier
hidden-character = le caractère invisible { $character } est omis
postcode-mended = `{ $value }` a perdu un zéro initial et est lu `{ $mended }`
near-duplicate = { $by ->
    [email] presque la même personne qu’à la ligne { $row } : noms semblables à { $similarity }, même adresse e-mail ; les deux sont conservées
    [id] presque la même personne qu’à la ligne { $row } : noms semblables à { $similarity }, même `id` ; les deux sont conservées
    [name] presque la même personne qu’à la ligne { $row } : le nom est le même, l’`id` est autre ; les deux sont conservées
   *[postcode] presque la même personne qu’à la ligne { $row } : noms semblables à { $similarity }, même code postal ; les deux sont conservées
}
    .hint = s’il s’agit d’une seule personne, retirer l’une des lignes de la liste
near-left-out-household = { $by ->
    [email] la ligne { $row } tait son nom ou refuse son consentement, et son adresse e-mail est la même ; d’après les noms, ce sont deux personnes, et cette ligne est imprimée
   *[id] la ligne { $row } tait son nom ou refuse son consentement, et son `id` est le même ; d’après les noms, ce sont deux personnes, et cette ligne est imprimée
}
near-left-out-name = la ligne { $row } porte le même nom, et le tait ou refuse son consentement ; cette ligne est imprimée
near-left-out = { $by ->
    [email] presque la même personne qu’à la ligne { $row }, qui tait son nom ou refuse son consentement : noms semblables à { $similarity }, même adresse e-mail ; cette ligne est imprimée
    [id] presque la même personne qu’à la ligne { $row }, qui tait son nom ou refuse son consentement : noms semblables à { $similarity }, même `id` ; cette ligne est imprimée
   *[postcode] presque la même personne qu’à la ligne { $row }, qui tait son nom ou refuse son consentement : noms semblables à { $similarity }, même code postal ; cette ligne est imprimée
}
    .hint = s’il s’agit d’une seule personne, retirer cette ligne de la liste : rien de qui refuse ne doit être imprimé
signature-twice = la ligne { $row } utilise aussi l’image de signature `{ $value }`
    .hint = donner à chaque ligne sa propre image ; --skip-invalid compose sans ces lignes
bad-signature = l’image de signature est inutilisable : { $reason }
bad-email = ce n’est pas une adresse e-mail
message-names-signer = le message dit `{ $value }`, et la ligne masque le nom
    .hint = l’ôter du message, ou montrer le nom ; si c’est un autre mot, dire oui sous `message_approved`, et ce n’est qu’un avertissement
message-refuses-name = le message dit `{ $value }`, et le nom serait imprimé
    .hint = écrire withheld ou initials sous `visibility` ; si le message dit autre chose, dire oui sous `message_approved`, et ce n’est qu’un avertissement
    .hint-doubtful = le lire : pour qui ne veut pas être nommé, écrire withheld sous `visibility`
signature-not-printed = l’image de signature n’est pas imprimée, car elle montrerait le nom que la ligne masque
not-told-apart = { $by ->
    [email] c’est peut-être la personne de la ligne { $row }, qui tait son nom ou refuse son consentement : même adresse e-mail, et les noms peuvent être ceux d’une seule personne
    [id] c’est peut-être la personne de la ligne { $row }, qui tait son nom ou refuse son consentement : même `id`, et les noms peuvent être ceux d’une seule personne
    [town] c’est peut-être la personne de la ligne { $row }, qui tait son nom ou refuse son consentement : même nom et même ville, sans deux adresses qui les distinguent
   *[name] c’est peut-être la personne de la ligne { $row }, qui tait son nom ou refuse son consentement : même nom, et aucune colonne ne les distingue
}
    .hint = si c’est une seule personne, supprimer cette ligne ; si elles sont deux, donner aux deux lignes ce qui les distingue : une rue avec code postal ou ville, ou, pour deux noms sous une adresse e-mail, à chacun la sienne
not-told-apart-earlier = quelqu’un du même nom et de la même ville a tu son nom ou refusé son consentement dans un lot antérieur, sans deux adresses qui les distinguent
repeats-left-out = c’est la personne de la ligne { $row } ; l’une des deux lignes tait le nom ou refuse le consentement, donc aucune n’est imprimée
repeats-left-out-earlier = cette personne a tu son nom ou refusé son consentement dans un lot antérieur et n’est pas imprimée
no-signers = il ne reste aucun signataire à imprimer
    .hint = chaque ligne est vide, fautive, sans nom publié, sans consentement ou déjà dans un lot antérieur

unknown-placeholder = le champ `{"{{"}{ $name }{"}}"}` n’existe pas ; champs connus : { $known }
unclosed-placeholder = `{"{{"}` n’est jamais fermé par `{"}}"}`
    .hint = écrire `\{"{{"}` pour imprimer deux accolades
unsupported-markdown = une lettre ne peut pas contenir { $construct }
unsupported-link = `{ $address }` n’est pas une adresse qui commence par http:, https: ou mailto:
empty-template = le modèle en `{ $language }` n’a pas de texte
optional-among-words = là où `{"{{"}{ $name }?{"}}"}` est vide, les mots voisins sont imprimés sans lui
    .hint = lui donner une ligne ou un paragraphe à part, qui disparaît quand il est vide
message-never-placed = aucune langue de la lettre n’imprime les messages des signataires
    .hint = mettre `{"{{"}signer.message?{"}}"}` à l’endroit voulu dans les modèles
no-closing = `{ $language }` n’a pas de formule de politesse
    .hint = mettre à la fin une ligne `---` et au-dessous la formule, par exemple « Veuillez agréer… »
roll-unsigned = personne ne signe la lettre de la liste nominative : `{ $field }` est vide
    .hint = remplir `office` de l’acheminement dans routes.toml ; sa première ligne signe la lettre
no-joint-text = { $what ->
    [household] la lettre n’a pas { $files } : personne n’est réuni dans une même lettre
    [roll] la lettre n’a pas { $files } : la lettre au-dessus de la liste nominative parle au nom d’une seule personne
   *[organisations] la lettre n’a pas { $files } : des organisations écrivent comme une seule personne ({ $count })
}
    .hint = écrire le même texte avec « nous » au lieu de « je » dans ces fichiers, à côté des autres de la lettre
notice-too-long = l’avis sur la protection des données est trop long pour chaque feuille : il ne figure que sur la dernière
    .hint = raccourcir [notice] dans letter.toml, ou remettre l’avis complet avec chaque feuille
languages-differ = { $part ->
    [headings] `{ $language }` a { $found ->
        [one] { $found } titre
       *[other] { $found } titres
    }, `{ $other }` en a { $expected }
    [paragraphs] `{ $language }` a { $found ->
        [one] { $found } paragraphe
       *[other] { $found } paragraphes
    }, `{ $other }` en a { $expected }
   *[bullets] `{ $language }` a { $found ->
        [one] { $found } puce
       *[other] { $found } puces
    }, `{ $other }` en a { $expected }
}
empty-placeholder = `{"{{"}{ $name }{"}}"}` n’a pas de valeur ici
    .hint = l’écrire avec `?` dans le modèle, comme `{"{{"}signer.city?{"}}"}`, là où il peut être vide ; --skip-invalid compose sans cette ligne
empty-placeholder-hidden = `{"{{"}{ $name }{"}}"}` n’a pas de valeur ici, car la ligne la masque
placeholder-does-not-apply = `{"{{"}{ $name }{"}}"}` ne veut rien dire sur une feuille de { $kind }
placeholder-does-not-apply-joint = `{"{{"}{ $name }{"}}"}` ne veut rien dire dans une lettre à plusieurs
placeholder-does-not-apply-roll = `{"{{"}{ $name }{"}}"}` ne veut rien dire dans la lettre au-dessus d’une liste nominative

missing-glyph = aucune police n’a { $cluster } ({ $code_points })
    .hint-fixed = indiquer avec --font-dir un dossier contenant une police qui l’a, ou l’écrire autrement
    .hint = indiquer avec --font-dir un dossier contenant une police qui l’a, ou voir --missing-glyph
bad-font = la police `{ $file }` est inutilisable : { $reason }

too-many-sheets = { $limit ->
    [one] avec ce message, la lettre prend { $found } feuilles, mais { $limit } seule est permise
   *[other] avec ce message, la lettre prend { $found } feuilles, mais { $limit } au plus sont permises
}
    .hint = raccourcir le message, augmenter `max_sheets` dans letter.toml, ou omettre ces messages avec --message-overflow omit
too-many-sheets-omitted = { $limit ->
    [one] avec ce message, la lettre prend { $found } feuilles, mais { $limit } seule est permise ; elle part sans lui
   *[other] avec ce message, la lettre prend { $found } feuilles, mais { $limit } au plus sont permises ; elle part sans lui
}
does-not-fit-wide = { $part ->
    [return-line] la ligne de retour de `{ $name }` est trop large de { $excess } mm pour `{ $zone }` : sa plus longue ligne n’entre pas, même dans le plus petit corps que la poste lit
   *[address] l’adresse postale de `{ $name }` est trop large de { $excess } mm pour `{ $zone }` : sa plus longue ligne n’entre pas, même dans le plus petit corps que la poste lit
}
does-not-fit = { $part ->
    [return-line] la ligne de retour de `{ $name }` est trop haute de { $excess } mm pour `{ $zone }` : ses lignes n’entrent pas, même dans le plus petit corps que la poste lit
   *[address] l’adresse postale de `{ $name }` est trop haute de { $excess } mm pour `{ $zone }` : ses lignes n’entrent pas, même dans le plus petit corps que la poste lit
}
    .hint-row = raccourcir l’adresse dans la liste, ou laisser le bureau comme expéditeur, sans --return signer
    .hint-return-line = raccourcir les lignes de `office` dans routes.toml
    .hint = raccourcir l’adresse ou couper ses longues lignes ; --show-zones dessine la zone

same-list-other-date = le lot `{ $batch }` contient la même lettre et la même liste pour une autre date, le { $date } : attention à ne pas envoyer les deux
batch-exists = le lot `{ $batch }` existe déjà ; rien n’a été modifié
batch-differs = la liste dans `{ $folder }` donne d’autres signataires que ceux du lot
    .hint = utiliser le programme et les polices qui ont produit le lot ; --font-dir indique les polices
folder-exists = `{ $folder }` existe déjà ; rien n’a été modifié
bad-indicia = la marque d’affranchissement `{ $file }` est inutilisable : { $reason }
bad-labels = la planche d’étiquettes `{ $file }` n’existe pas : { $reason }
bad-labels-field = la planche d’étiquettes `{ $file }` n’existe pas : `{ $field }` { $reason }
batch-damaged = le lot `{ $folder }` existe déjà, mais son fichier `{ $file }` manque ou a été modifié
    .hint = déplacer le dossier, puis recomposer : les mêmes données donnent les mêmes fichiers
folder-in-the-way = `{ $folder }` gêne et n’est pas un lot complet
    .hint = regarder ce qu’il contient, puis le déplacer ou le supprimer
file-in-the-way = `{ $file }` existe déjà et n’est pas un PDF
    .hint = indiquer un autre fichier avec --out
staging-left = { $days ->
    [one] `{ $folder }` est une moitié de lot vieille de { $days } jour, avec des noms
   *[other] `{ $folder }` est une moitié de lot vieille de { $days } jours, avec des noms
}
    .hint = `mailbag clean` la supprime
volumes-kept = { $count ->
    [one] { $count } volume terminé attend dans `{ $folder }`
   *[other] { $count } volumes terminés attendent dans `{ $folder }`
}
    .hint = relancer la même commande reprend à partir de là ; `mailbag clean` les supprime
no-permissions = le disque de `{ $folder }` ne conserve pas les droits d’accès : quiconque s’en sert peut lire les lettres
    .hint = choisir avec --out un dossier sur le disque de l’ordinateur
no-locks = le disque de `{ $folder }` ne connaît pas les verrous : veiller à ce qu’aucune autre exécution ne produise le même lot
no-shard = `{ $folder }` n’est pas un fragment de lot, ou pas de cette version
shards-differ = `{ $folder }` ne va pas avec les autres fragments : { $part }
shard-twice = `{ $other }` et `{ $folder }` sont tous deux le fragment { $number }
shards-missing = sur { $of } fragments, il manque : { $numbers }
    .hint = les produire avec --shard, et indiquer les dossiers de tous les fragments
other-fonts = les polices ne sont pas celles qui ont servi pour `{ $folder }`
    .hint = indiquer le même dossier de polices avec --font-dir
option-does-not-apply = `{ $option }` ne convient pas ici : { $reason }
    .hint-sender = remplir `office` de l’acheminement dans routes.toml, ou imprimer les adresses des signataires avec --return signer
made-up = { $fault ->
    [signer] cette personne est inventée par `init`
    [addressee] l’adresse du destinataire `{ $name }` est inventée par `init`
    [route] l’adresse de remise `{ $name }` est inventée par `init`
   *[signature] l’image de signature `{ $name }` est l’exemple fourni avec mailbag, la signature de personne
    }
    .hint = mettre à la place ce qui est réel ; ne pas envoyer ces lettres avant
