import { facts, heading, type PackContext, type PackPart, paragraph, table } from '../../chapters.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { lawLine } from './screens/law.ts';
import { newestAssessment } from './store.ts';

/** [A2] [E6] The risk tier and the class under the EU AI Act, with what was answered. */
export async function riskPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, world, engagement, say, who, when, word } = context;
  const { risk } = world.playbook;
  const found = await newestAssessment(tx, workspaceId, engagement);
  if (!found) return { chapters: [{ title: say('pack.risk'), blocks: [paragraph(say('pack.none'))] }] };
  const euClass = risk.classes.find(({ key }) => key === found.euClass);
  const className = euClass ? inLanguage(euClass.name, say) : found.euClass;
  const tier = say('risk.tier', { tier: found.tier });
  const question = (key: string) => {
    const asked = risk.questions.find((one) => one.key === key);
    return asked ? inLanguage(asked.text, say) : key;
  };
  return {
    chapters: [
      {
        title: say('pack.risk'),
        blocks: [
          facts(
            [say('pack.col.tier'), tier],
            [say('pack.col.class'), className],
            [say('pack.col.law'), lawLine(say, risk, found.euClass)],
            [say('pack.col.reason'), found.reason],
            [say('pack.col.by'), `${who(found.assessedBy)}, ${when(found.assessedAt)}`],
            [say('pack.col.version'), String(found.version)],
          ),
          heading(say('pack.answers')),
          table(
            [
              { title: say('pack.col.question'), share: 3 },
              { title: say('pack.col.answer') },
              { title: say('pack.col.note'), share: 2 },
            ],
            found.answers.map((one) => [
              question(one.question),
              word(one.answer ? 'yes' : 'no'),
              one.note ?? '–',
            ]),
            say('pack.none'),
          ),
        ],
      },
    ],
    facts: { risk: { tier, euClass: className, reason: found.reason } },
  };
}
