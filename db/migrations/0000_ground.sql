CREATE TABLE "clock_slot" (
	"workspace_id" text NOT NULL,
	"slot" text NOT NULL,
	"taken_at" timestamptz(3) NOT NULL,
	CONSTRAINT "clock_slot_workspace_id_slot_pk" PRIMARY KEY("workspace_id","slot")
);
--> statement-breakpoint
ALTER TABLE "clock_slot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "destination" (
	"workspace_id" text NOT NULL,
	"destination" text NOT NULL,
	"not_before" timestamptz(3),
	"failures" integer DEFAULT 0 NOT NULL,
	"closed_reason" text,
	CONSTRAINT "destination_workspace_id_destination_pk" PRIMARY KEY("workspace_id","destination")
);
--> statement-breakpoint
ALTER TABLE "destination" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message" (
	"workspace_id" text NOT NULL,
	"subject" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid,
	"destination" text NOT NULL,
	"thread_of" text,
	"pin" boolean DEFAULT false NOT NULL,
	"wanted" integer NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	"position" bigserial NOT NULL,
	"channel" text,
	"ts" text,
	"attempt_at" timestamptz(3),
	"attempts" integer DEFAULT 0 NOT NULL,
	"dead_reason" text,
	"dead_at" timestamptz(3),
	CONSTRAINT "message_workspace_id_subject_pk" PRIMARY KEY("workspace_id","subject"),
	CONSTRAINT "message_id" UNIQUE("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cycle" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"phase" integer NOT NULL,
	"started_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3),
	CONSTRAINT "cycle_workspace_id_engagement_id_number_pk" PRIMARY KEY("workspace_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "cycle" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"goal" text NOT NULL,
	"channel_id" text,
	"new_channel_name" text,
	"planned_start" date NOT NULL,
	"time_zone" text NOT NULL,
	"working_days" integer[] NOT NULL,
	"visibility" text DEFAULT 'open' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"cycle" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "engagement_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "engagement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_person" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamptz(3) NOT NULL,
	CONSTRAINT "engagement_person_workspace_id_engagement_id_user_id_role_pk" PRIMARY KEY("workspace_id","engagement_id","user_id","role")
);
--> statement-breakpoint
ALTER TABLE "engagement_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "phase_entry" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"entry" integer NOT NULL,
	"phase" integer NOT NULL,
	"entered_at" timestamptz(3) NOT NULL,
	"entered_by" text NOT NULL,
	"left_at" timestamptz(3),
	"how" text NOT NULL,
	"reason" text,
	CONSTRAINT "phase_entry_workspace_id_engagement_id_cycle_entry_pk" PRIMARY KEY("workspace_id","engagement_id","cycle","entry")
);
--> statement-breakpoint
ALTER TABLE "phase_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gap" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"opened_for" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamptz(3) NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "gap_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "gap" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "source" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"name" text NOT NULL,
	"system" text NOT NULL,
	"owner" text NOT NULL,
	"access_method" text NOT NULL,
	"update_frequency" text NOT NULL,
	"volume" text NOT NULL,
	"format" text NOT NULL,
	"extraction_plan" text,
	"personal_data" text[] NOT NULL,
	"exists_today" boolean NOT NULL,
	"accessible" boolean NOT NULL,
	"checked_by" text,
	"checked_on" date,
	"retired_at" timestamptz(3),
	"retired_reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "source_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "source" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "source_import" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_id" text,
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"rows" jsonb,
	"problems" jsonb,
	"summary" jsonb,
	"created_at" timestamptz(3) NOT NULL,
	"decided_at" timestamptz(3),
	CONSTRAINT "source_import_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "source_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_event" (
	"workspace_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"actor" text NOT NULL,
	"origin" text NOT NULL,
	"action" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"engagement_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_event_workspace_id_seq_pk" PRIMARY KEY("workspace_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_head" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "receipt" (
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "receipt_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
ALTER TABLE "receipt" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draft" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"form" text NOT NULL,
	"values" jsonb NOT NULL,
	"saved_at" timestamptz(3) NOT NULL,
	CONSTRAINT "draft_workspace_id_user_id_form_pk" PRIMARY KEY("workspace_id","user_id","form")
);
--> statement-breakpoint
ALTER TABLE "draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"is_admin" boolean NOT NULL,
	"is_bot" boolean NOT NULL,
	"is_external" boolean NOT NULL,
	"is_deactivated" boolean NOT NULL,
	"read_at" timestamptz(3) NOT NULL,
	CONSTRAINT "person_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workspace" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"is_enterprise" boolean DEFAULT false NOT NULL,
	"bot_user_id" text NOT NULL,
	"app_id" text,
	"installation" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"installed_at" timestamptz(3) NOT NULL,
	"revoked_at" timestamptz(3)
);
--> statement-breakpoint
ALTER TABLE "workspace" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_person" ADD CONSTRAINT "engagement_person_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_entry" ADD CONSTRAINT "phase_entry_workspace_id_engagement_id_cycle_cycle_workspace_id_engagement_id_number_fk" FOREIGN KEY ("workspace_id","engagement_id","cycle") REFERENCES "public"."cycle"("workspace_id","engagement_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gap" ADD CONSTRAINT "gap_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_import" ADD CONSTRAINT "source_import_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_queue" ON "message" USING btree ("workspace_id","destination","position");--> statement-breakpoint
CREATE INDEX "message_place" ON "message" USING btree ("workspace_id","channel","ts");--> statement-breakpoint
CREATE INDEX "message_engagement" ON "message" USING btree ("workspace_id","engagement_id");--> statement-breakpoint
CREATE INDEX "engagement_channel" ON "engagement" USING btree ("workspace_id","channel_id");--> statement-breakpoint
CREATE INDEX "engagement_person_user" ON "engagement_person" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "phase_entry_open" ON "phase_entry" USING btree ("workspace_id","engagement_id","cycle") WHERE left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "gap_opened_for" ON "gap" USING btree ("workspace_id","opened_for","type") WHERE opened_for is not null;--> statement-breakpoint
CREATE INDEX "gap_list" ON "gap" USING btree ("workspace_id","engagement_id","state","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "source_name" ON "source" USING btree ("workspace_id","engagement_id",lower(name)) WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "source_list" ON "source" USING btree ("workspace_id","engagement_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "audit_event" USING btree ("workspace_id","kind","subject","seq");--> statement-breakpoint
CREATE INDEX "audit_event_engagement" ON "audit_event" USING btree ("workspace_id","engagement_id","seq");--> statement-breakpoint
CREATE INDEX "receipt_at" ON "receipt" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE POLICY "clock_slot_workspace_only" ON "clock_slot" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "destination_workspace_only" ON "destination" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "message_workspace_only" ON "message" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "cycle_workspace_only" ON "cycle" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "engagement_workspace_only" ON "engagement" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "engagement_person_workspace_only" ON "engagement_person" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "phase_entry_workspace_only" ON "phase_entry" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "gap_workspace_only" ON "gap" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "source_workspace_only" ON "source" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "source_import_workspace_only" ON "source_import" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "audit_event_workspace_only" ON "audit_event" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "audit_head_workspace_only" ON "audit_head" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "receipt_workspace_only" ON "receipt" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "draft_workspace_only" ON "draft" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "person_workspace_only" ON "person" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "workspace_workspace_only" ON "workspace" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "workspace_clock" ON "workspace" AS PERMISSIVE FOR SELECT TO "phasegate_clock" USING (true);