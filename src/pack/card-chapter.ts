import { type Block, type Chapter, facts, heading, type PackContext, paragraph, table } from '../chapters.ts';
import { numberText } from '../texts/words.ts';
import { approvedVersion, type CardFacts } from './card-facts.ts';

/** [A2] The model card: what the model is for, what it learned from, how well it does for whom, and who said yes. */
export function cardChapter({ say, when }: PackContext, known: Partial<CardFacts>): Chapter {
  const version = approvedVersion(known);
  const title = say('pack.card');
  if (version === null) return { title, blocks: [paragraph(say('pack.card.none'))] };
  const { useCase, risk, datasets = [], limitations = [], fairness = [], deployment } = known;
  const { evaluation } = version;
  const digest = deployment?.model === version.name ? deployment.digest : null;
  const list = (key: 'pack.card.limits' | 'pack.card.fairness', lines: readonly string[]): Block[] => [
    heading(say(key)),
    ...(lines.length > 0 ? lines.map((line) => paragraph(`• ${line}`)) : [paragraph(say('pack.none'))]),
  ];
  return {
    title,
    blocks: [
      facts(
        [say('pack.col.model'), version.name],
        [say('pack.col.artefact'), digest ?? say('pack.unknown')],
        [say('pack.card.use'), [useCase?.name, useCase?.description].filter(Boolean).join(': ')],
        [say('pack.col.owner'), useCase?.owner ?? ''],
        [say('pack.col.tier'), risk ? `${risk.tier} · ${risk.euClass}` : ''],
        [say('pack.col.outcomes'), deployment?.outcomes.join(', ') ?? ''],
        [say('pack.col.note'), version.note ?? ''],
      ),
      heading(say('pack.card.data')),
      table(
        [
          { title: say('pack.col.source') },
          { title: say('pack.col.owner') },
          { title: say('pack.col.personal') },
        ],
        datasets.map((one) => [one.name, one.owner, one.personalData.join(', ') || '–']),
        say('pack.none'),
      ),
      paragraph(say('pack.card.licence')),
      heading(say('pack.card.results')),
      facts(
        [say('pack.col.dataset'), evaluation.dataset],
        [say('pack.col.cases'), numberText(evaluation.n, say)],
        [say('pack.col.verdict'), evaluation.verdict],
      ),
      table(
        [
          { title: say('pack.col.metric') },
          { title: say('pack.col.section') },
          { title: say('pack.col.value') },
          { title: say('pack.col.interval') },
          { title: 'n' },
        ],
        evaluation.figures.map((one) => [
          one.metric,
          one.slice ?? '–',
          numberText(rounded(one.value), say),
          one.lower === null || one.upper === null
            ? '–'
            : `${numberText(rounded(one.lower), say)}–${numberText(rounded(one.upper), say)}`,
          numberText(one.n, say),
        ]),
        say('pack.none'),
      ),
      ...list('pack.card.fairness', fairness),
      ...list('pack.card.limits', limitations),
      heading(say('pack.card.approvals')),
      table(
        [
          { title: say('pack.gates') },
          { title: say('pack.col.decided') },
          { title: say('pack.col.by'), share: 2 },
          { title: say('pack.col.condition'), share: 2 },
        ],
        (known.approvals ?? []).map((one) => [
          one.name,
          when(Temporal.Instant.from(one.at)),
          one.by.map(({ name, role }) => `${name} (${role})`).join(', '),
          one.conditions.join('\n') || '–',
        ]),
        say('pack.none'),
      ),
    ],
  };
}

/** As screens write measured numbers: four places. */
const rounded = (value: number): number => Number(value.toFixed(4));
