DROP INDEX "source_name";--> statement-breakpoint
DROP INDEX "source_list";--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "name_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "source_import" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "source_import" ADD COLUMN "thread_ts" text;--> statement-breakpoint
ALTER TABLE "source_import" ADD COLUMN "view_id" text;--> statement-breakpoint
ALTER TABLE "source_import" ADD COLUMN "run" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "source_import" ADD COLUMN "decided_by" text;--> statement-breakpoint
CREATE UNIQUE INDEX "source_import_file" ON "source_import" USING btree ("workspace_id","engagement_id","file_id") WHERE channel is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "source_name" ON "source" USING btree ("workspace_id","engagement_id","name_key") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "source_list" ON "source" USING btree ("workspace_id","engagement_id","name_key");