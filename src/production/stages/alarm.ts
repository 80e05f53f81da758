import { peopleOf } from '../../engagement/store.ts';
import type { Card } from '../../room.ts';
import { stagesOf } from '../deployments/store.ts';
import { alarmMessage } from './screens/alarm.ts';
import { stageViewOf } from './view.ts';

/** [S3.3] A model that stopped without a person's doing calls whoever can see to it, once; later it says what came of it. */
export const alarmCard: Card = async (context, id) => {
  const [deploymentId = '', number] = id.split('.');
  const { tx, workspaceId, say } = context;
  const view = await stageViewOf(context, workspaceId, deploymentId);
  const after = (await stagesOf(tx, view.deployment)).filter((entry) => entry.number > Number(number));
  const people = await peopleOf(tx, workspaceId, view.deployment.engagementId);
  const called = people.filter(
    ({ role, isDeactivated }) => !isDeactivated && (role === 'lead' || role === 'engineering'),
  );
  return alarmMessage(say, {
    view,
    called: [...new Set(called.map(({ userId }) => userId))],
    resumed: after.find(({ cause }) => cause === 'resume') ?? null,
  });
};
