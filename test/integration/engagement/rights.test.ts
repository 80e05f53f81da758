import { randomUUID } from 'node:crypto';
import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { changeHolidays, markOf } from '../../../src/engagement/holidays.ts';
import { type First, ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { addSource, aSource } from '../../support/sources.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';

describe('what people are offered', { timeout: 60_000 }, () => {
  let story: Story;
  let engagementId = '';
  beforeAll(async () => {
    story = await startStory();
    const { world } = story.app;
    engagementId = await startedEngagement(world, 'T0NORTHWND', {
      name: 'Triage',
      leadId: PEOPLE.lena,
      channelId: 'C0SUPTRIAG',
    });
    const lena = slackActor('T0NORTHWND', PEOPLE.lena);
    await changePeople(world, lena, { engagementId, business: [PEOPLE.priya] });
    const fields = { ...aSource({ accessible: false, checkedBy: PEOPLE.lena, checkedOn: '2026-01-05' }) };
    await addSource(world, lena, { engagementId, id: randomUUID(), fields });
  });
  afterAll(() => story?.stop());

  async function opened(first: First, line: string): Promise<string> {
    const view: View = await story.opens(first, HERE, line);
    await ok(story.as(first).close(view, true));
    return words(view);
  }
  async function told(first: First, line: string): Promise<string> {
    const before = story.as(first).ephemerals(HERE).length;
    await ok(story.as(first).command(HERE, line));
    const answer: Message = await story.sandbox.until(() => story.as(first).ephemerals(HERE)[before]);
    return words(answer);
  }

  it('[X9] [E2] a menu offers what this person may do: work to those who work, a waiver to who approves', async () => {
    const mine = await opened('lena', '/playbook sources');
    for (const what of ['edit ', 'assess ', 'history ', 'retire '])
      expect(mine).toContain(`"value":"${what}`);
    const marcos = await opened('marco', '/playbook sources');
    expect(marcos).toContain('"value":"history ');
    expect(marcos).not.toMatch(/"value":"(edit|assess|retire) /);
    expect(marcos).not.toContain('foundation.source.add');
    const [lead, business] = [
      await opened('lena', '/playbook gaps'),
      await opened('priya', '/playbook gaps'),
    ];
    expect(lead).toMatch(/"value":"resolve /);
    expect(lead).not.toMatch(/"value":"waive /);
    expect(business).toMatch(/"value":"waive /);
    expect(business).not.toMatch(/"value":"(resolve|edit|start) /);
    expect(await opened('marco', '/playbook lineage')).not.toContain('add_transformation');
  });

  it('[E2] who is who is for everybody to read, and for the lead to change', async () => {
    expect(await opened('lena', '/playbook approvers')).toContain('multi_users_select');
    const read = await opened('marco', '/playbook approvers');
    expect(read).not.toContain('multi_users_select');
    expect(read).toContain(`<@${PEOPLE.priya}>`);
    expect(read).toContain('The lead can change it');
  });

  it('[E4] [X8] days off are for everybody to read, and for the lead to change', async () => {
    expect(await opened('marco', '/playbook holidays')).toContain('No day off is set');
    const lena = slackActor('T0NORTHWND', PEOPLE.lena);
    const { world } = story.app;
    await changeHolidays(world, lena, {
      engagementId,
      mark: markOf([]),
      lines: '2027-12-25 Christmas\n2028-01-01',
    });
    expect(await opened('lena', '/playbook holidays')).toContain('"block_id":"lines"');
    const read = await opened('marco', '/playbook holidays');
    expect(read).not.toContain('"block_id":"lines"');
    expect(read).toContain('Christmas');
    expect(read).toContain('The lead can change them');
  });

  it('[H2] [E7] [G9] [E3] pausing, delegating and going back have commands and help', async () => {
    expect(await opened('lena', '/playbook pause')).toContain('"block_id":"reason"');
    expect(await opened('lena', '/playbook state')).toContain('engagement.state.open.close');
    expect(await opened('marco', '/playbook state')).not.toContain('engagement.state.open.');
    expect(await told('marco', '/playbook pause')).toContain(`<@${PEOPLE.lena}>`);
    expect(await told('lena', '/playbook back')).toContain('there is none to go back to');
    expect(await told('marco', '/playbook back')).toContain(`<@${PEOPLE.lena}>`);
    expect(await opened('priya', '/playbook delegate')).toContain('"block_id":"untilDay"');
    expect(await told('marco', '/playbook delegate')).toContain(`<@${PEOPLE.priya}>`);
    for (const [name, says] of [
      ['pause', 'nothing is lost'],
      ['back', 'Everything collected stays'],
      ['delegate', 'while they are away'],
      ['state', 'what each of it means'],
    ] as const)
      expect(await told('lena', `/playbook help ${name}`)).toMatch(
        new RegExp(`${says}|from one day until another`),
      );
    expect(await told('lena', '/playbook help')).toContain('Pause the engagement, or resume it');
  });
});
