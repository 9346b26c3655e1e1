-- What was answered to requests that have a key, so that the same request gets the same answer.
-- Written by whatever carries the request out, in its own transaction: the primary key lets only
-- one of several do it, and the others wait until they see the answer.
CREATE TABLE idempotency_record (
  organization_id uuid        NOT NULL,
  key             text        COLLATE "C" NOT NULL,
  -- SHA-256 of method, path, query and body, in hexadecimal digits.
  fingerprint     text        COLLATE "C" NOT NULL,
  -- As the API wrote it that gave it. Null while the request is under way, which only its own
  -- transaction sees.
  answer          text,
  created_at      timestamptz NOT NULL,
  CONSTRAINT idempotency_record_pkey PRIMARY KEY (organization_id, key),
  CONSTRAINT idempotency_record_key_length CHECK (char_length(key) BETWEEN 1 AND 255),
  CONSTRAINT idempotency_record_fingerprint_form CHECK (fingerprint ~ '^[0-9a-f]{64}$')
);

-- The oldest of an organization, to be forgotten.
CREATE INDEX idempotency_record_by_age ON idempotency_record (organization_id, created_at);

ALTER TABLE idempotency_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_record FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON idempotency_record
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);
