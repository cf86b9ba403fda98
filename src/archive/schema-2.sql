-- Signers whom no batch of the same letter had that was added before it, by their keys: so many count for the letter. It stays when
-- people are erased and when the batch expires.
ALTER TABLE batch ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
UPDATE batch SET counted = signers;

-- Batches that were added with people in them who had been erased: every command says so until `reapply` has erased them again.
CREATE TABLE owed (
    batch INTEGER PRIMARY KEY REFERENCES batch (id) ON DELETE CASCADE
) STRICT;
