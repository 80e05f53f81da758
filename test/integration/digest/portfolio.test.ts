import { randomUUID } from 'node:crypto';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import { and, asc, eq, like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { renderPortfolio } from '../../../src/portfolio/card.ts';
import { changePortfolioDigest } from '../../../src/portfolio/change-subscription.ts';
import { composePortfolio } from '../../../src/portfolio/compose.ts';
import { portfolioModal } from '../../../src/portfolio/screens/portfolio.ts';
import { sendDue } from '../../../src/portfolio/send-due.ts';
import { rooms } from '../../../src/rooms.ts';
import { readPerson } from '../../../src/slack/people.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { completeFoundation } from '../../support/approved-foundation.ts';
import { eachEngine } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { TEAM } from '../../support/fortnight.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace } from '../../support/world.ts';

eachEngine('the portfolio', (open) => {
  it('[D4] [D2] [D3] [X9] an executive reads every engagement they may see once a day, what needs attention first', async () => {
    const db = await open();
    const playbook = loadPlaybook();
    const made = await newWorkspace(db, { now: '2027-01-04T07:00:00Z', rooms, playbook });
    const { world, workspaceId, clock } = made;
    const boss = slackActor(workspaceId, 'UBOSS');
    const clockActor = { workspaceId, userId: 'system', origin: 'clock' as const };
    await knowPeople(db, workspaceId, { UBOSS: { name: 'Ines', timeZone: 'Europe/Berlin' }, ULENA: {} });
    const start = (name: string, changes = {}) =>
      startedEngagement(world, workspaceId, {
        name,
        leadId: 'ULENA',
        channelId: `C0${name.length}`,
        ...changes,
      });
    await start('Late one', { plannedStart: '2027-01-04' });
    clock.set('2027-03-01T07:00:00Z');
    const asked = await start('Asked');
    await completeFoundation(world, workspaceId, asked, { ...TEAM, business: 'UBOSS' });
    const lead = slackActor(workspaceId, 'ULENA');
    await requestGate(world, lead, { engagementId: asked, id: randomUUID(), gate: 'foundation' });
    const resting = await start('Resting engagement');
    await changeState(world, lead, { engagementId: resting, change: 'pause', reason: 'audit' });
    await start('Hidden from her', { visibility: 'restricted' });

    const wanted = { isOn: true, time: '08:30', days: [1, 2, 3, 4, 5], timeZone: 'Europe/Berlin' };
    await expect(changePortfolioDigest(world, boss, { ...wanted, timeZone: 'Mars/Olympus' })).rejects.toThrow(
      'timeZone:',
    );
    await changePortfolioDigest(world, boss, wanted);
    clock.set('2027-03-01T07:30:00Z');
    const counts = [await sendDue(world, clockActor), await sendDue(world, clockActor)];
    expect(counts).toEqual([1, 0]);
    const rows = await db.inWorkspace(workspaceId, (tx) =>
      tx
        .select({ subject: message.subject, to: message.destination })
        .from(message)
        .where(and(eq(message.workspaceId, workspaceId), like(message.subject, 'portfolio.%')))
        .orderBy(asc(message.subject)),
    );
    expect(rows).toEqual([{ subject: 'portfolio.daily:UBOSS 2027-03-01', to: 'UBOSS' }]);
    const render = () =>
      db.inWorkspace(workspaceId, (tx) =>
        renderPortfolio({ tx, workspaceId, world, now: clock.now(), say: sayIn('de') }, 'UBOSS 2027-03-01'),
      );
    const first = await render();
    expect(first && lintMessage({ ...first })).toEqual([]);
    const said = JSON.stringify(first);
    expect(first?.text).toBe('Portfolio · Mon 1 Mar · 3 engagements · ▲ 1 late · 1 paused');
    expect(said).toMatch(
      /gates\.request\.approve.*\*1 decision waits:\* gate Data foundation of Asked, since <!date/,
    );
    expect(said).toMatch(
      /\*Late one\* · ▲ late\\n● ○ ○ ○ ○ .*\*Resting engagement\* · paused.*\*Asked\*.*1 decision waits/,
    );
    expect(said).not.toContain('Hidden');
    // Tried again it is the same, whatever happened; the next day's is not sent on a day that she did not choose.
    await changeState(world, lead, { engagementId: resting, change: 'resume', reason: '' });
    expect(await render()).toEqual(JSON.parse(JSON.stringify(first)));
    clock.set('2027-03-01T23:30:00Z');
    expect(await render()).toBeNull();
    clock.set('2027-03-06T12:00:00Z');
    expect(await sendDue(world, clockActor), 'Saturday').toBe(0);
    await knowPeople(db, workspaceId, { UBOSS: { isDeactivated: true } });
    clock.set('2027-03-08T12:00:00Z');
    expect(await sendDue(world, clockActor), 'left Slack').toBe(0);

    const view = await db.inWorkspace(workspaceId, async (tx) => {
      const reader = await readPerson(tx, workspaceId, 'UBOSS');
      if (!reader) throw new Error('nobody');
      const context = { tx, workspaceId, world, now: clock.now(), say: sayIn('de') };
      const state = await composePortfolio(context, reader, Temporal.PlainDate.from('2027-03-08'));
      const many = Array.from({ length: 25 }, () => state.engagements).flat();
      return [
        portfolioModal(sayIn('de'), state, playbook, 1),
        portfolioModal(sayIn('de'), { ...state, engagements: many }, playbook, 3),
      ];
    });
    for (const one of view) expect(lintView(one)).toEqual([]);
    expect(JSON.stringify(view[0])).toMatch(/3 Vorhaben.*▲ verspätet/);
    expect(JSON.stringify(view[1])).toContain('portfolio.view.page.previous');
  });
});
