CREATE TABLE "portfolio_sent" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"local_date" date NOT NULL,
	"until" timestamptz(3) NOT NULL,
	"queued_at" timestamptz(3) NOT NULL,
	"content" jsonb,
	CONSTRAINT "portfolio_sent_workspace_id_user_id_local_date_pk" PRIMARY KEY("workspace_id","user_id","local_date")
);
--> statement-breakpoint
ALTER TABLE "portfolio_sent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "portfolio_subscription" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"is_on" boolean NOT NULL,
	"time" text NOT NULL,
	"days" integer[] NOT NULL,
	"time_zone" text,
	"changed_at" timestamptz(3) NOT NULL,
	CONSTRAINT "portfolio_subscription_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "portfolio_subscription" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "portfolio_sent_workspace_only" ON "portfolio_sent" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "portfolio_subscription_workspace_only" ON "portfolio_subscription" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));