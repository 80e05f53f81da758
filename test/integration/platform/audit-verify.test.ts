import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { act } from '../../../src/record/act.ts';
import { verifyAll } from '../../../src/record/verify-command.ts';
import { eachEngine } from '../../support/database.ts';
import { newWorkspace, type TestWorkspace } from '../../support/world.ts';

eachEngine('npm run audit:verify', (open) => {
  const write = ({ world, workspaceId }: TestWorkspace, subject: string) =>
    act(world, { workspaceId, userId: 'U1', origin: 'slack' }, async ({ record }) =>
      record({ action: 'toy.thing.add', kind: 'thing', subject, after: { name: subject } }),
    );

  it('[A1] checks every workspace, and names the event that was changed', async () => {
    const db = await open();
    const whole = await newWorkspace(db);
    const gone = await newWorkspace(db);
    for (const one of [whole, gone]) for (const subject of ['a', 'b', 'c']) await write(one, subject);
    await db.inWorkspace(gone.workspaceId, (tx) => tx.execute(sql`update workspace set revoked_at = now()`));
    const lines: string[] = [];
    const lineOf = ({ workspaceId }: TestWorkspace) =>
      lines.find((line) => line.startsWith(`${workspaceId}: `));

    expect(await verifyAll(db, (line) => lines.push(line))).toBe(true);
    expect(lineOf(whole)).toMatch(/: ok, 3 events, head [0-9a-f]{64}$/);
    expect(lineOf(gone)).toMatch(/: ok, 3 events/);

    await db.orm.execute(
      sql`update audit_event set actor = 'U9' where workspace_id = ${gone.workspaceId} and place = 2`,
    );
    lines.length = 0;
    expect(await verifyAll(db, (line) => lines.push(line))).toBe(false);
    expect(lineOf(whole)).toContain(': ok, ');
    expect(lineOf(gone)).toMatch(/FAULT: event 2 of lane 1 was changed: toy\.thing\.add on thing b .* by U9/);
  });
});
