-- Erasures reach contacts who are gone, threads that lost their contact, and jobs.

-- Whether somebody was erased whom the directory no longer has.
CREATE INDEX audit_entry_of_erasures
  ON audit_entry (organization_id, subject) WHERE action = 'contact.erased';

-- Whose a thread was that is nobody's since it was taken from its contact. A column, since
-- row-level security keeps expressions out of the search in indexes.
ALTER TABLE thread
  ADD COLUMN former_contact text COLLATE "C",
  ADD CONSTRAINT thread_former_contact_length CHECK (char_length(former_contact) BETWEEN 1 AND 255),
  ADD CONSTRAINT thread_has_one_contact CHECK (contact IS NULL OR former_contact IS NULL);

-- The rows of all organizations are needed here, and FORCE binds the owner too.
ALTER TABLE thread NO FORCE ROW LEVEL SECURITY;
ALTER TABLE thread_event NO FORCE ROW LEVEL SECURITY;

UPDATE thread t
   SET former_contact = former.contact
  FROM thread n
 CROSS JOIN LATERAL (
   SELECT e.data ->> 'contact_id' AS contact
     FROM thread_event e
    WHERE e.organization_id = n.organization_id AND e.thread_id = n.id
      AND e.type IN ('thread.opened', 'thread.linked') AND e.data ->> 'contact_id' IS NOT NULL
    ORDER BY e.seq DESC
    LIMIT 1) former
 WHERE n.contact IS NULL AND t.organization_id = n.organization_id AND t.id = n.id;

ALTER TABLE thread FORCE ROW LEVEL SECURITY;
ALTER TABLE thread_event FORCE ROW LEVEL SECURITY;

CREATE INDEX thread_by_former_contact
  ON thread (organization_id, former_contact, id) WHERE former_contact IS NOT NULL;

-- What changes threads for a job begins with this: it fails once the job is over, and whoever ends
-- the job waits until it is done. So nothing is written for a job behind its end.
CREATE PROCEDURE hold_job(of_organization uuid, job uuid)
  LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM set_config('app.organization', of_organization::text, true);
  PERFORM
     FROM bulk_job j
    WHERE j.organization_id = of_organization AND j.id = job AND j.finished_at IS NULL
      FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'job % is over', job USING ERRCODE = 'TK001';
  END IF;
END
$$;
