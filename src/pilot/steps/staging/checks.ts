import { placeValue } from '../../../engagement/place.ts';
import type { Check, CheckContext, Figure, Room } from '../../../room.ts';
import { sealInForce } from '../../../seal/store.ts';
import { modelNamed } from '../../models/store.ts';
import { STAGING_IDS } from '../ids.ts';
import { judgeStaging, type StagingItem, type StagingVerdict } from './rules.ts';
import { newestStagingRun } from './store.ts';

/** A run held against the seal; or what is missing, in words. */
type Look = { runId: string; verdicts: StagingVerdict[] } | { missing: Figure; fingerprint: string };

/** One look at a gate asks for every item with the same context: what they rest on is read once. */
const looks = new WeakMap<CheckContext, Promise<Look>>();

async function lookAt({ tx, workspaceId, engagement, subject }: CheckContext): Promise<Look> {
  const missing = (figure: Figure, fingerprint: string): Look => ({ missing: figure, fingerprint });
  const model = subject === null ? undefined : await modelNamed(tx, workspaceId, engagement, subject);
  if (!model) return missing({ key: 'staging.figure.no-model' }, 'no model');
  const seal = await sealInForce(tx, workspaceId, engagement);
  if (!seal) return missing({ key: 'staging.figure.no-seal' }, 'no seal');
  const run = await newestStagingRun(tx, workspaceId, model.id);
  if (!run) return missing({ key: 'staging.figure.no-run', params: { model: model.name } }, 'no run');
  return { runId: run.id, verdicts: judgeStaging(run, seal.content.integration) };
}

/** One target of the integration gate, held against the newest run of the version the gate is about. */
const check =
  (item: StagingItem): Check =>
  async (context) => {
    const looking = looks.get(context) ?? lookAt(context);
    looks.set(context, looking);
    const look = await looking;
    const value = placeValue(context.engagement);
    const fix = { label: 'staging.fix' as const, action: STAGING_IDS.record, value };
    if ('missing' in look) return { ok: false, figure: look.missing, fingerprint: look.fingerprint, fix };
    const verdict = look.verdicts.find((one) => one.item === item);
    if (!verdict) throw new Error(`no verdict on ${item}`);
    const { ok, has, needs } = verdict;
    return {
      ok,
      figure: { key: `staging.figure.${item}`, params: { has, needs } },
      fingerprint: { run: look.runId, has, needs },
      ...(!ok && { fix }),
    };
  };

export const stagingChecks: NonNullable<Room['checks']> = {
  'pilot.staging_volume': check('volume'),
  'pilot.staging_errors': check('errors'),
  'pilot.staging_latency': check('latency'),
  'pilot.staging_duration': check('duration'),
  'pilot.audit_log': check('audit_log'),
  'pilot.checkpoint': check('checkpoint'),
};
