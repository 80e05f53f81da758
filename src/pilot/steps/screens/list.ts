import {
  alert,
  type Block,
  button,
  context,
  type Modal,
  modal,
  option,
  overflow,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { earlierLine } from '../../../engagement/screens/which-cycle.ts';
import type { BuildStep } from '../../../playbook/build-schema.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { BUILD_IDS } from '../ids.ts';
import { type BuildTask, isOverdue, progressOf } from '../rules.ts';
import { evidenceText, textOf } from './words.ts';

/** A step's task as it is shown. */
export interface ShownTask extends BuildTask {
  evidence: string | null;
  doneBy: string | null;
  doneAt: Temporal.Instant | null;
  /** Its owner's account is deactivated. */
  ownerIsGone: boolean;
}

export interface BuildListView {
  say: Say;
  engagement: { id: string; name: string; cycle: number };
  steps: readonly BuildStep[];
  /** Those due first before the others. */
  tasks: readonly ShownTask[];
  /** Where the engagement is, YYYY-MM-DD. */
  today: string;
  /** Whether this person may change them. */
  works: boolean;
  /** [R3] The cycle under way, where this is an earlier one's list: it is read only. */
  later: number | null;
  /** Plain text: what just happened. */
  notice?: string;
}

/** [B1] The build sequence, what is still to be done first: each step with its state, owner and day; the rest behind “…”. */
export function buildModal(view: BuildListView): Modal {
  const { say, engagement, tasks, today, notice, later } = view;
  const { done, total, overdue } = progressOf(tasks, today);
  const stillOpen = tasks.filter((one) => one.state === 'open');
  const rest = tasks.filter((one) => one.state === 'done');
  return modal({
    title: say('build.list.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id }),
    blocks: [
      ...(notice ? [alert(escape(notice), 'success')] : []),
      ...(later === null ? [] : [earlierLine(say, engagement.cycle, later)]),
      ...(total === 0
        ? [section(say('build.list.empty'))]
        : [
            context(say.md('build.list.progress', { engagement: engagement.name, done, total, overdue })),
            ...[...stillOpen, ...rest].flatMap((task) => row(view, task)),
          ]),
    ],
  });
}

function row({ say, steps, today, works }: BuildListView, task: ShownTask): Block[] {
  const step = steps.find((one) => one.key === task.step);
  const state = task.state === 'done' ? 'done' : isOverdue(task, today) ? 'overdue' : 'open';
  const line = say.md('build.row', {
    state: say(`build.state.${state}`),
    step: fitText(textOf(task, step, say), 300),
  });
  return [
    section(line, {
      block_id: `step.${task.id}`,
      ...(works && { accessory: movesOf(say, task) }),
    }),
    context(factsOf(say, task, step).join(' · ')),
  ];
}

function movesOf(say: Say, { id, state }: ShownTask) {
  if (state === 'done') return button(say('build.menu.reopen'), BUILD_IDS.again, { value: `reopen ${id}` });
  return overflow(
    BUILD_IDS.menu,
    (['finish', 'plan'] as const).map((move) => option(say(`build.menu.${move}`), `${move} ${id}`)),
  );
}

function factsOf(say: Say, task: ShownTask, step: BuildStep | undefined): string[] {
  const weeks = step ? [say('build.weeks', { from: step.weeks.from, to: step.weeks.to })] : [];
  const optional = step?.optional ? [say('common.optional')] : [];
  if (task.state === 'done' && task.doneAt) {
    const who = markup(mention(task.doneBy ?? ''));
    const when = moment(task.doneAt, say);
    return [
      say.md('build.row.done', { who, when }),
      ...(task.evidence ? [evidenceText(task.evidence)] : []),
      ...weeks,
    ];
  }
  const owner = task.ownerIsGone ? `_${say('common.unassigned')}_` : mention(task.owner);
  return [owner, say.md('build.row.due', { day: { day: task.dueOn } }), ...weeks, ...optional];
}
