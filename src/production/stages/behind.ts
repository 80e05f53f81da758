import type { Behind, CheckContext, Room } from '../../room.ts';
import { pictureOf } from '../../slack/delivery/links.ts';
import type { Say } from '../../texts/say.ts';
import { DEPLOYMENT_CARD } from '../deployments/showings.ts';
import { stagesOf } from '../deployments/store.ts';
import { errorsOf } from './error-store.ts';
import { addedBy, handledIn, ofSupervised, type Tally } from './evidence.ts';
import { type Looked, lookAt } from './look.ts';
import { stageOf } from './promotion.ts';
import { testsOf } from './retraining.ts';
import {
  dayLines,
  entryLine,
  errorLine,
  stateLine,
  testLine,
  unreviewedLine,
  wrongLine,
} from './screens/behind.ts';
import { unreviewedCases, wrongCases } from './tally-store.ts';

type Reading = CheckContext & { say: Say };

/** More cases than this are counted, not read one by one: the counts above them are of all. */
const CASES = 30;

/** What is read of the deployment that is live; nothing without one. */
const ofLive = (read: (looked: Looked, context: Reading) => Promise<readonly string[]>): Behind => ({
  read: async (context) => {
    const looked = await lookAt(context);
    return { lines: looked ? await read(looked, context) : [] };
  },
});

/** The same beside the picture that the deployment's card shows. */
const pictured = (read: (looked: Looked, context: Reading) => Promise<readonly string[]>): Behind => ({
  read: async (context) => {
    const looked = await lookAt(context);
    if (!looked) return { lines: [] };
    const { tx, workspaceId, say } = context;
    const [lines, file] = await Promise.all([
      read(looked, context),
      pictureOf(tx, workspaceId, `${DEPLOYMENT_CARD}:${looked.deployment.id}`),
    ]);
    return {
      lines,
      ...(file && {
        picture: { file, alt: say('production.behind.picture', { model: looked.deployment.model }) },
      }),
    };
  },
});

/** What was judged day by day, the newest first, and what was wrong. */
async function judged(
  { deployment, seal }: Looked,
  { tx, say }: Reading,
  { rows, cases }: { rows: readonly Tally[]; cases: { stage: number } | { opensAt: number } },
): Promise<string[]> {
  const wrong = await wrongCases(tx, deployment, { ...cases, sealVersion: seal.version, most: CASES });
  return [...dayLines(say, rows), ...wrong.map((found) => wrongLine(say, found))];
}

const history = async ({ deployment }: Looked, { tx, say }: Reading): Promise<string[]> =>
  (await stagesOf(tx, deployment)).toReversed().map((entry) => entryLine(say, entry));

/** [G14] What stands behind the items of the gates of phase 4: verdicts by day, what was wrong, stages, errors, tests. */
export const stageBehind: NonNullable<Room['evidence']> = {
  'production.supervised': pictured((looked, context) =>
    looked.deployment.stage > 0
      ? history(looked, context)
      : judged(looked, context, { rows: ofSupervised(looked.rows), cases: { stage: 0 } }),
  ),
  'production.added': ofLive((looked, context) => {
    const stage = stageOf(context.subject) ?? 0;
    return judged(looked, context, { rows: addedBy(looked.rows, stage), cases: { opensAt: stage } });
  }),
  'production.reviewed': ofLive(async ({ deployment }, { tx, say }) =>
    (await unreviewedCases(tx, deployment, CASES)).map((found) => unreviewedLine(say, found)),
  ),
  'production.material_errors': ofLive(async ({ deployment }, { tx, say }) =>
    (await errorsOf(tx, deployment)).map((error) => errorLine(say, error)),
  ),
  'production.running': pictured(async ({ deployment, rows }, { say }) => [
    stateLine(say, deployment),
    ...dayLines(say, deployment.stage === 0 ? rows : handledIn(rows, deployment.stage)),
  ]),
  'production.stages': ofLive(history),
  'production.lasted': ofLive(history),
  'production.retraining': {
    read: async ({ tx, workspaceId, engagement, say }) => ({
      lines: (await testsOf(tx, workspaceId, engagement)).map((test) => testLine(say, test)),
    }),
  },
};
