-- Words and addresses of people can be erased, from history too.

-- Whether nothing has been said in a thread since it was erased.
ALTER TABLE thread ADD COLUMN erased boolean NOT NULL DEFAULT false;

-- Closed threads by their age, those that still have their words apart from the others.
CREATE INDEX thread_by_closing
  ON thread (organization_id, erased, closed_at, id) WHERE closed_at IS NOT NULL;

-- Where a contact has said something that is still there.
CREATE INDEX message_with_words_of_contact
  ON message (organization_id, author_id, thread_id) WHERE author_type = 'contact' AND text <> '';

-- History is not rewritten (V1) but for this: what happened before a thread was erased can be
-- replaced by what is left of it. With the rights of the owner, who is bound by row-level security
-- like everybody; nobody gets a right to rewrite history beside it.
CREATE FUNCTION blank_history(blanked json) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH rewritten AS (
    UPDATE thread_event e
       SET data = n.data
      FROM json_to_recordset(blanked)
             AS n (organization_id uuid, thread_id uuid, seq bigint, data json)
     WHERE e.organization_id = n.organization_id AND e.thread_id = n.thread_id AND e.seq = n.seq
       AND e.seq < (
         SELECT x.seq
           FROM thread_event x
          WHERE x.organization_id = n.organization_id AND x.thread_id = n.thread_id
            AND x.type = 'thread.erased'
          ORDER BY x.seq DESC
          LIMIT 1)
    RETURNING e.seq)
  SELECT count(*) FROM rewritten
$$;

REVOKE ALL ON FUNCTION blank_history FROM PUBLIC;
GRANT EXECUTE ON FUNCTION blank_history TO threadkeep_app;

-- The history of threads that are gone is nobody's. As with blanking: it goes with the rights of the
-- owner, and only behind its thread.
CREATE FUNCTION delete_history(of_organization uuid, of_threads uuid[]) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH deleted AS (
    DELETE FROM thread_event e
     WHERE e.organization_id = of_organization AND e.thread_id = ANY (of_threads)
       AND (
         SELECT t.id FROM thread t WHERE t.organization_id = of_organization AND t.id = e.thread_id)
           IS NULL
    RETURNING e.seq)
  SELECT count(*) FROM deleted
$$;

REVOKE ALL ON FUNCTION delete_history FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_history TO threadkeep_app;

-- Which organizations keep closed threads for so long only; seen like those with auto-close (V9).
CREATE INDEX policy_with_retention
  ON policy (organization_id)
  WHERE (data -> 'retention' ->> 'then') IS NOT NULL;

CREATE POLICY retention_of_all ON policy FOR SELECT TO CURRENT_USER
  USING ((data -> 'retention' ->> 'then') IS NOT NULL
    AND nullif(current_setting('app.organization', true), '') IS NULL);

CREATE VIEW retaining AS
SELECT organization_id, (data -> 'retention' ->> 'closed_for_days')::integer AS closed_for_days,
       data -> 'retention' ->> 'then' AS then_what
  FROM policy
 WHERE (data -> 'retention' ->> 'then') IS NOT NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON retaining FROM threadkeep_app;
