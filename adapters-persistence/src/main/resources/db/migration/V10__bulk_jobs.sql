-- Changes of all threads that a filter finds, worked off slice by slice by whichever node comes.

CREATE TABLE bulk_job (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  -- Filter and commands, as they were asked for.
  request         json        NOT NULL,
  -- Who asked: the key that let the caller in, who that is, and the teammate whom the request named.
  key_id          text        COLLATE "C",
  caller_type     text        NOT NULL,
  caller_id       text,
  acting_type     text,
  acting_id       uuid,
  through         text        NOT NULL,
  request_id      text        NOT NULL,
  created_at      timestamptz NOT NULL,
  state           text        NOT NULL,
  cancel_asked    boolean     NOT NULL,
  abortion        text,
  looked_at       bigint      NOT NULL,
  changed         bigint      NOT NULL,
  unchanged       bigint      NOT NULL,
  failed          bigint      NOT NULL,
  started_at      timestamptz,
  finished_at     timestamptz,
  -- Threads up to this one are settled, in the order of their ids; all zeros are before the first.
  position        uuid        NOT NULL,
  -- The last thread of the slice that somebody is at, written before any of it is changed: whoever
  -- takes the job on after a crash finds the same threads in doubt.
  slice_end       uuid,
  -- How often the job was taken on. Only who did last may report.
  token           bigint      NOT NULL,
  -- Until when nobody else takes it on.
  lease_until     timestamptz,
  -- When it was last taken on: organizations take turns.
  served_at       timestamptz,
  CONSTRAINT bulk_job_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT bulk_job_acting_whole CHECK ((acting_type IS NULL) = (acting_id IS NULL)),
  CONSTRAINT bulk_job_request_length CHECK (char_length(request_id) <= 128),
  CONSTRAINT bulk_job_state
    CHECK (state IN ('queued', 'running', 'done', 'cancelled', 'failed')),
  CONSTRAINT bulk_job_started_unless_queued
    CHECK (state <> 'queued' OR started_at IS NULL),
  CONSTRAINT bulk_job_finished_iff_over
    CHECK ((state IN ('done', 'cancelled', 'failed')) = (finished_at IS NOT NULL)),
  CONSTRAINT bulk_job_failed_iff_aborted CHECK ((state = 'failed') = (abortion IS NOT NULL)),
  CONSTRAINT bulk_job_nothing_open_when_over
    CHECK (finished_at IS NULL OR (slice_end IS NULL AND lease_until IS NULL)),
  CONSTRAINT bulk_job_counts
    CHECK (changed >= 0 AND unchanged >= 0 AND failed >= 0
      AND changed + unchanged + failed <= looked_at)
);

-- An organization's jobs, newest first.
CREATE INDEX bulk_job_by_creation ON bulk_job (organization_id, created_at, id);

-- An organization's next job, and the organizations that have one.
CREATE INDEX bulk_job_open
  ON bulk_job (organization_id, created_at, id)
  WHERE finished_at IS NULL;

-- Jobs that were kept long enough, of any organization.
CREATE INDEX bulk_job_by_end
  ON bulk_job (finished_at, organization_id, id)
  WHERE finished_at IS NOT NULL;

-- Threads that a job could not change; so many of them as anybody would read.
CREATE TABLE bulk_job_failure (
  organization_id uuid    NOT NULL,
  job_id          uuid    NOT NULL,
  place           integer NOT NULL,
  thread_id       uuid    NOT NULL,
  problem         json    NOT NULL,
  CONSTRAINT bulk_job_failure_pkey PRIMARY KEY (organization_id, job_id, place),
  CONSTRAINT bulk_job_failure_place CHECK (place BETWEEN 1 AND 1000)
);

ALTER TABLE bulk_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_job FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON bulk_job
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);
ALTER TABLE bulk_job_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_job_failure FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON bulk_job_failure
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);

-- A door in the wall, for reading alone: whose jobs wait is not known before it is read. A view
-- reads with the rights of who owns it, the owner of the table, whom this policy lets see the jobs
-- of all organizations as long as none is named. The application role sees through the view what
-- its columns show, and through the table as little as any other.
CREATE POLICY jobs_of_all ON bulk_job FOR SELECT TO CURRENT_USER
  USING (nullif(current_setting('app.organization', true), '') IS NULL);

CREATE VIEW bulk_job_turn AS
SELECT organization_id, id, created_at, lease_until, served_at, finished_at
  FROM bulk_job;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON bulk_job_turn FROM threadkeep_app;
