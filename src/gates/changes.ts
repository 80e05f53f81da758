import { fitText } from '@phasegate/block-kit/fit.ts';
import type { ChangeWording, ChangeWordings, Told } from '../news.ts';

const text = (field: string) => (event: Told) => {
  const value = event.after?.[field];
  return typeof value === 'string' && value !== '' ? fitText(value, 120) : null;
};
/** The gate and what it is about: “performance v3”. */
const gate: ChangeWording['what'] = (event) =>
  [text('gate')(event), text('about')(event)].filter((one) => one !== null).join(' ') || null;

/** How this room's audit events are told in the digest. */
export const changes: ChangeWordings = {
  'gates.request.ask': { text: 'gates.change.ask', what: gate },
  'gates.request.approved': { text: 'gates.change.approved', what: gate },
  'gates.request.rejected': { text: 'gates.change.rejected', what: text('reason') },
  'gates.request.withdrawn': { text: 'gates.change.withdrawn', what: text('reason') },
  'gates.request.overridden': { text: 'gates.change.overridden', what: text('reason') },
  'gates.decision.approve': { text: 'gates.change.approve', what: text('role') },
  'gates.decision.conditions': { text: 'gates.change.conditions', what: text('role') },
  'gates.evidence.change': { text: 'gates.change.evidence' },
  'gates.item.attest': { text: 'gates.change.attest', what: text('note') },
  'gates.task.done': { text: 'gates.change.task', what: text('evidence') },
  'gates.delegation.make': { text: 'gates.change.delegate', what: text('to') },
  'gates.override.propose': { text: 'gates.change.propose', what: text('reason') },
  'gates.seal.set': {
    text: 'gates.change.sealed',
    what: ({ after }) => (typeof after?.version === 'number' ? `v${after.version}` : null),
  },
  'gates.override.ratified': { text: 'gates.change.ratified' },
  // Told by the outcome they led to, or of no consequence to who was not there.
  'gates.request.superseded': null,
  'gates.request.remind': null,
  'gates.decision.reject': null,
  'gates.decision.take-back': null,
  'gates.item.unattest': null,
  'gates.task.open': null,
  'gates.delegation.end': null,
  'gates.override.ratify': null,
};
