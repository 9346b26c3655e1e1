-- How often somebody asked to have tried again what waits for a connection. What nodes found out
-- about its vendor before that counts no more.
ALTER TABLE connection ADD COLUMN retries bigint NOT NULL DEFAULT 0;
ALTER TABLE connection ADD CONSTRAINT connection_retries_not_negative CHECK (retries >= 0);

-- What waits for a connection that is switched off waits because somebody wants it to: it counts,
-- but says nothing of how long vendors take.
CREATE OR REPLACE VIEW delivery_backlog AS
SELECT c.organization_id, c.vendor, s.state, counted.deliveries, oldest.created_at AS oldest_at
  FROM connection c
 CROSS JOIN (VALUES ('pending'), ('parked')) AS s (state)
 CROSS JOIN LATERAL (
   SELECT count(*) AS deliveries
     FROM (SELECT
             FROM delivery d
            WHERE d.organization_id = c.organization_id AND d.connection_id = c.id
              AND d.state = s.state
            LIMIT 100000) d) counted
  LEFT JOIN LATERAL (
   SELECT d.created_at
     FROM delivery d
    WHERE c.enabled AND d.organization_id = c.organization_id AND d.connection_id = c.id
      AND d.state = s.state
    ORDER BY d.created_at
    LIMIT 1) oldest ON true;
