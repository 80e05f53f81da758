ALTER TABLE "message" ADD COLUMN "look_cursor" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "picture_waits" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "picture_looks" integer DEFAULT 0 NOT NULL;