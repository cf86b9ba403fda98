# Comments in the files of a starter.

starter-mailbag = What a command line leaves open; whatever is typed goes before it. `mailbag build --help` names all options: here they are written with `_` in place of `-`.
starter-one-sided = one-sided
starter-for-one-sided = for one-sided printing
starter-no-window = where envelopes have no window
starter-addressees = Whom the letters address. Write here who it is: a table for each, one below it for each language.
starter-as-of = the day on which all this was right
starter-greeting = {"{{"}addressee.greeting{"}}"} of the letter
starter-postal = The address in the envelope’s window.
starter-routes = Where the bag with all letters is carried or sent.
starter-country = where the letters are posted
starter-language = of the cover sheet
starter-office = your own address, line by line: fill it in before you send
starter-post = "each": every letter is posted by itself
starter-letter = A letter: this file, and beside it one text a language.
starter-kind = "petition": sheets with a table of signers
starter-languages = in the order of printing
starter-arrangement = or "columns" (side by side), "separate" (sheets of their own)
starter-sender = what is read of a signer: "name", "country", "town", or "address" with the street
starter-signed = without a picture: a line to sign on; "online": signed online, with the day
starter-consent = only who says yes is printed
starter-messages = "approved": only those that somebody has approved
starter-title = The title of the PDF and of the cover sheet.
