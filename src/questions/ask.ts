import { randomUUID } from 'node:crypto';
import { type Actor, act } from '../record/act.ts';
import { standsThere } from '../slack/delivery/anchor.ts';
import { sayIn } from '../texts/say.ts';
import type { World } from '../world.ts';
import { questionsOf } from './compose.ts';
import { ANSWER_CARD, QUESTION_ANCHOR } from './ids.ts';
import { ofAsker } from './own.ts';
import { type Reading, readQuestion } from './rules.ts';
import { engagementsSeen, findPane, type Kept, keepQuestion, questionAt } from './store.ts';
import { sinceOf } from './when.ts';

/** A message that asks something. */
export interface Asking {
  channel: string;
  ts: string;
  /** The thread it is in; its own where it is in none. */
  threadTs: string;
  /** Plain words. */
  text: string;
  /** BCP 47, of whoever asks. */
  locale: string;
  isDirect: boolean;
  /** The question, where a language model chose it. */
  chosen?: string;
}

export interface Understood {
  kept: Kept;
  locale: string;
  /** Shown to whoever asked alone: others who read there may not see it. */
  isAlone: boolean;
}

/** [H3] What is asked, by the engagements that this person may see and the place they are in. Reads only. */
export function understand(world: World, actor: Actor, asking: Asking): Promise<Understood> {
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const seen = await engagementsSeen(tx, actor);
    const pane = await findPane(tx, { workspaceId, ...asking });
    const place = asking.isDirect ? (pane?.lookingAt ?? '') : asking.channel;
    const here = seen.filter((one) => one.channelId !== null && one.channelId === place);
    const say = sayIn(asking.locale);
    const reading = readQuestion(asking.text, {
      questions: [...ofAsker, ...questionsOf(world)],
      engagements: seen,
      here: idsOf(here),
      mine: idsOf(seen.filter(({ isMine }) => isMine)),
      language: say.language,
      ...(asking.chosen !== undefined && { chosen: asking.chosen }),
    });
    const kept = keptOf(
      reading,
      world.clock.now(),
      (id) => seen.find((one) => one.id === id)?.timeZone ?? 'UTC',
    );
    const locale = reading.language === say.language ? asking.locale : reading.language;
    // What a channel shows already is answered for all who read there; the rest for whoever asked.
    const isShown = kept.kind === 'answer' && here.some(({ id }) => id === kept.engagementId);
    return { kept, locale, isAlone: !asking.isDirect && !isShown };
  });
}

const idsOf = (some: readonly { id: string }[]): ReadonlySet<string> => new Set(some.map(({ id }) => id));

function keptOf(
  { question, meant, role, words }: Reading,
  now: Temporal.Instant,
  zoneOf: (engagementId: string) => string,
): Kept {
  if (question === null) return { kind: 'unknown' };
  const common = { question, role, phrased: null };
  const since = (zone: string) => sinceOf(words, now, zone).toString();
  if (meant === null)
    return { ...common, kind: 'answer', engagementId: null, since: since('UTC'), unknown: null };
  if (meant.kind === 'none') return { kind: 'none', typed: meant.typed };
  if (meant.kind === 'this')
    return {
      ...common,
      kind: 'answer',
      engagementId: meant.id,
      since: since(zoneOf(meant.id)),
      unknown: meant.unknown,
    };
  const { among, typed, isNear } = meant;
  return {
    kind: 'which',
    question,
    role,
    since: since(zoneOf(among[0] ?? '')),
    among: [...among],
    typed,
    isNear,
  };
}

/** Writes down what was asked, once for each message, and has it answered in the thread where that is for all to read. */
export function keep(
  world: World,
  actor: Actor,
  { channel, ts, threadTs }: Pick<Asking, 'channel' | 'ts' | 'threadTs'>,
  { kept, locale, isAlone }: Understood,
): Promise<string> {
  const { workspaceId, userId } = actor;
  return act(world, actor, async ({ tx, now, show }) => {
    const row = { workspaceId, userId, channel, ts, locale, isAlone, reading: kept, askedAt: now };
    const id = await keepQuestion(tx, { ...row, id: randomUUID() });
    if (isAlone) return id;
    const root = { workspaceId, channel, ts: threadTs };
    const threadOf = await standsThere(tx, { ...root, subject: `${QUESTION_ANCHOR}:${id}` });
    show({ subject: `${ANSWER_CARD}:${id}`, destination: channel, threadOf });
    return id;
  });
}

/** Whether a message has been answered: events come twice. */
export const isAnswered = (
  world: World,
  { workspaceId }: Actor,
  at: Pick<Asking, 'channel' | 'ts'>,
): Promise<boolean> =>
  world.db.inWorkspace(workspaceId, async (tx) => Boolean(await questionAt(tx, { workspaceId, ...at })));
