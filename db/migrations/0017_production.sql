CREATE TABLE "action_tally" (
	"workspace_id" text NOT NULL,
	"deployment_id" uuid NOT NULL,
	"seal_version" integer NOT NULL,
	"stage" integer NOT NULL,
	"opens_at" integer NOT NULL,
	"day" date NOT NULL,
	"actions" integer DEFAULT 0 NOT NULL,
	"autonomous" integer DEFAULT 0 NOT NULL,
	"right" integer DEFAULT 0 NOT NULL,
	"wrong" integer DEFAULT 0 NOT NULL,
	"material" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "action_tally_workspace_id_deployment_id_seal_version_stage_opens_at_day_pk" PRIMARY KEY("workspace_id","deployment_id","seal_version","stage","opens_at","day")
);
--> statement-breakpoint
ALTER TABLE "action_tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "blind_tally" (
	"workspace_id" text NOT NULL,
	"deployment_id" uuid NOT NULL,
	"reviewer" text NOT NULL,
	"proposed" text NOT NULL,
	"chosen" text NOT NULL,
	"cases" integer NOT NULL,
	CONSTRAINT "blind_tally_workspace_id_deployment_id_reviewer_proposed_chosen_pk" PRIMARY KEY("workspace_id","deployment_id","reviewer","proposed","chosen")
);
--> statement-breakpoint
ALTER TABLE "blind_tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "proposed_action" (
	"workspace_id" text NOT NULL,
	"deployment_id" uuid NOT NULL,
	"case_id" text NOT NULL,
	"content_digest" text NOT NULL,
	"proposal_digest" text NOT NULL,
	"complexity" text NOT NULL,
	"confidence" double precision NOT NULL,
	"segment" text,
	"summary" text NOT NULL,
	"outcome" text NOT NULL,
	"proposal" jsonb NOT NULL,
	"link" text,
	"stage" integer NOT NULL,
	"opens_at" integer NOT NULL,
	"seal_version" integer NOT NULL,
	"answer" text NOT NULL,
	"rule" text NOT NULL,
	"review" text NOT NULL,
	"blind" boolean NOT NULL,
	"claimed_by" text,
	"claimed_at" timestamptz(3),
	"verdict" text,
	"right_outcome" text,
	"note" text,
	"decided_by" text,
	"decided_at" timestamptz(3),
	"executed_digest" text,
	"executed_at" timestamptz(3),
	"received_at" timestamptz(3) NOT NULL,
	CONSTRAINT "proposed_action_workspace_id_deployment_id_case_id_pk" PRIMARY KEY("workspace_id","deployment_id","case_id"),
	CONSTRAINT "proposed_action_confidence" CHECK (confidence >= 0 and confidence <= 1),
	CONSTRAINT "proposed_action_decided" CHECK ((review = 'decided') = (verdict is not null)),
	CONSTRAINT "proposed_action_override" CHECK (verdict is distinct from 'override' or right_outcome is not null)
);
--> statement-breakpoint
ALTER TABLE "proposed_action" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signing_key" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_key" text NOT NULL,
	"published_at" timestamptz(3) NOT NULL,
	"signs_from" timestamptz(3) NOT NULL,
	"retired_at" timestamptz(3),
	CONSTRAINT "signing_key_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "signing_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"deployment_id" uuid NOT NULL,
	"case_id" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_fault" text,
	"created_at" timestamptz(3) NOT NULL,
	"settled_at" timestamptz(3),
	CONSTRAINT "webhook_delivery_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "webhook_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deployment" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"model" text NOT NULL,
	"model_digest" text,
	"outcomes" text[] NOT NULL,
	"stage" integer DEFAULT 0 NOT NULL,
	"stage_since" timestamptz(3) NOT NULL,
	"paused_at" timestamptz(3),
	"paused_cause" text,
	"paused_reason" text,
	"sample_percent" integer NOT NULL,
	"blind_percent" integer NOT NULL,
	"draw_secret" text NOT NULL,
	"link_hosts" text[] NOT NULL,
	"review_channel_id" text,
	"webhook_url" text,
	"webhook_secret" text,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3),
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "deployment_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "deployment_paused" CHECK ((paused_at is null) = (paused_cause is null))
);
--> statement-breakpoint
ALTER TABLE "deployment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deployment_stage" (
	"workspace_id" text NOT NULL,
	"deployment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"stage" integer NOT NULL,
	"cause" text NOT NULL,
	"reason" text,
	"by" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "deployment_stage_workspace_id_deployment_id_number_pk" PRIMARY KEY("workspace_id","deployment_id","number")
);
--> statement-breakpoint
ALTER TABLE "deployment_stage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "edge_case" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"deployment_id" uuid,
	"case_id" text,
	"text" text NOT NULL,
	"link" text,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamptz(3) NOT NULL,
	"resolution" text,
	"resolved_by" text,
	"resolved_at" timestamptz(3),
	CONSTRAINT "edge_case_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "edge_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "material_error" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"deployment_id" uuid NOT NULL,
	"case_id" text NOT NULL,
	"cause" text NOT NULL,
	"text" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamptz(3) NOT NULL,
	"findings" text,
	"closed_by" text,
	"closed_at" timestamptz(3),
	CONSTRAINT "material_error_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "material_error_closed" CHECK (closed_at is null or findings is not null)
);
--> statement-breakpoint
ALTER TABLE "material_error" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retraining_test" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"passed" boolean NOT NULL,
	"model" text,
	"evidence" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamptz(3) NOT NULL,
	CONSTRAINT "retraining_test_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "retraining_test" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "action_tally" ADD CONSTRAINT "action_tally_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_tally" ADD CONSTRAINT "blind_tally_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_stage" ADD CONSTRAINT "deployment_stage_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edge_case" ADD CONSTRAINT "edge_case_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_error" ADD CONSTRAINT "material_error_workspace_id_deployment_id_deployment_workspace_id_id_fk" FOREIGN KEY ("workspace_id","deployment_id") REFERENCES "public"."deployment"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retraining_test" ADD CONSTRAINT "retraining_test_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposed_action_queue" ON "proposed_action" USING btree ("workspace_id","deployment_id","received_at","case_id") WHERE review = 'waiting';--> statement-breakpoint
CREATE INDEX "proposed_action_time" ON "proposed_action" USING btree ("workspace_id","deployment_id","received_at","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_delivery_case" ON "webhook_delivery" USING btree ("workspace_id","deployment_id","case_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_dead" ON "webhook_delivery" USING btree ("workspace_id","deployment_id","settled_at") WHERE state = 'dead';--> statement-breakpoint
CREATE UNIQUE INDEX "deployment_live" ON "deployment" USING btree ("workspace_id","engagement_id","cycle") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "edge_case_engagement" ON "edge_case" USING btree ("workspace_id","engagement_id","cycle","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "material_error_case" ON "material_error" USING btree ("workspace_id","deployment_id","case_id","cause");--> statement-breakpoint
CREATE INDEX "retraining_test_engagement" ON "retraining_test" USING btree ("workspace_id","engagement_id","cycle","recorded_at");--> statement-breakpoint
CREATE POLICY "action_tally_workspace_only" ON "action_tally" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "blind_tally_workspace_only" ON "blind_tally" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "proposed_action_workspace_only" ON "proposed_action" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "signing_key_workspace_only" ON "signing_key" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "webhook_delivery_workspace_only" ON "webhook_delivery" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "deployment_workspace_only" ON "deployment" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "deployment_stage_workspace_only" ON "deployment_stage" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "edge_case_workspace_only" ON "edge_case" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "material_error_workspace_only" ON "material_error" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "retraining_test_workspace_only" ON "retraining_test" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));