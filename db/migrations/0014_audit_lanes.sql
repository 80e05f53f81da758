CREATE SEQUENCE "public"."audit_order" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1000000000000 CACHE 1;--> statement-breakpoint
CREATE TABLE "audit_lane" (
	"workspace_id" text NOT NULL,
	"lane" integer NOT NULL,
	"place" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_lane_workspace_id_lane_pk" PRIMARY KEY("workspace_id","lane")
);
--> statement-breakpoint
ALTER TABLE "audit_lane" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "lane" integer;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "place" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_event_lane" ON "audit_event" USING btree ("workspace_id","lane","place");--> statement-breakpoint
CREATE POLICY "audit_lane_workspace_only" ON "audit_lane" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
-- Appends events to a free lane of a workspace's record: [{leaf, at, actor, origin, action, kind, subject, engagement,
-- before, after}], `leaf` the SHA-256 of the event's canonical JSON. The lane is this transaction's until it ends;
-- others take another. Only when all 32 are taken does one wait, for any of them.
CREATE FUNCTION append_audit(of_workspace text, events jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	own audit_lane;
	-- Drawn once: in a condition it would be drawn for every row.
	any_lane int := 1 + floor(random() * 32);
	event record;
	number bigint;
	link text;
BEGIN
	SELECT * INTO own FROM audit_lane WHERE workspace_id = of_workspace ORDER BY lane LIMIT 1 FOR UPDATE SKIP LOCKED;
	IF NOT FOUND THEN
		INSERT INTO audit_lane (workspace_id, lane, place, hash)
			SELECT of_workspace, n, 0, repeat('0', 64) FROM generate_series(1, 32) n ORDER BY n ON CONFLICT DO NOTHING;
		SELECT * INTO own FROM audit_lane WHERE workspace_id = of_workspace ORDER BY lane LIMIT 1 FOR UPDATE SKIP LOCKED;
	END IF;
	IF own.lane IS NULL THEN
		SELECT * INTO STRICT own FROM audit_lane WHERE workspace_id = of_workspace AND lane = any_lane FOR UPDATE;
	END IF;
	FOR event IN SELECT * FROM jsonb_to_recordset(events) AS e (leaf text, at timestamptz, actor text, origin text,
		action text, kind text, subject text, engagement uuid, before jsonb, after jsonb)
	LOOP
		own.place := own.place + 1;
		number := nextval('audit_order');
		link := own.hash;
		own.hash := encode(sha256(convert_to(concat_ws(E'\n', link, own.lane, own.place, number, event.leaf), 'UTF8')), 'hex');
		INSERT INTO audit_event (workspace_id, seq, lane, place, at, actor, origin, action, kind, subject,
				engagement_id, before, after, prev_hash, hash)
			VALUES (of_workspace, number, own.lane, own.place, event.at, event.actor, event.origin, event.action, event.kind,
				event.subject, event.engagement, event.before, event.after, link, own.hash);
	END LOOP;
	UPDATE audit_lane SET place = own.place, hash = own.hash WHERE workspace_id = of_workspace AND lane = own.lane;
END $$;
