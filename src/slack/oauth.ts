import { readFileSync } from 'node:fs';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type Installation, InstallProvider } from '@slack/oauth';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Answer, Route } from '../answer.ts';
import type { SlackConfig } from '../config.ts';
import type { Core } from '../core.ts';
import { boltLogger } from './bolt-logger.ts';
import type { Installations } from './installations.ts';

const INSTALL = '/slack/install';
const REDIRECT = '/slack/oauth_redirect';

const MANIFEST = fileURLToPath(new URL('../../slack-manifest.yml', import.meta.url));
const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes to ask for are those of the manifest: one place says them. */
const manifestScopes = (file: string = MANIFEST): string[] =>
  manifest.parse(parse(readFileSync(file, 'utf8'))).oauth_config.scopes.bot;

/** `GET /slack/install` and `/slack/oauth_redirect`: any number of workspaces, or whole organizations. */
export function oauthRoutes(
  world: Core,
  config: { oauth: NonNullable<SlackConfig['oauth']>; apiUrl: string; publicUrl: string | null },
  installations: Installations,
): Route[] {
  const provider = new InstallProvider({
    ...config.oauth,
    logger: boltLogger(world.log),
    authorizationUrl: new URL('/oauth/v2/authorize', config.apiUrl).href,
    clientOptions: { slackApiUrl: config.apiUrl, timeout: 10_000, retryConfig: { retries: 0 } },
    installationStore: {
      storeInstallation: (installation) => store(installations, installation),
      fetchInstallation: async (query) => {
        const id = query.isEnterpriseInstall ? query.enterpriseId : query.teamId;
        const found = id ? await installations.installation(id) : null;
        if (!found) throw new Error(`no installation for ${id}`);
        return found as Installation<'v1' | 'v2', boolean>;
      },
    },
  });
  const options = {
    scopes: manifestScopes(),
    ...(config.publicUrl && { redirectUri: `${config.publicUrl}${REDIRECT}` }),
  };
  return [
    {
      method: 'GET',
      path: INSTALL,
      handle: (request) => written((response) => provider.handleInstallPath(request, response, {}, options)),
    },
    {
      method: 'GET',
      path: REDIRECT,
      handle: (request) => written((response) => provider.handleCallback(request, response, {})),
    },
  ];
}

/** What Slack's library writes, which knows no other way to answer, as an answer. */
async function written(write: (response: ServerResponse) => Promise<void>): Promise<Answer> {
  const headers: OutgoingHttpHeaders = {};
  const answer: Answer = { status: 500, headers };
  const paper = {
    getHeader: (name: string) => headers[name.toLowerCase()],
    setHeader: (name: string, value: string | string[]) => {
      headers[name.toLowerCase()] = value;
    },
    writeHead: (status: number, more: Record<string, string> = {}) => {
      answer.status = status;
      for (const [name, value] of Object.entries(more)) headers[name.toLowerCase()] = value;
    },
    end: (body = '') => {
      answer.body = body;
    },
  };
  await write(paper as unknown as ServerResponse);
  return answer;
}

async function store(installations: Installations, installation: Installation): Promise<void> {
  const { bot, team, enterprise, user, appId } = installation;
  const isEnterprise = installation.isEnterpriseInstall === true;
  const owner = isEnterprise ? enterprise : team;
  if (!owner || !bot) throw new Error('the installation names no workspace or no bot');
  await installations.install(
    {
      workspaceId: owner.id,
      name: owner.name ?? owner.id,
      isEnterprise,
      botUserId: bot.userId,
      appId: appId ?? null,
      installedBy: user.id,
    },
    installation,
  );
}
