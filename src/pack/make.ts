import { join } from 'node:path';
import type { Actor } from '../record/act.ts';
import { sealed } from '../signing/dsse.ts';
import { signingOf } from '../signing/keys.ts';
import type { Say } from '../texts/say.ts';
import type { World } from '../world.ts';
import { inTurn, withThread } from './ask-thread.ts';
import { approvedVersion } from './card-facts.ts';
import type { PackDocument } from './document.ts';
import { drawAll } from './drawn.ts';
import { type Asked, type Gathered, gather } from './gather.ts';
import { fileAt, inFolder, json, type Made, nameOf } from './made.ts';
import { KEYS, MANIFEST, manifestOf, PACK_TYPE } from './manifest.ts';
import { mlBom } from './ml-bom.ts';
import { modelCard } from './model-card.ts';
import type { Ask, Written } from './thread.ts';

/**
 * [A2] Makes the evidence pack of a cycle: what the rooms say in one snapshot, drawn and written in threads, with a signed
 * list of all files. @throws Refusal where the actor may not see it, or nothing can be signed
 */
export const makePack = (world: World, actor: Actor, say: Say, asked: Asked): Promise<Made> =>
  inTurn(() =>
    inFolder(async (folder) => {
      // Asked first: without a key nothing is worth gathering.
      const { id } = await signingOf(world).signer();
      const found = await gather(world, actor, say, asked);
      const document = await documentOf(world, say, found);
      const extra = papersOf(found);
      const { engagement, cycle, now } = found;
      const name = `pack-${nameOf(engagement, now, cycle)}`;
      const path = join(folder, 'pack.zip');
      await withThread<Ask, void>(new URL('./thread.ts', import.meta.url), async (ask) => {
        const files = await ask<Written[]>({ do: 'write', folder, document, extra });
        const envelope = await sealed(world, manifestOf(found, files, PACK_TYPE));
        const keys = (await signingOf(world).ever()).filter((key) => (key as { kid?: string }).kid === id);
        const about = { [MANIFEST]: json(envelope), [KEYS]: json({ keys }) };
        await ask<void>({ do: 'zip', path, extra: about });
      });
      const zip = await fileAt(path, `${name}.zip`);
      const pdf = await fileAt(join(folder, 'pack.pdf'), `${name}.pdf`);
      return { engagement: engagement.name, cycle, zip, files: [pdf, zip] };
    }),
  );

async function documentOf(world: World, say: Say, found: Gathered): Promise<PackDocument> {
  const { engagement, cycle, now, reader, chapters } = found;
  const when = { at: now.toString(), timeZone: engagement.timeZone };
  return {
    title: say('pack.title', { engagement: engagement.name }),
    subtitle: say('pack.subtitle', { cycle, when }),
    made: say('pack.made', { who: reader, zone: engagement.timeZone }),
    language: say.language,
    at: now.epochMilliseconds,
    words: {
      contents: say('pack.contents'),
      page: say('pack.page', { page: '{page}', pages: '{pages}' }),
    },
    chapters: await drawAll(chapters, (shows) => say('pack.undrawn', { shows }), world.log),
  };
}

/** The model’s papers for programs; none before a version was approved. */
function papersOf({ facts, engagement, cycle, now }: Gathered): Record<string, string> {
  if (approvedVersion(facts) === null) return {};
  const about = { engagement: engagement.name, cycle, at: now.toString() };
  return {
    'model-card.json': json(modelCard(facts, about)),
    'ml-bom.cdx.json': json(mlBom(facts, { ...about, id: engagement.id })),
  };
}
