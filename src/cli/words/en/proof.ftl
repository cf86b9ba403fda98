# What is said of a proof, and what stands in it.

proof-made = { $shown } of { $all } to look at, { $whole }.{ $tenth } MB
proof-in-the-way = `{ $file }` is there already and is no proof of mailbag
    .hint = name another file with --out
proof-of-batch = Proof of a batch, before it is printed
proof-of-letter = Proof of a letter, as it would be built
proof-title = Proof: { $batch }
proof-lead = { $kind ->
    [petition] Petition of { $date }, by the route { $routes }, in { $languages }
    [roll] Letter with a roll of { $date }, by the route { $routes }, in { $languages }
   *[letter] Letters of { $date }, by the route { $routes }, in { $languages }
}
proof-batch = batch `{ $batch }`
proof-to = to { $addressees }
proof-without-window = without a window envelope
proof-window = for window envelopes as in { $window }
proof-sample-list = Sample list, not for sending
proof-zones-drawn = Zones are drawn on the letters, not for sending
proof-contents = On this page
proof-summary = Summary
proof-findings = What to look at
proof-look = { $kind ->
    [letter] Letters to look at
   *[other] Sheets to look at
}
proof-files = Files to print
proof-fonts = Fonts
proof-hashes = What was verified
proof-approval = Signing off
proof-search = Search
proof-keys = / search · j k from letter to letter · Enter enlarges a page
proof-status = { $kind ->
    [letter] letters: { $shown } of { $all } shown
   *[other] sheets: { $shown } of { $all } shown
}; findings: { $found } of { $findings }
proof-switch = keys / j k
proof-draw-window = draw the window
proof-draw-place = draw the place of the address
proof-previous = Previous
proof-next = Next
proof-close = Close
proof-skip = To the content
proof-figure-letters = { $count ->
    [one] letter
   *[other] letters
}
proof-figure-names = { $count ->
    [one] name
   *[other] names
}
proof-figure-pages = { $count ->
    [one] page
   *[other] pages
}
proof-figure-sheets = { $sides ->
    [one] { $count ->
            [one] sheet, one-sided
           *[other] sheets, one-sided
        }
   *[two] { $count ->
            [one] sheet, two-sided
           *[other] sheets, two-sided
        }
}
proof-figure-paper = of paper
proof-rows = { $count ->
    [one] row
   *[other] rows
}
proof-signers = { $count ->
    [one] signer
   *[other] signers
}
proof-rejected = { $count ->
   *[other] rejected
}
proof-duplicates = { $count ->
    [one] duplicate
   *[other] duplicates
}
proof-blank-rows = { $count ->
   *[other] blank
}
proof-withheld = { $count ->
   *[other] withheld
}
proof-without-consent = without consent
proof-earlier = in an earlier batch
proof-withdrawn = { $count ->
   *[other] withdrawn
}
proof-adds-up = adds up
proof-does-not-add-up = does not add up
proof-error = Error
proof-warning = Warning
proof-note = Note
proof-nothing-found = Nothing was found.
proof-letter = { $kind ->
    [letter] letter { $serial }
   *[other] name { $serial }
}
proof-cover-link = cover sheet
proof-opening-link = how it begins
proof-serials = { $kind ->
    [letter] { $count ->
            [one] letter { $serials }
           *[other] letters { $serials }
        }
   *[other] { $count ->
            [one] name { $serials }
           *[other] names { $serials }
        }
}
proof-and-more = { $first } and { $more } more
proof-letter-at = { $kind ->
    [letter] letter { $serial }: { $file }, page { $page }
   *[other] name { $serial }: { $file }, page { $page }
}
proof-unknown-finding = `{ $code }`; `mailbag check` says more
proof-findings-not-shown = { $count ->
    [one] { $count } more finding `{ $code }`, about somebody who is not shown here: { $serials }; `--all` shows it, `mailbag check` names it
   *[other] { $count } more findings `{ $code }`, about people who are not shown here: { $serials }; `--all` shows them, `mailbag check` names them
}
proof-findings-without-letter = { $count ->
    [one] { $count } finding `{ $code }` about rows that have no letter: { $rows }
   *[other] { $count } findings `{ $code }` about rows that have no letter: { $rows }
}
proof-findings-without-room = { $count ->
    [one] { $count } more finding `{ $code }`, for which there is no room here: { $serials }; `mailbag check` names it
   *[other] { $count } more findings `{ $code }`, for which there is no room here: { $serials }; `mailbag check` names them
}
proof-chosen = { $kind ->
    [letter] { $chosen } of { $all } letters: the first and the last, the longest, each script, each kind of signature, and some by lot.
   *[other] { $chosen } of { $all } names, with their sheets: the first and the last, the longest, each script, each kind of signature, and some by lot.
}
proof-frame = The frame is the place of the address.
proof-frames = The solid frame is what shows in the window wherever the sheet lies in its envelope, the dashed one all that can show.
proof-names-everybody = This page names everybody in the batch: keep it as you keep the list.
proof-names-on-sheets = The pictures show everybody on these sheets, { $all ->
    [one] { $readable } of { $all } name
   *[other] { $readable } of { $all } names
}: keep this page as you keep the list.
proof-names-shown = This page names only those who are shown: keep it as you keep their letters.
proof-heading = { $kind ->
    [letter] Letter { $serials }
   *[other] Sheet with { $serials }
}
proof-opening = How it begins
proof-cover = Cover sheet
proof-first = first
proof-last = last
proof-longest-name = longest name
proof-longest-address = longest address
proof-script = { $script } script
proof-signature-image = signature image
proof-signature-drawing = signature drawing
proof-signature-strokes = signature pad
proof-signed-online = signed online
proof-signed-by-hand = signed by hand
proof-organisation = organisation
proof-household = household
proof-other-addressee = other addressee
proof-doubtful = doubtful
proof-message = personal message
proof-lot = by lot
proof-place = { $file }, page { $first }
proof-places = { $file }, pages { $first } to { $last }
proof-page = page { $page } of { $of }
proof-blank-page = page { $page } of { $of } is blank: the back of a sheet
proof-not-shown = not shown here: the file would become too large; look at the PDF
proof-alt = { $heading }, page { $page } of { $of }, as it will be printed
proof-alt-with-window = { $alt }; the window is drawn over the address
proof-alt-with-place = { $alt }; a frame is drawn around the place of the address
proof-volumes = Volumes in the order in which they are printed
proof-column-file = File
proof-column-to = To
proof-column-serials = Serials
proof-column-letters = { $kind ->
    [petition] Signatures
    [roll] Names
   *[letter] Letters
}
proof-column-pages = Pages
proof-column-sheets = { $sides ->
    [one] Sheets, one-sided
   *[two] Sheets, two-sided
}
proof-column-bytes = Bytes
proof-more-rows = and { $more } more; `manifest.json` has them all
proof-embedded = Embedded in the files that are shown here:
proof-scripts = What sets the list: { $served }
proof-verified = { $count ->
    [one] { $files } file has the bytes that were written, as the manifest says.
   *[other] { $files } files have the bytes that were written, as the manifest says.
}
proof-manifest-hash = SHA-256 of manifest.json: { $sha }
proof-letters-hash = SHA-256 of all letters, as on the cover sheet: { $sha }
proof-not-built = This is how the batch would be built. Nothing of it is kept; the hashes are known when it is built.
proof-hashes-of = { $count ->
    [one] { $files } file with its SHA-256
   *[other] { $files } files with their SHA-256
}
proof-approve-it = Whoever finds everything as it should be writes it down:
proof-build-it = If everything is as it should be, build it, and look at the proof of the batch:
proof-by-name = Name
proof-looked-at-by = Looked at by
proof-day = Day
proof-signature = Signature
proof-footer = Made by { $tool }. Pictures are drawn from the PDF files themselves. This page asks no network for anything.
