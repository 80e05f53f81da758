CREATE TABLE "feed" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb NOT NULL,
	"secrets" text,
	"secret_names" text[] DEFAULT '{}' NOT NULL,
	"secrets_at" timestamptz(3),
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"retired_at" timestamptz(3),
	"retired_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "feed_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "feed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "monitor" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"deployment_id" uuid,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"layer" text NOT NULL,
	"feed_id" uuid NOT NULL,
	"query" jsonb NOT NULL,
	"cron" text NOT NULL,
	"zone" text NOT NULL,
	"rule" jsonb NOT NULL,
	"min_n" integer NOT NULL,
	"breaches_to_fire" integer NOT NULL,
	"clears_to_resolve" integer NOT NULL,
	"no_data_after" integer NOT NULL,
	"maturity" integer,
	"severity" text NOT NULL,
	"owner_id" text NOT NULL,
	"runbook_url" text,
	"paused_at" timestamptz(3),
	"next_at" timestamptz(3) NOT NULL,
	"spread" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"retired_at" timestamptz(3),
	"retired_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "monitor_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "monitor_maturity" CHECK (maturity is null or layer = 'output'),
	CONSTRAINT "monitor_spread" CHECK (spread between 0 and 59)
);
--> statement-breakpoint
ALTER TABLE "monitor" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pushed_value" (
	"workspace_id" text NOT NULL,
	"monitor_id" uuid NOT NULL,
	"measured_at" timestamptz(3) NOT NULL,
	"received_at" timestamptz(3) NOT NULL,
	"value" double precision NOT NULL,
	"n" bigint,
	CONSTRAINT "pushed_value_workspace_id_monitor_id_measured_at_pk" PRIMARY KEY("workspace_id","monitor_id","measured_at")
);
--> statement-breakpoint
ALTER TABLE "pushed_value" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reading" (
	"workspace_id" text NOT NULL,
	"monitor_id" uuid NOT NULL,
	"slot" timestamptz(3) NOT NULL,
	"taken_at" timestamptz(3) NOT NULL,
	"value" double precision,
	"n" bigint,
	"verdict" text NOT NULL,
	"shown" text NOT NULL,
	"detail" jsonb,
	CONSTRAINT "reading_workspace_id_monitor_id_slot_pk" PRIMARY KEY("workspace_id","monitor_id","slot")
);
--> statement-breakpoint
ALTER TABLE "reading" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "feed" ADD CONSTRAINT "feed_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_workspace_id_feed_id_feed_workspace_id_id_fk" FOREIGN KEY ("workspace_id","feed_id") REFERENCES "public"."feed"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitor" ADD CONSTRAINT "monitor_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushed_value" ADD CONSTRAINT "pushed_value_workspace_id_monitor_id_monitor_workspace_id_id_fk" FOREIGN KEY ("workspace_id","monitor_id") REFERENCES "public"."monitor"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading" ADD CONSTRAINT "reading_workspace_id_monitor_id_monitor_workspace_id_id_fk" FOREIGN KEY ("workspace_id","monitor_id") REFERENCES "public"."monitor"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "feed_name" ON "feed" USING btree ("workspace_id","engagement_id","name_key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "monitor_name" ON "monitor" USING btree ("workspace_id","engagement_id","name_key") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "monitor_due" ON "monitor" USING btree ("workspace_id","next_at") WHERE paused_at is null and retired_at is null;--> statement-breakpoint
CREATE INDEX "monitor_feed" ON "monitor" USING btree ("workspace_id","feed_id");--> statement-breakpoint
CREATE POLICY "feed_workspace_only" ON "feed" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "monitor_workspace_only" ON "monitor" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "pushed_value_workspace_only" ON "pushed_value" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "reading_workspace_only" ON "reading" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));