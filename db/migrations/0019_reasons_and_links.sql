CREATE TABLE "engagement_state_change" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"change" text NOT NULL,
	"reason" text,
	"by" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "engagement_state_change_workspace_id_engagement_id_number_pk" PRIMARY KEY("workspace_id","engagement_id","number")
);
--> statement-breakpoint
ALTER TABLE "engagement_state_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "permalink" text;--> statement-breakpoint
ALTER TABLE "engagement_state_change" ADD CONSTRAINT "engagement_state_change_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "engagement_state_change_workspace_only" ON "engagement_state_change" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));