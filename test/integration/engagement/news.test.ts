import { like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { message } from '../../../db/schema/delivery.ts';
import { renderCard } from '../../../src/engagement/card.ts';
import { advancePhase, goBack } from '../../../src/engagement/change-phase.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { BACK_NOTICE, STATE_NOTICE } from '../../../src/engagement/ids.ts';
import { renderBack, renderState } from '../../../src/engagement/news.ts';
import { engagement } from '../../../src/engagement/room.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import type { Card } from '../../../src/room.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine, type Open } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { newWorkspace } from '../../support/world.ts';

async function stage(open: Open) {
  const db = await open();
  const made = await newWorkspace(db, { rooms: [engagement] });
  const { world, workspaceId, clock } = made;
  const engagementId = await startedEngagement(world, workspaceId);
  const lead = slackActor(workspaceId, 'ULEAD');
  const told = (kind: string) =>
    db.inWorkspace(workspaceId, (tx) =>
      tx
        .select()
        .from(message)
        .where(like(message.subject, `${kind}:%`))
        .orderBy(message.position),
    );
  const render = (card: Card, id: string, locale = 'en') =>
    db.inWorkspace(workspaceId, async (tx) =>
      JSON.stringify(await card({ tx, workspaceId, world, now: clock.now(), say: sayIn(locale) }, id)),
    );
  return { ...made, engagementId, lead, told, render };
}

const advance = engagementVerb({
  input: z.object({ engagementId: z.uuid(), to: z.int() }),
  may: ['lead'],
  exclusive: true,
  run: (acting, { to }) => advancePhase(acting, to),
});

eitherEngine('what the channel is told of an engagement', (open) => {
  it('[E7] [E8] pausing says in the channel who and why, and the card has the reason', async () => {
    const at = await stage(open);
    const { world, lead, engagementId } = at;
    await changeState(world, lead, { engagementId, change: 'pause', reason: 'none' });
    const [notice, ...others] = await at.told(STATE_NOTICE);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ destination: 'C0SUPPORT', threadOf: null, engagementId });
    const id = notice?.subject.slice(STATE_NOTICE.length + 1) ?? '';
    expect(await at.render(renderState, id)).toContain('‖ <@ULEAD> paused *Support ticket triage*: none');
    expect(await at.render(renderState, id, 'de')).toContain('pausiert: none');
    expect(await at.render(renderCard, engagementId)).toContain('‖ *Paused* by <@ULEAD> ');
    expect(await at.render(renderCard, engagementId)).toContain(': none\\nTickets');

    await changeState(world, lead, { engagementId, change: 'resume', reason: '' });
    // The earlier message keeps what it said, whatever came after.
    expect(await at.render(renderState, id)).toContain('paused *Support ticket triage*: none');
    const [, resumed] = await at.told(STATE_NOTICE);
    expect(await at.render(renderState, resumed?.subject.slice(STATE_NOTICE.length + 1) ?? '')).toContain(
      '▶ <@ULEAD> resumed *Support ticket triage*\\n',
    );
    expect(await at.render(renderCard, engagementId)).not.toContain('Paused');
  });

  it('[E3] [E8] going back says in the channel who and why, and the card has it while the phase lasts', async () => {
    const at = await stage(open);
    const { world, lead, engagementId } = at;
    await advance(world, lead, { engagementId, to: 2 });
    await goBack(world, lead, { engagementId, to: 1, reason: 'none' });
    const [notice] = await at.told(BACK_NOTICE);
    expect(notice).toMatchObject({ destination: 'C0SUPPORT', threadOf: null });
    const id = notice?.subject.slice(BACK_NOTICE.length + 1) ?? '';
    expect(await at.render(renderBack, id)).toContain(
      '↩ <@ULEAD> took *Support ticket triage* back to phase 1 Data foundation: none',
    );
    expect(await at.render(renderCard, engagementId)).toMatch(/Back in this phase since .*, <@ULEAD>: none/);
    await advance(world, lead, { engagementId, to: 2 });
    expect(await at.render(renderCard, engagementId)).not.toContain('Back in this phase');
  });

  it('[E3] going back to the phase one is in tells nothing', async () => {
    const at = await stage(open);
    await goBack(at.world, at.lead, { engagementId: at.engagementId, to: 1, reason: 'Again' });
    expect(await at.told(BACK_NOTICE)).toEqual([]);
  });
});
