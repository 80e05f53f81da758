CREATE TABLE "former_tally" (
	"workspace_id" text NOT NULL,
	"deployment_id" uuid NOT NULL,
	"model" text NOT NULL,
	"seal_version" integer NOT NULL,
	"stage" integer NOT NULL,
	"opens_at" integer NOT NULL,
	"day" date NOT NULL,
	"actions" integer NOT NULL,
	"autonomous" integer NOT NULL,
	"right" integer NOT NULL,
	"wrong" integer NOT NULL,
	"material" integer NOT NULL,
	CONSTRAINT "former_tally_workspace_id_deployment_id_model_seal_version_stage_opens_at_day_pk" PRIMARY KEY("workspace_id","deployment_id","model","seal_version","stage","opens_at","day")
);
--> statement-breakpoint
ALTER TABLE "former_tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retraining_event" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"deployment_id" uuid NOT NULL,
	"state" text NOT NULL,
	"from_model" text NOT NULL,
	"to_model" text,
	"to_digest" text,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamptz(3) NOT NULL,
	"approved_by" text,
	"approved_at" timestamptz(3),
	"started_by" text,
	"started_at" timestamptz(3),
	"attempt" integer DEFAULT 0 NOT NULL,
	"run" text,
	"run_ref" text,
	"run_fault" text,
	"named_by" text,
	"named_at" timestamptz(3),
	"revalidated_at" timestamptz(3),
	"ended_by" text,
	"ended_at" timestamptz(3),
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "retraining_event_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "retraining_event_ended" CHECK ((ended_at is null) = (state not in ('promoted', 'abandoned'))),
	CONSTRAINT "retraining_event_named" CHECK (state not in ('revalidated', 'promoted') or to_model is not null),
	CONSTRAINT "retraining_event_why" CHECK (state <> 'abandoned' or reason is not null)
);
--> statement-breakpoint
ALTER TABLE "retraining_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retraining_pipeline" (
	"workspace_id" text NOT NULL,
	"deployment_id" uuid NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"declared_by" text NOT NULL,
	"declared_at" timestamptz(3) NOT NULL,
	CONSTRAINT "retraining_pipeline_workspace_id_deployment_id_pk" PRIMARY KEY("workspace_id","deployment_id")
);
--> statement-breakpoint
ALTER TABLE "retraining_pipeline" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retraining_trigger" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"alert_id" uuid,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"change" text,
	"since" date,
	"incident" integer,
	"cause" text,
	"missed" text,
	"link" text,
	"by" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "retraining_trigger_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "retraining_trigger_kind" CHECK ((kind in ('output', 'input', 'business')) = (alert_id is not null)
        and (kind = 'process_change') = (change is not null and since is not null)
        and (kind = 'incident') = (incident is not null and cause is not null and missed is not null))
);
--> statement-breakpoint
ALTER TABLE "retraining_trigger" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "gate_request" ADD COLUMN "phase" integer;--> statement-breakpoint
ALTER TABLE "deployment" ADD COLUMN "model_since" timestamptz(3);--> statement-breakpoint
ALTER TABLE "former_tally" ADD CONSTRAINT "former_tally_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retraining_event" ADD CONSTRAINT "retraining_event_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retraining_event" ADD CONSTRAINT "retraining_event_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retraining_pipeline" ADD CONSTRAINT "retraining_pipeline_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retraining_trigger" ADD CONSTRAINT "retraining_trigger_workspace_id_event_id_retraining_event_workspace_id_id_fk" FOREIGN KEY ("workspace_id","event_id") REFERENCES "public"."retraining_event"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retraining_trigger" ADD CONSTRAINT "retraining_trigger_workspace_id_alert_id_alert_workspace_id_id_fk" FOREIGN KEY ("workspace_id","alert_id") REFERENCES "public"."alert"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "retraining_event_open" ON "retraining_event" USING btree ("workspace_id","deployment_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "retraining_event_engagement" ON "retraining_event" USING btree ("workspace_id","engagement_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "retraining_trigger_alert" ON "retraining_trigger" USING btree ("workspace_id","event_id","alert_id") WHERE alert_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "retraining_trigger_incident" ON "retraining_trigger" USING btree ("workspace_id","engagement_id","incident") WHERE incident is not null;--> statement-breakpoint
CREATE INDEX "retraining_trigger_event" ON "retraining_trigger" USING btree ("workspace_id","event_id","at");--> statement-breakpoint
CREATE POLICY "former_tally_workspace_only" ON "former_tally" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "retraining_event_workspace_only" ON "retraining_event" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "retraining_pipeline_workspace_only" ON "retraining_pipeline" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "retraining_trigger_workspace_only" ON "retraining_trigger" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));