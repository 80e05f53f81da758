import { fitText } from '@phasegate/block-kit/fit.ts';
import { cycleTold } from '../engagement/cycle-verb.ts';
import { withCycle } from '../engagement/screens/which-cycle.ts';
import type { ChangeWording, ChangeWordings, Meaning, Outcome, Told } from '../news.ts';
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
  return known ? nameFor(say, known, text('about')(event), cycleTold(event)) : key;
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

type Standing = 'none' | 'asked' | 'signed' | 'approved' | 'rejected' | 'overridden' | 'ratified';
/** [D1] A gate stands as its newest request does: what was rejected and then approved is approved. */
const gateNews = (
  text: Outcome['text'],
  [from, to]: [Standing, Standing],
  means: Meaning = 'decision',
): Outcome => ({
  text,
  means,
  what: gate,
  turn: ({ subject, after }) => ({
    of: `gate ${after?.gate ?? subject} ${after?.about ?? ''} ${cycleTold({ after }) ?? ''}`,
    from,
    to: from === 'signed' && Array.isArray(after?.voided) && after.voided.length === 0 ? from : to,
  }),
});

/** How this room's audit events are told. */
export const changes: ChangeWordings = {
  'gates.request.ask': {
    text: 'gates.change.ask',
    what: gate,
    news: gateNews('outcome.gate.asked', ['none', 'asked'], 'progress'),
  },
  'gates.request.approved': {
    text: 'gates.change.approved',
    what: gate,
    news: gateNews('outcome.gate.approved', ['asked', 'approved']),
  },
  'gates.request.rejected': {
    text: 'gates.change.rejected',
    what: gateAndReason,
    news: { ...gateNews('outcome.gate.rejected', ['asked', 'rejected']), what: gateAndReason },
  },
  'gates.request.withdrawn': {
    text: 'gates.change.withdrawn',
    what: gate,
    news: gateNews('outcome.gate.withdrawn', ['asked', 'none'], 'progress'),
  },
  'gates.request.overridden': {
    text: 'gates.change.overridden',
    what: gateAndReason,
    news: { ...gateNews('outcome.gate.overridden', ['asked', 'overridden']), what: gateAndReason },
  },
  'gates.decision.approve': {
    text: 'gates.change.approve',
    what: gate,
    news: gateNews('outcome.gate.signed', ['asked', 'signed']),
  },
  'gates.decision.conditions': {
    text: 'gates.change.conditions',
    what: gate,
    news: gateNews('outcome.gate.conditions', ['asked', 'signed']),
  },
  'gates.evidence.change': {
    text: 'gates.change.evidence',
    news: gateNews('outcome.gate.void', ['signed', 'asked'], 'obstacle'),
  },
  'gates.item.attest': { text: 'gates.change.attest', what: item },
  'gates.task.done': {
    text: 'gates.change.task',
    what: text('text'),
    news: { text: 'outcome.condition.met', means: 'progress' },
  },
  'gates.delegation.make': { text: 'gates.change.delegate', what: text('to') },
  'gates.override.propose': {
    text: 'gates.change.propose',
    what: text('reason'),
    news: { text: 'outcome.override.proposed', means: 'obstacle', what: gate },
  },
  'gates.seal.set': {
    text: 'gates.change.sealed',
    what: (event, say) =>
      typeof event.after?.version === 'number'
        ? withCycle(say, `v${event.after.version}`, cycleTold(event))
        : null,
    news: {
      text: 'outcome.sealed',
      means: 'decision',
      turn: ({ before, after }) => ({
        of: `seal ${cycleTold({ after }) ?? ''}`,
        from: before?.version ?? 0,
        to: after?.version,
      }),
    },
  },
  'gates.override.ratified': {
    text: 'gates.change.ratified',
    news: gateNews('outcome.gate.ratified', ['overridden', 'ratified']),
  },
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
