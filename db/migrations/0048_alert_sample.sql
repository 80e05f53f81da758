ALTER TABLE "alert" ADD COLUMN "sampled_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "sampled_value" double precision;--> statement-breakpoint
ALTER TABLE "reading" ADD COLUMN "sampled_at" timestamptz(3);