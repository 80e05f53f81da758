DROP INDEX "message_queue";--> statement-breakpoint
CREATE INDEX "message_queue" ON "message" USING btree ("workspace_id","destination","position") WHERE wanted > delivered and dead_at is null;