DROP POLICY "source_import_workspace_only" ON "source_import" CASCADE;--> statement-breakpoint
DROP TABLE "source_import" CASCADE;