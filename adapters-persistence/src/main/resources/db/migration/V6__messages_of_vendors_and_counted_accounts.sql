-- Messages by the ids that vendors know them by, and lists of an account that are counted by an
-- index alone, whatever they are filtered by.

-- Finds a message by a vendor's id of it. Nothing makes vendors give each id once: of several
-- messages with one id the oldest is found.
CREATE TABLE message_vendor_id (
  organization_id uuid NOT NULL,
  thread_id       uuid NOT NULL,
  message_id      uuid NOT NULL,
  vendor          text COLLATE "C" NOT NULL,
  external_id     text COLLATE "C" NOT NULL,
  -- A message has at most one id of each vendor.
  CONSTRAINT message_vendor_id_pkey
    PRIMARY KEY (organization_id, thread_id, message_id, vendor),
  CONSTRAINT message_vendor_id_length CHECK (char_length(external_id) BETWEEN 1 AND 255)
);

-- Ids of messages begin with the time at which they were drawn.
CREATE INDEX message_vendor_id_by_id
  ON message_vendor_id (organization_id, vendor, external_id, message_id);

-- Repeats what a list of an account is filtered by, so that its index holds all that is counted.
-- Only of references with an account: a change of a thread without one leaves its references alone.
ALTER TABLE external_reference
  ADD COLUMN closed    boolean,
  ADD COLUMN archived  boolean,
  ADD COLUMN escalated boolean,
  ADD COLUMN important boolean,
  ADD COLUMN anonymous boolean,
  ADD COLUMN handling  text;

-- Row-level security binds the owner too, who belongs to no organization; within this
-- transaction it does not.
ALTER TABLE thread NO FORCE ROW LEVEL SECURITY;
ALTER TABLE message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE external_reference NO FORCE ROW LEVEL SECURITY;

INSERT INTO message_vendor_id (organization_id, thread_id, message_id, vendor, external_id)
SELECT m.organization_id, m.thread_id, m.id, v.key, v.value
  FROM message m
 CROSS JOIN LATERAL json_each_text(m.vendor_ids) v;

UPDATE external_reference r
   SET closed = t.status = 'closed', archived = t.archived, escalated = t.escalated,
       important = t.important, anonymous = t.contact IS NULL, handling = t.handling
  FROM thread t
 WHERE r.account <> '' AND t.organization_id = r.organization_id AND t.id = r.thread_id;

-- A reference of a thread that is not there finds nothing.
DELETE FROM external_reference WHERE account <> '' AND closed IS NULL;

ALTER TABLE thread FORCE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
ALTER TABLE external_reference FORCE ROW LEVEL SECURITY;

ALTER TABLE external_reference
  ADD CONSTRAINT external_reference_listed_in_accounts
    CHECK (num_nonnulls(closed, archived, escalated, important, anonymous, handling)
      = CASE account WHEN '' THEN 0 ELSE 6 END);

DROP INDEX external_reference_by_account;
CREATE INDEX external_reference_by_account
  ON external_reference (organization_id, vendor, account, thread_id)
  INCLUDE (closed, archived, escalated, important, anonymous, handling);

ALTER TABLE message_vendor_id ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_vendor_id FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON message_vendor_id
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);
