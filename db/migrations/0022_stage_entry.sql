ALTER TABLE "deployment_stage" ADD COLUMN "seal_version" integer;--> statement-breakpoint
ALTER TABLE "deployment_stage" ADD COLUMN "judged_right" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deployment_stage" ADD COLUMN "judged_wrong" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "proposed_action_unreviewed" ON "proposed_action" USING btree ("workspace_id","deployment_id") WHERE stage = 0 and executed_at is not null and (decided_at is null or executed_at < decided_at);