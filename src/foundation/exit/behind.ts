import { escape } from '@phasegate/block-kit/escape.ts';
import { and, asc, isNull } from 'drizzle-orm';
import { gap, source } from '../../../db/schema/foundation.ts';
import { ofEngagement } from '../../../db/scope.ts';
import type { Behind, CheckContext, Room } from '../../room.ts';
import { pictureOf } from '../../slack/delivery/links.ts';
import type { Say } from '../../texts/say.ts';
import { LINEAGE_CARD } from '../lineage/ids.ts';
import { fieldsOfAssessment } from '../quality/fields.ts';
import { judge } from '../quality/rules.ts';
import { acceptedRisks, openRisks } from './risk.ts';
import {
  acceptedRiskLine,
  assessmentLine,
  gapLine,
  openRiskLine,
  runLine,
  sourceLine,
} from './screens/behind.ts';
import { exitState } from './state.ts';

type Reading = CheckContext & { say: Say };

/** Lines that are read for an item. */
const lines = (read: (context: Reading) => Promise<readonly string[]>): Behind => ({
  read: async (context) => ({ lines: await read(context) }),
});

const sourcesOf = ({ tx, workspaceId, engagement }: Reading) =>
  tx
    .select()
    .from(source)
    .where(and(ofEngagement(source, workspaceId, engagement.id), isNull(source.retiredAt)))
    .orderBy(asc(source.nameKey), asc(source.id));

const gapsOf = ({ tx, workspaceId, engagement }: Reading) =>
  tx
    .select()
    .from(gap)
    .where(ofEngagement(gap, workspaceId, engagement.id))
    .orderBy(asc(gap.openedAt), asc(gap.id));

/** [G14] What stands behind each item of the foundation: what people recorded, in their words. */
export const exitBehind: NonNullable<Room['evidence']> = {
  'foundation.sources': lines(async (context) =>
    (await sourcesOf(context)).map((one) => sourceLine(context.say, one)),
  ),
  'foundation.assessed': lines(async (context) => {
    const { say, world, engagement } = context;
    const { quality } = world.playbook;
    const { assessments, sources } = await exitState(context, engagement);
    return assessments.flatMap((assessment) => {
      const of = sources.find((one) => one.id === assessment.sourceId);
      const fields = fieldsOfAssessment(assessment);
      return of
        ? [
            assessmentLine(say, {
              quality,
              assessment,
              source: of.name,
              verdicts: judge(fields, quality.thresholds),
            }),
          ]
        : [];
    });
  }),
  'foundation.gaps': lines(async (context) =>
    (await gapsOf(context)).map((one) => gapLine(context.say, one)),
  ),
  'foundation.lineage': {
    read: async ({ tx, workspaceId, engagement, say }) => {
      const found = await pictureOf(tx, workspaceId, `${LINEAGE_CARD}:${engagement.id}.${engagement.cycle}`);
      const alt = say('exit.behind.lineage', { engagement: engagement.name });
      return {
        lines: [escape(found ? alt : say('exit.behind.no-picture'))],
        ...(found && { picture: { file: found, alt } }),
      };
    },
  },
  'foundation.pipeline': lines(async (context) => {
    const { run } = await exitState(context, context.engagement);
    return run ? [runLine(context.say, run)] : [];
  }),
  'foundation.not_at_risk': lines(async ({ tx, engagement, say }) => {
    const [open, accepted] = await Promise.all([openRisks(tx, engagement), acceptedRisks(tx, engagement)]);
    return [
      ...open.map((risk) => openRiskLine(say, risk)),
      ...accepted.map((risk) => acceptedRiskLine(say, risk)),
    ];
  }),
};
