import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { gateRequest } from '../../../db/schema/gates.ts';
import { makeKey } from '../../../src/api/keys/make.ts';
import { revokeKey } from '../../../src/api/keys/revoke.ts';
import { rotateKey } from '../../../src/api/keys/rotate.ts';
import { changeMine } from '../../../src/digest/change-subscription.ts';
import { rightsOf } from '../../../src/engagement/rights.ts';
import { viewCycle, viewEngagement, viewRunning } from '../../../src/engagement/view.ts';
import { requestFile } from '../../../src/foundation/asked-files.ts';
import { attest } from '../../../src/gates/attest.ts';
import { decide, takeBack } from '../../../src/gates/decide.ts';
import { proposeOverride, ratify, secondOverride } from '../../../src/gates/override.ts';
import { withdraw } from '../../../src/gates/request.ts';
import { offerImport } from '../../../src/imports/offer.ts';
import { requestProblems } from '../../../src/imports/problems-file.ts';
import { pushReading } from '../../../src/monitoring/monitors/push-reading.ts';
import { pushValues } from '../../../src/monitoring/monitors/push-values.ts';
import { makeExport } from '../../../src/pack/export/make.ts';
import { gather } from '../../../src/pack/gather.ts';
import { makePack } from '../../../src/pack/make.ts';
import { requestPack } from '../../../src/pack/request.ts';
import { postRoadmap } from '../../../src/prioritization/roadmap/show.ts';
import { postMatrix } from '../../../src/prioritization/scoring/post-matrix.ts';
import { previewErasure } from '../../../src/privacy/ask-erasure.ts';
import { liftHold } from '../../../src/privacy/lift-hold.ts';
import { placeHold } from '../../../src/privacy/place-hold.ts';
import { reportOutcome } from '../../../src/production/actions/outcome.ts';
import { awaitDecision, listActions } from '../../../src/production/actions/read.ts';
import { recordActions } from '../../../src/production/actions/record.ts';
import { recordTogether } from '../../../src/production/actions/together.ts';
import { compose, known } from '../../../src/questions/compose.ts';
import type { Actor } from '../../../src/record/act.ts';
import { FieldRefusals, Refusal } from '../../../src/refusal.ts';
import type { CardContext } from '../../../src/room.ts';
import { find } from '../../../src/search/find.ts';
import { sayIn } from '../../../src/texts/say.ts';
import type { World } from '../../../src/world.ts';
import { aProposal } from '../../support/actions.ts';
import { type Attacked, attacked, CANARIES, CASE } from '../../support/attacked.ts';
import { eitherEngine } from '../../support/database.ts';
import { offeredIn } from '../../support/rest.ts';
import { plainVerbsInSource } from '../../support/verb-list.ts';

type Attack = (world: World, actor: Actor, id: string, context: CardContext) => Promise<unknown>;
const say = sayIn('en');
const answer = (engagementId: string) =>
  ({
    kind: 'answer',
    question: 'engagement.standing',
    role: null,
    phrased: null,
    engagementId,
    since: '2027-02-01T00:00:00Z',
    unknown: null,
  }) as never;
const window = { measuredAt: null, key: null, features: { amount: [1, 2, 3] } as never };

/** Each function that is given an actor and an id, called with one. */
const ATTACKS: Readonly<Record<string, Attack>> = {
  'api/keys/revoke.ts: revokeKey': (world, actor, keyId) => revokeKey(world, actor, { keyId }),
  'api/keys/rotate.ts: rotateKey': (world, actor, keyId) =>
    rotateKey(world, actor, { keyId, id: randomUUID() }),
  'api/keys/make.ts: makeKey': (world, actor, deployment) => {
    const input = { id: randomUUID(), name: 'A key', scopes: ['actions:read'], deployment, expiresOn: '' };
    return makeKey(world, actor, offeredIn(world), input);
  },
  'digest/change-subscription.ts: changeMine': (world, actor, engagementId) =>
    changeMine(world, actor, {
      engagementId,
      isOn: true,
      time: '09:00',
      days: [1] as never,
      timeZone: 'UTC',
    }),
  'engagement/view.ts: viewEngagement': (_, actor, id, { tx }) => viewEngagement(tx, actor, id),
  'engagement/view.ts: viewCycle': (_, actor, engagementId, { tx }) =>
    viewCycle(tx, actor, { engagementId, cycle: 1 }),
  'engagement/view.ts: viewRunning': (world, actor, engagementId, { tx }) =>
    viewRunning(tx, actor, world, { engagementId, cycle: 1 }),
  'engagement/rights.ts: rightsOf': (_, actor, id, { tx }) =>
    rightsOf(tx, actor, id).then((may) => may(['lead'], true)),
  'foundation/asked-files.ts: requestFile': (world, actor, id) =>
    requestFile(world, actor, id, { kind: 'mermaid' }),
  'gates/attest.ts: attest': (world, actor, requestId) =>
    attest(world, actor, { requestId, items: [{ item: 'licence', note: 'Seen' }] }),
  'gates/decide.ts: decide': (world, actor, requestId) =>
    decide(world, actor, { requestId, kind: 'approve', via: 'button', digest: '0'.repeat(64) } as never),
  'gates/decide.ts: takeBack': (world, actor, requestId) => takeBack(world, actor, { requestId }),
  'gates/override.ts: proposeOverride': (world, actor, requestId) =>
    proposeOverride(world, actor, { requestId, reason: 'Urgent' }),
  'gates/override.ts: secondOverride': secondOverride,
  'gates/override.ts: ratify': ratify,
  'gates/request.ts: withdraw': (world, actor, requestId) =>
    withdraw(world, actor, { requestId, reason: 'No' }),
  'imports/offer.ts: offerImport': (world, actor, id) =>
    offerImport(world, actor, { id, fileId: 'F0FILE', fileName: 'a.csv', channel: id, threadTs: '1.1' }),
  'imports/problems-file.ts: requestProblems': requestProblems,
  'monitoring/monitors/push-reading.ts: pushReading': (world, actor, monitorId) =>
    pushReading(world, actor, { monitorId, value: 1, n: 10, measuredAt: null }),
  'monitoring/monitors/push-values.ts: pushValues': (world, actor, monitorId) =>
    pushValues(world, actor, { monitorId, ...window }),
  'pack/export/make.ts: makeExport': makeExport,
  'pack/gather.ts: gather': (world, actor, engagementId) =>
    gather(world, actor, say, { engagementId, cycle: 1 }),
  'pack/make.ts: makePack': (world, actor, engagementId) =>
    makePack(world, actor, say, { engagementId, cycle: 1 }),
  'pack/request.ts: requestPack': (world, actor, engagementId) =>
    requestPack(world, actor, { kind: 'pack', engagementId, cycle: 1 }),
  'prioritization/roadmap/show.ts: postRoadmap': postRoadmap,
  'prioritization/scoring/post-matrix.ts: postMatrix': postMatrix,
  'privacy/lift-hold.ts: liftHold': (world, actor, id) => liftHold(world, actor, { id }),
  'privacy/place-hold.ts: placeHold': (world, actor, engagementId) =>
    placeHold(world, actor, { id: randomUUID(), engagementId, reason: 'A case', untilDay: '' }),
  'privacy/ask-erasure.ts: previewErasure': (world, actor, id) =>
    previewErasure(world, actor, { id, userId: 'U0NOBODY' }),
  'production/actions/outcome.ts: reportOutcome': (world, actor, id) =>
    reportOutcome(world, actor, id, { caseId: CASE, digest: '0'.repeat(64) }),
  'production/actions/read.ts: awaitDecision': (world, actor, deploymentId) =>
    awaitDecision(world, actor, {
      deploymentId,
      caseId: CASE,
      milliseconds: 0,
      signal: AbortSignal.abort(),
    }),
  'production/actions/read.ts: listActions': (world, actor, deploymentId) =>
    listActions(world, actor, { deploymentId, behind: null, limit: 10 } as never),
  'production/actions/record.ts: recordActions': (world, actor, id) =>
    recordActions(world, actor, id, [aProposal() as never]),
  'production/actions/together.ts: recordTogether': (world, actor, id) =>
    recordTogether(world, actor, id, [aProposal() as never]),
  'questions/compose.ts: known': (_, actor, id, context) => known(context, actor, answer(id)),
  'questions/compose.ts: compose': async (_, actor, id, context) => {
    const { blocks } = await compose(context, actor, { id: randomUUID(), kept: answer(id) });
    return { blocks };
  },
  'search/find.ts: find': (_, actor, _id, context) => find(context, actor, 'told'),
};

/** Those that are given no id of anybody's, and what shows that they tell nothing. */
const WITHOUT: Readonly<Record<string, string>> = {
  'digest/send-due.ts: sendDue': 'the clock’s; isolation.test.ts',
  'engagement/view.ts: canSee': 'a rule that others ask',
  'gates/override.ts: mayPropose': 'no id; asks who is an administrator',
  'gates/verb.ts: onRequest': 'what the gates’ verbs run through',
  'home/set-language.ts: setHouseLanguage': 'no id; home/language.test.ts',
  'links/find.ts: findLinked': 'links.test.ts',
  'monitoring/checks/claim.ts: claimDue': 'the clock’s; isolation.test.ts',
  'portfolio/change-subscription.ts: changePortfolioDigest': 'no id; one’s own',
  'portfolio/send-due.ts: sendDue': 'the clock’s; isolation.test.ts',
  'privacy/admin.ts: requireAdmin': 'a rule that others ask',
  'privacy/ask-erasure.ts: askErasure': 'its id is made by the form; privacy/erase.test.ts',
  'privacy/set-retention.ts: changeRetention': 'no id; below',
  'engagement/start.ts: startEngagement': 'its id is made by the form; below',
  'questions/ask.ts: understand': 'text alone; questions.test.ts',
  'questions/ask.ts: keep': 'what `understand` found',
  'questions/model/help.ts: chosenBy': 'what `understand` found',
  'questions/model/help.ts: phrasedBy': 'what `known` found',
  'questions/store.ts: engagementsSeen': 'no id; home.test.ts',
  'record/act.ts: act': 'what every verb runs through',
};

it('[X2] knows every function of the source that acts for somebody', () => {
  expect(plainVerbsInSource().sort()).toEqual([...Object.keys(ATTACKS), ...Object.keys(WITHOUT)].sort());
});

eitherEngine('what acts for somebody and is given ids of others', (open) => {
  let at: Attacked;
  beforeAll(async () => {
    at = await attacked(await open());
  });

  async function told(attack: Attack, userId: string, id: string): Promise<string> {
    const { world, workspaceId } = at.mine;
    const actor: Actor = { workspaceId, userId, origin: 'slack' };
    try {
      const result = await at.db.inWorkspace(workspaceId, (tx) => {
        const context = { tx, workspaceId, world, say, now: world.clock.now(), timeZone: 'UTC' };
        return attack(world, actor, id, context as never);
      });
      return JSON.stringify(result instanceof Set ? [...result] : result) ?? 'nothing';
    } catch (error) {
      if (error instanceof Refusal) return `${error.key} ${JSON.stringify(error.params)}`;
      if (error instanceof FieldRefusals) return error.message;
      throw error;
    }
  }

  it.for(Object.entries(ATTACKS))('[X2] [X9] %s: as if they were not there', async ([, attack]) => {
    const { elsewhere, beside } = at;
    const before = await at.everything();
    const unknown = randomUUID();
    for (const [userId, id] of [
      ['UADMIN', elsewhere],
      ['UANY', elsewhere],
      ['UANY', beside],
      ['UGUEST', beside],
    ] as const) {
      const said = (await told(attack, userId, id)).replaceAll(id, 'ID');
      expect(said).not.toContain(CANARIES.elsewhere);
      // An admin sees what is restricted in a workspace of their own.
      if (userId !== 'UADMIN') expect(said).not.toContain(CANARIES.beside);
      // Nothing tells whether it is there; but a guest of the channel reads along [G4].
      if (userId === 'UGUEST') continue;
      expect(said).toBe((await told(attack, userId, unknown)).replaceAll(unknown, 'ID'));
    }
    expect(await at.everything()).toEqual(before);
  });

  it.for(
    ['approved', 'overridden', 'withdrawn'].flatMap((state) =>
      Object.entries(ATTACKS)
        .filter(([name]) => name.startsWith('gates/'))
        .map(([name, attack]) => ({ name, attack, state })),
    ),
  )('[X9] $name tells nothing of how a hidden request ended: $state', async ({ attack, state }) => {
    const { db, mine, beside } = at;
    await db.inWorkspace(mine.workspaceId, (tx) =>
      tx
        .update(gateRequest)
        .set({ state: state as 'approved', decidedBy: 'U0DECIDED', decidedAt: mine.clock.now() })
        .where(eq(gateRequest.workspaceId, mine.workspaceId)),
    );
    expect(await told(attack, 'UANY', beside)).toBe(await told(attack, 'UANY', randomUUID()));
  });
});
