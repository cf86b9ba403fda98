# Ce qui, dans une adresse, ne respecte pas les règles de la poste.

address-fault = { $address } : { $fault }
    .hint-no-column = si elle porte un autre intitulé, l’indiquer avec --column "{ $column }=…" ; `mailbag columns` montre ce qui est compris
    .hint = corriger les champs de l’adresse, sinon la lettre risque de ne pas arriver
the-address = l’adresse
the-address-of = l’adresse de `{ $name }`
address-fault-too-many-lines = { $address } a { $found } lignes ; la poste de ce pays en lit { $limit }
address-fault-line-too-long = la ligne { $line } de { $address } a { $found } caractères ; la poste de ce pays en lit { $limit }
address-fault-no-column = la liste n’a pas de colonne `{ $column }`, donc aucune adresse de signataire ne peut être imprimée
address-fault-not-given = la cellule est vide, donc aucune adresse de ce signataire ne peut être imprimée
address-fault-kept-back = la ligne masque le nom, ou son consentement ne couvre pas l’adresse ; aucune adresse de ce signataire n’est donc imprimée
address-fault-no-country = { $address } n’indique pas de pays
address-fault-unknown-country = { $address } : `{ $country }` n’est pas un code de pays
address-fault-no-postcode = { $address } n’a pas de code postal
address-fault-wrong-postcode = { $address } : `{ $postcode }` n’est pas un code postal de son pays, qui écrit { $forms }
address-fault-right-to-left = la ligne { $line } de { $address } s’écrit de droite à gauche ; aucune poste étrangère ne la trie
address-fault-not-latin = la ligne { $line } de { $address } n’est pas en caractères latins, que lisent les postes du trajet
postcode-forms-none = aucun
postcode-forms-or = { $one } ou { $other }
