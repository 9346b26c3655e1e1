-- How a vendor keeps a pull waiting, or made it fail: {"outcome": "not_sent", "http_status": 503,
-- "detail": "…"}. Until when it waits stands in not_before.
ALTER TABLE pull ADD COLUMN hindrance json;
