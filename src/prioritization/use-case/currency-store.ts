import { and, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { candidate } from '../../../db/schema/prioritization.ts';
import { ofEngagement } from '../../../db/scope.ts';

/** The currency that an engagement's use cases are in; null where none has one. `except`: the one being edited. */
export async function currencyInUse(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  except: readonly string[] = [],
): Promise<string | null> {
  const [found] = await tx
    .select({ currency: candidate.currency })
    .from(candidate)
    .where(
      and(
        ofEngagement(candidate, workspaceId, engagementId),
        isNull(candidate.retiredAt),
        isNotNull(candidate.currency),
        except.length > 0 ? notInArray(candidate.id, [...except]) : undefined,
      ),
    )
    .limit(1);
  return found?.currency ?? null;
}

/** Lets one at a time write use cases of an engagement, until the transaction ends: two could bring two currencies. */
export async function holdCandidates(tx: Tx, engagementId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`candidates:${engagementId}`}))`);
}
