-- Webhooks that vendors sent: what waits to be worked off, and which events have come.

CREATE TABLE hook (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  connection_id   uuid        NOT NULL,
  vendor          text        COLLATE "C" NOT NULL,
  -- The vendor's id of it, the same where it is sent again. Absent where there is none.
  event           text        COLLATE "C",
  -- The vendor's ids of the thread that it is about, for as long as there is something to do.
  account         text,
  thread          text,
  -- As it came, for as long as there is something to do: people's words may be in it.
  body            bytea,
  received_at     timestamptz NOT NULL,
  -- When it is to be worked off. While somebody does, that is when the lease ends; absent where
  -- nothing is left to do.
  due_at          timestamptz,
  lease           uuid,
  -- How often it came to nothing.
  tries           integer     NOT NULL DEFAULT 0,
  CONSTRAINT hook_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT hook_event_length CHECK (char_length(event) BETWEEN 1 AND 255),
  CONSTRAINT hook_about_a_thread_while_it_waits
    CHECK ((due_at IS NOT NULL) = (thread IS NOT NULL) AND (thread IS NULL) = (account IS NULL)),
  CONSTRAINT hook_body_while_it_waits CHECK ((due_at IS NOT NULL) = (body IS NOT NULL)),
  CONSTRAINT hook_lease_ends CHECK (lease IS NULL OR due_at IS NOT NULL)
);

-- An event comes once over a connection.
CREATE UNIQUE INDEX hook_event
  ON hook (organization_id, connection_id, event) WHERE event IS NOT NULL;

-- What waits of a connection, what has waited longest first.
CREATE INDEX hook_due ON hook (organization_id, connection_id, due_at) WHERE due_at IS NOT NULL;

-- The oldest of an organization, to be given up or forgotten.
CREATE INDEX hook_waiting ON hook (organization_id, received_at) WHERE due_at IS NOT NULL;
CREATE INDEX hook_by_age ON hook (organization_id, received_at);

ALTER TABLE hook ENABLE ROW LEVEL SECURITY;
ALTER TABLE hook FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON hook
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);

-- Doors in the wall, for reading alone, like those of the timers: over which connections something
-- came that is to be worked off, how much that is, and whose a connection is. The last is asked
-- before it is known who asks, by the connection's id alone.
CREATE POLICY hooks_of_all ON hook FOR SELECT TO CURRENT_USER
  USING (nullif(current_setting('app.organization', true), '') IS NULL);

CREATE VIEW hooking_connection AS
SELECT c.organization_id, c.id AS connection_id, first.due_at
  FROM connection c
 CROSS JOIN LATERAL (
   SELECT h.due_at
     FROM hook h
    WHERE h.organization_id = c.organization_id AND h.connection_id = c.id
      AND h.due_at IS NOT NULL
    ORDER BY h.due_at
    LIMIT 1) first
 WHERE c.enabled;

-- Counted by the index alone, and no further than anybody would want to know.
CREATE VIEW hook_backlog AS
SELECT c.organization_id, c.vendor, counted.hooks
  FROM connection c
 CROSS JOIN LATERAL (
   SELECT count(*) AS hooks
     FROM (SELECT
             FROM hook h
            WHERE h.organization_id = c.organization_id AND h.connection_id = c.id
              AND h.due_at IS NOT NULL
            LIMIT 100000) h) counted;

CREATE INDEX connection_by_id ON connection (id);

CREATE VIEW hook_address AS
SELECT organization_id, id AS connection_id
  FROM connection
 WHERE enabled;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON hooking_connection, hook_backlog, hook_address
  FROM threadkeep_app;
