import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { expect, it } from 'vitest';
import { task } from '../../../db/schema/gates.ts';
import { openChannel } from '../../../src/digest/handlers.ts';
import { openAccept, openRun } from '../../../src/foundation/exit/open.ts';
import { openConnect, openNodeForm } from '../../../src/foundation/lineage/forms.ts';
import { openPaste } from '../../../src/foundation/lineage/paste-form.ts';
import type { ActionVisit } from '../../../src/handlers.ts';
import { openFinish } from '../../../src/pilot/steps/handlers.ts';
import { BUILD_TASK } from '../../../src/pilot/steps/ids.ts';
import { openEnd, openSettings, openStart } from '../../../src/production/deployments/handlers.ts';
import { recordEdgeCase } from '../../../src/production/review/edge-cases.ts';
import { openEdge, openResolve } from '../../../src/production/review/edge-handlers.ts';
import { openErrorsOf } from '../../../src/production/stages/error-store.ts';
import {
  openBack,
  openClose,
  openPause,
  openResume,
  openRetraining,
} from '../../../src/production/stages/handlers.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { refusal } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';
import { judge, promote, reportError, type StagesBench, stagesBench } from '../../support/stages.ts';

interface Opening {
  form: string;
  value: string;
  open(visit: ActionVisit): Promise<unknown>;
}

async function openings(made: StagesBench): Promise<Opening[]> {
  const { world, workspaceId, engagementId, deploymentId } = made;
  const [error] = await world.db.inWorkspace(workspaceId, async (tx) =>
    openErrorsOf(tx, await made.deployment()),
  );
  const edge = randomUUID();
  await recordEdgeCase(world, made.as('ULEAD'), { engagementId, id: edge, text: 'A dialect' });
  const step = randomUUID();
  const due = { dueOn: '2027-03-10', createdBy: 'ULEAD', createdAt: made.clock.now() };
  const about = {
    workspaceId,
    engagementId,
    cycle: 1,
    kind: BUILD_TASK,
    subject: 'features',
    text: 'Features',
  };
  await world.db.inWorkspace(workspaceId, (tx) =>
    tx.insert(task).values({ ...about, ...due, id: step, owner: 'ULEAD' }),
  );
  const of = `${engagementId} ${deploymentId}`;
  const lineage = { engagementId, target: null, source: null, back: null };
  return [
    { form: 'back', value: of, open: openBack },
    { form: 'pause', value: of, open: openPause },
    { form: 'resume', value: of, open: openResume },
    { form: 'findings', value: `${of} ${error?.id}`, open: openClose },
    { form: 'test of retraining', value: engagementId, open: openRetraining },
    { form: 'start', value: engagementId, open: openStart },
    { form: 'settings', value: of, open: openSettings },
    { form: 'end', value: of, open: openEnd },
    { form: 'edge case', value: of, open: openEdge },
    { form: 'resolve', value: edge, open: openResolve },
    { form: 'run', value: engagementId, open: (visit) => openRun(visit, engagementId) },
    { form: 'accept', value: engagementId, open: openAccept },
    {
      form: 'node',
      value: engagementId,
      open: (visit) => openNodeForm(visit, engagementId, { kind: 'dataset' }),
    },
    { form: 'connect', value: engagementId, open: (visit) => openConnect(visit, lineage) },
    { form: 'build step', value: step, open: openFinish },
    { form: 'digest of the channel', value: engagementId, open: openChannel },
    { form: 'paste', value: engagementId, open: openPaste },
  ];
}

eitherEngine('a form', (open) => {
  it('[X8] [E3] that would be refused at its end is refused when it is opened, and says who may', async () => {
    const made = await stagesBench(await open());
    const { world } = made;
    await knowPeople(world.db, made.workspaceId, { ULOOK: {} });
    const cases = { right: 196, wrong: 4 };
    await judge(made, { ...cases, ago: 2 }, { ...cases, ago: 1 }, cases);
    await promote(made, 1);
    await reportError(made, 'case-1');
    const shown: Modal[] = [];
    const visit = (userId: string, value: string) =>
      ({
        world,
        actor: made.as(userId),
        say: sayIn('en'),
        value,
        view: { id: 'V1', hash: '1', meta: () => ({}) },
        openModal: async (one: Modal) => void shown.push(one),
        updateModal: async (_: string, one: Modal) => void shown.push(one),
      }) as unknown as ActionVisit;
    const all = await openings(made);
    for (const { form, value, open: opens } of all)
      expect(await refusal(opens(visit('ULOOK', value))), form).toEqual(['refusal.role']);
    expect(shown).toEqual([]);
    // Whom it would not refuse gets to fill it in.
    const others = all.filter(({ form }) => form !== 'accept');
    for (const { value, open: opens } of others) await opens(visit('ULEAD', value));
    expect(shown).toHaveLength(others.length);
  });
});
