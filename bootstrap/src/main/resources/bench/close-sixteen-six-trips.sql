\set k :first + 16 * (:n * :clients + :client_id)
\set n :n + 1
BEGIN;
SELECT * FROM baseline.thread WHERE organization_id = :organization::uuid AND id IN (SELECT ('01990000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid FROM generate_series(:k::bigint, :k::bigint + 15) AS k) ORDER BY id FOR UPDATE;
UPDATE baseline.thread SET version = version + 1, status = 'closed', inbox_tab = 'done', closed_at = now(), close_reason = 'resolved', closed_by_type = 'key', closed_by_id = 'baseline', last_state_change_at = now(), updated_at = now() WHERE organization_id = :organization::uuid AND id IN (SELECT ('01990000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid FROM generate_series(:k::bigint, :k::bigint + 15) AS k);
INSERT INTO baseline.thread_event (organization_id, thread_id, seq, at, by_type, by_id, through, request_id, type, data) SELECT :organization::uuid, ('01990000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid, 2, now(), 'key', 'baseline', 'canonical', 'baseline', 'thread.closed', '{"reason": "resolved", "loop_closed": false}' FROM generate_series(:k::bigint, :k::bigint + 15) AS k;
INSERT INTO baseline.delivery (organization_id, thread_id, seq, data) SELECT :organization::uuid, ('01990000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid, 2, '{"status": "closed"}' FROM generate_series(:k::bigint, :k::bigint + 15) AS k;
COMMIT;
