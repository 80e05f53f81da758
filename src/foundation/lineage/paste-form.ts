import { createHash } from 'node:crypto';
import { distance } from 'fastest-levenshtein';
import type { ActionVisit, ViewVisit } from '../../handlers.ts';
import type { Lineage } from '../../pictures/graph.ts';
import { nameKey } from '../../record/name-key.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { backOf, beforeDrawing, finish } from './forms.ts';
import { pasteLines, planMark, refuseFaults } from './paste.ts';
import { type PastePlan, planPaste } from './paste-rules.ts';
import { finalOf } from './rules.ts';
import { pasteMeta } from './screens/meta.ts';
import { type DryRun, pasteForm } from './screens/paste.ts';
import { look } from './view.ts';

export async function openPaste(visit: ActionVisit): Promise<void> {
  const meta = { engagementId: visit.value, shown: null, about: null, back: backOf(visit) };
  await beforeDrawing(visit.world, visit.actor, { engagementId: visit.value });
  await visit.openModal(pasteForm(visit.say, meta, null));
}

/** [F4.1] First the dry run; once more with the same lines, and it is done. Other lines are checked again. */
export async function submitPaste(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, view, say } = visit;
  const meta = view.meta(pasteMeta);
  const { engagementId } = meta;
  const lines = view.values.text('lines');
  const about = createHash('sha256').update(lines).digest('base64url');
  if (meta.shown !== null && meta.about === about) {
    const { done, plan } = await pasteLines(world, actor, { engagementId, lines, shown: meta.shown });
    if (done) {
      const counts = { nodes: plan.nodes.length, edges: plan.edges.length };
      return finish(visit, engagementId, meta.back, say('lineage.notice.pasted', counts));
    }
  }
  const run = await look(visit, engagementId, (lineage) => dryRun(lineage, lines));
  return { update: pasteForm(say, { ...meta, shown: planMark(run.plan), about }, run) };
}

/** What the lines would do. @throws FieldRefusals with each bad line */
export function dryRun(lineage: Lineage, lines: string): DryRun {
  const plan = planPaste(lineage, lines);
  refuseFaults(plan.faults);
  const before = finalOf(lineage);
  const name = plan.final === null ? null : labelOf(lineage, plan, plan.final);
  return {
    lines,
    plan,
    final: name === null || name === before ? null : { name, before },
    near: new Map(
      plan.nodes.flatMap((node) => {
        const found = node.unfed ? nearest(lineage, node.name) : null;
        return found === null ? [] : [[node.key, found] as const];
      }),
    ),
  };
}

const labelOf = (lineage: Lineage, plan: PastePlan, id: string): string =>
  lineage.nodes.find((node) => node.id === id)?.label ??
  plan.nodes.find((node) => node.key === id)?.name ??
  id;

/** The source whose name is nearly this one: a typing mistake in a fifth of it at most. */
function nearest(lineage: Lineage, name: string): string | null {
  const key = nameKey(name);
  const close = lineage.nodes
    .filter((node) => node.kind === 'source')
    .map((node) => ({ name: node.label, away: distance(key, nameKey(node.label)) }))
    .filter(({ away }) => away <= Math.max(1, Math.floor(key.length / 5)))
    .sort((a, b) => a.away - b.away);
  return close[0]?.name ?? null;
}
