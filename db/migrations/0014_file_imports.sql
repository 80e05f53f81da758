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
ALTER TABLE "file_import" ADD CONSTRAINT "file_import_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "file_import_file" ON "file_import" USING btree ("workspace_id","engagement_id","file_id") WHERE channel is not null;--> statement-breakpoint
CREATE POLICY "file_import_workspace_only" ON "file_import" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));