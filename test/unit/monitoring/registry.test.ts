import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feedForm } from '../../../src/monitoring/feeds/feed-form.ts';
import { FEED_KINDS, feedKind } from '../../../src/monitoring/feeds/registry.ts';

const FEEDS = 'src/monitoring/feeds';

import { en } from '../../../src/texts/en.ts';

describe('kinds of feeds', () => {
  it('[M3] the registry lists each folder, and each entry is called like its folder', () => {
    const folders = readdirSync(FEEDS, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'screens')
      .map((entry) => entry.name);
    expect(FEED_KINDS.map(({ kind }) => kind).sort()).toEqual(folders.sort());
  });

  it('[M3] each has a name, a line on what it is for, a label for each field and each secret, and fields that are its own', () => {
    for (const { kind, settings, secrets, query } of FEED_KINDS) {
      const keys = [`kind.${kind}`, `about.${kind}`, ...secrets.map((name) => `${kind}.${name}`)];
      for (const key of keys) expect(en).toHaveProperty([`monitoring.feed.${key}`]);
      const own = [
        'id',
        'kind',
        'version',
        'secrets',
        'retiredAt',
        'engagementId',
        'workspaceId',
        'feedId',
        'rule',
      ];
      expect([...feedForm(kind).names, ...query.names].filter((name) => own.includes(name))).toEqual([]);
      expect(settings.names.filter((name) => query.names.includes(name))).toEqual([]);
    }
  });

  it('[M3] a kind asks for where and what on one step each, and answers with something', () => {
    for (const { settings, query, answers } of FEED_KINDS) {
      expect(settings.steps.length).toBeLessThanOrEqual(1);
      expect(query.steps.length).toBeLessThanOrEqual(1);
      expect(answers.length).toBeGreaterThan(0);
    }
    expect(() => feedKind('gopher')).toThrow('gopher');
  });
});
