CREATE TABLE "pack_request" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"cycle" integer,
	"asked_by" text NOT NULL,
	"asked_at" timestamptz(3) NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"slack_files" text[] DEFAULT '{}' NOT NULL,
	"settled_at" timestamptz(3),
	CONSTRAINT "pack_request_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "pack_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "signing_key" ALTER COLUMN "private_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "signing_key" ADD COLUMN "is_taken_back" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pack_request" ADD CONSTRAINT "pack_request_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pack_request_asked" ON "pack_request" USING btree ("workspace_id","asked_at");--> statement-breakpoint
CREATE POLICY "pack_request_workspace_only" ON "pack_request" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));