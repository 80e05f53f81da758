CREATE TABLE "search_entry" (
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_entry_workspace_id_kind_subject_id_pk" PRIMARY KEY("workspace_id","kind","subject_id")
);
--> statement-breakpoint
ALTER TABLE "search_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_entry_words" ON "search_entry" USING gin ("words");--> statement-breakpoint
CREATE POLICY "search_entry_workspace_only" ON "search_entry" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "search_entry_searched_only" ON "search_entry" AS PERMISSIVE FOR SELECT TO "phasegate_searcher" USING (true);--> statement-breakpoint
-- A process of the version before writes through the triggers as well.
GRANT SELECT, INSERT, UPDATE, DELETE ON "search_entry" TO "phasegate_app";--> statement-breakpoint
-- What search finds in a text: its words, as names are folded (see db/folded.ts), each behind its workspace's id. Signs of ASCII part words, so that a source
-- called crm_tickets is found by either; where words are written without spaces, each sign is one. No save fails
-- for its length: a tsvector takes a megabyte. What is typed is parted alike (src/search/words.ts).
CREATE FUNCTION search_words(of_workspace text, value text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT coalesce(string_agg('''' || of_workspace || left(word, 60) || ''':' || nth, ' '), '')::tsvector
	FROM regexp_split_to_table(
		regexp_replace(
			replace(lower(replace(normalize(left(coalesce(value, ''), 40000), NFKC), 'İ', U&'i\0307')), 'ς', 'σ'),
			'([\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])', ' \1 ', 'g'),
		'[\s\u0085\u2028\u2029\ufeff!-/:-@\[-`{-~]+') WITH ORDINALITY words (word, nth)
	WHERE word <> ''
);--> statement-breakpoint
-- Keeps the words of a row: those of the columns that the trigger names; `monitor.name` is the name of the monitor that the row is about.
CREATE FUNCTION keep_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	own jsonb := to_jsonb(new);
	texts text := '';
	named text;
	part text;
BEGIN
	FOREACH named IN ARRAY tg_argv LOOP
		IF strpos(named, '.') = 0 THEN
			part := own ->> named;
		ELSE
			EXECUTE format('SELECT %I FROM %I WHERE workspace_id = $1 AND id = $2', split_part(named, '.', 2), split_part(named, '.', 1))
				INTO part USING new.workspace_id, (own ->> (split_part(named, '.', 1) || '_id'))::uuid;
		END IF;
		texts := concat_ws(' ', texts, part);
	END LOOP;
	INSERT INTO search_entry AS kept (workspace_id, kind, subject_id, engagement_id, words)
	VALUES (new.workspace_id, tg_table_name, new.id, new.engagement_id, search_words(new.workspace_id, texts))
	ON CONFLICT (workspace_id, kind, subject_id) DO UPDATE SET words = excluded.words WHERE kept.words <> excluded.words;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION drop_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM search_entry WHERE workspace_id = old.workspace_id AND kind = tg_table_name AND subject_id = old.id;
	RETURN NULL;
END $$;--> statement-breakpoint
-- Has the words of rows that are about this one kept anew.
CREATE FUNCTION renew_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('UPDATE %1$I SET %2$I = %2$I WHERE workspace_id = $1 AND %2$I = $2', tg_argv[0], tg_table_name || '_id')
		USING new.workspace_id, new.id;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER source_searchable AFTER INSERT OR UPDATE OF name, system, owner, extraction_plan ON source FOR EACH ROW
	EXECUTE FUNCTION keep_searchable('name', 'system', 'owner', 'extraction_plan');--> statement-breakpoint
CREATE TRIGGER gap_searchable AFTER INSERT OR UPDATE OF title, description, effect_note ON gap FOR EACH ROW
	EXECUTE FUNCTION keep_searchable('title', 'description', 'effect_note');--> statement-breakpoint
CREATE TRIGGER candidate_searchable AFTER INSERT OR UPDATE OF name, description, start_state, end_state ON candidate FOR EACH ROW
	EXECUTE FUNCTION keep_searchable('name', 'description', 'start_state', 'end_state');--> statement-breakpoint
CREATE TRIGGER gate_request_searchable AFTER INSERT OR UPDATE OF gate, subject, reason ON gate_request FOR EACH ROW
	EXECUTE FUNCTION keep_searchable('gate', 'subject', 'reason');--> statement-breakpoint
-- Of alerts that people were told of.
CREATE TRIGGER alert_searchable AFTER INSERT OR UPDATE OF monitor_id, told, title, findings, dismissed_reason ON alert FOR EACH ROW
	WHEN (new.told <> 'nothing') EXECUTE FUNCTION keep_searchable('monitor.name', 'title', 'findings', 'dismissed_reason');--> statement-breakpoint
CREATE TRIGGER alert_named AFTER UPDATE OF name ON monitor FOR EACH ROW
	WHEN (old.name <> new.name) EXECUTE FUNCTION renew_searchable('alert');--> statement-breakpoint
CREATE TRIGGER retraining_trigger_searchable AFTER INSERT OR UPDATE OF title, text, cause ON retraining_trigger FOR EACH ROW
	EXECUTE FUNCTION keep_searchable('title', 'text', 'cause');--> statement-breakpoint
CREATE TRIGGER source_gone AFTER DELETE ON source FOR EACH ROW EXECUTE FUNCTION drop_searchable();--> statement-breakpoint
CREATE TRIGGER gap_gone AFTER DELETE ON gap FOR EACH ROW EXECUTE FUNCTION drop_searchable();--> statement-breakpoint
CREATE TRIGGER candidate_gone AFTER DELETE ON candidate FOR EACH ROW EXECUTE FUNCTION drop_searchable();--> statement-breakpoint
CREATE TRIGGER gate_request_gone AFTER DELETE ON gate_request FOR EACH ROW EXECUTE FUNCTION drop_searchable();--> statement-breakpoint
CREATE TRIGGER alert_gone AFTER DELETE ON alert FOR EACH ROW EXECUTE FUNCTION drop_searchable();--> statement-breakpoint
CREATE TRIGGER retraining_trigger_gone AFTER DELETE ON retraining_trigger FOR EACH ROW EXECUTE FUNCTION drop_searchable();--> statement-breakpoint
-- What is there already. Its owner is held to the policies too.
ALTER TABLE source NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE gap NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE candidate NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE gate_request NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE monitor NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE alert NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE retraining_trigger NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO search_entry
SELECT workspace_id, 'source', id, engagement_id, search_words(workspace_id, concat_ws(' ', name, system, owner, extraction_plan)) FROM source
UNION ALL
SELECT workspace_id, 'gap', id, engagement_id, search_words(workspace_id, concat_ws(' ', title, description, effect_note)) FROM gap
UNION ALL
SELECT workspace_id, 'candidate', id, engagement_id, search_words(workspace_id, concat_ws(' ', name, description, start_state, end_state)) FROM candidate
UNION ALL
SELECT workspace_id, 'gate_request', id, engagement_id, search_words(workspace_id, concat_ws(' ', gate, subject, reason)) FROM gate_request
UNION ALL
SELECT a.workspace_id, 'alert', a.id, a.engagement_id, search_words(a.workspace_id, concat_ws(' ', m.name, a.title, a.findings, a.dismissed_reason))
FROM alert a JOIN monitor m ON m.workspace_id = a.workspace_id AND m.id = a.monitor_id WHERE a.told <> 'nothing'
UNION ALL
SELECT workspace_id, 'retraining_trigger', id, engagement_id, search_words(workspace_id, concat_ws(' ', title, text, cause)) FROM retraining_trigger;--> statement-breakpoint
ALTER TABLE source FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE gap FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE candidate FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE gate_request FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE monitor FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE alert FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE retraining_trigger FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Looks words up, in the workspace that the transaction was opened for and in these engagements of it. As the role whose policy has no condition: behind one
-- no index would be used. Of what thousands of things contain some are ranked.
CREATE FUNCTION find_searchable(asked tsquery, visible uuid[], most_of_a_kind int, most int)
RETURNS TABLE (kind text, subject_id uuid, rank real) LANGUAGE plpgsql AS $$
DECLARE
	own text := current_setting('phasegate.workspace_id', true);
BEGIN
	PERFORM set_config('role', 'phasegate_searcher', true);
	-- Planned for these values.
	RETURN QUERY EXECUTE '
		SELECT ranked.kind, ranked.subject_id, ranked.rank
		FROM (
			SELECT found.*, row_number() OVER (PARTITION BY found.kind ORDER BY found.rank DESC, found.subject_id) AS nth
			FROM (
				SELECT entry.kind, entry.subject_id, ts_rank(entry.words, $1) AS rank
				FROM search_entry entry
				WHERE entry.words @@ $1 AND entry.workspace_id = $2 AND entry.engagement_id = ANY ($3)
				LIMIT 2000
			) found
		) ranked
		WHERE ranked.nth <= $4
		ORDER BY ranked.rank DESC, ranked.subject_id
		LIMIT $5' USING asked, own, visible, most_of_a_kind, most;
	PERFORM set_config('role', 'phasegate_app', true);
END $$;
