-- The whole directory in one table: teammates, and what were opaque ids before, get entries.
--
-- One table for all kinds, since all of them are kept, listed, looked up, changed and removed
-- alike; what only one kind has is in its details, but for what rows are looked up by.

CREATE TABLE directory_entry (
  organization_id uuid        NOT NULL,
  kind            text        COLLATE "C" NOT NULL,
  -- Text, since ids from before there was a directory are whatever clients had.
  id              text        COLLATE "C" NOT NULL,
  -- What a teammate is.
  type            text,
  number          integer,
  -- By what else it is looked up: a tag's name, a contact's e-mail address, without regard to case.
  key             text        COLLATE "C",
  -- To which company a contact belongs.
  company         text        COLLATE "C",
  -- What else there is to say, the name first of all.
  details         json        NOT NULL,
  -- {"vendor": "id"}; directory_external_id finds the entry by them.
  external_ids    json        NOT NULL,
  -- How often it was written.
  version         bigint      NOT NULL,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  CONSTRAINT directory_entry_pkey PRIMARY KEY (organization_id, kind, id),
  CONSTRAINT directory_entry_number_key UNIQUE (organization_id, kind, number),
  CONSTRAINT directory_entry_kind
    CHECK (kind IN ('teammate', 'team', 'contact', 'company', 'tag', 'project')),
  CONSTRAINT directory_entry_id_length CHECK (char_length(id) BETWEEN 1 AND 255),
  CONSTRAINT directory_entry_teammates_have_types
    CHECK ((kind = 'teammate') = (type IS NOT NULL)),
  CONSTRAINT directory_entry_type CHECK (type IN ('user', 'agent')),
  CONSTRAINT directory_entry_numbered
    CHECK ((kind IN ('teammate', 'team')) = (number IS NOT NULL)),
  CONSTRAINT directory_entry_number_positive CHECK (number > 0),
  CONSTRAINT directory_entry_tags_have_keys CHECK (kind <> 'tag' OR key IS NOT NULL),
  CONSTRAINT directory_entry_contacts_have_companies CHECK (kind = 'contact' OR company IS NULL),
  CONSTRAINT directory_entry_only_contacts_are_nameless
    CHECK (kind = 'contact' OR details ->> 'name' IS NOT NULL),
  CONSTRAINT directory_entry_name_length
    CHECK (char_length(details ->> 'name') BETWEEN 1 AND 255),
  CONSTRAINT directory_entry_version_positive CHECK (version >= 1),
  CONSTRAINT directory_entry_changed_in_order CHECK (created_at <= updated_at)
);

-- A tag is its name.
CREATE UNIQUE INDEX directory_entry_tag_key
  ON directory_entry (organization_id, key) WHERE kind = 'tag';

-- Contacts by their e-mail addresses.
CREATE INDEX directory_entry_by_key
  ON directory_entry (organization_id, kind, key, created_at, id)
  WHERE kind <> 'tag' AND key IS NOT NULL;

-- The contacts of a company, before the company is removed.
CREATE INDEX directory_entry_by_company
  ON directory_entry (organization_id, company) WHERE company IS NOT NULL;

-- The list of a kind, oldest first.
CREATE INDEX directory_entry_by_creation
  ON directory_entry (organization_id, kind, created_at, id);

-- What is linked to a company or a project, before either is removed.
CREATE INDEX thread_by_company ON thread (organization_id, company, id) WHERE company IS NOT NULL;
CREATE INDEX thread_by_project ON thread (organization_id, project, id) WHERE project IS NOT NULL;

ALTER TABLE directory_external_id
  ALTER COLUMN entry_id TYPE text COLLATE "C" USING entry_id::text;

-- The rows of all organizations are needed here, and FORCE binds the owner too. Nobody else reads
-- these tables until this migration is done.
ALTER TABLE thread NO FORCE ROW LEVEL SECURITY;
ALTER TABLE thread_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE thread_tag NO FORCE ROW LEVEL SECURITY;
ALTER TABLE teammate NO FORCE ROW LEVEL SECURITY;

INSERT INTO directory_entry (organization_id, kind, id, type, number, details, external_ids,
                             version, created_at, updated_at)
SELECT organization_id, 'teammate', id::text, kind, number,
       json_strip_nulls(
         json_build_object('name', name, 'email', email, 'image_url', image_url)),
       external_ids, 1, created_at, updated_at
  FROM teammate;

DROP TABLE teammate;

-- All ids that threads, their history and their messages name, each with when it was first named.
CREATE TABLE named_before AS
WITH named (organization_id, kind, id, at) AS (
  SELECT t.organization_id, n.kind, n.id, t.created_at
    FROM thread t
   CROSS JOIN LATERAL (VALUES ('team', t.team), ('contact', t.contact), ('company', t.company),
                              ('project', t.project)) n (kind, id)
  UNION ALL
  SELECT e.organization_id, n.kind, n.id, e.at
    FROM thread_event e
   CROSS JOIN LATERAL (VALUES ('team', e.data ->> 'team_id'),
                              ('contact', e.data ->> 'contact_id'),
                              ('company', e.data ->> 'company_id'),
                              ('project', e.data ->> 'project_id')) n (kind, id)
   WHERE e.type IN ('thread.opened', 'thread.linked', 'thread.team_assigned')
  UNION ALL
  SELECT organization_id, 'contact', by_id, at FROM thread_event WHERE by_type = 'contact'
  UNION ALL
  -- A message may be older than the thread that it was recorded in.
  SELECT organization_id, 'contact', author_id, occurred_at
    FROM message
   WHERE author_type = 'contact'
)
SELECT organization_id, kind, id, min(at) AS at
  FROM named
 WHERE id IS NOT NULL
 GROUP BY organization_id, kind, id;

-- Of a contact nothing is known but its id; what needs a name has the id for one.
INSERT INTO directory_entry (organization_id, kind, id, details, external_ids, version,
                             created_at, updated_at)
SELECT organization_id, kind, id,
       CASE kind WHEN 'contact' THEN '{}'::json ELSE json_build_object('name', id) END,
       '{}', 1, at, at
  FROM named_before
 WHERE kind <> 'team';

-- Teams have random numbers, drawn again where two of an organization have drawn the same.
DO $$
BEGIN
  LOOP
    INSERT INTO directory_entry (organization_id, kind, id, number, details, external_ids, version,
                                 created_at, updated_at)
    SELECT n.organization_id, n.kind, n.id, 1 + floor(random() * 2147483646)::integer,
           json_build_object('name', n.id), '{}', 1, n.at, n.at
      FROM named_before n
     WHERE n.kind = 'team'
       AND NOT EXISTS (
         SELECT
           FROM directory_entry d
          WHERE d.organization_id = n.organization_id AND d.kind = n.kind AND d.id = n.id)
        ON CONFLICT DO NOTHING;
    EXIT WHEN NOT FOUND;
  END LOOP;
END
$$;

DROP TABLE named_before;

-- The tags that threads have now; those that are only in their history are names and no ids. Where
-- this database cannot tell which spelling a key is from, the key is the name.
INSERT INTO directory_entry (organization_id, kind, id, key, details, external_ids, version,
                             created_at, updated_at)
SELECT g.organization_id, 'tag', gen_random_uuid()::text, g.tag,
       json_build_object(
         'name', coalesce(min(spelt.name) FILTER (WHERE lower(spelt.name) = g.tag), g.tag)),
       '{}', 1, min(t.created_at), min(t.created_at)
  FROM thread_tag g
  JOIN thread t ON t.organization_id = g.organization_id AND t.id = g.thread_id
 CROSS JOIN LATERAL unnest(t.tags) AS spelt (name)
 GROUP BY g.organization_id, g.tag;

ALTER TABLE thread FORCE ROW LEVEL SECURITY;
ALTER TABLE thread_event FORCE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
ALTER TABLE thread_tag FORCE ROW LEVEL SECURITY;

ALTER TABLE directory_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON directory_entry
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);
