import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, startHouse } from '../../support/house.ts';
import { Seen, toyRoom } from '../../support/toy-room.ts';

const LENA = 'U0LENAFISC';
const JONAS = 'U0JONASWEB';
const HERE = 'support-triage';

let house: House;
const seen = new Seen();
beforeAll(async () => {
  house = await startHouse({ rooms: [toyRoom(seen)] });
});
afterAll(() => house.stop());

const lena = () => house.sandbox.person(LENA);

/** Says a line and waits for what only this person sees in answer. */
async function answerTo(line: string, who = LENA): Promise<string> {
  const person = house.sandbox.person(who);
  const before = person.ephemerals(HERE).length;
  await person.command(HERE, line);
  return house.sandbox.until(() => {
    const found = person.ephemerals(HERE);
    return found.length > before ? JSON.stringify(found.at(-1)) : null;
  });
}

async function openForm(line = '/playbook form') {
  await lena().command(HERE, line);
  return house.sandbox.until(() => lena().view() ?? null);
}

async function closeAll(): Promise<void> {
  const view = lena().view();
  if (view) await lena().close(view, true);
}

describe('/playbook', () => {
  it('[H2] alone and with help shows what one can do', async () => {
    for (const line of ['/playbook', '/playbook help']) {
      const text = await answerTo(line);
      expect(text).toContain('/playbook sources');
      expect(text).toContain('/playbook form');
    }
  });

  it('[H2] explains a command, wherever help stands', async () => {
    expect(await answerTo('/playbook help sources')).toContain('optional');
    expect(await answerTo('/playbook sources help')).toContain('optional');
  });

  it('[H2] suggests the command that was meant, and none where nothing is near', async () => {
    expect(await answerTo('/playbook surces')).toContain('Did you mean `/playbook sources`?');
    expect(await answerTo('/playbook SOURCES')).toContain('sources');
    expect(await answerTo('/playbook xylophone')).toContain('`/playbook help`');
    expect(await answerTo('/playbook surces', JONAS)).toContain('Meinten Sie');
  });

  it('[X3] shows what was typed as text', async () => {
    expect(await answerTo('/playbook <!channel>')).not.toContain('<!channel>');
  });
});

describe('a refusal', () => {
  it('of a command is told to that person alone', async () => {
    const text = await answerTo('/playbook refuse');
    expect(text).toContain('A &lt;b&gt; &amp; C');
    expect(
      house.sandbox
        .person(JONAS)
        .messages(HERE)
        .map((one) => JSON.stringify(one))
        .join(),
    ).not.toContain('A &lt;b&gt;');
  });

  it('[X8] of a form stands at its field, and what was typed is kept', async () => {
    const view = await openForm();
    const result = await lena().submit(view, { name: 'both', owner: 'me' });
    expect(result).toMatchObject({
      errors: { owner: 'Please fill this in.', name: expect.stringContaining('3') },
    });
    expect(lena().view()?.id).toBe(view.id);
    await closeAll();
  });

  it('[X8] that names no field of the form stands at the first one', async () => {
    const view = await openForm();
    const result = await lena().submit(view, { name: 'elsewhere', owner: 'me' });
    expect(result).toMatchObject({ errors: { name: expect.stringContaining('choose') } });
    await closeAll();
  });

  it('of a button in a form comes on top of it', async () => {
    const view = await openForm();
    await lena().click(view, 'toy.form.break');
    const top = await house.sandbox.until(() => (lena().views().length === 2 ? lena().view() : null));
    expect(JSON.stringify(top)).toContain('isn’t there any more');
    await closeAll();
  });
});

describe('a refusal where three modals are open', () => {
  it('[X8] stands above the form, which keeps its fields', async () => {
    const view = await openForm();
    house.sandbox.faults.add({
      kind: 'api_error',
      method: 'views.push',
      error: 'push_limit_reached',
      times: 1,
    });
    await lena().click(view, 'toy.form.break');
    const told = await house.sandbox.until(() => {
      const top = lena().view();
      return JSON.stringify(top?.blocks).includes('isn’t there any more') ? top : null;
    });
    expect(lena().views()).toHaveLength(1);
    const fields = (one: typeof told) =>
      one?.blocks.flatMap((block) => block.block_id ?? []).filter((id) => !id.startsWith('slack.'));
    expect(fields(told)).toEqual(fields(view));
    expect(await lena().submit(told ?? view, { name: 'ok', owner: 'me' })).toMatchObject({ ok: true });
  });
});

describe('trouble', () => {
  it('of ours is told with a code that the log has too', async () => {
    expect(await answerTo('/playbook break')).toMatch(/code: [0-9a-f]{8}/);
    const view = await openForm();
    const result = await lena().submit(view, { name: 'broken', owner: 'me' });
    expect(result).toMatchObject({ errors: { name: expect.stringMatching(/[0-9a-f]{8}/) } });
    await closeAll();
  });

  it('a submit that takes too long is answered before Slack gives up', async () => {
    const view = await openForm();
    const result = await lena().submit(view, { name: 'slow', owner: 'me' });
    expect(result).toMatchObject({ errors: { name: expect.stringContaining('longer') } });
    await closeAll();
  });

  it('[X6] a trigger that Slack does not take is told in words', async () => {
    house.sandbox.faults.add({
      kind: 'api_error',
      method: 'views.open',
      error: 'expired_trigger_id',
      times: 1,
    });
    expect(await answerTo('/playbook form')).toContain('three seconds');
  });

  it('[X6] Slack that does not answer is told in words', async () => {
    house.sandbox.faults.add({ kind: 'server_error', method: 'views.open', times: 1 });
    expect(await answerTo('/playbook form')).toContain('Slack');
  });
});

describe('what handlers get', () => {
  it('a second modal for one trigger replaces the first', async () => {
    await lena().command(HERE, '/playbook late');
    const view = await house.sandbox.until(() => {
      const top = lena().view();
      return JSON.stringify(top).includes('second') ? top : null;
    });
    expect(lena().views()).toHaveLength(1);
    await lena().submit(view ?? { id: '' }, { name: 'ok', owner: 'me' });
    expect(seen.of('saved').at(-1)).toMatchObject({ detail: { key: 'second', name: 'ok' } });
  });

  it('[H5] a message shortcut brings the message', async () => {
    await lena().post(HERE, 'a model went astray');
    const message = lena()
      .messages(HERE)
      .find((one) => JSON.stringify(one).includes('astray'));
    if (!message) throw new Error('not posted');
    await lena().shortcut('toy.thing.record', message);
    await seen.until('recorded');
    expect(seen.of('recorded')[0]).toMatchObject({
      userId: LENA,
      detail: { channel: message.channel, ts: message.ts, text: 'a model went astray', user: LENA },
    });
  });

  it('a global shortcut opens a modal', async () => {
    await lena().shortcut('toy.thing.start');
    const view = await house.sandbox.until(() => lena().view() ?? null);
    expect(JSON.stringify(view)).toContain('toy.form.save');
    await closeAll();
  });

  it('counts what people do', async () => {
    const text = await (await fetch(`${house.app.url}/metrics`)).text();
    expect(text).toMatch(
      /phasegate_slack_request_duration_seconds_count\{kind="view",id="toy.form.save",outcome="ok"\} [1-9]/,
    );
    expect(text).toContain('phasegate_http_request_duration_seconds_count');
  });
});
