-- What changes of threads have to tell the vendors that hold them, written with the change.

-- One change, one connection. What is to be sent stands in the event with the same seq.
CREATE TABLE delivery (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL DEFAULT gen_random_uuid(),
  connection_id   uuid        NOT NULL,
  thread_id       uuid        NOT NULL,
  seq             bigint      NOT NULL,
  vendor          text        COLLATE "C" NOT NULL,
  operation       text        NOT NULL,
  state           text        NOT NULL,
  created_at      timestamptz NOT NULL,
  settled_at      timestamptz,
  -- [{"at": "…", "outcome": "not_sent", "http_status": 503, "duration_ms": 41, "detail": "…"}]
  attempts        jsonb       NOT NULL DEFAULT '[]',
  CONSTRAINT delivery_pkey PRIMARY KEY (organization_id, id),
  -- A thread's deliveries in their order, and what waits in a stream.
  CONSTRAINT delivery_in_its_place UNIQUE (organization_id, thread_id, connection_id, seq),
  CONSTRAINT delivery_seq_positive CHECK (seq >= 1),
  CONSTRAINT delivery_state
    CHECK (state IN ('pending', 'delivered', 'superseded', 'parked', 'not_propagated')),
  CONSTRAINT delivery_pending_iff_unsettled CHECK ((state = 'pending') = (settled_at IS NULL))
);

-- An organization's deliveries, newest first, by what has become of them and by connection.
CREATE INDEX delivery_by_creation ON delivery (organization_id, created_at, id);
CREATE INDEX delivery_by_state ON delivery (organization_id, state, created_at, id);
CREATE INDEX delivery_by_connection
  ON delivery (organization_id, connection_id, state, created_at, id);

-- What of a thread has to go to a connection, one after the other. Whoever works on it has its
-- lease, whose end is then the time at which anybody may take it.
CREATE TABLE delivery_stream (
  organization_id uuid        NOT NULL,
  connection_id   uuid        NOT NULL,
  thread_id       uuid        NOT NULL,
  -- How often anything was put into it: tells whether more has come since it was read. It stands
  -- in the row that the lease is in, so that a settlement that waits for this row sees it.
  enqueued        bigint      NOT NULL,
  -- Absent where nothing waits.
  due_at          timestamptz,
  lease           uuid,
  -- The message that is under way: whoever finds it without having sent it must not send it again.
  sending         uuid,
  -- How often in a row an attempt came to nothing, and since when.
  tries           integer     NOT NULL DEFAULT 0,
  failing_since   timestamptz,
  CONSTRAINT delivery_stream_pkey PRIMARY KEY (organization_id, connection_id, thread_id),
  CONSTRAINT delivery_stream_lease_ends CHECK (lease IS NULL OR due_at IS NOT NULL),
  CONSTRAINT delivery_stream_failing CHECK ((tries > 0) = (failing_since IS NOT NULL))
);

-- The streams of a connection, those that have waited longest first.
CREATE INDEX delivery_stream_due
  ON delivery_stream (organization_id, connection_id, due_at) WHERE due_at IS NOT NULL;

-- The streams of a thread, when it is deleted.
CREATE INDEX delivery_stream_of_thread ON delivery_stream (organization_id, thread_id);

ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON delivery
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);

ALTER TABLE delivery_stream ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_stream FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON delivery_stream
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);

-- A door in the wall, for reading alone, like those of the timers: which connections have something
-- to send, whosever they are.
CREATE POLICY deliveries_of_all ON delivery_stream FOR SELECT TO CURRENT_USER
  USING (nullif(current_setting('app.organization', true), '') IS NULL);
CREATE POLICY deliveries_of_all ON connection FOR SELECT TO CURRENT_USER
  USING (nullif(current_setting('app.organization', true), '') IS NULL);

CREATE VIEW sending_connection AS
SELECT c.organization_id, c.id AS connection_id, first.due_at
  FROM connection c
 CROSS JOIN LATERAL (
   SELECT s.due_at
     FROM delivery_stream s
    WHERE s.organization_id = c.organization_id AND s.connection_id = c.id
      AND s.due_at IS NOT NULL
    ORDER BY s.due_at
    LIMIT 1) first
 WHERE c.enabled;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON sending_connection FROM threadkeep_app;
