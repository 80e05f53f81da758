CREATE TABLE "alert" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"deployment_id" uuid,
	"monitor_id" uuid NOT NULL,
	"stage" text,
	"breaches" integer NOT NULL,
	"clears" integer NOT NULL,
	"blind_why" text,
	"blind_since" timestamptz(3),
	"checked_at" timestamptz(3),
	"opened_at" timestamptz(3) NOT NULL,
	"fired_at" timestamptz(3),
	"acknowledged_by" text,
	"acknowledged_at" timestamptz(3),
	"investigated_by" text,
	"findings" text,
	"findings_by" text,
	"dismissed" boolean NOT NULL,
	"dismissed_by" text,
	"dismissed_reason" text,
	"snoozed_until" timestamptz(3),
	"snoozed_by" text,
	"told" text NOT NULL,
	"told_at" timestamptz(3),
	"escalated_at" timestamptz(3),
	"group_id" uuid,
	"closed_at" timestamptz(3),
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alert_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "alert_blind" CHECK ((blind_why is null) = (blind_since is null))
);
--> statement-breakpoint
ALTER TABLE "alert" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_note" (
	"workspace_id" text NOT NULL,
	"alert_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"text" text,
	"until" timestamptz(3),
	CONSTRAINT "alert_note_workspace_id_alert_id_number_pk" PRIMARY KEY("workspace_id","alert_id","number")
);
--> statement-breakpoint
ALTER TABLE "alert_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "silence" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"monitor_id" uuid,
	"starts_at" timestamptz(3) NOT NULL,
	"ends_at" timestamptz(3) NOT NULL,
	"reason" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "silence_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "silence_ends" CHECK (ends_at >= starts_at)
);
--> statement-breakpoint
ALTER TABLE "silence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_workspace_id_monitor_id_monitor_workspace_id_id_fk" FOREIGN KEY ("workspace_id","monitor_id") REFERENCES "public"."monitor"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_note" ADD CONSTRAINT "alert_note_workspace_id_alert_id_alert_workspace_id_id_fk" FOREIGN KEY ("workspace_id","alert_id") REFERENCES "public"."alert"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence" ADD CONSTRAINT "silence_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_current" ON "alert" USING btree ("workspace_id","monitor_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "alert_engagement" ON "alert" USING btree ("workspace_id","engagement_id","opened_at");--> statement-breakpoint
CREATE INDEX "silence_engagement" ON "silence" USING btree ("workspace_id","engagement_id","ends_at");--> statement-breakpoint
CREATE POLICY "alert_workspace_only" ON "alert" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "alert_note_workspace_only" ON "alert_note" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "silence_workspace_only" ON "silence" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));