import type { Modal, SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { lintMessage, lintView } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { beginCycle } from '../../../src/engagement/begin-cycle.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { openAsk } from '../../../src/gates/handlers/ask.ts';
import { gates } from '../../../src/gates/room.ts';
import type { ActionVisit } from '../../../src/handlers.ts';
import { monitoring } from '../../../src/monitoring/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { readCase } from '../../../src/pilot/verdicts/case.ts';
import { investigate } from '../../../src/pilot/verdicts/investigate.ts';
import { openInvestigation } from '../../../src/pilot/verdicts/investigation.ts';
import { investigationMessage } from '../../../src/pilot/verdicts/screens/investigation.ts';
import { openInvestigations } from '../../../src/pilot/verdicts/store.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import { prioritization } from '../../../src/prioritization/room.ts';
import { production } from '../../../src/production/room.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { onPostgres } from '../../support/database.ts';
import { putInPhase } from '../../support/evaluations.ts';
import { type StagesBench, stagesBench } from '../../support/stages.ts';
import { inContext, record } from '../../support/verdicts.ts';

const words = (shown: Modal | SlackMessage | null | undefined): string => JSON.stringify(shown?.blocks);
const PLAN_STAYS = {
  en: 'The plan of *cycle 1* is not changed while cycle 2 is under way',
  de: 'Der Plan von *Zyklus 1* wird nicht geändert, während Zyklus 2 läuft',
};

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
  const second = ({ world, as, engagementId }: StagesBench) =>
    beginCycle(world, as('ULEAD'), { engagementId, cycle: 1, final: '' });

  function visitOf({ world, as }: StagesBench, value: string, locale: 'en' | 'de' = 'en') {
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
    '[R3] [P3.4] the gate that seals its plan anew says that the plan stays, and leads into no other cycle’s: %s',
    async (locale) => {
      const made = await setUp();
      const ask = async () => {
        const { visit, messages } = visitOf(made, '', locale);
        await openAsk(visit, made.engagementId, { gate: 'seal_revision', cycle: 1 });
        expect(lintMessage({ ...messages[0] })).toEqual([]);
        return words(messages[0]);
      };
      // While it is under way its plan is edited here.
      const before = await ask();
      expect(before).toContain('"prioritization.plan.');
      expect(before).not.toContain(PLAN_STAYS[locale]);
      await second(made);
      const after = await ask();
      expect(after).not.toContain('"prioritization.plan.');
      expect(after).toContain(PLAN_STAYS[locale]);
    },
  );

  it.for(['en', 'de'] as const)(
    '[R3] [B5] an investigation of it that waits for a newer seal says how else it can end: %s',
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
          async ({ tx, say }) => investigationMessage(say, await readCase(tx, workspaceId, id), 'plan.open'),
          locale,
        );
      // While its cycle is under way the plan is one click away, and says of which cycle.
      expect(words(await message())).toContain(`"value":"${engagementId} 1"`);
      await second(made);
      const shown = await message();
      expect(lintMessage({ ...shown })).toEqual([]);
      expect(words(shown)).not.toContain('plan.open');
      expect(words(shown)).toContain(PLAN_STAYS[locale]);
      const { visit, modals } = visitOf(made, id, locale);
      await openInvestigation(visit);
      expect(lintView({ ...(modals[0] as Modal) })).toEqual([]);
      expect(words(modals[0])).toContain(PLAN_STAYS[locale]);
    },
  );
});
