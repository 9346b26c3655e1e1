-- What was erased while something was under way must not come back with it.

-- What an erasure did to the thread since the lease was taken: of what comes of that lease, neither
-- what vendors said is kept, nor, where everything was erased, what they hold.
ALTER TABLE delivery_stream
  ADD COLUMN said_erased boolean NOT NULL DEFAULT false,
  ADD COLUMN shown_erased boolean NOT NULL DEFAULT false;

-- Whether something was erased from a thread, however long its history is.
CREATE INDEX thread_event_of_erasures
  ON thread_event (organization_id, thread_id, seq) WHERE type = 'thread.erased';

-- Rounds through the threads of connections that were removed. The rows of all organizations are
-- needed here, and FORCE binds the owner too.
ALTER TABLE reconciliation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE connection NO FORCE ROW LEVEL SECURITY;

DELETE FROM reconciliation r
 WHERE NOT EXISTS (
   SELECT
     FROM connection c
    WHERE c.organization_id = r.organization_id AND c.id = r.connection_id);

ALTER TABLE reconciliation FORCE ROW LEVEL SECURITY;
ALTER TABLE connection FORCE ROW LEVEL SECURITY;
