ALTER TABLE "reference" ADD COLUMN "retired_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "reference" ADD COLUMN "retired_reason" text;