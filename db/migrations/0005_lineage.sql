CREATE TABLE "foundation_risk" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"name" text NOT NULL,
	"caused_by" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"settled_at" timestamptz(3),
	"settled_by" text,
	"reason" text,
	CONSTRAINT "foundation_risk_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "foundation_risk" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "foundation_state" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamptz(3) NOT NULL,
	"changed_by" text NOT NULL,
	"changed_kind" text NOT NULL,
	"changed_name" text NOT NULL,
	CONSTRAINT "foundation_state_workspace_id_engagement_id_cycle_pk" PRIMARY KEY("workspace_id","engagement_id","cycle")
);
--> statement-breakpoint
ALTER TABLE "foundation_state" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lineage" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamptz(3) NOT NULL,
	CONSTRAINT "lineage_workspace_id_engagement_id_cycle_pk" PRIMARY KEY("workspace_id","engagement_id","cycle")
);
--> statement-breakpoint
ALTER TABLE "lineage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lineage_edge" (
	"workspace_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	CONSTRAINT "lineage_edge_workspace_id_engagement_id_cycle_from_id_to_id_pk" PRIMARY KEY("workspace_id","engagement_id","cycle","from_id","to_id")
);
--> statement-breakpoint
ALTER TABLE "lineage_edge" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lineage_node" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text,
	"is_final" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "lineage_node_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "lineage_node" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pipeline_run" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"ran_at" timestamptz(3) NOT NULL,
	"rows_in" bigint NOT NULL,
	"rows_out" bigint NOT NULL,
	"passed" integer NOT NULL,
	"failed" integer NOT NULL,
	"evidence_kind" text NOT NULL,
	"evidence" text NOT NULL,
	"covers_all" boolean NOT NULL,
	"origins" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamptz(3) NOT NULL,
	CONSTRAINT "pipeline_run_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "pipeline_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "picture_hash" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "picture_file" text;--> statement-breakpoint
ALTER TABLE "foundation_risk" ADD CONSTRAINT "foundation_risk_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "foundation_state" ADD CONSTRAINT "foundation_state_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage_edge" ADD CONSTRAINT "lineage_edge_workspace_id_to_id_lineage_node_workspace_id_id_fk" FOREIGN KEY ("workspace_id","to_id") REFERENCES "public"."lineage_node"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage_node" ADD CONSTRAINT "lineage_node_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pipeline_run" ADD CONSTRAINT "pipeline_run_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "foundation_risk_cause" ON "foundation_risk" USING btree ("workspace_id","engagement_id","cycle","subject") WHERE settled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "lineage_node_name" ON "lineage_node" USING btree ("workspace_id","engagement_id","cycle","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "lineage_node_final" ON "lineage_node" USING btree ("workspace_id","engagement_id","cycle") WHERE is_final;--> statement-breakpoint
CREATE INDEX "pipeline_run_newest" ON "pipeline_run" USING btree ("workspace_id","engagement_id","cycle","recorded_at");--> statement-breakpoint
CREATE POLICY "foundation_risk_workspace_only" ON "foundation_risk" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "foundation_state_workspace_only" ON "foundation_state" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "lineage_workspace_only" ON "lineage" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "lineage_edge_workspace_only" ON "lineage_edge" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "lineage_node_workspace_only" ON "lineage_node" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "pipeline_run_workspace_only" ON "pipeline_run" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));