import { button } from '@phasegate/block-kit/blocks.ts';
import { escape, link, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { IDS as ENGAGEMENT_IDS } from '../../engagement/ids.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { NextStep } from '../../news.ts';
import type { ApproverRole, GateItem } from '../../playbook/gates-schema.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { CheckResult } from '../../room.ts';
import { listIn } from '../../texts/lists.ts';
import { markup, type Say } from '../../texts/say.ts';
import type { Exit } from '../exits.ts';
import { askValue, IDS } from '../ids.ts';
import { requestSubject } from '../showings.ts';
import type { GateRequest } from '../store.ts';
import { awaitedOf } from './awaited.ts';
import { gateName, nameFor, type RequestState, roleName } from './words.ts';

/** Whose step it is where nobody else is named for it. */
interface About {
  say: Say;
  /** In the cycle whose phase ends. */
  engagement: Pick<Engagement, 'id' | 'cycle'>;
  owner: string;
}

type Done = Pick<NextStep, 'what' | 'why' | 'button'>;

const byOwner = ({ owner }: About, done: Done): NextStep => ({
  ...done,
  on: [owner],
  since: null,
  due: null,
});

const nameOfExit = (say: Say, { gate, subject }: Exit): string => nameFor(say, gate, subject);

/** The gates that can be asked for: one by its name, several by the list of how they stand. */
export function askStep(about: About, exits: readonly Exit[]): NextStep {
  const { say, engagement } = about;
  const [only, ...others] = exits;
  const names = listIn(
    say,
    exits.map((exit) => nameOfExit(say, exit)),
  );
  const value = only && others.length === 0 ? valueOf(engagement, only) : askValue(engagement);
  return byOwner(about, {
    what: say.md('gates.step.ask', { count: exits.length, names }),
    why: say.md('gates.step.ask.why'),
    button: button(say('gates.step.ask.button', { count: exits.length }), IDS.askOpen, { value }),
  });
}

const valueOf = (at: About['engagement'], { gate, subject }: Exit): string => askValue(at, gate.key, subject);

/** There is nothing yet that the gates could be about. */
export const chooseStep = (about: About): NextStep =>
  byOwner(about, {
    what: about.say.md('gates.step.choose'),
    why: about.say.md('gates.step.ask.why'),
    button: button(about.say('gates.step.look'), IDS.askOpen, { value: askValue(about.engagement) }),
  });

/** An item of the gate does not hold. */
export function fixStep(about: About, exit: Exit, item: GateItem, fix: CheckResult['fix']): NextStep {
  const { say, engagement } = about;
  return byOwner(about, {
    what: say.md('gates.step.fix', { gate: nameOfExit(say, exit), item: inLanguage(item.text, say) }),
    why: escape(inLanguage(item.why, say)),
    button: fix
      ? button(say(fix.label, fix.params ?? {}), fix.action, { value: fix.value })
      : button(say('gates.step.look'), IDS.askOpen, { value: valueOf(engagement, exit) }),
  });
}

/** [G13] It was rejected as it stands. */
export function rejectedStep(
  about: About,
  exit: Exit,
  { decidedBy, reason }: Pick<GateRequest, 'decidedBy' | 'reason'>,
): NextStep {
  const { say, engagement } = about;
  return byOwner(about, {
    what: say.md('gates.step.rejected', {
      gate: nameOfExit(say, exit),
      who: markup(mention(decidedBy ?? 'system')),
      reason: fitText(reason ?? '–', 300),
    }),
    why: say.md('gates.step.rejected.why'),
    button: button(say('gates.step.look'), IDS.askOpen, { value: valueOf(engagement, exit) }),
  });
}

/** [G13] Nobody could decide it. */
export function nobodyStep(about: About, exit: Exit, roles: readonly ApproverRole[]): NextStep {
  const { say, engagement } = about;
  const named = listIn(
    say,
    roles.map((role) => roleName(say, role)),
  );
  return byOwner(about, {
    what: say.md('gates.step.nobody', { gate: nameOfExit(say, exit), roles: named }),
    why: say.md('gates.step.nobody.why'),
    button: button(say('engagement.people.approvers.button'), ENGAGEMENT_IDS.approversOpen, {
      value: engagement.id,
    }),
  });
}

/** What was asked for and is not decided: on whom it waits, since the first was asked. */
export function waitStep(
  say: Say,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
  states: readonly RequestState[],
  links: ReadonlyMap<string, string>,
): NextStep {
  const awaited = states.flatMap((state) => awaitedOf(state) ?? []);
  const names = states.map((state) => {
    const address = links.get(requestSubject(state.request.id));
    const name = gateName(say, state);
    return address ? link(address, name) : `*${escape(name)}*`;
  });
  const [only, ...others] = states;
  const [due] = states.map(({ request }) => request.dueOn).toSorted();
  return {
    what: say.md('gates.step.wait', { count: states.length, names: markup(listIn(say, names)) }),
    on: [...new Set(awaited.flatMap(({ on }) => on))],
    since: awaited.flatMap(({ since }) => since ?? []).toSorted(Temporal.Instant.compare)[0] ?? null,
    due: due ? Temporal.PlainDate.from(due) : null,
    why: escape(inLanguage(only?.gate.why ?? { en: '', de: '' }, say)),
    button:
      only && others.length === 0
        ? button(say('gates.button.evidence'), IDS.evidence, { value: only.request.id })
        : button(say('gates.step.standing'), IDS.askOpen, { value: askValue(engagement) }),
  };
}
