import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { withCycle } from '../../engagement/screens/which-cycle.ts';
import type { ChangeWordings } from '../../news.ts';
import type { ApproverRole, Gate, GateItem } from '../../playbook/gates-schema.ts';
import { inLanguage, type Playbook } from '../../playbook/playbook.ts';
import type { Behind, Figure } from '../../room.ts';
import { markup, type Params, type Say } from '../../texts/say.ts';
import { moneyText } from '../../texts/words.ts';
import type { EvidenceChange } from '../evidence.ts';
import type { Exit } from '../exits.ts';
import type { Override } from '../override-store.ts';
import type { Situation } from '../situation.ts';
import type { Task } from '../tasks.ts';

/** What this room's messages show of a request. */
export interface RequestState extends Situation {
  /** [R3] The request's cycle, where the engagement has had more than one. */
  cycle: number | null;
  /** What the conditions became. */
  conditions: readonly Task[];
  /** Names of people, for lines that should call nobody. */
  names: ReadonlyMap<string, string>;
  /** Ratifications still missing; empty where nothing was overridden. */
  toRatify: readonly { role: string; count: number }[];
  /** Where it was approved and ends its phase together with others: how all of them stand; else empty. */
  exits: readonly Exit[];
  /** [G14] The override that made the seal it rests on. */
  sealOverride: Override | undefined;
  /** What stands behind computed items, by their names. */
  behind: Readonly<Record<string, Behind>>;
  /** How changes are told. */
  wordings: ChangeWordings;
  playbook: Playbook;
}

const MOST_NAMED = 5;

/** Mentions those who have to act; many are counted. */
export function callAll(say: Say, users: readonly string[]): string {
  const shown = users.slice(0, MOST_NAMED).map(mention).join(' ');
  const more = users.length - MOST_NAMED;
  if (users.length === 0) return `_${say.md('common.unassigned')}_`;
  return more > 0 ? `${shown} ${say.md('gates.more', { count: more })}` : shown;
}

export const roleName = (say: Say, role: ApproverRole): string => say(`gates.role.${role}`);

/** A computed item's number in the reader's language, as mrkdwn. */
export const figureText = (say: Say, figure: Figure): string =>
  typeof figure === 'string' ? escape(fitText(figure, 160)) : say.md(figure.key, paramsOf(say, figure));

/** The same as plain text, whole. */
export const plainFigureText = (say: Say, figure: Figure): string =>
  typeof figure === 'string' ? figure : say(figure.key, paramsOf(say, figure));

function paramsOf(say: Say, { params = {} }: Exclude<Figure, string>): Params {
  const all = Object.entries(params).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value];
    if ('day' in value || 'at' in value) return [name, value];
    return [name, 'amount' in value ? moneyText(value, say) : inLanguage(value, say)];
  });
  return Object.fromEntries(all);
}

/** “Fairness · model v3 · cycle 1”: the gate, what it is about and, where that is told, its cycle. Plain text. */
export const nameFor = (
  say: Say,
  gate: Pick<Gate, 'name' | 'about'>,
  subject: string | null,
  cycle: number | null = null,
): string => {
  const name = inLanguage(gate.name, say);
  const about = subject ? ` · ${say('gates.about', { kind: gate.about ?? 'none', name: subject })}` : '';
  return withCycle(say, `${name}${about}`, cycle);
};

export const gateName = (
  say: Say,
  { gate, request, cycle }: Pick<RequestState, 'gate' | 'request' | 'cycle'>,
): string => nameFor(say, gate, request.subject, cycle);

export const itemText = (say: Say, { items }: { items: readonly GateItem[] }, key: string): string => {
  const item = items.find((one) => one.key === key);
  return item ? inLanguage(item.text, say) : key;
};

/** What changed in the evidence: items with their numbers, the risk tier, the seal, the plan or the gate. mrkdwn. */
export function changeText(
  say: Say,
  gate: { items: readonly GateItem[] },
  { items, tier, seal, plan }: Pick<EvidenceChange, 'items' | 'tier' | 'seal' | 'plan'>,
  causes: readonly string[] = [],
): string {
  // Where it is said who changed what, a figure that stayed the same says nothing.
  const telling = items.filter(
    ({ before, after }) => causes.length === 0 || JSON.stringify(before) !== JSON.stringify(after),
  );
  const found = [
    ...causes,
    ...(tier ? [say.md('gates.change.tier', tier)] : []),
    ...(seal ? [say.md('gates.change.seal', seal)] : []),
    ...(plan ? [say.md('gates.change.plan')] : []),
    ...telling.slice(0, 3).map(({ key, before, after }) =>
      say.md('gates.change.item', {
        item: itemText(say, gate, key),
        before: markup(figureText(say, before) || '–'),
        after: markup(figureText(say, after) || '–'),
      }),
    ),
  ];
  return found.join('; ') || say.md('gates.change.gate');
}

/** The mark of a computed item: met, inconclusive or not met. */
export const markOf = (item: { ok: boolean; conditional?: true } | undefined): string => {
  if (item?.ok) return '✓';
  return item?.conditional ? '?' : '✕';
};

/** The beginning of a digest: enough to compare by eye, and to hold a button to what it was shown with. */
export const shortDigest = (digest: string): string => digest.slice(0, 12);
