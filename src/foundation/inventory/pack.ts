import { heading, type PackContext, type PackPart, table } from '../../chapters.ts';
import { nameOf } from '../../forms/manifest-choices.ts';
import { fieldsOfAssessment } from '../quality/fields.ts';
import type { AssessmentFields } from '../quality/input.ts';
import { judge, type Verdict } from '../quality/rules.ts';
import { dimensionName, markOf, valueText } from '../quality/screens/words.ts';
import { assessmentsBySource } from '../quality/store.ts';
import { allSources, type Source } from './store.ts';

/** [A2] The data inventory, retired sources too, with the newest assessments. */
export async function inventoryPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, world, engagement, say, who, day, word } = context;
  const { inventory, quality } = world.playbook;
  const sources = await allSources(tx, workspaceId, engagement.id, true);
  const assessed = await assessmentsBySource(
    tx,
    workspaceId,
    sources.map(({ id }) => id),
  );
  const personal = (source: Source) =>
    source.personalData.map((key) => nameOf(inventory.personal_data, key, say)).join(', ');
  const format = (source: Source) => nameOf(inventory.formats, source.format, say);
  const updates = (source: Source) => nameOf(inventory.update_frequencies, source.updateFrequency, say);
  const yes = (is: boolean) => word(is ? 'yes' : 'no');
  const verdictLine = (verdict: Verdict, fields: AssessmentFields) =>
    `${dimensionName(verdict.dimension, say)}: ${valueText(verdict, fields, say)} ${markOf(verdict, say)}`;
  const rows = sources.map((source) => [
    source.retiredAt ? say('pack.retired', { name: source.name }) : source.name,
    source.system,
    who(source.owner),
    [format(source), updates(source), source.volume].join(' · '),
    personal(source) || '–',
    `${yes(source.existsToday)} / ${yes(source.accessible)}${source.checkedOn ? `, ${day(source.checkedOn)}` : ''}`,
  ]);
  const verdicts = sources.flatMap((source) =>
    (assessed.get(source.id) ?? []).map((one) => [
      source.name,
      nameOf(quality.uses, one.use, say),
      judge(fieldsOfAssessment(one), quality.thresholds)
        .map((verdict) => verdictLine(verdict, fieldsOfAssessment(one)))
        .join('\n'),
      `${who(one.assessedBy)}, ${context.when(one.assessedAt)}`,
    ]),
  );
  return {
    chapters: [
      {
        title: say('pack.inventory'),
        blocks: [
          table(
            [
              { title: say('pack.col.source') },
              { title: say('pack.col.system') },
              { title: say('pack.col.owner') },
              { title: say('pack.col.data') },
              { title: say('pack.col.personal') },
              { title: say('pack.col.there') },
            ],
            rows,
            say('pack.none'),
          ),
          heading(say('pack.quality')),
          table(
            [
              { title: say('pack.col.source') },
              { title: say('pack.col.use') },
              { title: say('pack.col.found'), share: 3 },
              { title: say('pack.col.by') },
            ],
            verdicts,
            say('pack.none'),
          ),
        ],
      },
    ],
    facts: {
      datasets: sources
        .filter(({ retiredAt }) => retiredAt === null)
        .map((source) => ({
          id: source.id,
          name: source.name,
          system: source.system,
          owner: who(source.owner),
          format: format(source),
          volume: source.volume,
          updates: updates(source),
          personalData: source.personalData.map((key) => nameOf(inventory.personal_data, key, say)),
        })),
    },
  };
}
