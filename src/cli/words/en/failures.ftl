# What is said where a run came to no end.

interrupted = interrupted: no batch was made
list-changed = error: the list, or a signature image, changed while it was read
    .hint = close it in the spreadsheet, then build again
busy = error: another run is at work on this batch, in `{ $folder }`
    .hint = wait until it has ended
damaged = error: `{ $path }` is damaged
    .hint = make it again, or copy it again from where it is whole; nothing was made
disturbed = error: `{ $path }` was taken away or changed while the batch was made
    .hint = let one run at a time make a batch, and keep other programs out of the folder; build again
no-room = error: no room on the disk: { $error }
    .hint-out = make room, or choose another folder with --out; no batch was made
    .hint = make room, or set TMPDIR to a folder with more; no batch was made
file-too-large = error: a file would be larger than it may be: { $error }
    .hint = raise the limit on the size of a file (`ulimit -f`); what `build` makes is smaller with --volume-size; nothing was done by half
    .hint-archive = raise the limit on the size of a file (`ulimit -f`), then give the same command again; nothing was done by half
failure = error: { $error }
forbidden = error: { $error }
    .hint = choose a folder that you may write to, or change its permissions; nothing was made
standard-output = what should stand on standard output could not be written
spool = a copy of the list in the folder for temporary files

machine-already-there = something of this name is there already
machine-bad-name = the name is too long, or no name that the disk takes
machine-busy = something else is using it
machine-file-too-large = the file is too large
machine-folder = it is a folder
machine-full = no space is left
machine-no-folder = something on the way there is no folder
machine-no-memory = there is not enough memory
machine-not-empty = the folder is not empty
machine-not-there = it is not there
machine-permission-denied = permission denied
machine-quota = your share of the disk is used up
machine-read-only = the disk can only be read

misuse-command = there is no command `{ $typed }`
misuse-option = there is no option `{ $typed }` here
misuse-no-value = `{ $option }` needs a value
misuse-value = `{ $value }` is no value for `{ $option }`
misuse-value-known = `{ $value }` is no value for `{ $option }`; there are: { $known }
misuse-value-reason = `{ $value }` is no value for `{ $option }`: { $reason }
misuse-missing = missing: { $missing }
misuse-no-command = what is to be done? No command is named
misuse-conflict = `{ $option }` does not go with { $other }
misuse-help = `--help` behind the command names what it takes
