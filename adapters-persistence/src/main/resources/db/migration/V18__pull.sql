-- Bringing in all threads that vendors have: of each connection the pull that was asked for last.

CREATE TABLE pull (
  organization_id  uuid        NOT NULL,
  connection_id    uuid        NOT NULL,
  id               uuid        NOT NULL,
  -- Who asked, and by which request, where it was one.
  by_type          text        NOT NULL,
  by_id            text,
  request_id       text,
  created_at       timestamptz NOT NULL,
  state            text        NOT NULL,
  cancel_asked     boolean     NOT NULL,
  abortion         text,
  pages            bigint      NOT NULL,
  looked_at        bigint      NOT NULL,
  opened           bigint      NOT NULL,
  changed          bigint      NOT NULL,
  failed           bigint      NOT NULL,
  unreadable       bigint      NOT NULL,
  unknown          bigint      NOT NULL,
  started_at       timestamptz,
  finished_at      timestamptz,
  -- Where the next page begins.
  account          integer     NOT NULL,
  cursor           text,
  -- When somebody began this very page and did not settle it: some of it may be done.
  page_begun_at    timestamptz,
  -- How often in a row the vendor did not answer, and since when.
  pauses           integer     NOT NULL,
  unanswered_since timestamptz,
  not_before       timestamptz,
  -- How often the pull was taken on. Only who did last may report.
  token            bigint      NOT NULL,
  -- Until when nobody else takes it on.
  lease_until      timestamptz,
  CONSTRAINT pull_pkey PRIMARY KEY (organization_id, connection_id),
  CONSTRAINT pull_request_length CHECK (char_length(request_id) <= 128),
  CONSTRAINT pull_state CHECK (state IN ('queued', 'running', 'done', 'cancelled', 'failed')),
  CONSTRAINT pull_started_unless_queued CHECK (state <> 'queued' OR started_at IS NULL),
  CONSTRAINT pull_finished_iff_over
    CHECK ((state IN ('done', 'cancelled', 'failed')) = (finished_at IS NOT NULL)),
  CONSTRAINT pull_failed_iff_aborted CHECK ((state = 'failed') = (abortion IS NOT NULL)),
  CONSTRAINT pull_held_by_nobody_when_over CHECK (finished_at IS NULL OR lease_until IS NULL),
  CONSTRAINT pull_counts
    CHECK (pages >= 0 AND opened >= 0 AND changed >= 0 AND failed >= 0 AND unreadable >= 0
      AND unknown >= 0 AND opened + changed + failed <= looked_at),
  CONSTRAINT pull_trouble CHECK (pauses >= 0 AND (pauses = 0) = (unanswered_since IS NULL))
);

-- Those that are not finished, of any organization.
CREATE INDEX pull_open ON pull (organization_id, connection_id) WHERE finished_at IS NULL;

-- Threads that a pull could not bring in; so many of them as anybody would read.
CREATE TABLE pull_failure (
  organization_id uuid    NOT NULL,
  connection_id   uuid    NOT NULL,
  place           integer NOT NULL,
  account         text    NOT NULL,
  external_id     text    NOT NULL,
  reason          text    NOT NULL,
  CONSTRAINT pull_failure_pkey PRIMARY KEY (organization_id, connection_id, place),
  CONSTRAINT pull_failure_place CHECK (place BETWEEN 1 AND 1000)
);

ALTER TABLE pull ENABLE ROW LEVEL SECURITY;
ALTER TABLE pull FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON pull
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);
ALTER TABLE pull_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE pull_failure FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON pull_failure
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);

-- A door in the wall, for reading alone, like that of the jobs.
CREATE POLICY pulls_of_all ON pull FOR SELECT TO CURRENT_USER
  USING (nullif(current_setting('app.organization', true), '') IS NULL);

CREATE VIEW pull_turn AS
SELECT organization_id, connection_id, greatest(lease_until, not_before) AS due_at
  FROM pull
 WHERE finished_at IS NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON pull_turn FROM threadkeep_app;
