-- Connections of organizations to vendors.

CREATE TABLE connection (
  organization_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  -- An open value: another vendor needs no other schema.
  vendor          text        COLLATE "C" NOT NULL,
  name            text        NOT NULL,
  base_url        text        NOT NULL,
  -- {"token": {"key": "…", "sealed": "…"}}: what the service sealed with a key that no database
  -- has, for this organization, connection and name.
  credentials     json        NOT NULL,
  settings        json        NOT NULL,
  enabled         boolean     NOT NULL,
  -- How often it was written.
  version         bigint      NOT NULL,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  CONSTRAINT connection_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT connection_name_length CHECK (char_length(name) BETWEEN 1 AND 255),
  CONSTRAINT connection_base_url_length CHECK (char_length(base_url) BETWEEN 1 AND 2000),
  CONSTRAINT connection_version_positive CHECK (version >= 1),
  CONSTRAINT connection_changed_in_order CHECK (created_at <= updated_at)
);

-- An organization's connections, oldest first.
CREATE INDEX connection_by_creation ON connection (organization_id, created_at, id);

-- The threads whose references name a connection, before it is removed.
CREATE INDEX external_reference_by_connection
  ON external_reference (organization_id, connection_id) WHERE connection_id IS NOT NULL;

ALTER TABLE connection ENABLE ROW LEVEL SECURITY;
ALTER TABLE connection FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON connection
  USING (organization_id = nullif(current_setting('app.organization', true), '')::uuid)
  WITH CHECK (organization_id = nullif(current_setting('app.organization', true), '')::uuid);
