# Ce qu’est une liste, ce que contiennent ses messages, ce qui existe.

format-text = { $name } en { $encoding }, { $delimiter ->
    [comma] des virgules
    [semicolon] des points-virgules
    [tab] des tabulations
   *[bar] des barres
} entre les cellules
format-text-other = { $name } en { $encoding }, `{ $delimiter }` entre les cellules
message-head = ligne { $row } : { $language }, { $length ->
    [one] { $length } caractère
   *[other] { $length } caractères
}, { $approved ->
    [yes] approuvé
    [no] non approuvé
   *[unknown] pas encore examiné
}
message-language-unknown = langue non indiquée
trace-email = adresse e-mail : { $text }
trace-phone = numéro de téléphone : { $text }
trace-web = adresse web : { $text }
trace-address = adresse postale : { $text }
messages = { $messages ->
    [one] { $messages } message, { $approved } approuvé, { $traces } contenant une adresse, un numéro ou l’équivalent
   *[other] { $messages } messages, { $approved ->
        [one] { $approved } approuvé
       *[other] { $approved } approuvés
    }, { $traces } contenant une adresse, un numéro ou l’équivalent
}
columns-of = { $file } : { $format }
columns-heading = En-tête
columns-understood = Compris comme
columns-row = Ligne { $row }
no-heading = sans en-tête
list-letters = lettres
list-addressees = destinataires
list-routes = acheminements
list-languages = langues
list-letter = { $kind } ({ $languages }) : { $title }
