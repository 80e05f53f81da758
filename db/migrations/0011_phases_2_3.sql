CREATE TABLE "api_key" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"hint" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3),
	"last_used_at" timestamptz(3),
	"revoked_at" timestamptz(3),
	"revoked_by" text,
	"replaced_by" uuid,
	CONSTRAINT "api_key_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_import" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"kind" text,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"file_name" text NOT NULL,
	"file_id" text,
	"file_digest" text,
	"user_id" text NOT NULL,
	"channel" text,
	"thread_ts" text,
	"view_id" text,
	"state" text NOT NULL,
	"run" integer DEFAULT 0 NOT NULL,
	"plan" jsonb,
	"problems" jsonb,
	"summary" jsonb,
	"created_at" timestamptz(3) NOT NULL,
	"decided_at" timestamptz(3),
	"decided_by" text,
	CONSTRAINT "file_import_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "file_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evaluation" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"task" text NOT NULL,
	"seal_version" integer NOT NULL,
	"n" bigint NOT NULL,
	"figures" jsonb NOT NULL,
	"details" jsonb NOT NULL,
	"dataset" text NOT NULL,
	"origin" text NOT NULL,
	"file_name" text,
	"file_digest" text,
	"idempotency_key" text,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamptz(3) NOT NULL,
	CONSTRAINT "evaluation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "evaluation_cases" CHECK (n > 0)
);
--> statement-breakpoint
ALTER TABLE "evaluation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evaluation_segment" (
	"workspace_id" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"segment" text NOT NULL,
	"value" text NOT NULL,
	"n" bigint NOT NULL,
	"figures" jsonb NOT NULL,
	CONSTRAINT "evaluation_segment_workspace_id_evaluation_id_segment_value_pk" PRIMARY KEY("workspace_id","evaluation_id","segment","value")
);
--> statement-breakpoint
ALTER TABLE "evaluation_segment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "investigation" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"model_id" uuid NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"seal_version" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"owner" text,
	"opened_at" timestamptz(3) NOT NULL,
	"findings" text,
	"outcome" text,
	"ended_in" text,
	"closed_by" text,
	"closed_at" timestamptz(3),
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "investigation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "investigation_closed" CHECK (state = 'open' or (findings is not null and outcome is not null))
);
--> statement-breakpoint
ALTER TABLE "investigation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "model" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"note" text,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "model_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "model" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staging_run" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"ran_at" timestamptz(3) NOT NULL,
	"minutes" double precision NOT NULL,
	"cases" bigint NOT NULL,
	"errors" bigint NOT NULL,
	"p95_ms" double precision NOT NULL,
	"audit_log_seen" boolean NOT NULL,
	"audit_log_link" text,
	"checkpoint_seen" boolean NOT NULL,
	"checkpoint_link" text,
	"note" text,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamptz(3) NOT NULL,
	CONSTRAINT "staging_run_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "staging_run_counts" CHECK (minutes > 0 and cases >= 0 and errors between 0 and cases and p95_ms >= 0)
);
--> statement-breakpoint
ALTER TABLE "staging_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidate" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"process_owner" text,
	"start_state" text,
	"end_state" text,
	"process_document" text,
	"cost_per_transaction" numeric,
	"volume" numeric,
	"volume_period" text,
	"improvement_rate" numeric,
	"currency" text,
	"roi_year" numeric,
	"round" integer DEFAULT 1 NOT NULL,
	"data_readiness" integer,
	"process_clarity" integer,
	"roi_measurability" integer,
	"scope_boundedness" integer,
	"priority" integer,
	"settled_by" text,
	"settled_at" timestamptz(3),
	"settled_round" integer,
	"settled_note" text,
	"retired_at" timestamptz(3),
	"retired_reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "candidate_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "candidate_settled" CHECK ((priority is null and num_nonnulls(data_readiness, process_clarity, roi_measurability, scope_boundedness) = 0)
        or (priority = data_readiness * process_clarity * roi_measurability * scope_boundedness
          and data_readiness between 1 and 5 and process_clarity between 1 and 5
          and roi_measurability between 1 and 5 and scope_boundedness between 1 and 5))
);
--> statement-breakpoint
ALTER TABLE "candidate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidate_choice" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"version" integer NOT NULL,
	"candidate_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"chosen_by" text NOT NULL,
	"chosen_at" timestamptz(3) NOT NULL,
	"among" jsonb NOT NULL,
	CONSTRAINT "candidate_choice_workspace_id_engagement_id_cycle_version_pk" PRIMARY KEY("workspace_id","engagement_id","cycle","version"),
	CONSTRAINT "candidate_choice_reason" CHECK (kind not in ('tie', 'lower') or reason is not null)
);
--> statement-breakpoint
ALTER TABLE "candidate_choice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidate_score" (
	"workspace_id" text NOT NULL,
	"candidate_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"user_id" text NOT NULL,
	"data_readiness" integer NOT NULL,
	"process_clarity" integer NOT NULL,
	"roi_measurability" integer NOT NULL,
	"scope_boundedness" integer NOT NULL,
	"note" text,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "candidate_score_workspace_id_candidate_id_round_user_id_pk" PRIMARY KEY("workspace_id","candidate_id","round","user_id"),
	CONSTRAINT "candidate_score_range" CHECK (data_readiness between 1 and 5 and process_clarity between 1 and 5
        and roi_measurability between 1 and 5 and scope_boundedness between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "candidate_score" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "candidate_source" (
	"workspace_id" text NOT NULL,
	"candidate_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	CONSTRAINT "candidate_source_workspace_id_candidate_id_source_id_pk" PRIMARY KEY("workspace_id","candidate_id","source_id")
);
--> statement-breakpoint
ALTER TABLE "candidate_source" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fairness_signature" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"digest" text NOT NULL,
	"role" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "fairness_signature_workspace_id_engagement_id_cycle_digest_role_pk" PRIMARY KEY("workspace_id","engagement_id","cycle","digest","role")
);
--> statement-breakpoint
ALTER TABLE "fairness_signature" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plan" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"content" jsonb NOT NULL,
	"reason" text,
	"updated_by" text NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_workspace_id_engagement_id_cycle_pk" PRIMARY KEY("workspace_id","engagement_id","cycle")
);
--> statement-breakpoint
ALTER TABLE "plan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "risk_assessment" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"version" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"tier" text NOT NULL,
	"eu_class" text NOT NULL,
	"reason" text NOT NULL,
	"assessed_by" text NOT NULL,
	"assessed_at" timestamptz(3) NOT NULL,
	CONSTRAINT "risk_assessment_workspace_id_engagement_id_cycle_version_pk" PRIMARY KEY("workspace_id","engagement_id","cycle","version")
);
--> statement-breakpoint
ALTER TABLE "risk_assessment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seal" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"reason" text,
	"request_id" uuid NOT NULL,
	"sealed_at" timestamptz(3) NOT NULL,
	"sealed_by" text NOT NULL,
	CONSTRAINT "seal_workspace_id_engagement_id_cycle_version_pk" PRIMARY KEY("workspace_id","engagement_id","cycle","version")
);
--> statement-breakpoint
ALTER TABLE "seal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
-- The dry runs of source_import are dropped: they live for the minutes between a file and its confirmation. A file
-- that nobody had confirmed is handed in again; what was confirmed stands in source and in the record.
DROP POLICY "source_import_workspace_only" ON "source_import" CASCADE;--> statement-breakpoint
DROP TABLE "source_import" CASCADE;--> statement-breakpoint
ALTER TABLE "file_import" ADD CONSTRAINT "file_import_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_workspace_id_model_id_model_workspace_id_id_fk" FOREIGN KEY ("workspace_id","model_id") REFERENCES "public"."model"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_segment" ADD CONSTRAINT "evaluation_segment_workspace_id_evaluation_id_evaluation_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluation"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investigation" ADD CONSTRAINT "investigation_workspace_id_evaluation_id_evaluation_workspace_id_id_fk" FOREIGN KEY ("workspace_id","evaluation_id") REFERENCES "public"."evaluation"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investigation" ADD CONSTRAINT "investigation_workspace_id_model_id_model_workspace_id_id_fk" FOREIGN KEY ("workspace_id","model_id") REFERENCES "public"."model"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model" ADD CONSTRAINT "model_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staging_run" ADD CONSTRAINT "staging_run_workspace_id_model_id_model_workspace_id_id_fk" FOREIGN KEY ("workspace_id","model_id") REFERENCES "public"."model"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_choice" ADD CONSTRAINT "candidate_choice_workspace_id_candidate_id_candidate_workspace_id_id_fk" FOREIGN KEY ("workspace_id","candidate_id") REFERENCES "public"."candidate"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_score" ADD CONSTRAINT "candidate_score_workspace_id_candidate_id_candidate_workspace_id_id_fk" FOREIGN KEY ("workspace_id","candidate_id") REFERENCES "public"."candidate"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_source" ADD CONSTRAINT "candidate_source_workspace_id_candidate_id_candidate_workspace_id_id_fk" FOREIGN KEY ("workspace_id","candidate_id") REFERENCES "public"."candidate"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_source" ADD CONSTRAINT "candidate_source_workspace_id_source_id_source_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."source"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairness_signature" ADD CONSTRAINT "fairness_signature_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD CONSTRAINT "risk_assessment_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal" ADD CONSTRAINT "seal_workspace_id_request_id_gate_request_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."gate_request"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_hash" ON "api_key" USING btree ("workspace_id","hash");--> statement-breakpoint
CREATE INDEX "api_key_maker" ON "api_key" USING btree ("workspace_id","created_by");--> statement-breakpoint
CREATE UNIQUE INDEX "file_import_file" ON "file_import" USING btree ("workspace_id","engagement_id","file_id") WHERE channel is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_number" ON "evaluation" USING btree ("workspace_id","model_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_once" ON "evaluation" USING btree ("workspace_id","engagement_id","idempotency_key") WHERE idempotency_key is not null;--> statement-breakpoint
CREATE INDEX "evaluation_engagement" ON "evaluation" USING btree ("workspace_id","engagement_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "investigation_open" ON "investigation" USING btree ("workspace_id","model_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "investigation_engagement" ON "investigation" USING btree ("workspace_id","engagement_id","cycle");--> statement-breakpoint
CREATE UNIQUE INDEX "model_name" ON "model" USING btree ("workspace_id","engagement_id","cycle","name_key");--> statement-breakpoint
CREATE INDEX "staging_run_model" ON "staging_run" USING btree ("workspace_id","model_id","ran_at");--> statement-breakpoint
CREATE UNIQUE INDEX "candidate_name" ON "candidate" USING btree ("workspace_id","engagement_id","name_key") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "candidate_list" ON "candidate" USING btree ("workspace_id","engagement_id","name_key");--> statement-breakpoint
CREATE INDEX "candidate_rank" ON "candidate" USING btree ("workspace_id","engagement_id","priority") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "candidate_source_source" ON "candidate_source" USING btree ("workspace_id","source_id");--> statement-breakpoint
CREATE POLICY "api_key_workspace_only" ON "api_key" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "file_import_workspace_only" ON "file_import" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "evaluation_workspace_only" ON "evaluation" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "evaluation_segment_workspace_only" ON "evaluation_segment" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "investigation_workspace_only" ON "investigation" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "model_workspace_only" ON "model" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "staging_run_workspace_only" ON "staging_run" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "candidate_workspace_only" ON "candidate" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "candidate_choice_workspace_only" ON "candidate_choice" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "candidate_score_workspace_only" ON "candidate_score" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "candidate_source_workspace_only" ON "candidate_source" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "fairness_signature_workspace_only" ON "fairness_signature" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "plan_workspace_only" ON "plan" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "risk_assessment_workspace_only" ON "risk_assessment" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "seal_workspace_only" ON "seal" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));