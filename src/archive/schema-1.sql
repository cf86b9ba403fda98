-- Every file of the store, by its name there: SHA-256, and the ending that it had.
CREATE TABLE object (
    name TEXT PRIMARY KEY NOT NULL,
    bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    manifest_sha256 TEXT NOT NULL,
    tool TEXT NOT NULL,
    letter TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    sample INTEGER NOT NULL,
    signers INTEGER NOT NULL,
    letters INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    sheets INTEGER NOT NULL,
    -- As letter.toml has it; NULL where it has none.
    retention TEXT,
    -- Where the folder stood when it was added.
    origin TEXT NOT NULL,
    added TEXT NOT NULL,
    -- The day on which everything but the manifest went, its time being over.
    expired TEXT
) STRICT;
CREATE INDEX batch_letter ON batch (letter);

CREATE TABLE batch_route (
    batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    route TEXT NOT NULL,
    PRIMARY KEY (batch, position)
) STRICT, WITHOUT ROWID;

-- The files of a batch as they would be written again.
CREATE TABLE file (
    batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    object TEXT NOT NULL REFERENCES object (name),
    PRIMARY KEY (batch, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_object ON file (object);

-- Everybody in the list of a batch, whatever became of the row.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    row INTEGER NOT NULL,
    -- NULL where the row got no letter.
    serial INTEGER,
    name TEXT NOT NULL,
    -- JSON: what the list says, by column.
    cells TEXT NOT NULL,
    -- JSON: what was corrected since, by column; the list and the letters stay as they were sent. Both are searched, and both
    -- go when the person does.
    corrected TEXT,
    restricted TEXT,
    UNIQUE (batch, row)
) STRICT;
CREATE INDEX person_serial ON person (batch, serial);
-- They are in no index of words, and few.
CREATE INDEX person_restricted ON person (batch) WHERE restricted IS NOT NULL;

CREATE TABLE person_key (
    key BLOB NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (key, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_key_person ON person_key (person);

-- Tokens of our own making: `ascii` leaves every other character as it is. Beginnings of words have indexes of their own, a length
-- each: without one every word is gone through that begins so, and hundreds of thousands begin with `a` or with `person`. Of
-- longer beginnings few words are left. `search` and its tests know the longest.
CREATE VIRTUAL TABLE person_text USING fts5 (words, single, pair, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7 8');
INSERT INTO person_text (person_text, rank) VALUES ('secure-delete', 1);
-- The texts of a batch's letters.
CREATE VIRTUAL TABLE batch_text USING fts5 (words, single, pair, tokenize = 'ascii');
INSERT INTO batch_text (batch_text, rank) VALUES ('secure-delete', 1);

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    "on" TEXT NOT NULL,
    carrier TEXT NOT NULL DEFAULT '',
    tracking TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    -- As people write them: 17, 40-52; empty for all.
    serials TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_batch ON event (batch);

CREATE TABLE attachment (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    object TEXT NOT NULL REFERENCES object (name),
    PRIMARY KEY (event, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_object ON attachment (object);

-- Petition sheets: made with the batch, filled in when they come back.
CREATE TABLE sheet (
    batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    serial TEXT NOT NULL,
    signatures INTEGER,
    struck INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '',
    destroyed TEXT,
    scan TEXT REFERENCES object (name),
    PRIMARY KEY (batch, serial)
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_serial ON sheet (serial);
CREATE INDEX sheet_scan ON sheet (scan);

-- What an erasure changed: a file's hash before and after it; `new` is empty where the file is gone.
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    "on" TEXT NOT NULL,
    request TEXT NOT NULL,
    -- Counts the persons who were erased from the batch.
    person INTEGER NOT NULL,
    -- NULL for a row that had no letter.
    serial INTEGER,
    file TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL
) STRICT;
CREATE INDEX erasure_batch ON erasure (batch);

-- The keyed hashes of those who were erased: of the keys by which a later list with them is recognised.
CREATE TABLE withdrawn (
    hash BLOB PRIMARY KEY NOT NULL,
    "on" TEXT NOT NULL,
    request TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The keyed hashes of the names, addresses and references that they had, by which somebody who asks for one of them is told
-- that it is done.
CREATE TABLE forgotten (
    hash BLOB PRIMARY KEY NOT NULL,
    "on" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What tells the key of those hashes from another one.
CREATE TABLE key_check (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    hash BLOB NOT NULL
) STRICT;

-- Who did what, and when; names no signer.
CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    batch TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

-- Files of the store that belong to nothing yet, or no longer: whoever opens the archive next clears them.
CREATE TABLE pending (
    object TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
