import type { Core } from '../core.ts';
import { workspaceById } from '../core.ts';
import type { Route, Visit } from './route.ts';
import { fieldsOf, HttpError, sendText } from './wire.ts';

/** Installing the app: the page where an admin says yes. */
export const consentRoutes: Route[] = [
  { method: 'GET', path: '/oauth/v2/authorize', serve: ask },
  { method: 'POST', path: '/oauth/v2/authorize', serve: decide },
];

function ask({ core, url, response }: Visit): void {
  const query = check(core, url.searchParams);
  const choices = core.world.workspaces
    .flatMap((each) => [
      { label: each.name, team: each.id, org: '' },
      ...(each.enterprise
        ? [{ label: `${each.enterprise.name} (all workspaces)`, team: each.id, org: '1' }]
        : []),
    ])
    .map(({ label, team, org }) => {
      const hidden = [...query, ['team', team], ['org', org]]
        .map(
          ([name, value]) =>
            `<input type="hidden" name="${escaped(name ?? '')}" value="${escaped(value ?? '')}">`,
        )
        .join('');
      return `<form method="post">${hidden}<button>Allow in ${escaped(label)}</button></form>`;
    });
  const title = `${escaped(core.app.name)} wants to be installed`;
  const scopes = escaped(query.get('scope') ?? '');
  sendText(
    response,
    200,
    `<!doctype html><title>${title}</title><h1>${title}</h1><p>It asks for: ${scopes}</p>${choices.join('')}`,
    'text/html',
  );
}

async function decide({ core, request, response }: Visit): Promise<void> {
  const { fields } = await fieldsOf(request);
  const query = check(core, new URLSearchParams(fields as Record<string, string>));
  response.writeHead(302, { location: allow(core, query) });
  response.end();
}

/** Says yes: the address to send the browser to, with code and state. */
export function allow(core: Core, query: URLSearchParams): string {
  const workspace = workspaceById(core, query.get('team') ?? '');
  if (!workspace) throw new HttpError(400, 'no such workspace');
  const redirectUri = query.get('redirect_uri') ?? '';
  const code = core.grants.give({
    team: workspace.id,
    user:
      query.get('user') ?? workspace.users.find((each) => each.isAdmin)?.id ?? workspace.users[0]?.id ?? '',
    redirectUri,
    scopes: (query.get('scope') ?? '').split(',').filter((each) => each !== ''),
    orgWide: query.get('org') === '1',
  });
  const back = new URL(redirectUri);
  back.searchParams.set('code', code);
  const state = query.get('state');
  if (state) back.searchParams.set('state', state);
  return back.href;
}

function check(core: Core, query: URLSearchParams): URLSearchParams {
  if (query.get('client_id') !== core.app.clientId) throw new HttpError(400, 'invalid client_id');
  const redirect = query.get('redirect_uri') ?? '';
  if (!URL.canParse(redirect) || !/^https?:/.test(redirect)) throw new HttpError(400, 'bad redirect_uri');
  return query;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
