-- What vendors do by themselves, and what is known of it.

-- What the vendor was last known to hold, register by register: {"status": {"is": "open"}}. It
-- stands in the stream's row, so that what is settled and what the vendor holds from then on are
-- written as one.
ALTER TABLE delivery_stream ADD COLUMN shown jsonb NOT NULL DEFAULT '{}';

-- The threads that a vendor holds, one after the other.
CREATE INDEX external_reference_of_vendor
  ON external_reference (organization_id, vendor, thread_id);
