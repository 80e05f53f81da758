ALTER TABLE "pipeline_run" ADD COLUMN "evidence_link" text;--> statement-breakpoint
ALTER TABLE "pipeline_run" ADD COLUMN "evidence_note" text;--> statement-breakpoint
ALTER TABLE "pipeline_run" ADD COLUMN "evidence_file" text;