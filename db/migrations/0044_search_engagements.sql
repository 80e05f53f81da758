-- As before; an engagement is its own.
CREATE OR REPLACE FUNCTION keep_searchable() RETURNS trigger LANGUAGE plpgsql AS $$
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
	VALUES (new.workspace_id, tg_table_name, new.id, coalesce((own ->> 'engagement_id')::uuid, new.id), search_words(new.workspace_id, texts))
	ON CONFLICT (workspace_id, kind, subject_id) DO UPDATE SET words = excluded.words WHERE kept.words <> excluded.words;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER engagement_searchable AFTER INSERT OR UPDATE OF name, goal ON engagement FOR EACH ROW
	EXECUTE FUNCTION keep_searchable('name', 'goal');--> statement-breakpoint
ALTER TABLE engagement NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE search_entry NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO search_entry SELECT workspace_id, 'engagement', id, id, search_words(workspace_id, concat_ws(' ', name, goal)) FROM engagement;--> statement-breakpoint
ALTER TABLE search_entry FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE engagement FORCE ROW LEVEL SECURITY;
