\set k random(1, :standing)
SELECT * FROM baseline.thread WHERE organization_id = :organization::uuid AND id = ('01990000-0000-7000-8000-' || lpad(to_hex(:k::bigint), 12, '0'))::uuid;
