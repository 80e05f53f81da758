import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../../../src/rooms.ts';
import { ok, words } from '../../support/cast.ts';
import { Asked, toyApi } from '../../support/rest.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';

describe('API keys in Slack', () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory({ rooms: [...rooms, toyApi(new Asked())] });
  });
  afterAll(() => story?.stop());

  it('[X1] makes a key that is shown once and works, rotates and revokes it; nobody else sees it', async () => {
    const lena = story.as('lena');
    const list = await story.opens('lena', HERE, '/playbook api');
    await ok(lena.click(list, 'api.key.add'));
    const form = await story.modal('lena', 'Make a key');
    const scope = 'things:write';
    expect(await lena.submit(form, { name: 'CI', scopes: [scope], expiresOn: '2020-01-01' })).toMatchObject({
      errors: { expiresOn: expect.stringContaining('over') },
    });
    await ok(lena.submit(form, { name: 'CI', scopes: [scope], expiresOn: '' }));
    const shown = await story.modal('lena', 'Your new key');
    const key = words(shown).match(/phasegate_\w+?_[\w-]{43}/)?.[0] ?? '';
    const me = async (text: string) =>
      fetch(`${story.app.url}/v1/me`, { headers: { authorization: `Bearer ${text}` } });
    expect(await (await me(key)).json()).toMatchObject({ key: { name: 'CI', scopes: [scope] } });

    await ok(lena.click(shown, 'api.key.back'));
    const again = await story.modal('lena', 'API keys');
    expect(words(again)).toContain('● active · *CI*');
    expect(words(again)).not.toContain(key);
    const value = (what: string, view: { blocks?: unknown }) =>
      JSON.stringify(view.blocks).match(new RegExp(`"(${what} [0-9a-f-]{36})"`))?.[1];
    await ok(lena.choose(again, 'api.key.menu', value('rotate', again)));
    await ok(lena.submit(await story.modal('lena', 'Rotate a key')));
    const fresh = await story.modal('lena', 'Your new key');
    const second = words(fresh).match(/phasegate_\w+?_[\w-]{43}/)?.[0] ?? '';
    expect(second).not.toBe(key);
    expect([(await me(key)).status, (await me(second)).status]).toEqual([200, 200]);

    await ok(lena.click(fresh, 'api.key.back'));
    const both = await story.modal('lena', 'API keys');
    expect(words(both)).toContain('◐ replaced');
    await ok(lena.choose(both, 'api.key.menu', value('revoke', both)));
    await ok(lena.submit(await story.modal('lena', 'Revoke a key')));
    expect(words(await story.modal('lena', 'API keys'))).toContain('✕ revoked');
    expect([(await me(key)).status, (await me(second)).status].sort()).toEqual([200, 401]);

    const marco = await story.opens('marco', HERE, '/playbook api');
    expect(words(marco)).not.toContain('*CI*');
  });

  it('describes itself to anybody, and counts by route, never by what was asked for', async () => {
    const answer = await fetch(`${story.app.url}/v1/openapi.json`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', paths: { '/me': { get: {} } } });
    await fetch(`${story.app.url}/v1/people/wrote/this`);
    const metrics = await (await fetch(`${story.app.url}/metrics`)).text();
    expect(metrics).toContain('route="/v1/me",status="200"');
    expect(metrics).toContain('route="/v1/openapi.json"');
    expect(metrics).toContain('route="unknown",status="404"');
    expect(metrics).not.toContain('wrote');
  });
});
