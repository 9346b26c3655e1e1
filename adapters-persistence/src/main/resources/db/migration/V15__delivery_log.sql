-- What whoever looks after deliveries asks for.

-- By the sequence first: a thread's deliveries are shown in the order of its events, and those of
-- one change are looked for by it. A thread has few connections, so that what waits in one stream
-- is still found by the thread.
ALTER TABLE delivery
  DROP CONSTRAINT delivery_in_its_place,
  ADD CONSTRAINT delivery_in_its_place
    UNIQUE (organization_id, thread_id, seq, connection_id);

-- A door in the wall, for reading alone: how much waits, whosever it is.
CREATE POLICY deliveries_of_all ON delivery FOR SELECT TO CURRENT_USER
  USING (nullif(current_setting('app.organization', true), '') IS NULL);

-- Counted by the index alone, and no further than anybody would want to know.
CREATE VIEW delivery_backlog AS
SELECT c.organization_id, c.vendor, s.state, counted.deliveries, oldest.created_at AS oldest_at
  FROM connection c
 CROSS JOIN (VALUES ('pending'), ('parked')) AS s (state)
 CROSS JOIN LATERAL (
   SELECT count(*) AS deliveries
     FROM (SELECT
             FROM delivery d
            WHERE d.organization_id = c.organization_id AND d.connection_id = c.id
              AND d.state = s.state
            LIMIT 100000) d) counted
  LEFT JOIN LATERAL (
   SELECT d.created_at
     FROM delivery d
    WHERE d.organization_id = c.organization_id AND d.connection_id = c.id
      AND d.state = s.state
    ORDER BY d.created_at
    LIMIT 1) oldest ON true;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON delivery_backlog FROM threadkeep_app;
