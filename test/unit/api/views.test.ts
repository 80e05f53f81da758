import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { askModal, makeModal, shownModal } from '../../../src/api/keys/form-views.ts';
import { keysModal } from '../../../src/api/keys/list-view.ts';
import { newKey } from '../../../src/api/keys/secret.ts';
import type { ApiKey } from '../../../src/api/keys/store.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { JAPANESE, lintView } from '../../support/gallery.ts';

const NOW = Temporal.Instant.from('2027-03-01T09:00:00Z');
const DEPLOYMENT = randomUUID();
const CASES = {
  empty: { count: 0, name: 'x', scopes: 0 },
  usual: { count: 3, name: 'CI of the fraud model', scopes: 2 },
  overflow: { count: 200, name: 'Wörter '.repeat(11).trim(), scopes: 90 },
  japanese: { count: 3, name: JAPANESE, scopes: 2 },
  hostile: { count: 11, name: '<!channel> <@U0EVIL> ``` @here', scopes: 10 },
} as const;

const aKey = (name: string, index: number, scopes: string[]): ApiKey => ({
  workspaceId: 'T1',
  id: randomUUID(),
  name,
  hash: 'h'.repeat(64),
  hint: 'wXyZ',
  scopes,
  deploymentId: index % 3 ? null : index % 2 ? randomUUID() : DEPLOYMENT,
  createdBy: index % 2 ? 'UADA' : 'UBOB',
  createdAt: NOW,
  expiresAt: index % 3 ? null : NOW.add({ hours: index - 5 }),
  lastUsedAt: index % 4 ? null : NOW,
  revokedAt: index % 5 ? null : NOW,
  revokedBy: index % 5 ? null : 'UADMIN',
  replacedBy: index % 7 ? null : randomUUID(),
});

describe.each(['en', 'de'])('the screens of API keys in %s', (locale) => {
  const say = sayIn(locale);

  it.each(Object.keys(CASES) as (keyof typeof CASES)[])('[H1] fit Slack: %s', (kind) => {
    const { count, name, scopes } = CASES[kind];
    const known = Array.from({ length: scopes }, (_, index) => ({
      name: `scope-number-${index}:write`,
      opens: [`POST /v1/${'x'.repeat(60)}`, 'GET /v1/y'],
      ofDeployment: index % 2 === 0,
    }));
    const names = known.map((one) => one.name);
    const keys = Array.from({ length: count }, (_, index) => aKey(name, index, names));
    const deployments = new Map([[DEPLOYMENT, name.repeat(5)]]);
    const view = { say, keys, deployments, now: NOW, userId: 'UADA', page: 1 };
    const id = randomUUID();
    const screens = {
      list: keysModal(view),
      last: keysModal({ ...view, page: 99, notice: name }),
      make: makeModal(say, { scopes: known, hasDeployments: count > 0 }, { id, page: 1 }, 80),
      shown: shownModal(say, newKey('T024BE7LD').text, { url: 'https://x.example', page: 1, oldEnds: NOW }),
      rotate: askModal(say, 'rotate', { name, hint: 'wXyZ' }, { id, keyId: id, page: 1 }),
      revoke: askModal(say, 'revoke', { name, hint: 'wXyZ' }, { id, keyId: id, page: 1 }),
    };
    for (const [title, screen] of Object.entries(screens)) {
      expect(lintView({ ...screen }), title).toEqual([]);
      expect(JSON.stringify(screen), title).not.toContain('<!channel>');
    }
  });

  it('[X1] offers to rotate what is one’s own and works, to revoke what works', () => {
    const key = (more: Partial<ApiKey>) => ({ ...aKey('k', 1, ['a:b']), ...more });
    const moves = (one: ApiKey) => {
      const at = { say, deployments: new Map(), now: NOW, userId: 'UADA', page: 1 };
      const text = JSON.stringify(keysModal({ ...at, keys: [one] }));
      return ['rotate', 'revoke'].filter((what) => text.includes(`"${what} ${one.id}"`));
    };
    expect(moves(key({}))).toEqual(['rotate', 'revoke']);
    expect(moves(key({ createdBy: 'UBOB' }))).toEqual(['revoke']);
    expect(moves(key({ replacedBy: randomUUID() }))).toEqual(['revoke']);
    expect(moves(key({ revokedAt: NOW, revokedBy: 'UADA' }))).toEqual([]);
  });
});
