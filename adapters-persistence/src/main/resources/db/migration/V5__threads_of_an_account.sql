-- The threads that a vendor knows in one account, in the order of their ids, which begin with the
-- time of their opening: a list of them that is not filtered is counted by this index alone.
CREATE INDEX external_reference_by_account
  ON external_reference (organization_id, vendor, account, thread_id);
