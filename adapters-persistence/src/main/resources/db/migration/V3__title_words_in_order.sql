-- Threads with a word of their title in the order of their opening, so that a list by title reads
-- what it shows and no more. When a thread was opened never changes: changes of a thread still
-- leave its words alone.

ALTER TABLE thread_title_word ADD COLUMN created_at timestamptz;

-- Row-level security binds the owner too, who belongs to no organization; within this
-- transaction it does not.
ALTER TABLE thread NO FORCE ROW LEVEL SECURITY;
ALTER TABLE thread_title_word NO FORCE ROW LEVEL SECURITY;

UPDATE thread_title_word w
   SET created_at = t.created_at
  FROM thread t
 WHERE t.organization_id = w.organization_id AND t.id = w.thread_id;

-- Words of a thread that is not there find nothing.
DELETE FROM thread_title_word WHERE created_at IS NULL;

ALTER TABLE thread FORCE ROW LEVEL SECURITY;
ALTER TABLE thread_title_word FORCE ROW LEVEL SECURITY;

ALTER TABLE thread_title_word ALTER COLUMN created_at SET NOT NULL;

DROP INDEX thread_title_word_by_word;
CREATE INDEX thread_title_word_in_order
  ON thread_title_word (organization_id, word, created_at, thread_id);
