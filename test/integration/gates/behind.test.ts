import { randomUUID } from 'node:crypto';
import { lintView } from '@phasegate/block-kit/validate.ts';
import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { engagement } from '../../../db/schema/engagement.ts';
import { answering } from '../../../src/engagement/commands.ts';
import { placeValue } from '../../../src/engagement/place.ts';
import { openGap } from '../../../src/foundation/gaps/open.ts';
import { resolveGap } from '../../../src/foundation/gaps/resolve.ts';
import { waiveGap } from '../../../src/foundation/gaps/waive.ts';
import { cards } from '../../../src/gates/cards.ts';
import { behindOf } from '../../../src/gates/checks.ts';
import { openItem } from '../../../src/gates/handlers/more.ts';
import { requestGate } from '../../../src/gates/request.ts';
import type { ActionVisit } from '../../../src/handlers.ts';
import { rooms } from '../../../src/rooms.ts';
import { gather } from '../../../src/slack/registry.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { completeFoundation, validatePipeline } from '../../support/approved-foundation.ts';
import { eitherEngine, type Open } from '../../support/database.ts';
import { datesShown } from '../../support/dates.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { refusal } from '../../support/gates.ts';
import { shippedPlaybook } from '../../support/playbook.ts';
import { newWorkspace } from '../../support/world.ts';

const team = {
  lead: 'ULEAD',
  member: 'UMEMBER',
  business: 'UBIZ',
  legal: 'ULEGAL',
  data: 'UDATA',
  engineering: 'UENG',
};

describe('what stands behind the items', () => {
  it('[G14] is there for each computed item of every phase, and every button is answered', () => {
    const behind = behindOf(rooms);
    const { action } = gather(rooms.map(answering));
    const items = shippedPlaybook().gates.flatMap((gate) => [
      ...gate.items,
      ...(gate.tiers.limited?.items ?? []),
      ...(gate.tiers.high?.items ?? []),
    ]);
    const checks = [...new Set(items.flatMap(({ check }) => check ?? []))];
    expect(checks.filter((name) => behind[name] === undefined)).toEqual([]);
    for (const name of checks) {
      const found = behind[name];
      if (found && 'opens' in found) expect(action(found.opens), found.opens).toBeDefined();
    }
    expect(action('gates.item.open')).toBeDefined();
  });
});

async function stage(open: Open) {
  const { world, workspaceId, clock, db } = await openWith(open);
  const engagementId = await startedEngagement(world, workspaceId);
  await completeFoundation(world, workspaceId, engagementId, team);
  const id = randomUUID();
  const as = (userId: string) => slackActor(workspaceId, userId);
  const ask = () => requestGate(world, as('ULEAD'), { engagementId, id, gate: 'foundation' });
  return {
    world,
    engagementId,
    as,
    ask,
    rerun: () => validatePipeline(world, workspaceId, engagementId, team),
    message: () =>
      db.inWorkspace(workspaceId, async (tx) =>
        JSON.stringify(
          await cards['gates.request']?.({ tx, workspaceId, world, now: clock.now(), say: sayIn('en') }, id),
        ),
      ),
    /** What an approver sees behind an item. */
    async look(item: string, locale = 'en', userId = 'UBIZ') {
      const opened: Parameters<ActionVisit['openModal']>[0][] = [];
      const visit = {
        world,
        actor: as(userId),
        say: sayIn(locale),
        value: `${id} ${item}`,
        openModal: async (modal) => {
          opened.push(modal);
          return { viewId: 'V1', hash: 'h' };
        },
      } as Partial<ActionVisit> as ActionVisit;
      await openItem(visit);
      const [view] = opened;
      if (!view) throw new Error('nothing was opened');
      expect(lintView(view)).toEqual([]);
      return JSON.stringify(view);
    },
  };
}

async function openWith(open: Open) {
  const db = await open();
  return { ...(await newWorkspace(db, { playbook: shippedPlaybook(), rooms })), db };
}

eitherEngine('the evidence itself', (open) => {
  it('[G14] [R3] a button to a screen that is there is understood with the cycle that it carries', async () => {
    const { world, workspaceId } = await openWith(open);
    const engagementId = await startedEngagement(world, workspaceId);
    const behind = Object.values(behindOf(rooms));
    const opened: string[] = [];
    for (const opens of new Set(behind.flatMap((one) => ('opens' in one ? one.opens : [])))) {
      const visit = {
        world,
        actor: slackActor(workspaceId, 'ULEAD'),
        say: sayIn('en'),
        value: placeValue({ id: engagementId, cycle: 1 }),
        openModal: async () => {
          opened.push(opens);
          return { viewId: 'V1', hash: 'h' };
        },
      } as Partial<ActionVisit> as ActionVisit;
      const handler = rooms.flatMap(({ slack }) => slack?.actions?.[opens] ?? [])[0];
      // Nothing is chosen yet whose risk there would be.
      if ((await refusal(Promise.resolve(handler?.(visit)))).join() === 'risk.refusal.no-choice')
        opened.push(opens);
      expect(opened.at(-1)).toBe(opens);
    }
    expect(opened.length).toBeGreaterThan(5);
  });

  it('[G14] is one click from each item: sources, assessments, run, lineage', async () => {
    const at = await stage(open);
    await at.ask();
    const message = await at.message();
    for (const item of ['sources', 'assessed', 'gaps', 'lineage', 'pipeline'])
      expect(message).toMatch(new RegExp(`"value":"[0-9a-f-]{36} ${item}"`));
    expect(message.match(/"gates.item.open"/g)).toHaveLength(5);
    const sources = await at.look('sources');
    expect(sources).toContain('*census_pums*');
    expect(datesShown(sources)).toContain('checked by <@UMEMBER> on Jan 5, 2026');
    expect(await at.look('assessed')).toContain('*unemployment_claims* · ');
    expect(await at.look('assessed', 'de')).toContain('bewertet von <@ULEAD>');
    expect(await at.look('pipeline')).toContain('<https://ci.example.org/run/7|');
    expect(await at.look('lineage')).toContain('picture of the lineage is still on its way');
    expect(await at.look('gaps')).toContain('Nothing is recorded for this yet');
  });

  it('[G14] names the waived loss and until when, and the note that resolved a gap', async () => {
    const at = await stage(open);
    const { world, engagementId } = at;
    const [waived, resolved] = [randomUUID(), randomUUID()];
    const fields = { type: 'label inconsistency', effect: 'degrading', expectedLoss: '6' };
    for (const [id, title] of [
      [waived, 'Labels differ'],
      [resolved, 'Codes differ'],
    ] as const)
      await openGap(world, at.as('ULEAD'), { engagementId, id, fields: { ...fields, title } });
    const reason = 'The old ones fade out';
    await waiveGap(world, at.as('UDATA'), {
      engagementId,
      id: waived,
      loss: '6',
      expiresOn: '2027-06-01',
      reason,
    });
    const note = 'Relabelled by <!channel> two people';
    await resolveGap(world, at.as('ULEAD'), { engagementId, id: resolved, link: '', note, file: null });
    await at.rerun();
    await at.ask();
    const gaps = await at.look('gaps');
    expect(datesShown(gaps)).toContain(
      '*Labels differ* · waived by <@UDATA>: loss of 6\u00a0% accepted until Jun 1, 2027 · The old ones fade out',
    );
    expect(gaps).toContain('*Codes differ* · resolved by <@ULEAD> ');
    expect(gaps).toContain('Relabelled by &lt;!channel&gt; two people');
    expect(await at.look('gaps', 'de')).toContain('Verlust von 6\u00a0% akzeptiert bis');
  });

  it('[G14] [X9] is not told to who may not see the engagement', async () => {
    const at = await stage(open);
    await at.ask();
    await restrict(at);
    expect(await refusal(at.look('sources', 'en', 'UNOBODY'))).toEqual(['refusal.not-found']);
  });
});

const restrict = ({ world, engagementId, as }: Awaited<ReturnType<typeof stage>>) =>
  world.db.inWorkspace(as('ULEAD').workspaceId, (tx) =>
    tx
      .update(engagement)
      .set({ visibility: 'restricted' })
      .where(and(eq(engagement.workspaceId, as('ULEAD').workspaceId), eq(engagement.id, engagementId))),
  );
