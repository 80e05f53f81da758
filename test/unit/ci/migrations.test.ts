import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LARGE, toBeChecked, unsafeIn, unseenIn } from '../../../.ci/migration-rules.ts';
import { KEEPING } from '../../../db/keeping.ts';

const BREAK = '\n--> statement-breakpoint\n';
const whys = (text: string) => unsafeIn('9999_x.sql', text).map(({ why }) => why);

describe('migrations that the version before lives with', () => {
  it.each([
    'CREATE TABLE "thing" ("workspace_id" text NOT NULL, "id" uuid NOT NULL);',
    'ALTER TABLE "source" ADD COLUMN "note" text;',
    'ALTER TABLE "source" ADD COLUMN "type" text;',
    "CREATE TYPE mood AS ENUM ('well');",
    'ALTER TABLE "source" ADD COLUMN "state" text DEFAULT \'new\' NOT NULL;',
    'ALTER TABLE "source" ADD COLUMN "at" timestamp (3) with time zone DEFAULT now() NOT NULL;',
    'ALTER TABLE "source" ALTER COLUMN "note" DROP NOT NULL;',
    'ALTER TABLE "source" ADD CONSTRAINT "known" CHECK (a > 0) NOT VALID;',
    'ALTER TABLE "source" VALIDATE CONSTRAINT "known";',
    'CREATE INDEX "source_note" ON "source" USING btree ("workspace_id","note");',
    'CREATE POLICY "own" ON "source" AS PERMISSIVE FOR ALL TO "phasegate_app" USING (true);',
    'CREATE OR REPLACE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ begin drop table x; delete from source; end $$;',
    'COMMENT ON TABLE "source" IS \'drop table; rename to type\';',
    '-- drop table is what we do not do\nALTER TABLE "source" ADD COLUMN "note" text;',
  ])('[X7] lets through: %s', (statement) => {
    expect(whys(statement)).toEqual([]);
  });

  it.each([
    ['DROP TABLE "source";', 'release later'],
    ['drop function end_verb(text, jsonb, jsonb, jsonb);', 'still calls'],
    ['ALTER TABLE "source" DROP COLUMN "note";', 'still reads'],
    ['ALTER TABLE "source" RENAME COLUMN "a" TO "b";', 'former name'],
    ['ALTER TABLE "source" RENAME TO "origin";', 'former name'],
    ['ALTER TABLE "source" ALTER COLUMN "n" SET DATA TYPE bigint;', 'rewritten'],
    ['ALTER TABLE "source" ALTER COLUMN "n" TYPE bigint USING n::bigint;', 'rewritten'],
    ['ALTER TABLE "source" ADD COLUMN "n" integer NOT NULL;', 'give it a default'],
    ['ALTER TABLE "source" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;', 'rewrites'],
    [
      'ALTER TABLE "source" ADD COLUMN "w" tsvector GENERATED ALWAYS AS (to_tsvector(name)) STORED;',
      'rewrites',
    ],
    ['ALTER TABLE "source" ALTER COLUMN "n" SET NOT NULL;', 'under a lock'],
    ['ALTER TABLE "source" ADD CONSTRAINT "known" FOREIGN KEY ("a") REFERENCES "b"("c");', 'not valid'],
    ['CREATE UNIQUE INDEX "one" ON "source" USING btree ("workspace_id","name");', 'refuses'],
    ['CREATE INDEX "by_actor" ON "audit_event" USING btree ("workspace_id","actor");', 'concurrently'],
    ['CREATE INDEX IF NOT EXISTS by_case ON public.proposed_action (workspace_id);', 'concurrently'],
    ['UPDATE source SET name = name;', 'all at once'],
    ['DELETE FROM "receipt";', 'all at once'],
    ['LOCK TABLE source IN EXCLUSIVE MODE;', 'locked'],
  ])('[X7] names what it must not do: %s', (statement, why) => {
    expect(whys(statement)).toEqual([expect.stringContaining(why)]);
    // Above a statement of its own it stands for that one alone.
    const said = `-- safe: nobody has written to it since the release before last\n${statement}`;
    expect(whys(said)).toEqual([]);
    expect(whys([said, statement].join(BREAK))).toHaveLength(1);
    expect(whys(`-- safe: sure\n${statement}`)).toHaveLength(1);
  });

  it('[X7] a table that the same migration makes is nobody’s yet', () => {
    const made = 'CREATE TABLE "thing" ("n" integer);';
    const rest = [
      'ALTER TABLE "thing" ADD CONSTRAINT "a" FOREIGN KEY ("n") REFERENCES "b"("c");',
      'CREATE UNIQUE INDEX "u" ON "thing" USING btree ("n");',
      'INSERT INTO "thing" VALUES (1);',
    ];
    expect(whys([made, ...rest].join(BREAK))).toEqual([]);
    expect(whys(rest.join(BREAK))).toHaveLength(rest.length);
  });

  it('[X2] rows are changed only where the owner of their table may see them', () => {
    const change = '-- safe: few of them have such a dot\nUPDATE "source" SET name = name;';
    const [off, on] = ['NO FORCE', 'FORCE'].map((how) => `ALTER TABLE "source" ${how} ROW LEVEL SECURITY;`);
    const found = (...statements: unknown[]) => unseenIn('9999_x.sql', statements.join(BREAK));
    expect(found(change)).toMatchObject([{ why: expect.stringContaining('no row of source') }]);
    expect(found(off, on, change)).toHaveLength(1);
    expect(found(off, 'DELETE FROM "receipt";', on)).toHaveLength(1);
    expect(found(off, change, on)).toEqual([]);
    expect(found('CREATE TABLE "source" ("n" integer);', 'INSERT INTO source VALUES (1);')).toEqual([]);
    for (const file of toBeChecked(readdirSync('db/migrations')))
      expect(unseenIn(file, readFileSync(`db/migrations/${file}`, 'utf8'))).toEqual([]);
  });

  it('reads every migration since there is this check, and finds in those before what it looks for', () => {
    const files = readdirSync('db/migrations');
    for (const file of toBeChecked(files))
      expect(unsafeIn(file, readFileSync(`db/migrations/${file}`, 'utf8'))).toEqual([]);
    expect(toBeChecked([...files, '9999_later.sql', 'meta'])).toContain('9999_later.sql');
    const former = readFileSync('db/migrations/0011_phases_2_3.sql', 'utf8');
    expect(unsafeIn('0011_phases_2_3.sql', former)).not.toEqual([]);
  });

  it('calls tables large that there are', () => {
    expect(LARGE.filter((table) => !(table in KEEPING))).toEqual([]);
  });
});
