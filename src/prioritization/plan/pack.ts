import {
  type Block,
  facts,
  heading,
  type PackContext,
  type PackPart,
  paragraph,
  table,
} from '../../chapters.ts';
import { differences } from '../../seal/diff.ts';
import { digestOf } from '../../seal/digest.ts';
import { fairnessDigest } from '../../seal/fairness.ts';
import { itemText } from '../../seal/screens/words.ts';
import { type Seal, sealsOf } from '../../seal/store.ts';
import { signaturesOf } from './store.ts';

/** [A2] [P3.4] Every version of the seal, whole, with its digest computed again. */
export async function planPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, engagement, say } = context;
  const seals = await sealsOf(tx, workspaceId, engagement);
  const last = seals.at(-1);
  const blocks: Block[] = [];
  for (const seal of seals) blocks.push(...(await sealBlocks(context, seal)));
  const items = last ? differences(null, last.content) : [];
  return {
    chapters: [
      { title: say('pack.seal'), blocks: blocks.length > 0 ? blocks : [paragraph(say('pack.none'))] },
    ],
    facts: last
      ? {
          requirement: {
            metric: last.content.requirement.metric,
            better: last.content.requirement.better,
            threshold: last.content.requirement.threshold,
            sealVersion: last.version,
          },
          fairness: items
            .filter(({ item }) => item.section === 'fairness')
            .map(({ item }) => itemText(say, item)),
        }
      : {},
  };
}

async function sealBlocks(context: PackContext, seal: Seal): Promise<Block[]> {
  const { tx, workspaceId, engagement, say, who, when } = context;
  const signed = await signaturesOf(tx, workspaceId, engagement, fairnessDigest(seal.content.fairness));
  const isIntact = digestOf(seal.content) === seal.digest;
  return [
    heading(say('seal.version', { version: seal.version })),
    facts(
      [say('pack.col.sealed'), `${when(seal.sealedAt)}, ${who(seal.sealedBy)}`],
      [say('pack.col.reason'), seal.reason ?? ''],
      ['SHA-256', seal.digest],
      [say('pack.col.check'), say(isIntact ? 'pack.seal.intact' : 'pack.seal.broken')],
      [
        say('pack.col.signed'),
        signed
          .map((one) => `${say(`engagement.role.${one.role}`)}: ${who(one.userId)}, ${when(one.at)}`)
          .join('; '),
      ],
    ),
    table(
      [{ title: say('pack.col.section') }, { title: say('pack.col.sealedAs'), share: 3 }],
      differences(null, seal.content).map(({ item }) => [
        say(`seal.section.${item.section}`),
        itemText(say, item),
      ]),
      say('pack.none'),
    ),
  ];
}
