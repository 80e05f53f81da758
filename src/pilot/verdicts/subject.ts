import { placeValue } from '../../engagement/place.ts';
import type { CheckContext, CheckResult, Figure } from '../../room.ts';
import { EVALUATION_IDS } from '../models/ids.ts';
import { modelNamed, newestEvaluation } from '../models/store.ts';
import { type Held, holdAgainstSeal } from './standing.ts';

/** One look at a gate asks for every item with the same context: what they rest on is read once. */
const looks = new WeakMap<CheckContext, Promise<Held | Figure>>();

/** The version a gate is about, held against the seal; or what is missing, in words. */
export function heldSubject(context: CheckContext): Promise<Held | Figure> {
  const found = looks.get(context) ?? lookAt(context);
  looks.set(context, found);
  return found;
}

async function lookAt({ tx, workspaceId, engagement, subject }: CheckContext): Promise<Held | Figure> {
  if (subject === null) return { key: 'pilot.figure.no-subject' };
  const model = await modelNamed(tx, workspaceId, engagement, subject);
  if (model?.kind !== 'version') return { key: 'pilot.figure.no-version', params: { model: subject } };
  const evaluation = await newestEvaluation(tx, workspaceId, model.id);
  if (!evaluation) return { key: 'pilot.figure.not-evaluated', params: { model: model.name } };
  return holdAgainstSeal(tx, workspaceId, engagement, { model, evaluation });
}

export const isHeld = (one: Held | Figure): one is Held => typeof one === 'object' && 'evaluation' in one;

/** What puts a missing or failed result right: another evaluation. */
export const evaluateFix = ({ engagement }: CheckContext): NonNullable<CheckResult['fix']> => ({
  label: 'pilot.fix.evaluate',
  action: EVALUATION_IDS.record,
  value: placeValue(engagement),
});
