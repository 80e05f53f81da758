import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { workspace } from '../../../db/schema/workspace.ts';
import { Refusal } from '../../refusal.ts';
import { readPerson } from '../../slack/people.ts';
import type { Endpoint } from '../endpoint.ts';
import { findKey } from './store.ts';

const output = z
  .strictObject({
    key: z.strictObject({
      id: z.uuid(),
      name: z.string(),
      scopes: z.array(z.string()),
      deployment: z.uuid().nullable(),
      expiresAt: z.iso.datetime().nullable(),
    }),
    workspace: z.strictObject({ id: z.string(), name: z.string() }),
    person: z.strictObject({ id: z.string(), name: z.string() }),
  })
  .meta({
    examples: [
      {
        key: {
          id: '8f4f2b1e-5b0c-4a53-9d1f-0a6a1f5a2c11',
          name: 'CI of the fraud model',
          scopes: ['evaluations:write'],
          deployment: null,
          expiresAt: '2027-12-31T23:00:00Z',
        },
        workspace: { id: 'T024BE7LD', name: 'Example' },
        person: { id: 'W012A3CDE', name: 'Ada Lindqvist' },
      },
    ],
  });

/** Who a key acts for, and what it may: the first thing to try. */
export const me: Endpoint = {
  method: 'GET',
  path: '/me',
  scope: null,
  about: 'key',
  summary:
    'The key itself: its name and scopes, the deployment it is limited to, its workspace, and the person it acts for',
  input: z.strictObject({}),
  output,
  async run({ world, actor: { workspaceId, userId, key: keyId } }): Promise<z.input<typeof output>> {
    return world.db.inWorkspace(workspaceId, async (tx) => {
      const [key, person, [home]] = await Promise.all([
        findKey(tx, workspaceId, keyId ?? ''),
        readPerson(tx, workspaceId, userId),
        tx.select().from(workspace).where(eq(workspace.workspaceId, workspaceId)),
      ]);
      if (!key || !person || !home) throw new Refusal('refusal.not-found');
      const { id, name, scopes, deploymentId: deployment, expiresAt } = key;
      return {
        key: { id, name, scopes, deployment, expiresAt: expiresAt?.toString() ?? null },
        workspace: { id: workspaceId, name: home.name },
        person: { id: userId, name: person.name },
      };
    });
  },
};
