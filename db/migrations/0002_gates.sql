CREATE TABLE "gate_attestation" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"item" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"note" text NOT NULL,
	"link" text,
	"at" timestamptz(3) NOT NULL,
	"withdrawn_at" timestamptz(3),
	CONSTRAINT "gate_attestation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "gate_attestation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_decision" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"digest" text NOT NULL,
	"via" text NOT NULL,
	"source" text,
	"at" timestamptz(3) NOT NULL,
	"voided_at" timestamptz(3),
	"void_reason" text,
	"condition_owner" text,
	"condition_due_on" date,
	CONSTRAINT "gate_decision_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "gate_decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_delegation" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"from_user" text NOT NULL,
	"to_user" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3),
	CONSTRAINT "gate_delegation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "gate_delegation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_override" (
	"workspace_id" text NOT NULL,
	"request_id" uuid NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamptz(3) NOT NULL,
	"reason" text NOT NULL,
	"seconded_by" text,
	"seconded_at" timestamptz(3),
	"ratified_at" timestamptz(3),
	CONSTRAINT "gate_override_workspace_id_request_id_pk" PRIMARY KEY("workspace_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "gate_override" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_ratification" (
	"workspace_id" text NOT NULL,
	"request_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "gate_ratification_workspace_id_request_id_user_id_pk" PRIMARY KEY("workspace_id","request_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "gate_ratification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "gate_request" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"gate" text NOT NULL,
	"subject" text,
	"state" text DEFAULT 'open' NOT NULL,
	"with_conditions" boolean DEFAULT false NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamptz(3) NOT NULL,
	"due_on" date NOT NULL,
	"channel_id" text NOT NULL,
	"digest" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"changed_at" timestamptz(3),
	"reconciled_at" timestamptz(3),
	"reactions" jsonb NOT NULL,
	"decided_by" text,
	"decided_at" timestamptz(3),
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "gate_request_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "gate_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"evidence" text,
	"done_by" text,
	"done_at" timestamptz(3),
	CONSTRAINT "task_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "gate_attestation" ADD CONSTRAINT "gate_attestation_workspace_id_request_id_gate_request_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."gate_request"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_decision" ADD CONSTRAINT "gate_decision_workspace_id_request_id_gate_request_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."gate_request"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_delegation" ADD CONSTRAINT "gate_delegation_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_override" ADD CONSTRAINT "gate_override_workspace_id_request_id_gate_request_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."gate_request"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_ratification" ADD CONSTRAINT "gate_ratification_workspace_id_request_id_gate_request_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."gate_request"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_request" ADD CONSTRAINT "gate_request_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_workspace_id_engagement_id_engagement_workspace_id_id_fk" FOREIGN KEY ("workspace_id","engagement_id") REFERENCES "public"."engagement"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "gate_attestation_live" ON "gate_attestation" USING btree ("workspace_id","request_id","item") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "gate_decision_live" ON "gate_decision" USING btree ("workspace_id","request_id","user_id") WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX "gate_decision_request" ON "gate_decision" USING btree ("workspace_id","request_id","at");--> statement-breakpoint
CREATE INDEX "gate_delegation_engagement" ON "gate_delegation" USING btree ("workspace_id","engagement_id","until_day");--> statement-breakpoint
CREATE UNIQUE INDEX "gate_request_open" ON "gate_request" USING btree ("workspace_id","engagement_id","cycle","gate") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "gate_request_engagement" ON "gate_request" USING btree ("workspace_id","engagement_id","cycle","requested_at");--> statement-breakpoint
CREATE INDEX "gate_request_state" ON "gate_request" USING btree ("workspace_id","state");--> statement-breakpoint
CREATE INDEX "task_engagement" ON "task" USING btree ("workspace_id","engagement_id","state","due_on");--> statement-breakpoint
CREATE INDEX "task_owner" ON "task" USING btree ("workspace_id","owner","state","due_on");--> statement-breakpoint
CREATE INDEX "task_subject" ON "task" USING btree ("workspace_id","kind","subject");--> statement-breakpoint
CREATE POLICY "gate_attestation_workspace_only" ON "gate_attestation" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "gate_decision_workspace_only" ON "gate_decision" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "gate_delegation_workspace_only" ON "gate_delegation" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "gate_override_workspace_only" ON "gate_override" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "gate_ratification_workspace_only" ON "gate_ratification" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "gate_request_workspace_only" ON "gate_request" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));--> statement-breakpoint
CREATE POLICY "task_workspace_only" ON "task" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (workspace_id = current_setting('phasegate.workspace_id', true)) WITH CHECK (workspace_id = current_setting('phasegate.workspace_id', true));