import { SYSTEM_WORKSPACE } from '../../db/database.ts';
import { SEALED } from '../reseal/sealed.ts';
import type { Vault } from '../vault.ts';
import { type Finding, fault, note, ok } from './finding.ts';
import type { Look } from './look.ts';

/** Whether PHASEGATE_ENCRYPTION_KEY opens what is sealed in the database: every value of every workspace. */
export async function vaultKey(
  look: Look | null,
  workspaces: readonly string[],
  vault: Vault,
  key: 'set' | 'none' | 'made later',
): Promise<Finding> {
  const check = 'encryption key';
  const found = look && workspaces.length > 0 ? await opened(look, workspaces, vault) : { open: 0, shut: [] };
  const all = found.open + found.shut.length;
  if (found.shut.length > 0)
    return fault(
      check,
      `${found.shut.length} of ${all} sealed values do not open: ${[...new Set(found.shut)].join(', ')}`,
      key === 'set'
        ? 'They were sealed with another key: set PHASEGATE_ENCRYPTION_KEY to that one (docs/operations.md, “Keys”). Where it is lost, install the app again and enter the secrets of feeds and webhooks anew.'
        : 'Set PHASEGATE_ENCRYPTION_KEY to the key that they were sealed with.',
    );
  if (key === 'made later') return ok(check, 'made for the local workspace at its first start');
  if (key === 'none')
    return note(
      check,
      'none is set: models at work, evidence packs and secrets of feeds need one',
      'openssl rand -base64 32 makes one for PHASEGATE_ENCRYPTION_KEY. Keep it apart from the backups.',
    );
  return ok(check, all > 0 ? `opens all ${all} sealed values` : 'set; nothing is sealed yet');
}

async function opened(look: Look, workspaces: readonly string[], vault: Vault) {
  let open = 0;
  const shut: string[] = [];
  for (const workspaceId of [SYSTEM_WORKSPACE, ...workspaces]) {
    for (const { table, column, key, placeOf } of SEALED) {
      const rows = await look.askAs(
        { workspaceId },
        `select ${key}::text as key, ${column} as sealed from ${table} where ${column} is not null`,
      );
      for (const row of rows) {
        try {
          vault.unlock(String(row.sealed), placeOf(String(row.key)));
          open += 1;
        } catch {
          shut.push(`${table}.${column}`);
        }
      }
    }
  }
  return { open, shut };
}
