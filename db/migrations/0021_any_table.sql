CREATE TABLE "table_shape" (
	"workspace_id" text NOT NULL,
	"kind" text NOT NULL,
	"shape" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"said_by" text NOT NULL,
	"said_at" timestamptz(3) NOT NULL,
	CONSTRAINT "table_shape_workspace_id_kind_shape_pk" PRIMARY KEY("workspace_id","kind","shape")
);
--> statement-breakpoint
ALTER TABLE "table_shape" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "rejected" jsonb;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "asks" jsonb;--> statement-breakpoint
ALTER TABLE "file_import" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
CREATE POLICY "table_shape_workspace_only" ON "table_shape" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));