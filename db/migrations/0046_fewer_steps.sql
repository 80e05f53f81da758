-- As before, and planned once a connection: what is written in SQL alone is planned each time. Most text is ASCII, of which nothing has to be folded but its case.
CREATE OR REPLACE FUNCTION search_words(of_workspace text, value text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	folded text := left(coalesce(value, ''), 40000);
BEGIN
	IF octet_length(folded) = length(folded) THEN
		folded := lower(folded);
	ELSE
		folded := regexp_replace(
			replace(replace(lower(replace(normalize(folded, NFKC), 'İ', 'i')), U&'i\0307', 'i'), 'ς', 'σ'),
			U&'([\3005-\3007\3040-\30ff\31f0-\31ff\3400-\4dbf\4e00-\9fff\f900-\faff\+020000-\+03ffff])', ' \1 ', 'g');
	END IF;
	RETURN (
		SELECT coalesce(string_agg('''' || of_workspace || left(word, 60) || ''':' || nth, ' '), '')::tsvector
		FROM regexp_split_to_table(folded, '[\s\u0085\u2028\u2029\ufeff!-/:-@\[-`{-~]+') WITH ORDINALITY words (word, nth)
		WHERE word <> ''
	);
END $$;--> statement-breakpoint
-- As before, and one edit that is awaited takes along all that is written for its destination, messages that are yet to be posted too: whoever is to bring it
-- has to end with its row, which this transaction holds, and looks afterwards for whatever waits there.
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
		SELECT coalesce(array_agg(destination), '{}') INTO asleep
			FROM (SELECT destination FROM written GROUP BY destination HAVING NOT bool_or(is_awaited)) unawaited;
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
