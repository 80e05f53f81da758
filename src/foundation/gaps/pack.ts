import { asc } from 'drizzle-orm';
import { gap } from '../../../db/schema/foundation.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { type PackContext, type PackPart, table } from '../../chapters.ts';
import { percentText } from '../../texts/words.ts';
import { gapTypeName } from './screens/words.ts';

type Gap = typeof gap.$inferSelect;

/** [A2] Every gap with how it ended: what resolved it, or who accepted which loss until when. */
export async function gapsPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, world, engagement, say, who } = context;
  const gaps = await tx
    .select()
    .from(gap)
    .where(ofEngagement(gap, workspaceId, engagement.id))
    .orderBy(asc(gap.openedAt), asc(gap.id));
  return {
    chapters: [
      {
        title: say('pack.gaps'),
        blocks: [
          table(
            [
              { title: say('pack.col.gap'), share: 2 },
              { title: say('pack.col.effect') },
              { title: say('pack.col.opened') },
              { title: say('pack.col.ended'), share: 2 },
            ],
            gaps.map((one) => [
              [one.title, gapTypeName(world.playbook.gaps, one.type, say), one.description]
                .filter(Boolean)
                .join('\n'),
              effectOf(context, one),
              `${context.when(one.openedAt)}, ${who(one.openedBy)}`,
              endOf(context, one),
            ]),
            say('pack.none'),
          ),
        ],
      },
    ],
    facts: {
      limitations: gaps
        .filter(({ state }) => state !== 'resolved')
        .map((one) => [`${one.title} (${stateOf(context, one)})`, one.effectNote].filter(Boolean).join(': ')),
    },
  };
}

const stateOf = ({ say }: PackContext, { state }: Gap): string =>
  say(`gaps.state.${state === 'in progress' ? 'in_progress' : state}`);

function effectOf({ say }: PackContext, { effect, expectedLoss, effectNote }: Gap): string {
  const loss = expectedLoss === null ? '' : say('pack.loss', { loss: percentText(expectedLoss, say) });
  return [say(`gaps.effect.word.${effect}`), loss, effectNote].filter(Boolean).join('\n');
}

function endOf(context: PackContext, one: Gap): string {
  const { say, who, when, day } = context;
  const state = stateOf(context, one);
  if (one.state === 'waived')
    return [
      `${state}: ${who(one.waivedBy)}, ${when(one.waivedAt)}`,
      say('pack.waiver', { loss: percentText(one.waiverLoss ?? 0, say), until: day(one.waiverExpiresOn) }),
      one.waiverReason,
    ]
      .filter(Boolean)
      .join('\n');
  if (one.state === 'resolved')
    return [
      `${state}: ${who(one.resolvedBy)}, ${when(one.resolvedAt)}`,
      one.evidenceNote,
      one.evidenceLink,
      one.evidenceFileName,
    ]
      .filter(Boolean)
      .join('\n');
  return [state, one.owner && who(one.owner), one.dueOn && day(one.dueOn)].filter(Boolean).join(' · ');
}
