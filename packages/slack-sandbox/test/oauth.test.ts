import { InstallProvider } from '@slack/oauth';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/sandbox.ts';
import { northwind, type SeedWorkspace } from '../src/seed.ts';
import { LENA } from './peer.ts';

const grid = { id: 'E0CONTOSO0', name: 'Contoso' };
const contoso = (id: string, person: string): SeedWorkspace => ({
  id,
  name: `Contoso ${person}`,
  enterprise: grid,
  installed: false,
  people: [{ id: `W0${person}`, name: person.toLowerCase(), realName: person, isAdmin: true }],
  channels: [{ id: `C0${person}GEN`, name: 'general' }],
});

let sandbox: Sandbox;
beforeEach(async () => {
  const seed = { workspaces: [northwind, contoso('T0CONTOSOA', 'ANNA'), contoso('T0CONTOSOB', 'BERT')] };
  sandbox = await startSandbox({ seed });
});
afterEach(() => sandbox.stop());

const redirectUri = 'http://127.0.0.1:3000/slack/oauth_redirect';
function authorizeUrl(): string {
  const query = {
    client_id: sandbox.clientId,
    scope: 'chat:write,commands',
    state: 's1',
    redirect_uri: redirectUri,
  };
  return `${sandbox.url}/oauth/v2/authorize?${new URLSearchParams(query)}`;
}

function exchange(code: string, secret = sandbox.clientSecret) {
  const client = new WebClient(undefined, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
  const id = { client_id: sandbox.clientId, client_secret: secret };
  return client.oauth.v2.access({ ...id, code, redirect_uri: redirectUri });
}

function codeOf(address: string): string {
  return new URL(address).searchParams.get('code') ?? '';
}

describe('installing', () => {
  it('asks on a page and hands out a code that works once', async () => {
    const page = await (await fetch(authorizeUrl())).text();
    expect(page).toContain('Allow in Contoso ANNA');
    const form = new URLSearchParams([...new URL(authorizeUrl()).searchParams, ['team', 'T0CONTOSOA']]);
    const yes = await fetch(`${sandbox.url}/oauth/v2/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    const back = yes.headers.get('location') ?? '';
    expect(back).toMatch(/^http:\/\/127\.0\.0\.1:3000\/slack\/oauth_redirect\?code=.+&state=s1$/);
    await expect(exchange(codeOf(back), 'wrong')).rejects.toMatchObject({
      data: { error: 'bad_client_secret' },
    });
    const access = await exchange(codeOf(back));
    expect(access).toMatchObject({
      team: { id: 'T0CONTOSOA' },
      enterprise: grid,
      is_enterprise_install: false,
      scope: 'chat:write,commands',
    });
    await expect(exchange(codeOf(back))).rejects.toMatchObject({ data: { error: 'code_already_used' } });
    const own = new WebClient(access.access_token, {
      slackApiUrl: sandbox.apiUrl,
      retryConfig: { retries: 0 },
    });
    await own.chat.postMessage({ channel: 'W0ANNA', text: 'hello' });
    const foreign = own.chat.postMessage({ channel: LENA, text: 'hello' });
    await expect(foreign).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
  });

  it('for a whole organization gives one token for all its workspaces', async () => {
    const access = await exchange(codeOf(sandbox.authorize(authorizeUrl(), 'T0CONTOSOA', true)));
    expect(access).toMatchObject({ team: null, enterprise: grid, is_enterprise_install: true });
    const own = new WebClient(access.access_token, {
      slackApiUrl: sandbox.apiUrl,
      retryConfig: { retries: 0 },
    });
    await own.chat.postMessage({ channel: 'W0BERT', text: 'hi', team_id: 'T0CONTOSOB' } as never);
    expect(sandbox.person('W0BERT').dms()).toMatchObject([{ text: 'hi' }]);
    const foreign = own.apiCall('team.info', { team_id: 'T0NORTHWND' });
    await expect(foreign).rejects.toMatchObject({ data: { error: 'team_access_not_granted' } });
  });

  it('works with the install provider of Slack', async () => {
    const provider = new InstallProvider({
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      stateVerification: false,
      authorizationUrl: `${sandbox.url}/oauth/v2/authorize`,
      clientOptions: { slackApiUrl: sandbox.apiUrl },
    });
    const url = await provider.generateInstallUrl({ scopes: ['chat:write'], redirectUri }, false);
    const back = sandbox.authorize(url, 'T0CONTOSOB');
    const outcome = await new Promise((resolve, reject) => {
      const request = { url: `${new URL(back).pathname}${new URL(back).search}`, headers: {} };
      const options = { success: resolve, failure: reject };
      provider.handleCallback(request as never, {} as never, options).catch(reject);
    });
    expect(outcome).toMatchObject({ team: { id: 'T0CONTOSOB' }, bot: { scopes: ['chat:write'] } });
  });
});
