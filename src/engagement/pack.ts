import { asc } from 'drizzle-orm';
import { phaseEntry } from '../../db/schema/engagement.ts';
import { ofCycle } from '../../db/scope.ts';
import { facts, heading, type PackContext, type PackPart, paragraph, table } from '../chapters.ts';
import { inLanguage } from '../playbook/playbook.ts';
import { peopleOf } from './store.ts';

/** [A2] What this engagement is, who answers for what, and its way through the phases. */
export async function engagementPack({
  tx,
  workspaceId,
  world,
  engagement,
  say,
  word,
  who,
  when,
  day,
}: PackContext): Promise<PackPart> {
  const people = await peopleOf(tx, workspaceId, engagement.id);
  const { id, cycle } = engagement;
  const isOfCycle = ofCycle(phaseEntry, workspaceId, id, cycle);
  const entries = await tx.select().from(phaseEntry).where(isOfCycle).orderBy(asc(phaseEntry.entry));
  const phaseName = (phase: number) => {
    const found = world.playbook.phases.find((one) => one.phase === phase);
    return found ? `${phase} ${inLanguage(found.name, say)}` : String(phase);
  };
  return {
    chapters: [
      {
        title: say('pack.engagement'),
        blocks: [
          paragraph(engagement.goal),
          facts(
            [say('pack.col.name'), engagement.name],
            [say('pack.col.cycle'), String(cycle)],
            [say('pack.col.state'), word(engagement.state)],
            [say('pack.col.visibility'), word(engagement.visibility)],
            [say('pack.col.start'), day(engagement.plannedStart)],
            [say('pack.col.zone'), engagement.timeZone],
          ),
          heading(say('pack.people')),
          table(
            [{ title: say('pack.col.role') }, { title: say('pack.col.person'), share: 2 }],
            [...Map.groupBy(people, ({ role }) => role)].map(([role, all]) => [
              say(`engagement.role.${role}`),
              all.map(({ userId }) => who(userId)).join(', '),
            ]),
            say('pack.none'),
          ),
          heading(say('pack.phases')),
          table(
            [
              { title: say('pack.col.phase') },
              { title: say('pack.col.entered') },
              { title: say('pack.col.left') },
              { title: say('pack.col.how') },
            ],
            entries.map((entry) => [
              phaseName(entry.phase),
              `${when(entry.enteredAt)}, ${who(entry.enteredBy)}`,
              when(entry.leftAt),
              [word(entry.how), entry.reason].filter(Boolean).join(': '),
            ]),
            say('pack.none'),
          ),
        ],
      },
    ],
  };
}
