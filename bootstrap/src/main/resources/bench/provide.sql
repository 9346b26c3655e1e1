-- Open threads with the numbers from :first to :last: copies of the one that the service opened,
-- each a millisecond older than the one before, with ids that can be told by their numbers.
SELECT set_config('app.organization', :organization::text, false);
INSERT INTO public.thread
SELECT r.*
  FROM generate_series(:first::bigint, :last::bigint) k
  JOIN public.thread t ON t.organization_id = :organization::uuid AND t.id = :template::uuid
 CROSS JOIN LATERAL json_populate_record(t, json_build_object(
         'id', '01990000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'),
         'number', k,
         'created_at', t.created_at - k * interval '1 ms',
         'updated_at', t.updated_at - k * interval '1 ms',
         'last_state_change_at', t.last_state_change_at - k * interval '1 ms')) r;
INSERT INTO public.thread_event
       (organization_id, thread_id, seq, at, by_type, by_id, through, request_id, type, data)
SELECT e.organization_id, ('01990000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid, e.seq,
       e.at - k * interval '1 ms', e.by_type, e.by_id, e.through, e.request_id, e.type,
       (e.data::jsonb || jsonb_build_object('number', k::text))::json
  FROM generate_series(:first::bigint, :last::bigint) k
  JOIN public.thread_event e
    ON e.organization_id = :organization::uuid AND e.thread_id = :template::uuid;
INSERT INTO public.thread_title_word
SELECT w.organization_id, w.word, ('01990000-0000-7000-8000-' || lpad(to_hex(k), 12, '0'))::uuid
  FROM generate_series(:first::bigint, :last::bigint) k
  JOIN public.thread_title_word w
    ON w.organization_id = :organization::uuid AND w.thread_id = :template::uuid;
