SELECT * FROM baseline.thread WHERE organization_id = :organization::uuid AND NOT archived AND status = 'open' ORDER BY created_at DESC, id DESC LIMIT 51;
