-- Lets the snooze of the threads with the numbers up to :last have ended. Without events: nobody
-- looks at these histories, and what is measured is how they are woken.
SELECT set_config('app.organization', :organization::text, false);
UPDATE public.thread
   SET status = 'snoozed', inbox_tab = 'snoozed', snoozed_until = updated_at
 WHERE organization_id = :organization::uuid AND number <= :last::bigint AND status = 'open';
