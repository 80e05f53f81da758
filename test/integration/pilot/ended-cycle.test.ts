import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { lintView } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { beginCycle } from '../../../src/engagement/begin-cycle.ts';
import { placeValue } from '../../../src/engagement/place.ts';
import type { ActionVisit } from '../../../src/handlers.ts';
import { openEvaluation } from '../../../src/pilot/evaluations/handlers/detail.ts';
import { openRecord } from '../../../src/pilot/evaluations/handlers/form.ts';
import { renderEvaluations } from '../../../src/pilot/evaluations/handlers/list.ts';
import { EVALUATION_IDS } from '../../../src/pilot/models/ids.ts';
import { findEvaluation } from '../../../src/pilot/models/store.ts';
import { chooseVersion, showResults } from '../../../src/pilot/verdicts/results.ts';
import { readMeta } from '../../../src/slack/metadata.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { onPostgres } from '../../support/database.ts';
import { pilotBench, putInPhase, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { refusal } from '../../support/gates.ts';
import { inContext, record } from '../../support/verdicts.ts';

const words = (shown: Modal | undefined): string => JSON.stringify(shown?.blocks);

onPostgres('what a cycle found that is over', (open) => {
  async function setUp() {
    const made = await pilotBench(await open(), { phase: 5 });
    const { world, as, engagementId } = made;
    const recorded = [];
    for (const [model, hits] of [
      ['v1', 910],
      ['v2', 920],
    ] as const) {
      made.clock.set(made.clock.now().add({ minutes: 1 }));
      recorded.push(await record(made, model, { hits, n: 1_000 }));
    }
    await beginCycle(world, as('ULEAD'), { engagementId, cycle: 1, final: '' });
    await putInPhase(world.db, made, 3, 2);
    await putSeal(world.db, made, sealedPlan(), 1, 2);
    await record(made, 'w1', { hits: 990, n: 1_000 });
    const shown: Modal[] = [];
    const visit = (value: string) => {
      const view = shown.at(-1);
      return {
        world,
        actor: as('ULEAD'),
        say: sayIn('en'),
        value,
        openModal: async (one: Modal) => void shown.push(one),
        updateModal: async (_: string, one: Modal) => void shown.push(one),
        ...(view && {
          view: {
            id: 'V1',
            hash: '1',
            meta: (schema: Parameters<typeof readMeta>[1]) => readMeta(view.private_metadata ?? '', schema),
          },
        }),
      } as unknown as ActionVisit;
    };
    const [first] = recorded;
    const v1 = await inContext(made, ({ tx, workspaceId }) =>
      findEvaluation(tx, workspaceId, first?.id ?? ''),
    );
    return { made, shown, visit, engagementId, evaluationId: first?.id ?? '', v1: v1?.modelId ?? '' };
  }

  it('[R3] [B4] another version of it is shown when it is chosen, and no other cycle’s', async () => {
    const { shown, visit, engagementId, v1 } = await setUp();
    await showResults(visit(placeValue({ id: engagementId, cycle: 1 })));
    expect(words(shown.at(-1))).toContain('0.9200');
    await chooseVersion(visit(v1));
    expect(lintView({ ...(shown.at(-1) as Modal) })).toEqual([]);
    expect(words(shown.at(-1))).toContain('0.9100');
  });

  it('[R3] [B2] can be read and not added to: its form is refused when it opens; there is none of a cycle to come', async () => {
    const { made, shown, visit, engagementId, evaluationId } = await setUp();
    const list = await renderEvaluations(visit(''), { engagementId, cycle: 1 }, 1);
    expect(lintView({ ...list })).toEqual([]);
    expect(words(list)).toContain('0.9200');
    expect(words(list)).toContain('cycle 2 is under way');
    const place = (cycle: number) => placeValue({ id: made.engagementId, cycle });
    expect(await refusal(openRecord(visit(place(1))))).toEqual(['cycle.refusal.over']);
    expect(await refusal(openRecord(visit(place(3))))).toEqual(['cycle.refusal.over']);
    expect(await refusal(renderEvaluations(visit(''), { engagementId, cycle: 3 }, 1))).toEqual([
      'refusal.not-found',
    ]);
    expect(shown).toEqual([]);
    await openRecord(visit(place(2)));
    expect(words(shown.at(-1))).toContain('*cycle 2*');
    // What can't be done is not offered either, of the list nor of one in it.
    await openEvaluation(visit(evaluationId));
    const [ofOver, ofRunning] = [
      words(list) + words(shown.at(-1)),
      words(await renderEvaluations(visit(''), { engagementId, cycle: 2 }, 1)),
    ];
    expect(ofOver).not.toContain(EVALUATION_IDS.record);
    expect(ofRunning).toContain(EVALUATION_IDS.record);
  });

  it('[B2] [X9] whoever may not record one is offered no form, and told who may where they ask for it', async () => {
    const { made, shown, visit, engagementId } = await setUp();
    const reader = { ...visit(placeValue({ id: engagementId, cycle: 2 })), actor: made.as('USOMEBODY') };
    const list = words(await renderEvaluations(reader, { engagementId, cycle: 2 }, 1));
    expect(list).toContain('0.9900');
    expect(list).not.toContain(EVALUATION_IDS.record);
    expect(await refusal(openRecord(reader))).toEqual(['refusal.role']);
    expect(shown).toEqual([]);
  });
});
