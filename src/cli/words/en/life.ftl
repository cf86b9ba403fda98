# What is said about a batch that is there: what is wrong with it, and what became of it.

earlier-batch-missing = the batch `{ $batch }` is needed, since `{ $by }` goes on from it, and is not beside it
    .hint = put it beside the other, or name its folder with a second --after
earlier-of-other-letter = the batch `{ $batch }` is of the letter `{ $found }`, not of `{ $expected }`
    .hint = name a batch of this letter with --after
names-another = the text names { $name }, but the letter is to `{ $addressee }`
    .hint = change the text, or see who is addressed with --to
bad-serials = `{ $value }` are no serials such as 17 or 23-25
    .hint = serials begin at 1 and stand at the foot of the letters; of two the lower one comes first
bad-serials-none = no serials are given, such as 17 or 23-25
unknown-serial = the batch has no letter with the serial { $serial }; it has: { $known }
uncut-volume = this program cannot cut pages out of `{ $file }`, which { $tool } made: print pages { $pages } of that file instead
shared-sheets = a table holds many signers: print pages { $pages } of `{ $file }` instead, with the other side of their sheets
handover-in-the-way = `{ $file }` is there already
    .hint = move it away, or name another folder with --out
bad-recipient = `{ $value }` is no public key such as `age1…`
    .hint = it is the line that `age-keygen` calls public key; never give the secret one
bad-key = { $fault ->
    [no-password] `{ $file }`: the key wants its password
    [wrong-password] `{ $file }`: the password is not the key’s
    [failed] `{ $file }`: signing failed
   *[no-key] `{ $file }`: it is no key of minisign
}
    .hint-no-password = in a terminal mailbag asks for it; elsewhere name a file with --password-file
    .hint-wrong-password = give the password that `minisign -G` asked for; in a file of --password-file it is the first line
    .hint = `minisign -G` makes a secret and a public key
seal-bad = { $fault ->
    [none] the batch `{ $batch }`: nobody sealed it
    [no-seal] the batch `{ $batch }`: the file beside the manifest is no seal
    [other-key] the batch `{ $batch }`: another key made its seal
   *[broken] the batch `{ $batch }`: its seal is not that of its manifest: one of them was changed
}
    .hint-other-key = ask whoever made the batch for the public key
erasure-differs = this program would set `{ $file }` otherwise than { $tool } did, which made the batch; nothing was erased
    .hint = use the version of mailbag that made the batch, with the same folder of fonts
erasure-differs-others = this program would set the letters of others otherwise than { $tool } did, which made the batch; nothing was erased
not-approved = nobody has approved the batch `{ $batch }`
    .hint = `mailbag approve BATCH --by NAME` writes an approval down
already-sent = the batch `{ $batch }` has left the house: { $kind }, on { $on }
    .hint = what was sent is kept
already-sent-undated = the batch `{ $batch }` has left the house: { $kind }
corrected = letters of `{ $batch }` are replaced by those of `{ $by }`
    .hint = hand both over, and see that the old letters are taken out
corrected-beside = letters of `{ $batch }` with these serials are corrected in `{ $by }` already: { $serials }
    .hint = `mailbag reprint { $folder } { $serials }` prints the corrected letters, `mailbag reprint { $folder } --corrected FILE` corrects them further; what is made from the old batch lacks what was corrected
corrected-archived = letters of `{ $batch }` with these serials are corrected in `{ $by }`, which is in the archive: { $serials }
    .hint = `mailbag archive export { $by } --out FOLDER` writes it out; what is made from the old batch lacks what was corrected
corrected-elsewhere = letters of `{ $batch }` with these serials are corrected in `{ $by }`, which stands elsewhere: { $serials }
    .hint = `mailbag reprint` with the folder of that batch prints the corrected letters; what is made from the old batch lacks what was corrected
corrected-needed = letters of `{ $batch }` are corrected in `{ $by }`, which stands elsewhere
    .hint = name that one with --after too, or whoever has another name there gets a second letter
corrected-not-noted = in `{ $batch }` it could not be noted that `{ $by }` corrects letters of it
    .hint = keep both in one folder, so that nobody prints the old letters unawares
followed-by = the batch `{ $by }` goes on from `{ $batch }`
    .hint-warning = name that one with --after, or its people get a second letter, and its serials are given twice
    .hint = remove that one first
not-confirmed = `{ $batch }` stays: nobody said yes
    .hint = in a terminal mailbag asks; elsewhere --yes removes it
bad-name = `{ $option }` takes a name that can be printed
sample-list = sample list, not for sending
approval-void = { $reason ->
    [other-manifest] `{ $file }` counts for nothing: it approves other bytes
    [nobody] `{ $file }` counts for nothing: it names nobody
   *[not-understood] `{ $file }` counts for nothing: it is not understood
}

event-handed-over = handed-over
event-posted = posted
event-delivered = delivered
event-received = received
event-refused = refused
event-returned = returned
event-answered = answered
event-unknown = unknown

batch-refused = { $fault ->
    [not-there] there is no batch `{ $folder }`
    [is-link] `{ $folder }` is a symbolic link, not the folder of a batch
    [no-folder] `{ $folder }` is no folder
    [no-manifest] `{ $folder }` is no batch: it has no `{ $file }`
    [shard] `{ $folder }` is a shard, not a whole batch
    [unreadable] `{ $file }` in the batch `{ $folder }` cannot be read: { $reason }
    [not-understood] `{ $file }` in the batch `{ $folder }` is not understood: { $reason }
    [schema] `{ $file }` in the batch `{ $folder }` has the form `{ $found }`; this version reads `{ $expected }`
    [unsafe-path] the manifest of `{ $folder }` names `{ $file }`, which is no file of a batch
    [link] `{ $file }` in the batch `{ $folder }` is a symbolic link
    [special] `{ $file }` in the batch `{ $folder }` is no ordinary file
    [too-large] `{ $file }` in the batch `{ $folder }` is larger than any such file can be
    [extra] `{ $file }` in the batch `{ $folder }` does not belong to it: the manifest does not name it
    [missing] `{ $file }` is missing in the batch `{ $folder }`
    [size] `{ $file }` in the batch `{ $folder }` has { $found ->
        [one] { $found } byte
       *[other] { $found } bytes
    }, but { $expected } were written
    [changed] `{ $file }` in the batch `{ $folder }` was changed: its SHA-256 is not the one that was written
    [counts] the manifest of `{ $folder }` contradicts itself: the number of `{ $number }`
    [unlisted-volume] the manifest of `{ $folder }` names the volume `{ $file }` but has no hash of it
    [inputs] the manifest of `{ $folder }` was changed: its hashes of the inputs do not fit its files
    [id] the manifest of `{ $folder }` was changed: its id does not fit its inputs
    [options] the manifest of `{ $folder }` was changed: it does not say what `options.json` says
    [letters] line { $line } of `{ $file }` in the batch `{ $folder }` does not fit the manifest
    [not-made] `{ $file }` in `{ $folder }` is not what was made there: envelopes or labels alone are removed
    [not-as-made] `{ $folder }` does not hold what was made there: a file was changed or taken away, or the folder has another name
   *[other] `{ $folder }` is refused: { $fault }
}
    .hint-not-there = name the folder of a batch that `mailbag build` made
    .hint-not-made = look what it is; what is yours, or not needed, take away by hand
    .hint-is-link = name the folder itself
    .hint-shard = put its shards together with `mailbag join`
    .hint-schema = use the version of mailbag that made it
    .hint-extra = move it away: a batch stays as it was made
    .hint-denied = run it as the user who made the batch: nobody else can read its folder
    .hint = copy the batch again from where it is whole, or build it again
batch-refused-unreadable = `{ $folder }` cannot be read: { $reason }

mended-row = { $fault ->
    [no-key] mended rows need a column `serial` or `id`
    [no-key-in-row] the row has neither `serial` nor `id`
    [unknown-serial] the batch has no letter with the serial `{ $serial }`
    [unknown-id] no letter of the batch is of `id` `{ $id }`
    [ambiguous-id] several letters of the batch are of `id` `{ $id }`
    [other-id] the letter with the serial { $serial } is of `id` `{ $expected }`, not `{ $found }`
    [same] the row says what the letter with the serial { $serial } says already
    [twice] the letter with the serial { $serial } is mended twice
    [several-people] several people send the letter with the serial { $serial } together
    [parted] those who send the letter with the serial { $serial } together no longer can
    [unknown-heading] the batch’s list has no heading `{ $heading }`; it has: { $known }
    [nothing] nothing is corrected: every row says what its letter says already
   *[other] the row mends no letter: { $fault }
}
    .hint-same = see whether the mended cell is in a column that is understood
    .hint-ambiguous-id = give the serial in a column `serial`; it is printed at the foot of the letter
    .hint-several-people = say with `id` whose row it is, or mend the rows of all of them
    .hint-parted = give all of them the same address, or print the letter anew with `build`
    .hint-unknown-heading = leave out a column that the letters do not print, or give it a heading that `mailbag columns` understands
    .hint = the serial is printed at the foot of the letter; `id` is the one of the batch's list
mended-row-plain = the row mends no letter

discard-question = remove it for good? type `yes`
discard-answer = yes
password-question = password of the secret key:
reprinted = { $count ->
    [one] letter { $serials } of `{ $batch }`, as it was
   *[other] letters { $serials } of `{ $batch }`, as they were
}
reprinted-withdrawn = { $count ->
    [one] letter { $serials } of `{ $batch }` was withdrawn: a page says so in its place
   *[other] letters { $serials } of `{ $batch }` were withdrawn: pages say so in their place
}
approved = `{ $batch }` is approved by { $by }
approved-before = `{ $batch }` was approved by { $by } before; nothing was changed
sealed = `{ $batch }` is sealed by the key { $key }
sealing-none = not sealed
sealing-unchecked = a seal that says it is by the key { $key }; --public-key checks it
sealing-by = sealed by the key { $key }
verified-batch = `{ $batch }`: { $files } files are as they were written; { $sealing }
verified-batch-erased = { $text }; { $erased } erased since
verified-batch-changed = { $text }, by which these changed, for which no seal speaks: { $changed }
handed-over = { $letters } on { $sheets } for the print shop, to be deleted by { $delete_by }
handed-over-encrypted = the print shop opens it with: age -d -i KEY { $file } | tar x
holdings-letter = letter { $letter }, route { $routes }, of { $date }
holdings-serials = { $count ->
    [one] { $letters }, serial { $serials }, on { $sheets }
   *[other] { $letters }, serials { $serials }, on { $sheets }
}
holdings-files = { $files } files, { $bytes } bytes, among them the list of signers
holdings-mailing = { $files ->
    [one] { $files } file, { $bytes } bytes
   *[other] { $files } files, { $bytes } bytes
}
holdings-handed-over = handed over on { $on }: the print shop may have a copy
discarded = `{ $batch }` is removed
