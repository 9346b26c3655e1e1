-- Erasures reach contacts who are gone, threads that lost their contact, and jobs.

-- Whether somebody was erased whom the directory no longer has.
CREATE INDEX audit_entry_of_erasures
  ON audit_entry (organization_id, subject) WHERE action = 'contact.erased';
