-- The batch whose letters it corrects; empty where it corrects none, NULL where nobody has read its manifest for it yet.
ALTER TABLE batch ADD COLUMN corrects TEXT;
-- Where it corrects a correction, the batch with which that began.
ALTER TABLE batch ADD COLUMN first_corrected TEXT;
