import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { nameKey } from '../../record/name-key.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import type { Params } from '../../texts/say.ts';
import { lineageChanged, named, requireRoom } from './acting.ts';
import { moveFinal } from './mark-final.ts';
import { type LineFault, type PastePlan, planPaste } from './paste-rules.ts';
import { LINES_MAX, NAME_MAX } from './rules.ts';
import { insertEdges, insertNodes, type LineageState, lockLineage } from './store.ts';

/**
 * [F4.1] Carries out pasted lines: all of them, or none where one is wrong. `shown` is what the dry run said; a
 * lineage that changed since so that something else would happen is shown again first.
 * @returns the plan, and whether it was carried out
 */
export const pasteLines = engagementVerb({
  input: z.object({ engagementId: z.uuid(), lines: z.string().max(LINES_MAX), shown: z.string() }),
  may: WORKERS,
  async run(acting, { lines, shown }): Promise<{ done: boolean; plan: PastePlan }> {
    const { tx, actor, engagement, now, note } = acting;
    const state = await lockLineage(tx, engagement, now);
    const plan = planPaste(state, lines);
    refuseFaults(plan.faults);
    requireRoom(state, plan.nodes.length, 'lines');
    if (planMark(plan) !== shown) return { done: false, plan };
    const final = plan.final === null || state.nodes.some((node) => node.id === plan.final && node.final);
    if (plan.nodes.length + plan.edges.length === 0 && final) return { done: true, plan };

    const ids = new Map(plan.nodes.map((node) => [node.key, randomUUID() as string]));
    const idOf = (end: string): string => ids.get(end) ?? end;
    const nodes = plan.nodes.map(({ key, name, kind }) => ({ id: idOf(key), name, kind }));
    const edges = plan.edges.map(({ from, to }) => ({ from: idOf(from), to: idOf(to) }));
    await insertNodes(
      tx,
      nodes.map((node) => ({
        ...node,
        workspaceId: actor.workspaceId,
        engagementId: engagement.id,
        cycle: engagement.cycle,
        nameKey: nameKey(node.name),
        createdBy: actor.userId,
        createdAt: now,
      })),
    );
    await insertEdges(tx, engagement, edges);
    const after: LineageState = {
      ...state,
      nodes: [...state.nodes, ...nodes.map(({ id, name, kind }) => ({ id, label: name, kind }))],
    };
    note({
      action: 'foundation.lineage.paste',
      kind: 'lineage',
      subject: engagement.id,
      after: { nodes: nodes.map(({ kind, name }) => ({ kind, name })), edges: named(after, edges) },
    });
    if (plan.final !== null && !final) {
      const id = idOf(plan.final);
      await moveFinal(acting, state, id, after.nodes.find((node) => node.id === id)?.label ?? '');
    }
    await lineageChanged(acting);
    return { done: true, plan };
  },
});

/** What a plan would do, as one string: to know whether it is still what somebody was shown. */
export const planMark = ({ nodes, edges, final }: PastePlan): string =>
  `${nodes.length} ${edges.length} ${final ?? '-'}`.slice(0, 200);

/** Lines told at the field; the others are counted. */
const TOLD = 4;

/** @throws FieldRefusals with each bad line and its reason, at the field */
export function refuseFaults(faults: readonly LineFault[]): void {
  if (faults.length === 0) return;
  const told = faults.slice(0, TOLD).map((fault) => {
    const { kind, ...params } = fault;
    const key = `lineage.paste.fault.${kind}` satisfies TextKey;
    return new Refusal(key, { ...(params as Params), max: NAME_MAX }, 'lines');
  });
  const more = faults.length - told.length;
  if (more > 0) told.push(new Refusal('lineage.paste.fault.more', { count: more }, 'lines'));
  throw new FieldRefusals(told);
}
