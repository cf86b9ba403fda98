# What an address does not meet of the rules of the post.

address-fault = { $address }: { $fault }
    .hint-no-column = if it stands under another heading, name that with --column "{ $column }=…"; `mailbag columns` shows what is understood
    .hint = mend the fields of the address, else the letter may not arrive
the-address = the address
the-address-of = the address of `{ $name }`
address-fault-too-many-lines = { $address } has { $found } lines; the post of this country reads { $limit }
address-fault-line-too-long = line { $line } of { $address } has { $found } characters; the post of this country reads { $limit }
address-fault-no-column = the list has no column `{ $column }`, so no address of a signer can be printed
address-fault-not-given = the cell is empty, so no address of this signer can be printed
address-fault-kept-back = the row hides its name, or its consent does not cover the address, so no address of this signer is printed
address-fault-no-country = { $address } names no country
address-fault-unknown-country = { $address }: `{ $country }` is no country code
address-fault-no-postcode = { $address } has no postcode
address-fault-wrong-postcode = { $address }: `{ $postcode }` is no postcode of its country, which writes { $forms }
address-fault-right-to-left = line { $line } of { $address } runs from right to left; no post abroad sorts it
address-fault-not-latin = line { $line } of { $address } is not in Latin letters, which the posts on the way read
postcode-forms-none = none
postcode-forms-or = { $one } or { $other }
