# What is said about the archive.

archive-no-home = no home folder is known: name the archive with --archive and its key with --archive-key
archive-nobody = nobody in the archive is meant by this
    .hint = give the whole name, the e-mail address, the `id`, or BATCH/SERIAL as `mailbag archive search` shows them
archive-erase-preview = nothing was changed: --yes erases this person from all that is listed
archive-not-cleared = the archive is changed, but what was removed is not yet off the disk
    .hint = make room, then run any `mailbag archive` command: it clears the rest
archive-still-unclear = what was removed from the archive is not yet off the disk: others use it, or it cannot be written
    .hint = close other programs that have the archive open; the next `mailbag archive` command tries again
archive-no-words = there is no letter and no digit to look for
    .hint = give a name, an e-mail address or any word; of a Chinese name one character is enough
archive-no-archive = there is no archive in `{ $folder }`
    .hint = `mailbag archive add BATCH` makes one; --archive names another folder
archive-foreign = `{ $folder }` holds no archive that this version reads
    .hint = name another folder with --archive, or use the version that made it
archive-broken = the database in `{ $folder }` is damaged
    .hint = put back a backup; the letters in `store` are files of their own
archive-database = the database of the archive is damaged
    .hint = put back a backup, then run `mailbag archive verify`; the letters in `store` are files of their own
archive-changed = `{ $file }` has not the bytes that it should have
    .hint = run `mailbag archive verify`
archive-no-batch = the archive has no batch `{ $name }`
    .hint = `mailbag archive list` shows all
archive-other-batch = the archive has another batch `{ $name }`; nothing was changed
archive-batch-expired = the batch `{ $name }` is past its time; its files are gone
    .hint = kind, day and serials of an event can still be recorded, without note, number and files
archive-no-serial = the batch `{ $name }` has not all of the serials from { $serial } on
archive-no-sheet = no batch of the archive has a sheet `{ $serial }`
archive-several-sheets = sheets of several batches are called `{ $serial }`: { $batches }
    .hint = name one with --batch: the batch of the day on which the sheet was printed; `archive show` tells how many sheets each has
archive-bad-attachment = a file to attach has no name that can be kept, or the same as another one
    .hint = give each file a name of its own
archive-no-attachment = no event of `{ $batch }` has an attachment `{ $name }`
    .hint = `mailbag archive show` names the attachments
archive-no-event = `{ $batch }` has no event { $number }
    .hint = `mailbag archive show` gives the numbers, as in `event 3`
archive-bad-day = `{ $day }` is no day for this: it is before { $first } or after { $last }
    .hint = give the day on which it happened, as YYYY-MM-DD
archive-more-struck = { $struck ->
    [one] { $struck } signature is struck out of { $signatures }
   *[other] { $struck } signatures are struck out of { $signatures }
}
    .hint = --signatures counts all on the sheet, --struck those of them that do not count
archive-bad-count = this sheet has no room for { $signatures ->
    [one] { $signatures } signature
   *[other] { $signatures } signatures
}
    .hint = --signatures counts those on this one sheet, which has rows for { $most } at most
archive-exists = `{ $file }` is there already
    .hint = move it away, or name another place with --out
archive-request-names = the request names the person, or holds an e-mail address; nothing was changed
    .hint = it stays when the person is gone: give the number of the request in your files, such as 2027-17
archive-bad-request = the request is empty, longer than 200 characters, or holds a line break or another control character
    .hint = give the number of the request in your files, such as 2027-17
archive-no-column = there is no column `{ $column }`
    .hint = give a column of the list, such as `city`, or one that mailbag knows
archive-lost-database = the database of the archive in `{ $folder }` is lost: `store` holds files, and nothing tells whose they are
    .hint = put `archive.sqlite` back from a backup, then run `mailbag archive reapply` and `verify`; nothing was changed
archive-no-locks = the disk of `{ $folder }` knows no locks, so two runs at once would spoil each other's work; nothing was changed
    .hint = move the archive to a disk of this machine; it can be read where it is
archive-read-only = nothing can be written in `{ $folder }`
    .hint = `list`, `show`, `search`, `stats`, `export` and `verify` need no writing, unless a run was killed in it: then copy the archive to where it can be written
archive-held = another program has the database of the archive open, so what was deleted is still on the disk
    .hint = close it, then run any `mailbag archive` command
archive-other-key = `{ $file }` is not the key of this archive, or not there
    .hint = put the key file back, or name it with --archive-key; without it nobody who was erased is known again
archive-batch-refused = the batch `{ $name }` in the archive is damaged; nothing was changed
archive-lost-ledger = the ledger `{ $file }` of those who were erased is lost
    .hint = put it back from a backup; if there is none, make an empty file of this name: then `reapply` repeats what the archive itself knows
archive-bad-ledger = the ledger `{ $file }` of those who were erased is damaged
    .hint = put it back from a backup: a line that is not understood may be somebody who asked to be forgotten
archive-bad-ledger-line = the ledger `{ $file }` of those who were erased is damaged, in line { $line }
archive-open-to-others = others can enter `{ $folder }`
    .hint = take their permissions away, or move the archive
archive-added = added { $what }, { $pages }
archive-added-sample = added { $what }, { $pages }; a sample, not for sending
archive-kept-until = kept until { $until }
archive-no-retention = `{ $letter }` says no `retention`: nothing of it ever expires
    .hint = set retention = "18 months after delivery" in letter.toml
archive-erased-before = { $rows } of somebody who was erased
    .hint = `mailbag archive reapply` erases them again
archive-erased-elsewhere = { $count ->
    [one] the folder tells of { $count } erasure before it came here; whether only their pages changed, the archive cannot know
   *[other] the folder tells of { $count } erasures before it came here; whether only their pages changed, the archive cannot know
}
    .hint = compare it with the archive or the sealed batch that it comes from
archive-already-there = the batch `{ $name }` is in the archive already; nothing was changed
archive-other-bytes = the archive has not these bytes of the folder: { $files }
    .hint = something was added to the folder since, or erased in the archive
archive-erased-already = whoever is meant was erased on { $day } already; nothing was changed
    .hint = `mailbag archive reapply` erases again what a backup or another batch has brought back
archive-moved = removed `{ $folder }`: the archive holds every byte of it
archive-not-removed = `{ $folder }` stays, since a file in it is not the one in the archive
    .hint = something was added to the folder since, or erased in the archive
archive-recorded = { $batch }: { $event }
archive-undone = { $batch }: no longer { $event }
archive-event = { $kind } on { $on }
archive-event-by = { $event }, by { $carrier }
archive-event-number = { $event }, number { $tracking }
archive-event-serials = { $event }, serials { $serials }
archive-event-attached = { $event }, attached `{ $name }`
archive-event-note = { $event }: { $note }
archive-event-numbered = event { $number }: { $event }
archive-last-event = { $kind } { $on }
archive-of-some = { $count } { $kind }
archive-not-sent = not sent
archive-line-expired = expired { $day }
archive-line-kept = kept until { $day }
archive-line-no-retention = no retention
archive-sheets-out = { $sheets } out
archive-line-erased = { $count } erased
archive-line-sample = sample
archive-listed = { $batches }, { $what }
archive-without-retention = no `retention`, so nothing of it ever expires: { $letters }
count-batches = { $count ->
    [one] { $count } batch
   *[other] { $count } batches
}
count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
archive-made-by = made by { $tool }; added { $day }
archive-made-by-from = made by { $tool }; added { $day } from `{ $origin }`
archive-manifest = manifest { $hash }
archive-counts = { $signers }, { $pages }, { $sheets }
archive-restricted-row = restricted: { $place }
archive-sheet-out = sheet { $serial }: not returned
archive-sheet-back = { $count ->
    [one] sheet { $serial }: { $count } signature, { $struck } struck out
   *[other] sheet { $serial }: { $count } signatures, { $struck } struck out
}
archive-sheet-place = { $sheet }, in { $place }
archive-sheet-scanned = { $sheet }, scanned
archive-sheet-destroyed = { $sheet }, destroyed { $day }
archive-restricted-since = restricted since { $day }
archive-its-text = its text
archive-found = among people: { $rows }; in the text of letters: { $batches }
archive-found-more = among people: { $rows }; in the text of letters: { $batches }; there is more, --most shows it
archive-the-store = the store
archive-fault-missing = { $place }: `{ $file }` is missing
archive-fault-changed = { $place }: `{ $file }` was changed
archive-fault-extra = { $place }: `{ $file }` belongs to nothing
archive-fault-not-as-manifest = { $place }: `{ $file }` is not the file of the manifest
archive-fault-manifest = { $place }: `{ $file }` is not the manifest that was added
archive-fault-erasures = { $place }: `{ $file }` does not say what the database says of erasures
archive-fault-people = { $place }: the database does not say of people what `{ $file }` says
archive-fault-database = the database `{ $file }` is damaged
archive-fault-lost-ledger = the ledger `{ $file }` of those who were erased is lost
archive-fault-bad-ledger = the ledger `{ $file }` of those who were erased is damaged
archive-looked-at = { $batches }, { $files }
archive-looked-at-erased = { $batches }, { $files }; { $erased } erased since
archive-verified = verified: { $what }
archive-faults = { $count ->
    [one] { $what }; { $count } fault
   *[other] { $what }; { $count } faults
}
archive-totals = { $letter }: { $signatures ->
    [one] { $signatures } signature
   *[other] { $signatures } signatures
} = { $paper } on paper + { $online } online
archive-totals-out = not returned: { $serial } of `{ $batch }`
archive-stats = { $what ->
    [campaign] campaign
    [route] route
   *[month] month
} { $name }: { $batches }, { $sent } sent, { $signers }, { $made }, { $pages }, { $sheets }
archive-samples = { $batches } of the shipped sample left out: nobody of it has signed
archive-plot-title = Letters by month
archive-no-plot = `{ $file }` is no plot: its name ends neither in `.svg` nor in `.png`
    .hint = name it `{ $other }`
archive-too-many = { $count } people are meant; nothing was changed
    .hint = name one by e-mail address, `id` or BATCH/SERIAL as listed
archive-corrected = corrected in { $rows }; letters and lists stay as they were sent
archive-restricted = restricted: { $rows }
archive-lifted = no longer restricted: { $rows }
archive-held-back = held, since somebody's data are restricted: { $batch }
archive-due-without = no retention: { $batch }
archive-nothing-due = nothing is past its time
archive-expiry-preview = { $count ->
    [one] { $batches } past its time; nothing was changed: --yes erases it
   *[other] { $batches } past their time; nothing was changed: --yes erases them
}
archive-expired = { $batches } erased but for manifest and numbers
archive-erased = erased from { $batches }; request { $request }
archive-scrubbed-tracking = of `{ $batch }`, { $kind } on { $on }: the tracking number went too
archive-scrubbed = of `{ $batch }`, { $kind } on { $on }: the { $what } went too
archive-cannot-reach = what the archive cannot reach:
archive-reach-folder = - the folder of `{ $batch }` and copies of it; it stood at `{ $origin }`
archive-reach-letters = - reprints and printed letters of `{ $batch }`, serial { $serials }
archive-reach-handed-over = - `{ $batch }` was { $kind } on { $on }: whoever it was handed to, such as a print shop
archive-reach-sent = - `{ $batch }` was { $kind } on { $on }: whoever has it now
archive-reach-paper = - the row of serial { $serials } on the paper sheet { $sheet }
archive-reach-attachment = - `{ $batch }`: { $name } is about others too: look whether it names the person
archive-reach-lists = - lists to come: nothing but a name was known, by which nobody can be told from others of that name; take the row out yourself
archive-reach-backups = - backups made until now: after one is put back, run `mailbag archive reapply`
archive-reach-disk = - free space of the disk: the bytes of files that were removed stay there until something else is written over them, and on an SSD, or a file system that copies on write, in cells that no program reaches; only an encrypted disk makes them unreadable
archive-reapplied = { $count ->
    [one] { $count } person erased again
   *[other] { $count } people erased again
}
archive-still-in = somebody who was erased is still in `{ $batch }`: nothing could be taken out of it
    .hint = use the version of mailbag that made it, or run `mailbag archive verify { $batch }`
archive-bad-event = line { $line } of `{ $file }` is no event that the archive can keep
    .hint = correct it by hand, as {"{"}"kind":"posted","on":"2026-12-14"{"}"}, with a day that can be
archive-ledger-not-written = the person is erased, but the ledger `{ $file }` could not be written
    .hint = make it writable, then run any `mailbag archive` command: it adds what is missing; until then a backup that is put back brings the person back
archive-namesakes = not this person as far as the archive can tell, and left as they are: rows of the same name
    .hint = where one is of the same person, erase it too: --signer BATCH/SERIAL
archive-restricted-erase = data of this person are restricted since { $day }
    .hint = look why: they may have to be kept for a claim or a dispute, as the person or the law asked
archive-reach-event = - `{ $batch }`, { $event }: this text stays: look whether it names the person
archive-reach-place = - `{ $batch }`: sheets are in { $place }: this text stays: look whether it names the person
archive-scrubbed-place = of `{ $batch }`: the place of sheet { $sheet } named the person and went too
archive-subject-others = not handed out, since it may be about others too: of `{ $batch }`, { $event }
    .hint = look at it, and hand out what is about this person
archive-subject-fonts = another version made `{ $batch }`: the fonts of `{ $batch }.pdf` hold characters of other people’s letters
    .hint = hand it out on paper
archive-key-inside = the key `{ $file }` stands in the archive `{ $folder }`
    .hint = name a file outside it with --archive-key: whoever has both can find out who was erased, and a backup would take both
archive-key-open = others can read or change `{ $file }`
    .hint = take their permissions away: chmod 600; the key tells who was erased
archive-totals-samples = { $sheets } of the shipped sample left out
archive-ledger-lacked = { $count ->
    [one] the ledger `{ $file }` lacked { $count } line that the archive knows; it was added
   *[other] the ledger `{ $file }` lacked { $count } lines that the archive knows; they were added
}
archive-owed = the ledger knows of erasures that this archive does not, or a batch brought somebody back who was erased
    .hint = run `mailbag archive reapply` before anything else
archive-fault-owed = { $place }: people who were erased may be back, as the ledger `{ $file }` or a batch tells
archive-reach-approval = - `approval.json` of `{ $batch }` names { $names }, who approved it: look whether that is the person
archive-reach-hashes = - hashes of the files of before, in `manifest.json` and `erasures.json`: whoever knows all other rows of a list can test a guess of the one that went
archive-bad-beside = `{ $file }` is not what its name says
    .hint = move it out of the folder, then add the batch
archive-bad-text = this cannot stand in a cell: a part of a name would be empty, or it holds a line break or another control character
    .hint = give what is right in one line; to keep a name from being used, `archive restrict`
archive-late-added = took in { $files }, made since the batch was added; nothing else was changed
    .hint = nobody has checked a seal here: `mailbag verify BATCH --public-key FILE` does
archive-interrupted = interrupted: not everything was done, and nothing by half
    .hint = give the same command again
archive-no-room-hint = make room, then give the same command again; nothing was done by half
archive-forbidden-hint = work as the owner of what is named, or name another archive or key with --archive and --archive-key
