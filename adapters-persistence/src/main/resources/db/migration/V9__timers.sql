-- What timers look for, across all organizations, and what they could not do.

-- Threads by the end of their snooze. Does not begin with the organization, as all other indexes
-- do: whose thread is due next is not known before it is read here.
CREATE INDEX thread_due ON thread (snoozed_until, id) WHERE snoozed_until IS NOT NULL;

-- An organization's open threads by what last happened in them.
CREATE INDEX thread_by_activity
  ON thread
     (organization_id, (greatest(last_state_change_at, last_inbound_at, last_outbound_at)), id)
  WHERE status = 'open' AND NOT archived;

-- How many that are, for a period: what PostgreSQL knows of the expression by a partial index it
-- does not use. Without it it takes a third of all for inactive, and rather reads the whole table.
CREATE STATISTICS thread_activity
  ON (greatest(last_state_change_at, last_inbound_at, last_outbound_at))
  FROM thread;

-- Which organizations close what nobody touches.
CREATE INDEX policy_with_auto_close
  ON policy (organization_id)
  WHERE (data -> 'auto_close' ->> 'after') IS NOT NULL;

-- What a timer tried and could not do. It leaves the thread alone until that is another version, so
-- that no rule is run against again and again; a row of an older version has no effect.
CREATE TABLE timer_set_aside (
  organization_id uuid        NOT NULL,
  thread_id       uuid        NOT NULL,
  -- The thread as it was when it was tried.
  version         bigint      NOT NULL,
  timer           text        NOT NULL,
  due_at          timestamptz NOT NULL,
  -- Which policy refused; under another one it is tried again. Absent where none has a say.
  policy          text,
  code            text        NOT NULL,
  detail          text        NOT NULL,
  set_aside_at    timestamptz NOT NULL,
  -- When it is tried again though nothing has happened: after what was no refusal but a failure.
  again_at        timestamptz,
  CONSTRAINT timer_set_aside_pkey PRIMARY KEY (organization_id, thread_id),
  CONSTRAINT timer_set_aside_timer CHECK (timer IN ('wake', 'close')),
  CONSTRAINT timer_set_aside_version_positive CHECK (version >= 1)
);

ALTER TABLE timer_set_aside ENABLE ROW LEVEL SECURITY;
ALTER TABLE timer_set_aside FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON timer_set_aside
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);

-- Two doors in the wall, for reading alone. A view reads with the rights of who owns it, the owner
-- of the tables, whom the policies below let see the due threads, and the policies with auto-close,
-- of all organizations, as long as none is named. The application role sees through the views what
-- their columns show, and through the tables as little as before.
CREATE POLICY timers_of_all ON thread FOR SELECT TO CURRENT_USER
  USING (snoozed_until IS NOT NULL
    AND nullif(current_setting('app.organization', true), '') IS NULL);
CREATE POLICY timers_of_all ON timer_set_aside FOR SELECT TO CURRENT_USER
  USING (nullif(current_setting('app.organization', true), '') IS NULL);
CREATE POLICY timers_of_all ON policy FOR SELECT TO CURRENT_USER
  USING ((data -> 'auto_close' ->> 'after') IS NOT NULL
    AND nullif(current_setting('app.organization', true), '') IS NULL);

-- Snoozes that end at a time, with the time before which it is no use to wake the thread.
CREATE VIEW due_snooze AS
SELECT t.organization_id, t.id, t.version, t.snoozed_until AS due_at,
       CASE WHEN s.thread_id IS NOT NULL THEN coalesce(s.again_at, 'infinity') END AS not_before
  FROM thread t
  LEFT JOIN timer_set_aside s
    ON s.organization_id = t.organization_id AND s.thread_id = t.id AND s.version = t.version
 WHERE t.snoozed_until IS NOT NULL;

-- After how long without activity an organization's threads are closed. The mark tells one policy
-- from another.
CREATE VIEW auto_closing AS
SELECT organization_id, data -> 'auto_close' ->> 'after' AS after, md5(data::text) AS mark
  FROM policy
 WHERE (data -> 'auto_close' ->> 'after') IS NOT NULL;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON due_snooze, auto_closing FROM threadkeep_app;
