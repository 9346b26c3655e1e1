-- The same tables once more, with the same indexes and constraints, for pgbench alone: the owner's,
-- without row-level security, and out of the service's way.
CREATE SCHEMA baseline;
CREATE TABLE baseline.thread (LIKE public.thread INCLUDING ALL);
CREATE TABLE baseline.thread_event (LIKE public.thread_event INCLUDING ALL);
-- What a change leaves behind for whoever it is delivered to.
CREATE TABLE baseline.delivery (
  organization_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  seq bigint NOT NULL,
  data json NOT NULL,
  PRIMARY KEY (organization_id, thread_id, seq)
);
