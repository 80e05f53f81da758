import { alert, context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { textInput, userSelect } from '@phasegate/block-kit/inputs.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import type { ApproverRole } from '../../playbook/gates-schema.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { listIn } from '../../texts/lists.ts';
import type { Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { Task } from '../tasks.ts';
import { gateName, type RequestState, roleName } from './words.ts';

interface About {
  requestId: string;
  /** What the person had before them. */
  digest: string;
  /** What brought them here. */
  via: 'button' | 'reaction';
}

const reasonField = (say: Say, hint: string) =>
  input('text', say('gates.field.reason'), textInput('text', { multiline: true, max: 2_000, focus: true }), {
    hint,
  });

/** Asks why: a rejection without a reason does not count. */
export const rejectForm = (say: Say, about: About): Modal =>
  modal({
    callback_id: IDS.reject,
    private_metadata: writeMeta({ ...about }),
    title: say('gates.reject.title'),
    submit: say('gates.reject.submit'),
    close: say('common.cancel'),
    blocks: [context(say.md('gates.reject.why')), reasonField(say, say('gates.reject.hint'))],
  });

/** Conditions, one a line, who meets them and by when. */
export const conditionsForm = (say: Say, about: About, initial: { owner: string; dueOn: string }): Modal =>
  modal({
    callback_id: IDS.conditions,
    private_metadata: writeMeta({ ...about }),
    title: say('gates.conditions.title'),
    submit: say('gates.conditions.submit'),
    close: say('common.cancel'),
    blocks: [
      context(say.md('gates.conditions.why')),
      input(
        'text',
        say('gates.field.conditions'),
        textInput('text', { multiline: true, max: 2_000, focus: true }),
        {
          hint: say('gates.conditions.hint'),
        },
      ),
      input('owner', say('gates.field.owner'), userSelect('owner', { initial: initial.owner })),
      input('dueOn', say('gates.field.due'), datePicker('dueOn', { initial: initial.dueOn })),
    ],
  });

/** [G10] Confirms that a request is withdrawn. */
export const withdrawForm = (say: Say, state: RequestState): Modal =>
  modal({
    callback_id: IDS.withdraw,
    private_metadata: writeMeta({ requestId: state.request.id }),
    title: say('gates.withdraw.title'),
    submit: say('gates.withdraw.submit'),
    close: say('common.cancel'),
    blocks: [
      section(say.md('gates.withdraw.why', { gate: gateName(say, state) })),
      input('reason', say('gates.field.reason'), textInput('reason', { multiline: true, max: 500 }), {
        optional: true,
      }),
    ],
  });

/** [G9] Who stands in for whom, from when until when. */
export const delegateForm = (
  say: Say,
  engagementId: string,
  id: string,
  initial: { from: string; fromDay: string; current: readonly string[] },
): Modal =>
  modal({
    callback_id: IDS.delegate,
    private_metadata: writeMeta({ engagementId, id }),
    title: say('gates.delegate.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    blocks: [
      context(say.md('gates.delegate.why')),
      ...initial.current.slice(0, 10).map((line) => context(line)),
      input('from', say('gates.field.absent'), userSelect('from', { initial: initial.from })),
      input('to', say('gates.field.delegate'), userSelect('to'), {
        optional: true,
        hint: say('gates.delegate.to.hint'),
      }),
      input('fromDay', say('gates.field.from'), datePicker('fromDay', { initial: initial.fromDay })),
      input('untilDay', say('gates.field.until'), datePicker('untilDay', { initial: initial.fromDay }), {
        hint: say('gates.delegate.until.hint'),
      }),
    ],
  });

/** [G11] Asks for the reason, and says what an override means. */
export const overrideForm = (say: Say, state: RequestState, lacking: readonly ApproverRole[]): Modal =>
  modal({
    callback_id: IDS.override,
    private_metadata: writeMeta({ requestId: state.request.id }),
    title: say('gates.override.title'),
    submit: say('gates.override.submit'),
    close: say('common.cancel'),
    blocks: [
      alert(say('gates.override.means'), 'warning'),
      ...(lacking.length > 0
        ? [
            alert(
              say('gates.override.lacking', {
                roles: listIn(
                  say,
                  lacking.map((role) => roleName(say, role)),
                ),
              }),
              'error',
            ),
          ]
        : []),
      input(
        'reason',
        say('gates.field.reason'),
        textInput('reason', { multiline: true, max: 1_000, focus: true }),
        {
          hint: say('gates.override.hint'),
        },
      ),
    ],
  });

/** [G12] What shows that a task is done. */
export const taskForm = (say: Say, task: Task): Modal =>
  modal({
    callback_id: IDS.taskDone,
    private_metadata: writeMeta({ engagementId: task.engagementId, taskId: task.id }),
    title: say('gates.task.title'),
    submit: say('gates.task.submit'),
    close: say('common.cancel'),
    blocks: [
      section(say.md('gates.task.text', { text: task.text })),
      context(say.md('gates.task.due', { day: { day: task.dueOn } })),
      input(
        'evidence',
        say('gates.field.evidence'),
        textInput('evidence', { multiline: true, max: 1_000, focus: true }),
        { hint: say('gates.task.hint') },
      ),
    ],
  });
