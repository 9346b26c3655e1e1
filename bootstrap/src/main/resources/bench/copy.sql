-- Both sides begin with the same rows, packed and counted alike.
SELECT set_config('app.organization', :organization::text, false);
INSERT INTO baseline.thread SELECT * FROM public.thread;
INSERT INTO baseline.thread_event SELECT * FROM public.thread_event;
VACUUM ANALYZE public.thread;
VACUUM ANALYZE public.thread_event;
VACUUM ANALYZE public.thread_title_word;
VACUUM ANALYZE baseline.thread;
VACUUM ANALYZE baseline.thread_event;
