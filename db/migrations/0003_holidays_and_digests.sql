CREATE TABLE "digest_sent" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"subscriber" text NOT NULL,
	"local_date" date NOT NULL,
	"until" timestamptz(3) NOT NULL,
	"queued_at" timestamptz(3) NOT NULL,
	"composed_at" timestamptz(3),
	"content" jsonb,
	CONSTRAINT "digest_sent_workspace_id_engagement_id_subscriber_local_date_pk" PRIMARY KEY("workspace_id","engagement_id","subscriber","local_date")
);
--> statement-breakpoint
ALTER TABLE "digest_sent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "digest_subscription" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"subscriber" text NOT NULL,
	"is_on" boolean NOT NULL,
	"time" text NOT NULL,
	"days" integer[],
	"time_zone" text,
	"changed_at" timestamptz(3) NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "digest_subscription_workspace_id_engagement_id_subscriber_pk" PRIMARY KEY("workspace_id","engagement_id","subscriber")
);
--> statement-breakpoint
ALTER TABLE "digest_subscription" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_holiday" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"day" date NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "engagement_holiday_workspace_id_engagement_id_day_pk" PRIMARY KEY("workspace_id","engagement_id","day")
);
--> statement-breakpoint
ALTER TABLE "engagement_holiday" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "phase_progress" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"entry" integer NOT NULL,
	"day" date NOT NULL,
	"work_left" integer NOT NULL,
	CONSTRAINT "phase_progress_workspace_id_engagement_id_cycle_entry_day_pk" PRIMARY KEY("workspace_id","engagement_id","cycle","entry","day")
);
--> statement-breakpoint
ALTER TABLE "phase_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "digest_sent" ADD CONSTRAINT "digest_sent_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_subscription" ADD CONSTRAINT "digest_subscription_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_holiday" ADD CONSTRAINT "engagement_holiday_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_progress" ADD CONSTRAINT "phase_progress_workspace_id_engagement_id_cycle_entry_phase_entry_workspace_id_engagement_id_cycle_entry_fk" FOREIGN KEY ("workspace_id","engagement_id","cycle","entry") REFERENCES "public"."phase_entry"("workspace_id","engagement_id","cycle","entry") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "digest_sent_workspace_only" ON "digest_sent" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "digest_subscription_workspace_only" ON "digest_subscription" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "engagement_holiday_workspace_only" ON "engagement_holiday" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "phase_progress_workspace_only" ON "phase_progress" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));