import {
  actions,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { radio, textInput } from '@phasegate/block-kit/inputs.ts';
import { z } from 'zod';
import { writeMeta } from '../../../slack/metadata.ts';
import type { Say } from '../../../texts/say.ts';
import { moment } from '../../../texts/words.ts';
import { DEPLOYMENT_IDS as IDS, RETRAINING_IDS } from '../../deployments/ids.ts';
import { type DeploymentRef, refMeta } from '../../deployments/ref.ts';
import type { Deployment } from '../../deployments/store.ts';
import type { MaterialError } from '../error-store.ts';
import { REASON_MAX } from '../live.ts';
import { FINDINGS_MAX } from '../material-error.ts';
import { EVIDENCE_MAX } from '../retraining.ts';

export const errorMeta = refMeta.extend({ errorId: z.uuid() });
export const retrainingMeta = z.object({ engagementId: z.uuid(), id: z.uuid() });

/** More open errors than this are not listed one by one. */
const LISTED = 20;
const SHOWN = 400;

const reasonField = (say: Say, key: 'back' | 'pause' | 'resume') =>
  input(
    'reason',
    say('production.form.reason'),
    textInput('reason', { multiline: true, max: REASON_MAX, focus: key !== 'back' }),
    { hint: say(`production.form.${key}.hint`) },
  );

/** [S3.3] Back to which stage, and why. */
export function backForm(say: Say, at: DeploymentRef, { stage, model }: Deployment): Modal {
  const lower = Array.from({ length: stage }, (_, index) => stage - 1 - index).slice(0, 10);
  return modal({
    title: say('production.form.back'),
    submit: say('production.form.back.submit'),
    close: say('common.cancel'),
    callback_id: IDS.rolled,
    private_metadata: writeMeta(at),
    blocks: [
      section(say.md('production.form.back.why', { model, stage })),
      input(
        'to',
        say('production.form.to'),
        radio(
          'to',
          lower.map((to) => option(say('production.stage.name', { stage: to }), String(to))),
          { initial: String(stage - 1) },
        ),
      ),
      reasonField(say, 'back'),
    ],
  });
}

/** [S3.3] Pause or resume, and why. */
export const holdForm = (
  say: Say,
  kind: 'pause' | 'resume',
  at: DeploymentRef,
  { model, stage }: Deployment,
): Modal =>
  modal({
    title: say(`production.form.${kind}`),
    submit: say(`production.form.${kind}.submit`),
    close: say('common.cancel'),
    callback_id: kind === 'pause' ? IDS.paused : IDS.resumed,
    private_metadata: writeMeta(at),
    blocks: [section(say.md(`production.form.${kind}.why`, { model, stage })), reasonField(say, kind)],
  });

interface OpenErrors {
  deployment: Pick<Deployment, 'model' | 'pausedAt'>;
  errors: readonly MaterialError[];
  /** What the reader may do: nobody is offered anything else. */
  may: { close: boolean; resume: boolean };
}

/** [S3.3] The material errors that are open, the oldest first. */
export function errorsModal(
  say: Say,
  at: DeploymentRef,
  { deployment: { model, pausedAt }, errors: open, may }: OpenErrors,
): Modal {
  const isPaused = pausedAt !== null;
  const rows = open.slice(0, LISTED).map((error) =>
    section(
      say.md('production.errors.row', {
        case: error.caseId,
        text: fitText(error.text, SHOWN),
        when: moment(error.openedAt, say),
        cause: error.cause,
      }),
      may.close
        ? {
            accessory: button(say('production.button.close'), IDS.error, {
              value: `${at.engagementId} ${at.deploymentId} ${error.id}`,
            }),
          }
        : {},
    ),
  );
  return modal({
    title: say('production.errors.title'),
    close: say('common.close'),
    private_metadata: writeMeta(at),
    blocks: [
      section(
        say.md('production.errors.head', { model, count: open.length, paused: isPaused ? 'yes' : 'no' }),
      ),
      ...rows,
      ...(open.length === 0 && isPaused && may.resume
        ? [
            actions([
              button(say('production.button.resume'), IDS.resume, {
                value: `${at.engagementId} ${at.deploymentId}`,
                style: 'primary',
              }),
            ]),
          ]
        : []),
      ...(may.close || open.length === 0 ? [] : [context(say('production.errors.who'))]),
    ],
  });
}

/** [S3.3] What came of one. */
export const closeForm = (say: Say, at: DeploymentRef, error: MaterialError): Modal =>
  modal({
    title: say('production.errors.close'),
    submit: say('production.errors.submit'),
    close: say('common.cancel'),
    callback_id: IDS.closed,
    private_metadata: writeMeta({ ...at, errorId: error.id }),
    blocks: [
      section(`*${escape(error.caseId)}*\n>${escape(fitText(error.text, SHOWN)).replaceAll('\n', '\n>')}`),
      input(
        'findings',
        say('production.errors.findings'),
        textInput('findings', { multiline: true, max: FINDINGS_MAX, focus: true }),
        { hint: say('production.errors.hint') },
      ),
    ],
  });

/** [S4] A test of the retraining pipeline. */
export const retrainingForm = (say: Say, meta: z.infer<typeof retrainingMeta>): Modal =>
  modal({
    title: say('production.retraining.title'),
    submit: say('common.save'),
    close: say('common.cancel'),
    callback_id: RETRAINING_IDS.save,
    private_metadata: writeMeta(meta),
    blocks: [
      context(say('production.retraining.why')),
      input(
        'passed',
        say('production.retraining.passed'),
        radio('passed', [option(say('common.yes'), 'yes'), option(say('common.no'), 'no')]),
      ),
      input('model', say('production.retraining.model'), textInput('model', { max: 80 }), {
        optional: true,
        hint: say('production.retraining.model-hint'),
      }),
      input(
        'evidence',
        say('production.retraining.evidence'),
        textInput('evidence', { multiline: true, max: EVIDENCE_MAX }),
      ),
    ],
  });
