ALTER TABLE "cycle" ADD COLUMN "started_by" text;--> statement-breakpoint
ALTER TABLE "cycle" ADD COLUMN "reuse" jsonb;--> statement-breakpoint
ALTER TABLE "phase_entry" ADD COLUMN "planned_from" integer;--> statement-breakpoint
ALTER TABLE "phase_entry" ADD COLUMN "planned_to" integer;--> statement-breakpoint
ALTER TABLE "candidate" ADD COLUMN "chosen_in" integer;