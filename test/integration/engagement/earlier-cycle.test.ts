import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { deployment } from '../../../db/schema/production.ts';
import { beginCycle } from '../../../src/engagement/begin-cycle.ts';
import { advancePhase } from '../../../src/engagement/change-phase.ts';
import { placeValue } from '../../../src/engagement/place.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { openAsk } from '../../../src/gates/handlers/ask.ts';
import { gates } from '../../../src/gates/room.ts';
import type { ActionVisit } from '../../../src/handlers.ts';
import { monitoring } from '../../../src/monitoring/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { BUILD_IDS } from '../../../src/pilot/steps/ids.ts';
import { readCase } from '../../../src/pilot/verdicts/case.ts';
import { investigate } from '../../../src/pilot/verdicts/investigate.ts';
import { openInvestigation } from '../../../src/pilot/verdicts/investigation.ts';
import { investigationMessage } from '../../../src/pilot/verdicts/screens/investigation.ts';
import { openInvestigations } from '../../../src/pilot/verdicts/store.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { PLAN_IDS } from '../../../src/prioritization/plan/ids.ts';
import { assessRisk } from '../../../src/prioritization/risk/assess.ts';
import { RISK_IDS } from '../../../src/prioritization/risk/ids.ts';
import { riskStanding } from '../../../src/prioritization/risk/store.ts';
import { prioritization } from '../../../src/prioritization/room.ts';
import { SCORING_IDS } from '../../../src/prioritization/scoring/ids.ts';
import { production } from '../../../src/production/room.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { onPostgres } from '../../support/database.ts';
import { putInPhase } from '../../support/evaluations.ts';
import { refusal } from '../../support/gates.ts';
import { planBench } from '../../support/plans.ts';
import { type StagesBench, stagesBench } from '../../support/stages.ts';
import { inContext, record } from '../../support/verdicts.ts';

const words = (shown: Modal | SlackMessage | null | undefined): string => JSON.stringify(shown?.blocks);
const GOES_ON_NO_MORE = {
  en: '*Cycle 1* goes on no more',
  de: '*Zyklus 1* läuft nicht weiter',
};

type Acting = Pick<StagesBench, 'world' | 'as' | 'engagementId'>;

/** As an approved exit gate does it. */
const advance = engagementVerb({
  input: z.object({ engagementId: z.uuid(), to: z.number() }),
  may: ['lead'],
  exclusive: true,
  run: (acting, { to }) => advancePhase(acting, to),
});

onPostgres('an earlier cycle whose model is at work', (open) => {
  /** Cycle 1’s v3 at work; cycle 2 is to begin. */
  const setUp = async () => {
    const made = await stagesBench(await open(), {
      rooms: [foundation, prioritization, pilot, production, monitoring, gates],
      playbook: loadPlaybook(),
      now: '2027-03-01T09:00:00Z',
    });
    await putInPhase(made.world.db, made, 5, 1);
    return made;
  };
  const second = ({ world, as, engagementId }: Acting) =>
    beginCycle(world, as('ULEAD'), { engagementId, cycle: 1, final: '' });

  function visitOf({ world, as }: Pick<Acting, 'world' | 'as'>, value: string, locale: 'en' | 'de' = 'en') {
    const modals: Modal[] = [];
    const messages: SlackMessage[] = [];
    const visit = {
      world,
      actor: as('ULEAD'),
      say: sayIn(locale),
      value,
      openModal: async (one: Modal) => void modals.push(one),
      tell: async (one: SlackMessage) => void messages.push(one),
    } as unknown as ActionVisit;
    return { visit, modals, messages };
  }

  it.for(['en', 'de'] as const)(
    '[R3] [P3.4] the gate that seals its plan anew leads into its own plan, and into no other cycle’s: %s',
    async (locale) => {
      const made = await setUp();
      const ask = async () => {
        const { visit, messages } = visitOf(made, '', locale);
        await openAsk(visit, made.engagementId, { gate: 'seal_revision', cycle: 1 });
        expect(lintMessage({ ...messages[0] })).toEqual([]);
        return words(messages[0]);
      };
      const before = await ask();
      await second(made);
      const after = await ask();
      for (const shown of [before, after]) {
        expect(shown).toContain('"prioritization.plan.');
        expect(shown).toContain(`"value":"${made.engagementId} 1"`);
        expect(shown).not.toContain(`"value":"${made.engagementId}"`);
        expect(shown).not.toContain(`"value":"${made.engagementId} 2"`);
      }
    },
  );

  it.for(['en', 'de'] as const)(
    '[R3] [B5] an investigation of it that waits for a newer seal leads into its plan for as long as it goes on: %s',
    async (locale) => {
      const made = await setUp();
      const { world, as, workspaceId, engagementId } = made;
      await record(made, 'v9', { hits: 100, n: 1_000 });
      const of = { id: engagementId, cycle: 1 };
      const [found] = await inContext(made, ({ tx }) => openInvestigations(tx, workspaceId, of));
      const id = found?.id ?? '';
      const told = { findings: 'Fewer tickets.', owner: 'ULEAD', outcome: 'revise the ROI' as const };
      await investigate(world, as('ULEAD'), { engagementId, id, ...told });
      const message = () =>
        inContext(
          made,
          async (context) => investigationMessage(context.say, await readCase(context, id), 'plan.open'),
          locale,
        );
      // The plan is one click away, and says of which cycle.
      expect(words(await message())).toContain(`"value":"${engagementId} 1"`);
      await second(made);
      expect(words(await message())).toContain(`"value":"${engagementId} 1"`);
      await world.db.inWorkspace(workspaceId, (tx) =>
        tx.update(deployment).set({ endedAt: made.clock.now() }).where(eq(deployment.id, made.deploymentId)),
      );
      const shown = await message();
      expect(lintMessage({ ...shown })).toEqual([]);
      expect(words(shown)).not.toContain('plan.open');
      expect(words(shown)).toContain(GOES_ON_NO_MORE[locale]);
      const { visit, modals } = visitOf(made, id, locale);
      await openInvestigation(visit);
      expect(lintView({ ...(modals[0] as Modal) })).toEqual([]);
      expect(words(modals[0])).toContain(GOES_ON_NO_MORE[locale]);
    },
  );

  it('[R3] [G14] what stands behind an item of its gate is its own, to be read; never what the cycle under way has', async () => {
    const at = await planBench(await open(), {
      rooms: [foundation, prioritization, pilot, production, monitoring, gates],
    });
    const { world, as, workspaceId, engagementId } = at;
    await at.fill();
    await at.seal();
    const { chosen } = await inContext(at, ({ tx }) =>
      riskStanding(tx, workspaceId, { id: engagementId, cycle: 1 }),
    );
    await assessRisk(world, as('ULEAD'), {
      engagementId,
      useCase: chosen?.id ?? '',
      base: 0,
      answers: Object.fromEntries(
        world.playbook.risk.questions.map(({ key }) => [key, { answer: false, note: '' }]),
      ),
      tier: 'minimal',
      reason: 'Only sorts our own invoices',
    });
    await advance(world, as('ULEAD'), { engagementId, to: 3 });
    await putInPhase(world.db, at, 5, 1);
    await second(at);

    const actions = { ...prioritization.slack?.actions, ...pilot.slack?.actions };
    const look = async (action: string, cycle: number, locale: 'en' | 'de' = 'en') => {
      const { visit, modals } = visitOf(at, placeValue({ id: engagementId, cycle }), locale);
      await actions[action]?.(visit);
      expect(lintView({ ...(modals[0] as Modal) })).toEqual([]);
      return words(modals[0]);
    };
    const shown: [action: string, its: string, changes: string][] = [
      [PLAN_IDS.open, 'Invoice coding', PLAN_IDS.form],
      [RISK_IDS.open, 'Only sorts our own invoices', RISK_IDS.again],
      [BUILD_IDS.list, '0 of ', BUILD_IDS.menu],
    ];
    for (const [action, its, changes] of shown) {
      const first = await look(action, 1);
      expect(first).toContain(its);
      expect(first).toContain('This is *cycle 1*, to be read: cycle 2 is under way');
      expect(first).not.toContain(changes);
      expect(await look(action, 1, 'de')).toContain('Dies ist *Zyklus 1*, zum Nachlesen: Zyklus 2 läuft');
      expect(await refusal(look(action, 3))).toEqual(['refusal.not-found']);
    }
    // The cycle under way has its own, which has just begun.
    for (const action of [PLAN_IDS.open, BUILD_IDS.list]) {
      const own = await look(action, 2);
      expect(own).not.toContain('to be read');
      expect(own).not.toContain('Invoice coding');
    }
    // The matrix has run again: nothing of it is passed off as the first cycle’s.
    expect(await refusal(look(SCORING_IDS.matrix, 1))).toEqual(['scoring.refusal.earlier']);
    await look(SCORING_IDS.matrix, 2);
  });
});
