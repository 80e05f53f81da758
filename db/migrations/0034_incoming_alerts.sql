CREATE TABLE "incoming_alert" (
	"workspace_id" text NOT NULL,
	"monitor_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"labels" jsonb NOT NULL,
	"annotations" jsonb NOT NULL,
	"generator_url" text NOT NULL,
	"starts_at" timestamptz(3) NOT NULL,
	"ends_at" timestamptz(3),
	"suppressed" boolean NOT NULL,
	"missed" integer NOT NULL,
	"heard_at" timestamptz(3) NOT NULL,
	CONSTRAINT "incoming_alert_workspace_id_monitor_id_fingerprint_pk" PRIMARY KEY("workspace_id","monitor_id","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "incoming_alert" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "alert_current";--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "fingerprint" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "webhook_hash" text;--> statement-breakpoint
ALTER TABLE "feed" ADD COLUMN "webhook_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "incoming_alert" ADD CONSTRAINT "incoming_alert_workspace_id_monitor_id_monitor_workspace_id_id_fk" FOREIGN KEY ("workspace_id","monitor_id") REFERENCES "public"."monitor"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incoming_alert_open" ON "incoming_alert" USING btree ("workspace_id","monitor_id","starts_at") WHERE ends_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "feed_webhook" ON "feed" USING btree ("workspace_id","webhook_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "alert_current" ON "alert" USING btree ("workspace_id","monitor_id","fingerprint") WHERE closed_at is null;--> statement-breakpoint
CREATE POLICY "incoming_alert_workspace_only" ON "incoming_alert" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));