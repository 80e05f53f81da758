CREATE TABLE "home_glance" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"glance" jsonb NOT NULL,
	CONSTRAINT "home_glance_workspace_id_user_id_engagement_id_pk" PRIMARY KEY("workspace_id","user_id","engagement_id")
);
--> statement-breakpoint
ALTER TABLE "home_glance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "home_opened" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"opened_at" timestamptz(3) NOT NULL,
	"wanted" integer DEFAULT 1 NOT NULL,
	"drawn" integer DEFAULT 0 NOT NULL,
	"tasks_page" integer DEFAULT 1 NOT NULL,
	"mine_page" integer DEFAULT 1 NOT NULL,
	"portfolio_page" integer DEFAULT 1 NOT NULL,
	"known" jsonb,
	CONSTRAINT "home_opened_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "home_opened" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "home_glance" ADD CONSTRAINT "home_glance_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "home_glance" ADD CONSTRAINT "home_glance_workspace_id_user_id_home_opened_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."home_opened"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "home_glance_workspace_only" ON "home_glance" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "home_opened_workspace_only" ON "home_opened" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));