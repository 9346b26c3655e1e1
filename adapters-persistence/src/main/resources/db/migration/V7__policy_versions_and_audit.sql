-- Policies can be changed, and the audit says through what and by which request.

-- How often the policy was written. With a default, for nodes of before that make organizations.
ALTER TABLE policy
  ADD COLUMN version bigint NOT NULL DEFAULT 1,
  ADD CONSTRAINT policy_version_positive CHECK (version >= 1);

-- Nobody knows either of entries from before.
ALTER TABLE audit_entry
  ADD COLUMN through    text,
  ADD COLUMN request_id text,
  -- Where there is only one of the kind, as with the policy, there is no id to name.
  ALTER COLUMN subject DROP NOT NULL,
  ADD CONSTRAINT audit_entry_request_length CHECK (char_length(request_id) <= 128);
