-- What vendors do by themselves, and what is known of it.

-- What the vendor was last known to hold, register by register: {"status": {"is": "open"}}. It
-- stands in the stream's row, so that what is settled and what the vendor holds from then on are
-- written as one.
ALTER TABLE delivery_stream ADD COLUMN shown jsonb NOT NULL DEFAULT '{}';

-- The threads that a vendor holds, one after the other.
CREATE INDEX external_reference_of_vendor
  ON external_reference (organization_id, vendor, thread_id);

-- How far looking through the threads of each connection has come. Whoever does it has its lease.
CREATE TABLE reconciliation (
  organization_id uuid        NOT NULL,
  connection_id   uuid        NOT NULL,
  -- {"since": "…", "began": "…", "account": 0, "cursor": "…"}
  place           json        NOT NULL,
  -- When the last round ended; absent before the first.
  ended_at        timestamptz,
  lease           uuid,
  lease_until     timestamptz,
  CONSTRAINT reconciliation_pkey PRIMARY KEY (organization_id, connection_id),
  CONSTRAINT reconciliation_lease_ends CHECK ((lease IS NULL) = (lease_until IS NULL))
);

ALTER TABLE reconciliation ENABLE ROW LEVEL SECURITY;
ALTER TABLE reconciliation FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON reconciliation
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);

-- A door in the wall, for reading alone, like those of the timers: which connections are to be
-- looked through, whosever they are, and when; at once where no round has ended yet.
CREATE POLICY reconciliations_of_all ON reconciliation FOR SELECT TO CURRENT_USER
  USING (nullif(current_setting('app.organization', true), '') IS NULL);

CREATE VIEW watched_connection AS
SELECT c.organization_id, c.id AS connection_id,
       greatest(
         r.lease_until,
         r.ended_at + make_interval(
                        secs => coalesce((c.settings ->> 'reconcile_seconds')::integer, 300)))
         AS due_at
  FROM connection c
  LEFT JOIN reconciliation r ON r.organization_id = c.organization_id AND r.connection_id = c.id
 WHERE c.enabled AND coalesce((c.settings ->> 'reconcile_seconds')::integer, 300) > 0;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON watched_connection FROM threadkeep_app;
