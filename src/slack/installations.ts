import type { Installation } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { eq } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { workspace } from '../../db/schema/workspace.ts';
import type { Core } from '../core.ts';
import { type Acting, act } from '../record/act.ts';
import type { Vault } from '../vault.ts';
import { clientsBy, interactiveClient } from './client.ts';
import type { Clients } from './request.ts';
import { tellRightsChanged } from './rights.ts';

/** Where tokens come from: the environment's one, or the workspaces' own. */
export type Tokens = { botToken: string } | { vault: Vault };

export interface Facts {
  workspaceId: string;
  name: string;
  isEnterprise: boolean;
  botUserId: string;
  appId: string | null;
  installedBy: string;
}

/** Called once a workspace is there (again): what waited for it can be sent. */
export type OnInstalled = (workspaceId: string) => Promise<void>;

/** How long a token is kept in this process. A revoked one is refused by Slack anyway. */
const TOKEN_SECONDS = 10;

export interface Installations extends Clients {
  /** The token, or null where the app is not, or no longer, installed. */
  tokenFor(workspaceId: string): Promise<string | null>;
  /** Writes down that the app is installed; again, or for the first time. */
  install(facts: Facts, installation: Installation | null): Promise<void>;
  /** Writes down that its token is worth nothing any more. */
  revoke(workspaceId: string, userId: string, reason: string): Promise<void>;
  installation(workspaceId: string): Promise<Installation | null>;
}

const placeOf = (workspaceId: string) => `workspace.installation:${workspaceId}`;

export function openInstallations(
  world: Core,
  tokens: Tokens,
  slackApiUrl: string,
  onInstalled: OnInstalled,
): Installations {
  const interactive = clientsBy(interactiveClient, { slackApiUrl, log: world.log });
  const known = new Map<string, { token: string | null; until: number }>();

  async function read(workspaceId: string): Promise<{ sealed: string | null; revoked: boolean } | null> {
    const [row] = await world.db.inWorkspace(workspaceId, (tx) =>
      tx
        .select({ sealed: workspace.installation, revokedAt: workspace.revokedAt })
        .from(workspace)
        .where(eq(workspace.workspaceId, workspaceId)),
    );
    return row ? { sealed: row.sealed, revoked: row.revokedAt !== null } : null;
  }

  function open(workspaceId: string, sealed: string | null): Installation | null {
    if (sealed === null || 'botToken' in tokens) return null;
    return JSON.parse(tokens.vault.unlock(sealed, placeOf(workspaceId))) as Installation;
  }

  async function tokenFor(workspaceId: string): Promise<string | null> {
    const cached = known.get(workspaceId);
    if (cached && cached.until > performance.now()) return cached.token;
    const row = await read(workspaceId);
    const own =
      'botToken' in tokens ? tokens.botToken : (open(workspaceId, row?.sealed ?? null)?.bot?.token ?? null);
    const token = row && !row.revoked ? own : null;
    known.set(workspaceId, { token, until: performance.now() + TOKEN_SECONDS * 1_000 });
    return token;
  }

  return {
    tokenFor,

    async interactive(workspaceId): Promise<WebClient> {
      // While the database is away, an older token still lets us say so.
      const token = await tokenFor(workspaceId).catch(() => known.get(workspaceId)?.token ?? null);
      return interactive(token ?? '');
    },

    async install(facts, installation) {
      const sealed =
        installation && 'vault' in tokens
          ? tokens.vault.lock(JSON.stringify(installation), placeOf(facts.workspaceId))
          : null;
      const isNew = await act(
        world,
        { workspaceId: facts.workspaceId, userId: facts.installedBy, origin: 'slack' },
        (acting) => writeInstallation(acting, facts, sealed),
      );
      known.delete(facts.workspaceId);
      if (isNew) await onInstalled(facts.workspaceId);
    },

    async revoke(workspaceId, userId, reason) {
      await act(world, { workspaceId, userId, origin: 'slack' }, async ({ tx, now, record }) => {
        const before = await lockWorkspace(tx, workspaceId);
        if (!before || before.revokedAt) return;
        await tx.update(workspace).set({ revokedAt: now }).where(eq(workspace.workspaceId, workspaceId));
        await tellRightsChanged(tx, workspaceId);
        record({
          action: 'workspace.installation.revoke',
          kind: 'workspace',
          subject: workspaceId,
          after: { reason },
        });
      });
      known.delete(workspaceId);
    },

    async installation(workspaceId) {
      const row = await read(workspaceId);
      return row && !row.revoked ? open(workspaceId, row.sealed) : null;
    },
  };
}

/** @returns false where nothing is new: the same token at another start */
async function writeInstallation(acting: Acting, facts: Facts, sealed: string | null): Promise<boolean> {
  const { tx, now, record } = acting;
  const { workspaceId, name, isEnterprise, botUserId, appId } = facts;
  const before = await lockWorkspace(tx, workspaceId);
  const said = { name, isEnterprise, botUserId, appId };
  const isSame =
    before && !before.revokedAt && sealed === null && before.botUserId === botUserId && before.name === name;
  if (isSame) return false;
  await tx
    .insert(workspace)
    .values({ workspaceId, ...said, installation: sealed, installedAt: now })
    .onConflictDoUpdate({
      target: workspace.workspaceId,
      set: { ...said, installation: sealed, installedAt: now, revokedAt: null },
    });
  record({ action: 'workspace.installation.write', kind: 'workspace', subject: workspaceId, after: said });
  return true;
}

async function lockWorkspace(tx: Tx, workspaceId: string) {
  const [row] = await tx.select().from(workspace).where(eq(workspace.workspaceId, workspaceId)).for('update');
  return row;
}
