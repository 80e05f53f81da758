CREATE TABLE "question" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"channel" text NOT NULL,
	"ts" text NOT NULL,
	"locale" text NOT NULL,
	"is_alone" boolean NOT NULL,
	"reading" jsonb NOT NULL,
	"asked_at" timestamptz(3) NOT NULL,
	CONSTRAINT "question_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "question_message" UNIQUE("workspace_id","channel","ts")
);
--> statement-breakpoint
ALTER TABLE "question" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "question_pane" (
	"workspace_id" text NOT NULL,
	"channel" text NOT NULL,
	"thread_ts" text NOT NULL,
	"looking_at" text NOT NULL,
	"is_titled" boolean DEFAULT false NOT NULL,
	"seen_at" timestamptz(3) NOT NULL,
	CONSTRAINT "question_pane_workspace_id_channel_thread_ts_pk" PRIMARY KEY("workspace_id","channel","thread_ts")
);
--> statement-breakpoint
ALTER TABLE "question_pane" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "question_workspace_only" ON "question" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "question_pane_workspace_only" ON "question_pane" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));