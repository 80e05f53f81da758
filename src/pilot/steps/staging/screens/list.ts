import {
  actions,
  type Block,
  button,
  context,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { link, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { placeValue } from '../../../../engagement/place.ts';
import { writeMeta } from '../../../../slack/metadata.ts';
import { markup, type Say } from '../../../../texts/say.ts';
import { moment } from '../../../../texts/words.ts';
import { EVALUATION_IDS } from '../../../models/ids.ts';
import { STAGING_IDS } from '../../ids.ts';
import type { StagingVerdict } from '../rules.ts';
import type { StagingRun } from '../store.ts';
import { verdictText } from './words.ts';

/** A model version with its newest run, held against the seal. */
export interface StagedModel {
  name: string;
  run: StagingRun | undefined;
  /** Empty where nothing is sealed. */
  verdicts: readonly StagingVerdict[];
  /** Runs in all. */
  runs: number;
}

export interface StagingListView {
  say: Say;
  engagement: { id: string; name: string };
  /** [R3] The one in which it was opened; null: none that was named. */
  cycle?: number | null;
  /** The newest first. */
  models: readonly StagedModel[];
}

/** The newest versions are those that gates are about. */
const MOST = 10;

/** [B7] Each version's newest staging run against the sealed targets. */
export function stagingModal({ say, engagement, cycle = null, models }: StagingListView): Modal {
  const value = cycle === null ? engagement.id : placeValue({ id: engagement.id, cycle });
  const more = models.length - MOST;
  return modal({
    title: say('staging.list.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ engagementId: engagement.id }),
    blocks:
      models.length === 0
        ? [
            section(say.md('staging.list.empty', { engagement: engagement.name }), {
              accessory: button(say('staging.list.evaluate'), EVALUATION_IDS.record, {
                value,
                style: 'primary',
              }),
            }),
          ]
        : [
            context(say.md('staging.list.why', { engagement: engagement.name })),
            actions(
              [
                button(say('staging.list.record'), STAGING_IDS.record, {
                  value,
                  style: 'primary',
                }),
              ],
              'record',
            ),
            ...models.slice(0, MOST).flatMap((one) => row(say, one)),
            ...(more > 0 ? [context(say('staging.list.more', { more }))] : []),
          ],
  });
}

function row(say: Say, { name, run, verdicts, runs }: StagedModel): Block[] {
  const model = fitText(name, 60);
  if (!run) return [section(say.md('staging.row.none', { model }))];
  const met = verdicts.filter((one) => one.ok).length;
  const lines = verdicts.map((one) => `• ${verdictText(say, one)}`);
  const head = say.md('staging.row', { model, met, of: verdicts.length });
  const who = markup(mention(run.recordedBy));
  const seen = [
    ...(run.auditLogLink ? [link(run.auditLogLink, say('staging.row.audit-log'))] : []),
    ...(run.checkpointLink ? [link(run.checkpointLink, say('staging.row.checkpoint'))] : []),
    ...(run.note ? [say.md('staging.row.note', { note: fitText(run.note, 200) })] : []),
  ];
  const small = say.md('staging.row.run', { when: moment(run.ranAt, say), who, runs });
  return [
    section([head, ...(lines.length > 0 ? lines : [say('staging.figure.no-seal')])].join('\n')),
    context([small, ...seen].join(' · ')),
  ];
}
