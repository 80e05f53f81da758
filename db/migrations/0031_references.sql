CREATE TABLE "pushed_window" (
	"workspace_id" text NOT NULL,
	"monitor_id" uuid NOT NULL,
	"slot" timestamptz(3) NOT NULL,
	"reference_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"feature" text NOT NULL,
	"counts" bigint[] NOT NULL,
	"none" bigint NOT NULL,
	"infinite" bigint NOT NULL,
	"unseen" jsonb NOT NULL,
	CONSTRAINT "pushed_window_workspace_id_monitor_id_slot_version_feature_pk" PRIMARY KEY("workspace_id","monitor_id","slot","version","feature")
);
--> statement-breakpoint
ALTER TABLE "pushed_window" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reference" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"engagement_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"content" jsonb NOT NULL,
	"digest" text NOT NULL,
	"source" text NOT NULL,
	"import_id" uuid,
	"reason" text,
	"sealed_by" text NOT NULL,
	"sealed_at" timestamptz(3) NOT NULL,
	CONSTRAINT "reference_workspace_id_id_version_pk" PRIMARY KEY("workspace_id","id","version"),
	CONSTRAINT "reference_reason" CHECK (version = 1 or reason is not null)
);
--> statement-breakpoint
ALTER TABLE "reference" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pushed_window" ADD CONSTRAINT "pushed_window_workspace_id_monitor_id_monitor_workspace_id_id_fk" FOREIGN KEY ("workspace_id","monitor_id") REFERENCES "public"."monitor"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pushed_window" ADD CONSTRAINT "pushed_window_workspace_id_reference_id_version_reference_workspace_id_id_version_fk" FOREIGN KEY ("workspace_id","reference_id","version") REFERENCES "public"."reference"("workspace_id","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reference_name" ON "reference" USING btree ("workspace_id","engagement_id","name_key","version");--> statement-breakpoint
CREATE POLICY "pushed_window_workspace_only" ON "pushed_window" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "reference_workspace_only" ON "reference" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));