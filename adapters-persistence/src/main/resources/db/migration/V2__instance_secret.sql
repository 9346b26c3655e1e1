-- Secrets that all nodes of one database share, such as the key that cursors are signed with.
-- They belong to the installation, not to an organization: no row-level security here.
CREATE TABLE instance_secret (
  name text PRIMARY KEY,
  value bytea NOT NULL CHECK (octet_length(value) >= 32),
  created_at timestamptz NOT NULL DEFAULT now()
);
-- One that changed would make every cursor handed out before invalid.
REVOKE UPDATE, DELETE ON instance_secret FROM threadkeep_app;
