-- Threads with their history and messages, who may reach them, and the teammates who hold them.
--
-- * Keys start with the organization, so that rows of one organization lie together and an engine
--   that spreads rows over nodes can keep them on one.
-- * Ids are made by the application: no sequences. No triggers, no foreign keys: every row of a
--   change is written by one statement, which is what keeps them consistent, and "check" proves it.
-- * Check constraints repeat the domain's invariants, so that no other way of writing breaks them.
--   None names a vendor, a dialect or a close reason: those are open values.
-- * Texts are compared by code point (COLLATE "C") wherever order matters, so that no operating
--   system's idea of an alphabet decides what an index finds.

-- Named exceptions from row-level security (see the end): these two are read before it is known
-- whose rows a connection may see.

CREATE TABLE organization (
  id         uuid        NOT NULL,
  name       text        NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT organization_pkey PRIMARY KEY (id),
  CONSTRAINT organization_name_key UNIQUE (name),
  CONSTRAINT organization_name_length CHECK (char_length(name) BETWEEN 1 AND 128)
);

CREATE TABLE api_key (
  id              text        COLLATE "C" NOT NULL,
  organization_id uuid        NOT NULL,
  name            text        NOT NULL,
  -- SHA-256 of the secret, in hexadecimal digits.
  hash            text        NOT NULL,
  scopes          text[]      NOT NULL,
  teammate_type   text,
  teammate_id     uuid,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz,
  revoked_at      timestamptz,
  CONSTRAINT api_key_pkey PRIMARY KEY (id),
  CONSTRAINT api_key_id_form CHECK (id ~ '^[0-9A-Za-z]{8}$'),
  CONSTRAINT api_key_name_length CHECK (char_length(name) BETWEEN 1 AND 128),
  CONSTRAINT api_key_hash_form CHECK (hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT api_key_some_scope CHECK (cardinality(scopes) > 0),
  CONSTRAINT api_key_teammate_whole CHECK ((teammate_type IS NULL) = (teammate_id IS NULL)),
  CONSTRAINT api_key_teammate_type CHECK (teammate_type IN ('user', 'agent'))
);

-- An organization's keys, newest first.
CREATE INDEX api_key_by_creation ON api_key (organization_id, created_at, id);

-- Whether a teammate has keys, before the teammate is removed.
CREATE INDEX api_key_by_teammate ON api_key (organization_id, teammate_id)
  WHERE teammate_id IS NOT NULL;

-- What an organization allows; every organization has one from the beginning.
CREATE TABLE policy (
  organization_id uuid NOT NULL,
  -- json, not jsonb: kept as the application wrote it, so that it can tell by the text whether it
  -- has read this policy before.
  data            json NOT NULL,
  CONSTRAINT policy_pkey PRIMARY KEY (organization_id)
);

-- A thread as its history has made it. Tags, references and title stand here whole, so that one
-- row is the thread; thread_tag, external_reference and thread_title_word only find it by them.
CREATE TABLE thread (
  organization_id      uuid        NOT NULL,
  id                   uuid        NOT NULL,
  number               bigint      NOT NULL,
  -- How many events it has had: the last one's seq.
  version              bigint      NOT NULL,
  status               text        NOT NULL,
  snoozed_until        timestamptz,
  snoozed_until_reply  boolean     NOT NULL,
  closed_at            timestamptz,
  close_reason         text,
  close_note           text,
  close_stated_dialect text,
  close_stated_text    text,
  closed_by_type       text,
  closed_by_id         text,
  loop_closed          boolean     NOT NULL,
  assignee_type        text,
  assignee_id          uuid,
  team                 text        COLLATE "C",
  handling             text        NOT NULL,
  escalated            boolean     NOT NULL,
  important            boolean     NOT NULL,
  archived             boolean     NOT NULL,
  severity             text        NOT NULL,
  is_read              boolean     NOT NULL,
  unread_messages      integer     NOT NULL,
  opened_by_type       text        NOT NULL,
  opened_by_id         text,
  title                text,
  notes                text,
  tags                 text[]      NOT NULL,
  contact              text        COLLATE "C",
  company              text,
  project              text,
  channel_type         text,
  channel_id           text,
  channel_from         text,
  channel_to           text,
  follow_up_of         uuid,
  external_references  json        NOT NULL,
  -- json, not jsonb: what a vendor's client gave is given back as it was, member order included.
  attributes           json        NOT NULL,
  last_inbound_at      timestamptz,
  last_outbound_at     timestamptz,
  last_state_change_at timestamptz NOT NULL,
  waiting_since        timestamptz,
  follow_up            uuid,
  created_at           timestamptz NOT NULL,
  updated_at           timestamptz NOT NULL,
  -- The inbox tab for whoever does not hold the thread; lists filter on it.
  inbox_tab            text        NOT NULL,
  -- The assignee and the team once more, with a value for nobody: what lists compare must be a
  -- column, since row-level security keeps expressions from being looked up in an index, and
  -- cannot be null, since IS NULL leaves the planner without the order behind it.
  listed_assignee      uuid        NOT NULL,
  listed_team          text        COLLATE "C" NOT NULL,
  CONSTRAINT thread_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT thread_number_key UNIQUE (organization_id, number),
  CONSTRAINT thread_number_range CHECK (number BETWEEN 1 AND 9007199254740991),
  CONSTRAINT thread_version_positive CHECK (version >= 1),
  CONSTRAINT thread_status CHECK (status IN ('open', 'snoozed', 'closed')),
  CONSTRAINT thread_snoozed_iff_until
    CHECK ((status = 'snoozed') = (snoozed_until IS NOT NULL OR snoozed_until_reply)),
  CONSTRAINT thread_one_snooze_end CHECK (snoozed_until IS NULL OR NOT snoozed_until_reply),
  CONSTRAINT thread_closed_iff_reason
    CHECK ((status = 'closed') = (close_reason IS NOT NULL)),
  CONSTRAINT thread_closed_iff_at CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
  CONSTRAINT thread_closed_iff_by CHECK ((status = 'closed') = (closed_by_type IS NOT NULL)),
  CONSTRAINT thread_only_closed_has_more
    CHECK (status = 'closed'
      OR (close_note IS NULL AND close_stated_dialect IS NULL AND closed_by_id IS NULL
        AND NOT loop_closed)),
  CONSTRAINT thread_stated_whole
    CHECK ((close_stated_dialect IS NULL) = (close_stated_text IS NULL)),
  CONSTRAINT thread_closed_in_its_life CHECK (closed_at BETWEEN created_at AND updated_at),
  CONSTRAINT thread_close_note_length CHECK (char_length(close_note) BETWEEN 1 AND 10000),
  CONSTRAINT thread_stated_length CHECK (char_length(close_stated_text) <= 10000),
  CONSTRAINT thread_assignee_whole CHECK ((assignee_type IS NULL) = (assignee_id IS NULL)),
  CONSTRAINT thread_assignee_type CHECK (assignee_type IN ('user', 'agent')),
  CONSTRAINT thread_team_length CHECK (char_length(team) BETWEEN 1 AND 255),
  CONSTRAINT thread_handling CHECK (handling IN ('ai', 'agent', 'human')),
  CONSTRAINT thread_severity CHECK (severity IN ('unknown', 'low', 'medium', 'high')),
  CONSTRAINT thread_read_has_nothing_unread
    CHECK (unread_messages >= 0 AND NOT (is_read AND unread_messages > 0)),
  CONSTRAINT thread_title_length CHECK (char_length(title) BETWEEN 1 AND 512),
  CONSTRAINT thread_notes_length CHECK (char_length(notes) BETWEEN 1 AND 10000),
  CONSTRAINT thread_tags_number CHECK (cardinality(tags) <= 200),
  CONSTRAINT thread_contact_length CHECK (char_length(contact) BETWEEN 1 AND 255),
  CONSTRAINT thread_company_length CHECK (char_length(company) BETWEEN 1 AND 255),
  CONSTRAINT thread_project_length CHECK (char_length(project) BETWEEN 1 AND 255),
  CONSTRAINT thread_channel_whole
    CHECK (channel_type IS NOT NULL
      OR (channel_id IS NULL AND channel_from IS NULL AND channel_to IS NULL)),
  CONSTRAINT thread_attributes_length CHECK (octet_length(attributes::text) <= 65536),
  CONSTRAINT thread_changed_in_order
    CHECK (last_state_change_at BETWEEN created_at AND updated_at),
  CONSTRAINT thread_inbox_tab
    CHECK (inbox_tab IN ('open', 'new', 'needs_response', 'snoozed', 'done')),
  CONSTRAINT thread_tab_follows_status
    CHECK ((status = 'closed') = (inbox_tab = 'done')
      AND (status = 'snoozed') = (inbox_tab = 'snoozed')),
  CONSTRAINT thread_listed_under_assignee
    CHECK (listed_assignee = coalesce(assignee_id, '00000000-0000-0000-0000-000000000000')),
  CONSTRAINT thread_listed_under_team CHECK (listed_team = coalesce(team, ''))
);

-- Every change of a thread changes updated_at and so adds an entry to each index below that has the
-- thread; a partial index costs only the threads in it. All of them end in the order of a list and
-- have in front of it what the list is narrowed by, compared for equality. A list of several
-- statuses, or of archived and other threads alike, merges one scan for each.

-- Lists by tab and by status (an open thread is under one of three tabs), and of all threads.
CREATE INDEX thread_by_tab
  ON thread (organization_id, archived, inbox_tab, updated_at, id);

-- Escalated or important threads and the others; one index, since a list by one of the flags merges
-- the scans for both values of the other.
CREATE INDEX thread_by_flags
  ON thread (organization_id, archived, status, escalated, important, updated_at, id);

-- What a teammate holds, and what nobody holds. Tab "my", and the removal of a teammate.
CREATE INDEX thread_by_assignee
  ON thread (organization_id, listed_assignee, archived, status, updated_at, id);

-- What a team holds, and what no team holds.
CREATE INDEX thread_by_team
  ON thread (organization_id, listed_team, archived, status, updated_at, id);

-- All threads in the order of their opening.
CREATE INDEX thread_by_creation
  ON thread (organization_id, archived, status, created_at, id);

-- A contact's threads, in both orders.
CREATE INDEX thread_by_contact
  ON thread (organization_id, contact, archived, status, updated_at, id)
  WHERE contact IS NOT NULL;
CREATE INDEX thread_by_contact_and_creation
  ON thread (organization_id, contact, archived, status, created_at, id)
  WHERE contact IS NOT NULL;

-- What happened; rows are only ever added (see the grants below).
CREATE TABLE thread_event (
  organization_id uuid        NOT NULL,
  thread_id       uuid        NOT NULL,
  seq             bigint      NOT NULL,
  at              timestamptz NOT NULL,
  by_type         text        NOT NULL,
  by_id           text,
  through         text        NOT NULL,
  request_id      text        NOT NULL,
  type            text        NOT NULL,
  -- json, not jsonb: history keeps what was written, to the letter.
  data            json        NOT NULL,
  -- Orders the events of an organization for those who follow them: what an open transaction may
  -- still add has a higher one than anything they have been given.
  written         xid8        NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT thread_event_pkey PRIMARY KEY (organization_id, thread_id, seq),
  CONSTRAINT thread_event_seq_positive CHECK (seq >= 1),
  CONSTRAINT thread_event_request_length CHECK (char_length(request_id) <= 128)
);

-- The texts that were said; the event with the same seq says that they were.
CREATE TABLE message (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  thread_id       uuid        NOT NULL,
  seq             bigint      NOT NULL,
  kind            text        NOT NULL,
  author_type     text        NOT NULL,
  author_id       text,
  text            text        NOT NULL,
  occurred_at     timestamptz NOT NULL,
  delivery        text        NOT NULL,
  -- {"vendor": "id"}
  vendor_ids      json        NOT NULL,
  CONSTRAINT message_pkey PRIMARY KEY (organization_id, id),
  -- A thread's messages in their order.
  CONSTRAINT message_in_its_place UNIQUE (organization_id, thread_id, seq),
  CONSTRAINT message_kind CHECK (kind IN ('inbound', 'outbound', 'internal')),
  CONSTRAINT message_text_length CHECK (char_length(text) <= 65536),
  CONSTRAINT message_delivery
    CHECK (delivery IN ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'undelivered',
      'received', 'discarded'))
);

-- Finds a thread by a vendor's id of it. The id comes before the vendor, so that it can also be
-- asked whether any vendor uses a number that we are about to give to a thread of our own.
CREATE TABLE external_reference (
  organization_id uuid        NOT NULL,
  external_id     text        COLLATE "C" NOT NULL,
  vendor          text        COLLATE "C" NOT NULL,
  account         text        COLLATE "C" NOT NULL,
  thread_id       uuid        NOT NULL,
  connection_id   uuid,
  -- When it was recorded: of several accounts' threads with one id a dialect takes the oldest.
  referenced_at   timestamptz NOT NULL,
  CONSTRAINT external_reference_pkey PRIMARY KEY (organization_id, external_id, vendor, account),
  CONSTRAINT external_reference_id_length CHECK (char_length(external_id) BETWEEN 1 AND 255),
  CONSTRAINT external_reference_account_length CHECK (char_length(account) <= 255)
);

-- A thread has at most one reference to each vendor.
CREATE UNIQUE INDEX external_reference_by_thread
  ON external_reference (organization_id, thread_id, vendor);

-- Finds threads by tag. Repeats what a list by tag is narrowed and sorted by, so that one index
-- holds the whole order; a change of a tagged thread rewrites its few rows here.
CREATE TABLE thread_tag (
  organization_id uuid        NOT NULL,
  thread_id       uuid        NOT NULL,
  -- The tag's name without regard to case; the thread's row has it as it was given.
  tag             text        COLLATE "C" NOT NULL,
  archived        boolean     NOT NULL,
  status          text        NOT NULL,
  updated_at      timestamptz NOT NULL,
  CONSTRAINT thread_tag_pkey PRIMARY KEY (organization_id, thread_id, tag)
);

CREATE INDEX thread_tag_in_order
  ON thread_tag (organization_id, tag, archived, status, updated_at, thread_id);

-- Finds threads by the beginning of a word of their title, in lower case. Changes only with the
-- title: repeating the order here would make every close of a thread rewrite all its words.
CREATE TABLE thread_title_word (
  organization_id uuid NOT NULL,
  word            text COLLATE "C" NOT NULL,
  thread_id       uuid NOT NULL,
  -- Whether a thread that a list has come to has a word.
  CONSTRAINT thread_title_word_pkey PRIMARY KEY (organization_id, thread_id, word)
);

-- The threads with a word.
CREATE INDEX thread_title_word_by_word ON thread_title_word (organization_id, word, thread_id);

-- Users and AI agents. Teams, contacts and the like will get tables of their own, since they have
-- little in common but external ids.
CREATE TABLE teammate (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  kind            text        NOT NULL,
  number          integer     NOT NULL,
  name            text        NOT NULL,
  email           text,
  image_url       text,
  -- {"vendor": "id"}; directory_external_id finds the teammate by them.
  external_ids    json        NOT NULL,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  CONSTRAINT teammate_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT teammate_number_key UNIQUE (organization_id, number),
  CONSTRAINT teammate_kind CHECK (kind IN ('user', 'agent')),
  CONSTRAINT teammate_number_positive CHECK (number > 0),
  CONSTRAINT teammate_name_length CHECK (char_length(name) BETWEEN 1 AND 255)
);

-- The list of teammates, oldest first.
CREATE INDEX teammate_by_creation ON teammate (organization_id, created_at, id);

-- Finds what the directory has by a vendor's id of it, whatever its kind ("teammate", later more).
CREATE TABLE directory_external_id (
  organization_id uuid NOT NULL,
  kind            text COLLATE "C" NOT NULL,
  vendor          text COLLATE "C" NOT NULL,
  external_id     text COLLATE "C" NOT NULL,
  entry_id        uuid NOT NULL,
  CONSTRAINT directory_external_id_pkey
    PRIMARY KEY (organization_id, kind, vendor, external_id),
  CONSTRAINT directory_external_id_one_for_each_vendor
    UNIQUE (organization_id, kind, entry_id, vendor),
  CONSTRAINT directory_external_id_length CHECK (char_length(external_id) BETWEEN 1 AND 255)
);

-- Who changed keys and, later, policy and connections; written by the change's own transaction.
CREATE TABLE audit_entry (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL DEFAULT gen_random_uuid(),
  at              timestamptz NOT NULL,
  by_type         text        NOT NULL,
  by_id           text,
  action          text        NOT NULL,
  subject         text        NOT NULL,
  data            json        NOT NULL,
  CONSTRAINT audit_entry_pkey PRIMARY KEY (organization_id, id)
);

-- The audit, newest first.
CREATE INDEX audit_entry_in_order ON audit_entry (organization_id, at, id);

-- The second wall: whatever a query forgets to ask, a connection sees and writes the rows of the
-- organization that its transaction names, and none where it names none. FORCE binds the owner too.
DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY[
    'policy', 'thread', 'thread_event', 'message', 'external_reference', 'thread_tag',
    'thread_title_word', 'teammate', 'directory_external_id', 'audit_entry']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      $policy$
        CREATE POLICY own_organization ON %I
          USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
          WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
      $policy$, walled);
  END LOOP;
END
$$;

-- History is not rewritten, and an audit even less.
REVOKE UPDATE, DELETE, TRUNCATE ON thread_event, audit_entry FROM threadkeep_app;
