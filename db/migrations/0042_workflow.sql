CREATE TABLE "workflow_permission" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"given_by" text NOT NULL,
	"given_at" timestamptz(3) NOT NULL,
	CONSTRAINT "workflow_permission_workspace_id_engagement_id_pk" PRIMARY KEY("workspace_id","engagement_id")
);
--> statement-breakpoint
ALTER TABLE "workflow_permission" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "workflow_permission" ADD CONSTRAINT "workflow_permission_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "workflow_permission_workspace_only" ON "workflow_permission" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));