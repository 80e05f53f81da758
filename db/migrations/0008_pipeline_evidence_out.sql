ALTER TABLE "pipeline_run" DROP COLUMN "evidence_kind";--> statement-breakpoint
ALTER TABLE "pipeline_run" DROP COLUMN "evidence";