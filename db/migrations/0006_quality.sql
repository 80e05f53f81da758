CREATE TABLE "gap_source" (
	"workspace_id" text NOT NULL,
	"gap_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	CONSTRAINT "gap_source_workspace_id_gap_id_source_id_pk" PRIMARY KEY("workspace_id","gap_id","source_id")
);
--> statement-breakpoint
ALTER TABLE "gap_source" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "assessment" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"use" text NOT NULL,
	"version" integer NOT NULL,
	"assessed_by" text NOT NULL,
	"assessed_at" timestamptz(3) NOT NULL,
	"records_present" bigint NOT NULL,
	"records_expected" bigint NOT NULL,
	"checked" integer NOT NULL,
	"wrong" integer NOT NULL,
	"consistency" jsonb NOT NULL,
	"age_seen" double precision NOT NULL,
	"age_seen_unit" text NOT NULL,
	"age_needed" double precision NOT NULL,
	"age_needed_unit" text NOT NULL,
	"note" text,
	CONSTRAINT "assessment_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "assessment_records" CHECK (records_expected > 0 and records_present >= 0),
	CONSTRAINT "assessment_sample" CHECK (checked > 0 and wrong between 0 and checked)
);
--> statement-breakpoint
ALTER TABLE "assessment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "effort" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "effect" text DEFAULT 'blocking' NOT NULL;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "expected_loss" double precision;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "effect_note" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "evidence_link" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "evidence_note" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "evidence_file" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "evidence_file_name" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "resolved_by" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "resolved_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "waived_by" text;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "waived_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "waiver_loss" double precision;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "waiver_expires_on" date;--> statement-breakpoint
ALTER TABLE "gap" ADD COLUMN "waiver_reason" text;--> statement-breakpoint
ALTER TABLE "gap_source" ADD CONSTRAINT "gap_source_workspace_id_gap_id_gap_workspace_id_id_fk" FOREIGN KEY ("workspace_id","gap_id") REFERENCES "public"."gap"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gap_source" ADD CONSTRAINT "gap_source_workspace_id_source_id_source_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."source"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_workspace_id_source_id_source_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."source"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gap_source_source" ON "gap_source" USING btree ("workspace_id","source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_version" ON "assessment" USING btree ("workspace_id","source_id","use","version");--> statement-breakpoint
CREATE INDEX "assessment_engagement" ON "assessment" USING btree ("workspace_id","engagement_id","source_id");--> statement-breakpoint
CREATE INDEX "gap_owner" ON "gap" USING btree ("workspace_id","owner") WHERE state in ('open', 'in progress');--> statement-breakpoint
CREATE INDEX "gap_waiver" ON "gap" USING btree ("workspace_id","waiver_expires_on") WHERE state = 'waived';--> statement-breakpoint
ALTER TABLE "gap" ADD CONSTRAINT "gap_blocking_unwaived" CHECK (not (effect = 'blocking' and state = 'waived'));--> statement-breakpoint
ALTER TABLE "gap" ADD CONSTRAINT "gap_loss_stated" CHECK (effect = 'blocking' or expected_loss is not null);--> statement-breakpoint
CREATE POLICY "gap_source_workspace_only" ON "gap_source" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "assessment_workspace_only" ON "assessment" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
-- Gaps that opened by themselves affect the source they were opened for. Their owner is held to the policies too.
ALTER TABLE "gap" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "gap_source" ("workspace_id", "gap_id", "source_id") SELECT "workspace_id", "id", "opened_for" FROM "gap" WHERE "opened_for" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "gap" FORCE ROW LEVEL SECURITY;