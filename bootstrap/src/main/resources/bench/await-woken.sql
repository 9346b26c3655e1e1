-- Ends when no snooze is due. Each look is a transaction of its own, so that what the service leaves
-- behind may be cleaned up meanwhile.
DO $$
BEGIN
  WHILE EXISTS (SELECT FROM public.due_snooze WHERE due_at <= now()) LOOP
    PERFORM pg_sleep(0.02);
    COMMIT;
  END LOOP;
END
$$;
