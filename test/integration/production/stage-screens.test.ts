import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { answering } from '../../../src/engagement/commands.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import type { ActionVisit } from '../../../src/handlers.ts';
import { endDeployment } from '../../../src/production/deployments/end.ts';
import { openSettings } from '../../../src/production/deployments/handlers.ts';
import { DEPLOYMENT_IDS as IDS } from '../../../src/production/deployments/ids.ts';
import { changeSettings } from '../../../src/production/deployments/settings.ts';
import { alarmCard } from '../../../src/production/stages/alarm.ts';
import { openErrorsOf } from '../../../src/production/stages/error-store.ts';
import {
  deploymentHere,
  openBack,
  openErrors,
  openPause,
  openResume,
} from '../../../src/production/stages/handlers.ts';
import { closeMaterialError } from '../../../src/production/stages/material-error.ts';
import { deploymentCard, stageDigest, stageTasks } from '../../../src/production/stages/news.ts';
import { pauseStage, resumeStage } from '../../../src/production/stages/pause.ts';
import { productionStatus } from '../../../src/production/stages/status.ts';
import type { CardContext } from '../../../src/room.ts';
import { rooms } from '../../../src/rooms.ts';
import { gather } from '../../../src/slack/registry.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { refusal } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';
import { judge, promote, reportError, type StagesBench, stagesBench } from '../../support/stages.ts';

/** Every look at a deployment there is, in one language, as people get it. */
async function looks(made: StagesBench, locale: string): Promise<(Modal | SlackMessage)[]> {
  const { world, workspaceId, engagementId, deploymentId, clock } = made;
  const shown: (Modal | SlackMessage)[] = [];
  const say = sayIn(locale);
  const visit = {
    world,
    actor: made.as('ULEAD'),
    say,
    value: `${engagementId} ${deploymentId}`,
    text: '',
    tell: async (one: SlackMessage) => void shown.push(one),
    openModal: async (one: Modal) => void shown.push(one),
  } as unknown as ActionVisit & { text: string };
  const engagement = await world.db.inWorkspace(workspaceId, (tx) =>
    findEngagement(tx, workspaceId, engagementId),
  );
  if (!engagement) throw new Error('no engagement');
  await deploymentHere(visit, engagement);
  for (const open of [openBack, openPause, openResume, openErrors, openSettings])
    await refusal(open(visit)).catch(() => []);
  const card = await world.db.inWorkspace(workspaceId, (tx) =>
    deploymentCard({ tx, workspaceId, world, now: clock.now(), say }, deploymentId),
  );
  return card ? [...shown, card] : shown;
}

const inWords = (shown: unknown): string => JSON.stringify(shown);

function buttonsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (value === null || typeof value !== 'object') return [];
  const own =
    'type' in value && value.type === 'button' && 'action_id' in value ? [String(value.action_id)] : [];
  return [...own, ...Object.values(value).flatMap(buttonsIn)];
}

const inCard = <Result>(
  made: StagesBench,
  read: (context: CardContext) => Promise<Result>,
): Promise<Result> =>
  made.world.db.inWorkspace(made.workspaceId, (tx) =>
    read({ tx, workspaceId: made.workspaceId, world: made.world, now: made.clock.now(), say: sayIn('en') }),
  );

/** From the first day through stage 1, its pause, to its end; `seen` after each. */
async function life(made: StagesBench, seen: () => Promise<void>): Promise<void> {
  await seen();
  await judge(
    made,
    { right: 196, wrong: 4, ago: 2 },
    { right: 196, wrong: 4, ago: 1 },
    { right: 196, wrong: 4 },
  );
  await seen();
  await promote(made, 1);
  made.clock.advance({ hours: 24 * 7 });
  await seen();
  await judge(made, { stage: 1, right: 40, wrong: 1, autonomous: 41 });
  await seen();
  await reportError(made, 'case <!channel> 7');
  await seen();
  const { engagementId, deploymentId } = made;
  await endDeployment(made.world, made.as('ULEAD'), { engagementId, deploymentId, reason: 'v4 is better' });
  await seen();
}

eitherEngine('what people see of a model at work', (open) => {
  it.each(['en', 'de'])(
    '[S2.2] [S3.3] [S3.4] every state fits Slack, with buttons that somebody answers, in %s',
    async (locale) => {
      const made = await stagesBench(await open());
      const { action } = gather(rooms.map(answering));
      const all: (Modal | SlackMessage)[] = [];
      await life(made, async () => {
        all.push(...(await looks(made, locale)));
      });
      expect(all.length).toBeGreaterThan(20);
      for (const one of all) {
        const { picture: _, ...bare } = one as SlackMessage;
        expect('type' in one ? lintView({ ...one }) : lintMessage(bare)).toEqual([]);
        expect(inWords(one)).not.toContain('<!channel>');
        for (const id of buttonsIn(one)) expect(action(id), id).toBeDefined();
      }
    },
  );

  it('[S2.2] the card says how sure the accuracy is, what it is held to, and how many cases are left', async () => {
    const made = await stagesBench(await open());
    await judge(made, { right: 97, wrong: 3, ago: 1 }, { right: 97, wrong: 3 });
    const card = await inCard(made, (context) => deploymentCard(context, made.deploymentId));
    const words = inWords(card?.blocks);
    expect(words).toContain('supervised');
    expect(words).toContain('97\u00a0% of 200 right (band ');
    expect(words).toContain('200 of 500 cases, 2 of 3 days');
    expect(words).toContain('begin at 95\u00a0% or over');
    expect(words).toMatch(/at least \d+ more cases to go/);
    expect(card?.picture).toMatchObject({ name: 'accuracy.png', at: 2 });
    expect(card?.picture?.alt).toContain('97\u00a0%');
  });

  it('[S3.4] [S3.3] the engagement says what the model does by itself, and who does what next', async () => {
    const made = await stagesBench(await open());
    const status = () => inCard(made, (context) => productionStatus(context, made.engagementId));
    expect(await status()).toMatchObject({ done: 0, total: 4, next: { on: ['ULEAD'] } });
    const steps: string[] = [];
    await life(made, async () => {
      const { facts, next } = await status();
      steps.push(`${facts} → ${next?.what}`);
    });
    expect(steps).toMatchObject([
      expect.stringContaining('→ connect the model’s system'),
      expect.stringContaining('→ ask for stage 1'),
      expect.stringContaining('– no data'),
      expect.stringMatching(/100\u00a0% autonomous.*→ have cases judged/),
      expect.stringMatching(/▲ paused.*1 material error → say what came of the material error/),
      expect.stringContaining('no model is at work yet → put the approved model to work'),
    ]);
  });

  it('[S3.3] [E5] [D1] a pause is a task of whoever can end it, and stands in the digest', async () => {
    const made = await stagesBench(await open());
    expect(await inCard(made, (context) => stageTasks(context, 'ULEAD'))).toEqual([]);
    await reportError(made, 'case-7');
    for (const [who, tasks] of [
      ['ULEAD', 1],
      ['UENG', 1],
      ['UBIZ', 0],
    ] as const)
      expect(await inCard(made, (context) => stageTasks(context, who))).toHaveLength(tasks);
    const told = await inCard(made, (context) => stageDigest(context, made.engagementId));
    expect(told.waiting).toMatchObject([{ what: 'v3 is paused: a material error', on: ['ULEAD'] }]);
  });

  it('[S3.3] [X8] [E3] errors are for everybody to read; to close them, and to go on, is offered to those who may', async () => {
    const made = await stagesBench(await open());
    await knowPeople(made.world.db, made.workspaceId, { ULOOK: {} });
    const { engagementId, deploymentId } = made;
    await reportError(made, 'case-7');
    const shown = async (who: string): Promise<string> => {
      const views: Modal[] = [];
      await openErrors({
        world: made.world,
        actor: made.as(who),
        say: sayIn('en'),
        value: `${engagementId} ${deploymentId}`,
        openModal: async (one: Modal) => void views.push(one),
      } as unknown as ActionVisit);
      return JSON.stringify(views);
    };
    const [reader, reviewer] = [await shown('ULOOK'), await shown('UREVIEW')];
    expect(reader).toContain('A refund of ten times the sum');
    expect(reader).not.toContain(`"${IDS.error}"`);
    expect(reader).toContain('can say what came of one');
    expect(reviewer).toContain(`"${IDS.error}"`);
    const [error] = await made.world.db.inWorkspace(made.workspaceId, (tx) =>
      openErrorsOf(tx, { workspaceId: made.workspaceId, id: deploymentId }),
    );
    const of = { engagementId, deploymentId, errorId: error?.id ?? '' };
    await closeMaterialError(made.world, made.as('UENG'), { ...of, findings: 'A stale list' });
    for (const [who, offered] of [
      ['ULOOK', false],
      ['UREVIEW', false],
      ['UENG', true],
    ] as const)
      expect((await shown(who)).includes(`"${IDS.resume}"`), who).toBe(offered);
  });

  it('[S3.3] who can see to a model that stopped is called, and told what came of it; by a person it is stopped quietly', async () => {
    const made = await stagesBench(await open());
    const { engagementId, deploymentId } = made;
    const alarms = () =>
      inCard(made, async (context) => {
        const { tx } = context;
        const rows = await tx.select({ subject: message.subject }).from(message);
        const ids = rows.flatMap(({ subject }) => /^production\.alarm:(.*)$/.exec(subject)?.[1] ?? []);
        return Promise.all(ids.map((id) => alarmCard(context, id)));
      });
    await reportError(made, 'case-7');
    const [stopped, ...others] = await alarms();
    expect(others).toEqual([]);
    expect(stopped?.text).toMatch(/v3 has stopped.*<@UENG> <@ULEAD>/);
    expect(inWords(stopped?.blocks)).toContain('A refund of ten times the sum');
    expect(lintMessage({ ...(stopped as SlackMessage) })).toEqual([]);
    const [error] = await made.world.db.inWorkspace(made.workspaceId, (tx) =>
      openErrorsOf(tx, { workspaceId: made.workspaceId, id: deploymentId }),
    );
    const lead = made.as('ULEAD');
    const at = { engagementId, deploymentId };
    await closeMaterialError(made.world, lead, { ...at, errorId: error?.id ?? '', findings: 'A stale list' });
    await resumeStage(made.world, lead, { ...at, reason: 'The list is new' });
    const [over] = await alarms();
    expect(over?.text).toMatch(/had stopped.*<@ULEAD> let it go on.*The list is new/);
    await judge(made, { right: 300, ago: 2 }, { right: 300, ago: 1 }, { right: 300 });
    await promote(made, 1);
    await pauseStage(made.world, lead, { ...at, reason: 'A holiday' });
    await resumeStage(made.world, lead, { ...at, reason: 'It is over' });
    expect(await alarms()).toHaveLength(1);
  });

  it('[S1.2] a new webhook has a new secret, shown once and kept sealed; another address of the same one none', async () => {
    const made = await stagesBench(await open());
    const { engagementId, deploymentId } = made;
    const change = (webhookUrl: string, outcomes = ['approve', 'deny', 'refer']) =>
      changeSettings(made.world, made.as('UENG'), {
        engagementId,
        deploymentId,
        outcomes,
        modelDigest: `sha256:${'b'.repeat(64)}`,
        linkHosts: ['cases.example.com'],
        webhookUrl,
      });
    expect(await refusal(change('http://hooks.example.com'))).toEqual([
      'webhookUrl: production.refusal.webhook',
    ]);
    expect(await refusal(change('', ['approve']))).toEqual(['outcomes: production.refusal.outcomes']);
    const { secret } = await change('https://hooks.example.com/decisions');
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const kept = await made.deployment();
    expect(kept).toMatchObject({ outcomes: ['approve', 'deny', 'refer'], modelDigest: 'b'.repeat(64) });
    expect(kept.webhookSecret).not.toContain(secret);
    expect(await change('https://hooks.example.com/decisions')).toEqual({ secret: null });
    expect((await made.deployment()).webhookSecret).toBe(kept.webhookSecret);
    await change('');
    expect(await made.deployment()).toMatchObject({ webhookUrl: null, webhookSecret: null });
  });
});
