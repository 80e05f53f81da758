ALTER TABLE "candidate" ADD COLUMN "settled_round" integer;--> statement-breakpoint
ALTER TABLE "candidate" ADD COLUMN "settled_note" text;