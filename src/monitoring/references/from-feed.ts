import { z } from 'zod';
import type { ReferenceContent } from '../../../db/schema/references.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { takeDraft } from '../../forms/drafts.ts';
import type { Viewing } from '../../forms/viewing.ts';
import type { ImportProblem } from '../../imports/kind.ts';
import type { Actor } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { askFeed } from '../feeds/ask.ts';
import { FeedFault } from '../feeds/feed.ts';
import { feedsInUse } from '../feeds/list-store.ts';
import { feedKind } from '../feeds/registry.ts';
import { type Feed, findFeed } from '../feeds/store.ts';
import { contentOf, digestOf, namesIn } from './content.ts';
import { sealReference } from './seal.ts';
import { type SealingContext, type SealingFields, type SealingKind, sealingDrafts } from './seal-form.ts';
import { referenceNamed } from './store.ts';
import { unfit } from './unfit.ts';

/** Milliseconds that a person waits for a feed. */
const PATIENCE = 10_000;

export const sealingContext =
  ({ feed }: Pick<SealingKind, 'feed'>) =>
  async ({ tx, world, actor, engagement }: Viewing): Promise<SealingContext> => ({
    objection: world.outside.objection,
    feeds: (await feedsInUse(tx, actor.workspaceId, engagement.id)).filter(({ kind }) => kind === feed),
  });

/** A reference as it would be, and who is asked for it. */
export interface Prepared {
  fields: SealingFields;
  feed: Feed;
  query: Record<string, unknown>;
}

interface Preparing {
  engagementId: string;
  id: string;
  version: number;
  timeZone: string;
  /** What stands on the step that was submitted; the others are in the draft. */
  fields: Record<string, unknown>;
}

const preparing = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  version: z.int(),
  timeZone: z.string(),
  fields: z.record(z.string(), z.unknown()),
});

/** Checks all that the form says. Nothing is sealed: what was typed stays a draft. @throws FieldRefusals, Refusal */
export const prepareSealing =
  (of: SealingKind) =>
  (world: World, actor: Actor, given: Preparing): Promise<Prepared> =>
    engagementVerb({
      input: preparing,
      may: WORKERS,
      async run(acting, { fields: typed, timeZone, ...at }): Promise<Prepared> {
        const { tx, actor: who, now, engagement } = acting;
        const { workspaceId } = who;
        const drafts = sealingDrafts(of);
        const kept = await drafts.read(tx, who, at, now);
        const context = await sealingContext(of)({ ...acting, timeZone });
        const fields = of.form.check({ ...kept?.typed, ...typed }, context);
        const feed = await findFeed(tx, workspaceId, engagement.id, fields.feedId);
        if (feed.retiredAt || feed.kind !== of.feed)
          throw new Refusal('monitoring.refusal.feed-retired', { name: feed.name }, 'feedId');
        const before = await referenceNamed(tx, workspaceId, engagement.id, fields.name);
        if (before?.retiredAt)
          throw new Refusal('monitoring.reference.refusal.retired', { name: before.name }, 'name');
        if (before && fields.reason === null)
          throw new Refusal('monitoring.reference.refusal.again', { name: before.name }, 'reason');
        await drafts.add(tx, who, at, typed, now);
        const { query } = feedKind(of.feed);
        return { fields, feed, query: query.only(fields, query.names) };
      },
    })(world, actor, given);

/** What the feed answered, as it would be sealed; or why it cannot be. */
export type Answered =
  | { content: ReferenceContent; digest: string; useless: readonly string[]; shown: string }
  | { problem: ImportProblem; shown: string }
  | { fault: FeedFault };

/** [M4] Asks the feed once, outside any transaction. Never throws for what the feed did. */
export async function answerOf(world: World, { feed, query, fields }: Prepared): Promise<Answered> {
  const at = world.clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const from = at.subtract({ hours: 24 });
  try {
    const answer = await askFeed(world, feed, { query, at, from, monitorId: null, within: PATIENCE });
    const { shown } = answer;
    const refused = (key: ImportProblem['key']) => ({
      problem: { line: 0, column: '', key, params: {} },
      shown,
    });
    if (answer.kind === 'nothing') return refused('monitoring.reference.fault.nothing');
    if (answer.kind !== 'columns') return refused('monitoring.reference.fault.no-columns');
    const { content, useless } = await contentOf(answer.columns, answer.n, namesIn(fields.leaveOut));
    const [problem] = unfit(content);
    return problem ? { problem, shown } : { content, digest: digestOf(content), useless, shown };
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error;
    return { fault: error };
  }
}

/** [M4] Seals what was shown. */
export const sealAnswer = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    draft: z.string(),
    name: z.string(),
    reason: z.string().nullable(),
    source: z.string(),
    asked: z.record(z.string(), z.unknown()),
    content: z.custom<ReferenceContent>(),
  }),
  may: WORKERS,
  ahead: (acting, { draft }) => takeDraft(acting, draft),
  run: (acting, { engagementId: _, draft: __, ...sealing }) => sealReference(acting, sealing),
});
