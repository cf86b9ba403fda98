# Det i en adresse som ikke følger postens regler.

address-fault = { $address }: { $fault }
    .hint-no-column = står den under en annen overskrift, så oppgi den med --column "{ $column }=…"; `mailbag columns` viser hva som forstås
    .hint = rett feltene i adressen, ellers kommer brevet kanskje ikke fram
the-address = adressen
the-address-of = adressen til `{ $name }`
address-fault-too-many-lines = { $address } har { $found } linjer; posten i dette landet leser { $limit }
address-fault-line-too-long = linje { $line } i { $address } har { $found } tegn; posten i dette landet leser { $limit }
address-fault-no-column = listen har ingen kolonne `{ $column }`, så ingen underskrivers adresse kan trykkes
address-fault-not-given = cellen er tom, så ingen adresse for denne underskriveren kan trykkes
address-fault-kept-back = raden skjuler navnet, eller samtykket omfatter ikke adressen, så ingen adresse for denne underskriveren blir trykt
address-fault-no-country = { $address } har ikke noe land
address-fault-unknown-country = { $address }: `{ $country }` er ingen landkode
address-fault-no-postcode = { $address } har ikke noe postnummer
address-fault-wrong-postcode = { $address }: `{ $postcode }` er ikke et postnummer i landet sitt, som skriver { $forms }
address-fault-right-to-left = linje { $line } i { $address } går fra høyre mot venstre; ingen post i utlandet sorterer den
address-fault-not-latin = linje { $line } i { $address } er ikke i latinske bokstaver, som postverkene på veien leser
postcode-forms-none = ingen
postcode-forms-or = { $one } eller { $other }
