CREATE TABLE "erasure" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text,
	"pseudonym" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamptz(3) NOT NULL,
	"done_at" timestamptz(3),
	"stopped_at" timestamptz(3),
	"places" jsonb,
	CONSTRAINT "erasure_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "erasure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid,
	"reason" text NOT NULL,
	"placed_by" text NOT NULL,
	"placed_at" timestamptz(3) NOT NULL,
	"until_day" date,
	"lifted_by" text,
	"lifted_at" timestamptz(3),
	CONSTRAINT "legal_hold_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "legal_hold" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention" (
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"days" integer NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamptz(3) NOT NULL,
	CONSTRAINT "retention_workspace_id_kind_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
ALTER TABLE "retention" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "redaction" jsonb;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasure_person" ON "erasure" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "legal_hold_engagement" ON "legal_hold" USING btree ("workspace_id","engagement_id");--> statement-breakpoint
CREATE INDEX "audit_event_redacted" ON "audit_event" USING btree ("workspace_id","seq") WHERE redaction is not null;--> statement-breakpoint
CREATE POLICY "audit_event_erased_only" ON "audit_event" AS PERMISSIVE FOR ALL TO "phasegate_eraser" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "seal_erased_only" ON "seal" AS PERMISSIVE FOR ALL TO "phasegate_eraser" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "erasure_workspace_only" ON "erasure" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "legal_hold_workspace_only" ON "legal_hold" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "retention_workspace_only" ON "retention" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
-- As before, and keeps what the fields of an event are hashed with. An event without is from a process of the version before.
CREATE OR REPLACE FUNCTION append_audit(of_workspace text, events jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
		action text, kind text, subject text, engagement uuid, before jsonb, after jsonb, salt text)
	LOOP
		own.place := own.place + 1;
		number := nextval('audit_order');
		link := own.hash;
		own.hash := encode(sha256(convert_to(concat_ws(E'\n', link, own.lane, own.place, number, event.leaf), 'UTF8')), 'hex');
		INSERT INTO audit_event (workspace_id, seq, lane, place, at, actor, origin, action, kind, subject,
				engagement_id, before, after, prev_hash, hash, salt)
			VALUES (of_workspace, number, own.lane, own.place, event.at, event.actor, event.origin, event.action, event.kind,
				event.subject, event.engagement, event.before, event.after, link, own.hash, event.salt);
	END LOOP;
	UPDATE audit_lane SET place = own.place, hash = own.hash WHERE workspace_id = of_workspace AND lane = own.lane;
END $$;
