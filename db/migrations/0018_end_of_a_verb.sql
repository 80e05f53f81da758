-- Puts entries into the queue: [{queue, data, key, startAfter}], in that order, with the settings of their queues, as
-- pg-boss's own insert has them; a test compares the two. Tells whoever attends a queue how many are due. It gives up
-- the workspace's role for the rest of the transaction: the queue's tables are no workspace's.
CREATE FUNCTION queue_entries(entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('role', 'none', true);
	INSERT INTO pgboss.job (name, data, singleton_key, start_after, created_on, keep_until, policy, retry_limit,
			retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, dead_letter, heartbeat_seconds)
		SELECT entry->>'queue', entry->'data', entry->>'key', due, pgboss.job_now(),
			due + settings.retention_seconds * interval '1 second', settings.policy, settings.retry_limit, settings.retry_delay, settings.retry_backoff,
			settings.retry_delay_max, settings.expire_seconds, settings.deletion_seconds, settings.dead_letter, settings.heartbeat_seconds
		FROM jsonb_array_elements(entries) WITH ORDINALITY AS given(entry, at)
		CROSS JOIN LATERAL (SELECT coalesce((entry->>'startAfter')::timestamptz, pgboss.job_now()) AS due) AS moment
		LEFT JOIN pgboss.queue settings ON settings.name = entry->>'queue'
		ORDER BY at;
	PERFORM pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue || ' ' || count(*))
		FROM jsonb_to_recordset(entries) AS entry(queue text, "startAfter" timestamptz)
		WHERE "startAfter" IS NULL OR "startAfter" <= pgboss.job_now()
		GROUP BY queue;
END $$;--> statement-breakpoint
-- What a verb writes last, at once: events for its workspace's record, as `append_audit` takes them; which messages
-- should show what it changed, [{at, subject, destination, engagement_id, thread_of, pin}]; and entries for the queue.
-- An entry that `wakes` a destination is left out where every message that is wanted there stands in Slack and was
-- already waiting to be edited: whoever is to bring that edit has to take this transaction's along, since it ends
-- with a row that this transaction holds, and looks again afterwards.
CREATE FUNCTION end_verb(of_workspace text, events jsonb, messages jsonb, entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	asleep text[];
	to_queue jsonb;
BEGIN
	IF jsonb_array_length(messages) > 0 THEN
		WITH shown AS (
			-- Places at the end of the line in the order shown …
			SELECT r.*, nextval(pg_get_serial_sequence('message', 'position')) AS position
			FROM (
				SELECT * FROM jsonb_to_recordset(messages)
					AS x (at int, subject text, destination text, engagement_id uuid, thread_of text, pin boolean)
				ORDER BY at
			) r
		), written AS (
			INSERT INTO message (workspace_id, subject, id, engagement_id, destination, thread_of, pin, wanted, position)
			-- … and rows in the order of subjects: two that show the same must not lock them crosswise.
			SELECT of_workspace, subject, gen_random_uuid(), engagement_id, destination, thread_of, coalesce(pin, false), 1, position
			FROM shown ORDER BY subject
			ON CONFLICT (workspace_id, subject) DO UPDATE SET
				wanted = message.wanted + 1,
				destination = excluded.destination,
				thread_of = excluded.thread_of,
				position = CASE WHEN message.wanted > message.delivered AND message.dead_at IS NULL
					THEN message.position ELSE excluded.position END,
				channel = CASE WHEN message.destination = excluded.destination THEN message.channel END,
				ts = CASE WHEN message.destination = excluded.destination THEN message.ts END,
				attempt_at = CASE WHEN message.destination = excluded.destination THEN message.attempt_at END,
				look_cursor = CASE WHEN message.destination = excluded.destination THEN message.look_cursor END,
				dead_at = NULL
			RETURNING destination, ts IS NOT NULL AND dead_reason IS NULL AND wanted - 1 > delivered AS is_awaited
		)
		SELECT coalesce(array_agg(DISTINCT destination) FILTER (WHERE NOT is_awaited), '{}') INTO asleep FROM written;
	END IF;
	IF jsonb_array_length(events) > 0 THEN
		PERFORM append_audit(of_workspace, events);
	END IF;
	SELECT jsonb_agg(entry ORDER BY at) INTO to_queue
		FROM jsonb_array_elements(entries) WITH ORDINALITY AS given(entry, at)
		WHERE NOT entry ? 'wakes' OR entry->>'wakes' = ANY (asleep);
	IF to_queue IS NOT NULL THEN
		PERFORM queue_entries(to_queue);
	END IF;
END $$;
