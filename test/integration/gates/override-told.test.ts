import { expect, it } from 'vitest';
import { chooseMore } from '../../../src/gates/handlers/more.ts';
import type { ActionVisit } from '../../../src/handlers.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { type GateBench, gateBench, refusal } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';

/** Chooses the override in the request's “…” menu. @returns what opens */
async function choose(at: GateBench, userId: string, requestId: string): Promise<string> {
  const opened: unknown[] = [];
  const visit = {
    world: at.world,
    actor: at.as(userId),
    say: sayIn('en'),
    value: `${requestId} override`,
    openModal: async (modal) => {
      opened.push(modal);
      return { viewId: 'V1', hash: 'h' };
    },
  } as Partial<ActionVisit> as ActionVisit;
  await chooseMore(visit);
  return JSON.stringify(opened);
}

eitherEngine('an override, before it is proposed', (open) => {
  it('[G11] warns the only one who could ratify it, before they write a reason', async () => {
    const db = await open();
    const at = await gateBench(db);
    await knowPeople(db, at.workspaceId, { UADMIN: { isAdmin: true }, UDATA: { isAdmin: true } });
    const id = await at.ask();
    expect(await choose(at, 'UDATA', id)).toContain('nobody could ratify it afterwards for data');
    expect(await choose(at, 'UADMIN', id)).not.toContain('nobody could ratify');
    await at.people({ data: ['UDATA', 'UDATA2'] });
    expect(await choose(at, 'UDATA', id)).not.toContain('nobody could ratify');
  });

  it('[G11] [G13] opens no form for who could not propose one', async () => {
    const at = await gateBench(await open());
    const id = await at.ask();
    expect(await refusal(choose(at, 'UBIZ', id))).toEqual(['gates.refusal.admin']);
  });
});
