import { randomUUID } from 'node:crypto';
import { changeState } from '../../src/engagement/change-state.ts';
import { openGap } from '../../src/foundation/gaps/open.ts';
import { resolveGap } from '../../src/foundation/gaps/resolve.ts';
import { retireSource } from '../../src/foundation/inventory/keeping.ts';
import { attest } from '../../src/gates/attest.ts';
import { decide } from '../../src/gates/decide.ts';
import { requestGate } from '../../src/gates/request.ts';
import type { Actor } from '../../src/record/act.ts';
import type { World } from '../../src/world.ts';
import { completeFoundation, validatePipeline } from './approved-foundation.ts';
import { slackActor } from './engagements.ts';
import { addSource, aSource } from './sources.ts';

export const TEAM = {
  lead: 'ULENA',
  member: 'ULENA',
  business: 'USAM',
  legal: 'UMARCO',
  data: 'UNADA',
  engineering: 'USAM',
};

/** What a team does in two weeks, by the day. */
export function fortnight(world: World, workspaceId: string, engagementId: string) {
  const as = (userId: string): Actor => slackActor(workspaceId, userId);
  const lead = as('ULENA');
  const gap = randomUUID();
  const added: string[] = [];
  let asked = '';
  const addOne = async (name: string): Promise<string> => {
    const id = randomUUID();
    const fields = aSource({ name, checkedBy: 'ULENA', checkedOn: '2027-03-01' });
    await addSource(world, lead, { engagementId, id, fields });
    return id;
  };
  const ask = async (): Promise<string> => {
    const id = randomUUID();
    await requestGate(world, lead, { engagementId, id, gate: 'foundation' });
    const note = 'gelesen, Mail of 27 Nov';
    const items = ['licence', 'personal_data'].map((item) => ({ item, note }));
    await attest(world, as('UMARCO'), { requestId: id, items });
    return id;
  };
  return {
    '2027-03-09': async () => {
      added.push(await addOne('crm_tickets'), await addOne('erp_invoices'));
      // Added by mistake: no news of it.
      const mistaken = await addOne('mistaken_upload');
      await retireSource(world, lead, { engagementId, id: mistaken, reason: 'uploaded by mistake' });
    },
    '2027-03-10': () =>
      openGap(world, lead, {
        engagementId,
        id: gap,
        fields: { type: 'label inconsistency', title: 'Labels differ in crm_tickets', effect: 'blocking' },
      }),
    '2027-03-11': async () => {
      await resolveGap(world, lead, { engagementId, id: gap, link: '', note: 'relabelled', file: null });
      await changeState(world, lead, { engagementId, change: 'pause', reason: 'audit' });
      await changeState(world, lead, { engagementId, change: 'resume', reason: '' });
    },
    '2027-03-15': async () => {
      for (const id of added)
        await retireSource(world, lead, { engagementId, id, reason: 'replaced by census data' });
      await completeFoundation(world, workspaceId, engagementId, TEAM);
      asked = await ask();
    },
    '2027-03-17': () =>
      decide(world, as('UMARCO'), {
        requestId: asked,
        kind: 'reject',
        via: 'button',
        text: 'the licence ends in May',
      }),
    '2027-03-18': async () => {
      await validatePipeline(world, workspaceId, engagementId, TEAM);
      asked = await ask();
      for (const who of ['UNADA', 'USAM', 'UMARCO'])
        await decide(world, as(who), { requestId: asked, kind: 'approve', via: 'button' });
    },
  } satisfies Record<string, () => Promise<unknown>>;
}
