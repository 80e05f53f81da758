import { fitText } from '@phasegate/block-kit/fit.ts';
import type { ChangeWording, ChangeWordings, Told } from '../news.ts';
import { inLanguage } from '../playbook/playbook.ts';
import { nameFor } from './screens/words.ts';

const text = (field: string) => (event: Told) => {
  const value = event.after?.[field];
  return typeof value === 'string' && value !== '' ? fitText(value, 120) : null;
};
/** The gate and what it is about, as people call them: “Performance · model v3”. */
const gate: ChangeWording['what'] = (event, say, { gates }) => {
  const key = text('gate')(event);
  const known = gates.find((one) => one.key === key);
  return known ? nameFor(say, known, text('about')(event)) : key;
};
/** The same, and what was said to it. */
const gateAndReason: ChangeWording['what'] = (event, say, playbook) => {
  const said = text('reason')(event);
  const name = gate(event, say, playbook);
  return name && said ? `${name} (${said})` : (name ?? said);
};
/** What was attested: the item, never the note to it. */
const item: ChangeWording['what'] = (event, say, { gates }) => {
  const key = text('item')(event);
  const items = gates.flatMap((one) => [
    ...one.items,
    ...Object.values(one.tiers ?? {}).flatMap((tier) => tier.items),
  ]);
  const known = items.find((one) => one.key === key);
  return known ? fitText(inLanguage(known.text, say), 120) : key;
};

/** How this room's audit events are told in the digest. */
export const changes: ChangeWordings = {
  'gates.request.ask': { text: 'gates.change.ask', what: gate },
  'gates.request.approved': { text: 'gates.change.approved', means: 'decision', what: gate },
  'gates.request.rejected': { text: 'gates.change.rejected', means: 'decision', what: gateAndReason },
  'gates.request.withdrawn': { text: 'gates.change.withdrawn', what: text('reason') },
  'gates.request.overridden': { text: 'gates.change.overridden', means: 'decision', what: gateAndReason },
  'gates.decision.approve': { text: 'gates.change.approve', means: 'decision', what: gate },
  'gates.decision.conditions': { text: 'gates.change.conditions', means: 'decision', what: gate },
  'gates.evidence.change': { text: 'gates.change.evidence', means: 'obstacle' },
  'gates.item.attest': { text: 'gates.change.attest', what: item },
  'gates.task.done': { text: 'gates.change.task', what: text('evidence') },
  'gates.delegation.make': { text: 'gates.change.delegate', what: text('to') },
  'gates.override.propose': { text: 'gates.change.propose', what: text('reason') },
  'gates.seal.set': {
    text: 'gates.change.sealed',
    what: ({ after }) => (typeof after?.version === 'number' ? `v${after.version}` : null),
  },
  'gates.override.ratified': { text: 'gates.change.ratified', means: 'decision' },
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
