import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { type First, ok, words } from './cast.ts';
import type { ClockedStory } from './clocked-story.ts';

/** What a submitted form can hold. */
type Values = Record<string, unknown>;
/** The steps of a form, each with a field by which it is known. */
type Steps = readonly (readonly [field: string, values: Values])[];

const hasField = (field: string) => `"block_id":"${field}"`;

async function fill({ as, says }: ClockedStory, steps: Steps): Promise<void> {
  for (const [field, values] of steps)
    await ok(as('lena').submit(await says('lena', hasField(field)), values));
}

/** [M3] Lena adds a feed. */
export async function addFeed(story: ClockedStory, kind: string, steps: Steps): Promise<void> {
  const { as, says, opens, clear } = story;
  await ok(as('lena').click(await opens('lena', '/playbook feeds'), 'monitoring.feed.add'));
  await ok(as('lena').click(await says('lena', 'Pushed by your system'), `monitoring.feed.kind.${kind}`));
  await fill(story, steps);
  await says('lena', 'is saved');
  await clear('lena');
}

/** [M2] Lena adds a monitor, from the choice of its feed to “Save”. @returns what its trial showed */
export async function addMonitor(
  story: ClockedStory,
  feed: string,
  rule: string,
  steps: Steps,
): Promise<string> {
  const { as, says, opens, clear, until } = story;
  const lena = as('lena');
  await ok(lena.click(await opens('lena', '/playbook monitors'), 'monitoring.monitor.add'));
  const choice = await says('lena', 'Which feed is asked?');
  const feedId = new RegExp(`"text":"${feed}"[^}]*},"value":"([^"]+)"`).exec(words(choice))?.[1];
  await ok(lena.submit(choice, { feedId, rule }));
  await fill(story, steps);
  await ok(lena.click(await says('lena', 'Nothing is saved yet'), 'monitoring.monitor.trial'));
  const tried = await until(() => {
    const view = lena.view();
    return view?.submit?.text === 'Save' && view;
  });
  await ok(lena.submit(tried));
  await says('lena', /is watching|It is checked by its schedule/);
  await clear('lena');
  return words(tried);
}

/** [R2] Lena says where the pipeline is. @returns the secret, which is shown this once */
export async function declarePipeline(
  { as, says, opens, click, clear }: ClockedStory,
  url: string,
): Promise<string> {
  const list = await opens('lena', '/playbook retraining');
  await ok(as('lena').submit(await click('lena', list, 'monitoring.retraining.pipeline'), { url }));
  const secret = /whsec_[\w+/=]+/.exec(words(await says('lena', 'whsec_')))?.[0] ?? '';
  await clear('lena');
  return secret;
}

/** [X1] Lena makes a key of the API. @returns it, as it is shown this once */
export async function makeKey(
  { as, modal, opens, click, clear }: ClockedStory,
  scopes: string[],
): Promise<string> {
  const list = await opens('lena', '/playbook api');
  await ok(as('lena').submit(await click('lena', list, 'api.key.add'), { name: 'Team', scopes }));
  const key = words(await modal('lena', 'Your new key')).match(/phasegate_\w+?_[\w-]{43}/)?.[0] ?? '';
  await clear('lena');
  return key;
}

/** [B7] Lena records a staging run that meets what was sealed. */
export async function recordStaging(story: ClockedStory, model: string): Promise<void> {
  const { as, says, opens, click, clear, until } = story;
  const run = await click('lena', await opens('lena', '/playbook staging'), 'pilot.staging.record');
  const id = new RegExp(`"text":"${model}"[^}]*},"value":"([0-9a-f-]{36})"`).exec(words(run))?.[1];
  await ok(as('lena').submit(run, { model: id, minutes: '120', cases: '4000', errors: '8', p95Ms: '640' }));
  await ok(
    as('lena').submit(await says('lena', hasField('auditLogSeen')), {
      auditLogSeen: 'yes',
      auditLogLink: 'https://logs.example.org/a',
      checkpointSeen: 'yes',
      checkpointLink: 'https://queue.example.org/1',
    }),
  );
  await until(() => !words(as('lena').view() ?? { blocks: [] }).includes('auditLogSeen'));
  await clear('lena');
}

/** Lena asks for a gate about a version, who attests does, and all approve. @returns its message */
export async function passGate(
  { as, opens, click, clear, shown, fresh, becomes }: ClockedStory,
  {
    gate,
    model,
    approvers,
    attests,
  }: { gate: string; model: string; approvers: First[]; attests?: [First, string] },
): Promise<Message> {
  await ok(as('lena').submit(await opens('lena', `/playbook gate ${gate}`)));
  await clear('lena');
  const asked = await shown(new RegExp(`Gate . ${gate}.*${model}.*gates\\.request\\.approve"`, 'is'));
  if (attests) {
    const [first, item] = attests;
    const form = await click(first, asked, 'gates.attest.open');
    await ok(as(first).submit(form, { [`note.${item}`]: 'Read, segment by segment.' }));
  }
  for (const first of approvers) await ok(as(first).click(fresh(asked), 'gates.request.approve'));
  return becomes(asked, '✓ *Approved*');
}
