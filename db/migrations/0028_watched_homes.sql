CREATE INDEX "home_opened_lately" ON "home_opened" USING btree ("workspace_id","opened_at");--> statement-breakpoint
-- A Home is opened: whoever asks afterwards whether it is watched finds it, and what was asked before is committed by
-- the time this transaction is, so that the drawing which follows shows it.
CREATE FUNCTION watch_home(of_workspace text) RETURNS void LANGUAGE sql AS $$
	SELECT pg_advisory_xact_lock(hashtextextended('home ' || of_workspace, 0));
$$;--> statement-breakpoint
-- Whether somebody has opened a Home since, and it shows an engagement. To be asked last in a transaction: until that is
-- committed, Homes that are being opened wait for it.
CREATE FUNCTION home_is_watched(of_workspace text, of_engagement uuid, since timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_advisory_xact_lock_shared(hashtextextended('home ' || of_workspace, 0));
	RETURN EXISTS (
		SELECT FROM home_opened opened
		WHERE opened.workspace_id = of_workspace AND opened.opened_at >= since AND (
			EXISTS (SELECT FROM engagement_person named WHERE named.workspace_id = of_workspace
				AND named.engagement_id = of_engagement AND named.user_id = opened.user_id)
			OR EXISTS (SELECT FROM home_glance glance WHERE glance.workspace_id = of_workspace
				AND glance.user_id = opened.user_id AND glance.engagement_id = of_engagement))
	);
END $$;--> statement-breakpoint
-- As before, and an entry with `waits` is due so many seconds later by this server's clock.
CREATE OR REPLACE FUNCTION queue_entries(entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('role', 'none', true);
	INSERT INTO pgboss.job (name, data, singleton_key, start_after, created_on, keep_until, policy, retry_limit,
			retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, dead_letter, heartbeat_seconds)
		SELECT entry->>'queue', entry->'data', entry->>'key', due, pgboss.job_now(),
			due + settings.retention_seconds * interval '1 second', settings.policy, settings.retry_limit, settings.retry_delay, settings.retry_backoff,
			settings.retry_delay_max, settings.expire_seconds, settings.deletion_seconds, settings.dead_letter, settings.heartbeat_seconds
		FROM jsonb_array_elements(entries) WITH ORDINALITY AS given(entry, at)
		CROSS JOIN LATERAL (SELECT coalesce((entry->>'startAfter')::timestamptz,
			pgboss.job_now() + coalesce((entry->>'waits')::int, 0) * interval '1 second') AS due) AS moment
		LEFT JOIN pgboss.queue settings ON settings.name = entry->>'queue'
		ORDER BY at;
	PERFORM pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue || ' ' || count(*))
		FROM jsonb_to_recordset(entries) AS entry(queue text, "startAfter" timestamptz, waits int)
		WHERE coalesce("startAfter" <= pgboss.job_now(), coalesce(waits, 0) = 0)
		GROUP BY queue;
END $$;--> statement-breakpoint
-- As before, and an entry with `watched` {engagement, since} is left out where nobody has a Home open that shows it. That
-- is asked when nothing is left to wait for.
CREATE OR REPLACE FUNCTION end_verb(of_workspace text, events jsonb, messages jsonb, entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	asleep text[];
	to_queue jsonb;
BEGIN
	IF jsonb_array_length(messages) > 0 THEN
		WITH shown AS (
			-- Places at the end of the line in the order shown …
			SELECT r.*, nextval('message_position_seq') AS position
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
		WHERE (NOT entry ? 'wakes' OR entry->>'wakes' = ANY (asleep))
			AND (NOT entry ? 'watched' OR home_is_watched(of_workspace,
				(entry->'watched'->>'engagement')::uuid, (entry->'watched'->>'since')::timestamptz));
	IF to_queue IS NOT NULL THEN
		PERFORM queue_entries(to_queue);
	END IF;
END $$;
