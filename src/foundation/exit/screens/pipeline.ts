import {
  alert,
  type Block,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { fileInput, numberInput, radio, textInput } from '@phasegate/block-kit/inputs.ts';
import { dateTimePicker } from '@phasegate/block-kit/pickers.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { EXIT_IDS } from '../ids.ts';
import type { PipelineRun } from '../pipeline-store.ts';

export interface PipelineView {
  say: Say;
  meta: { engagementId: string; id: string; revision: number; root: boolean };
  now: Temporal.Instant;
  /** The sources it has to begin at, by name. */
  origins: readonly string[];
  last: PipelineRun | undefined;
  noteMax: number;
  /** Said above the form, where the person has to look again. */
  notice?: string;
}

const NAMED = 10;
const NAME = 60;

/** [F5.1] Records an end-to-end run: when, rows, checks, evidence, and whether it began at every source. */
export function pipelineForm(view: PipelineView): Modal {
  const { say, meta, now, notice } = view;
  const number = (field: string, label: string, hint?: string) =>
    input(field, label, numberInput(field, { min: '0' }), hint ? { hint } : {});
  return modal({
    title: say('exit.pipeline.title'),
    submit: say('exit.pipeline.submit'),
    close: say('common.cancel'),
    callback_id: EXIT_IDS.saveRun,
    private_metadata: writeMeta(meta),
    blocks: [
      ...(notice ? [alert(notice, 'warning')] : []),
      context(say('exit.pipeline.why')),
      ...lastRun(view),
      input(
        'when',
        say('exit.pipeline.when'),
        dateTimePicker('when', { initial: Math.floor(now.epochMilliseconds / 60_000) * 60 }),
      ),
      number('rowsIn', say('exit.pipeline.rows-in'), say('exit.pipeline.rows-in-hint')),
      number('rowsOut', say('exit.pipeline.rows-out'), say('exit.pipeline.rows-out-hint')),
      number('passed', say('exit.pipeline.passed')),
      number('failed', say('exit.pipeline.checks-failed'), say('exit.pipeline.failed-hint')),
      ...covers(view),
      ...evidence(view),
    ],
  });
}

function covers({ say, origins }: PipelineView): Block[] {
  const shown = origins
    .slice(0, NAMED)
    .map((name) => fitText(name, NAME))
    .join(', ');
  const more = origins.length - NAMED;
  const names = more > 0 ? say('exit.pipeline.origins-more', { names: shown, more }) : shown;
  const count = origins.length;
  const answers = (['yes', 'no'] as const).map((one) =>
    option(say(`exit.pipeline.covers-${one}`, { count }), one),
  );
  return [
    section(say.md('exit.pipeline.origins', { names: names || '–' })),
    input('covers', say('exit.pipeline.covers'), radio('covers', answers), {
      hint: say('exit.pipeline.covers-hint'),
    }),
  ];
}

const evidence = ({ say, noteMax }: PipelineView): Block[] => [
  input('link', say('exit.pipeline.link'), textInput('link', { max: 2_000, placeholder: 'https://…' }), {
    optional: true,
    hint: say('exit.pipeline.evidence-hint'),
  }),
  input('note', say('exit.pipeline.note'), textInput('note', { multiline: true, max: noteMax }), {
    optional: true,
  }),
  input('file', say('exit.pipeline.file'), fileInput('file'), { optional: true }),
];

function lastRun({ say, last }: PipelineView): Block[] {
  if (!last) return [];
  const { rowsIn, rowsOut, passed, failed } = last;
  const who = markup(mention(last.recordedBy));
  return [
    context(
      say.md('exit.pipeline.last', {
        rowsIn,
        rowsOut,
        passed,
        failed,
        who,
        when: moment(last.ranAt, say),
      }),
    ),
  ];
}
