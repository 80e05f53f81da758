import { page } from '@phasegate/block-kit/fit.ts';
import { z } from 'zod';
import type { Engagement } from '../../engagement/store.ts';
import type { ImportKind } from '../../imports/kind.ts';
import type { CardContext } from '../../room.ts';
import type { Form } from '../form.ts';
import type { PlannedRow } from './listing.ts';

/** What a kind of thing is told with, where a file changes some of them. */
interface Told<Context, Kind> {
  /** These things as they are. */
  find(
    tx: CardContext['tx'],
    workspaceId: string,
    engagementId: string,
    ids: readonly string[],
  ): Promise<Kind[]>;
  context(context: CardContext, engagement: Engagement): Promise<Context>;
}

/** [F1.3] Of each thing that a file changes: which fields, from what to what, as its history will tell it. */
export const changesIn =
  <Fields extends { name: string }, Context extends object, Kind extends Fields & { id: string }>(
    form: Form<Fields, Context>,
    told: Told<Context, Kind>,
  ): NonNullable<ImportKind['changes']> =>
  async (context, engagement, plan, wanted) => {
    const rows = z.custom<PlannedRow<Fields>[]>((given) => Array.isArray(given)).parse(plan);
    const at = page(
      rows.flatMap((row) => (row.kind === 'changed' ? [row] : [])),
      wanted,
    );
    const ids = at.items.map(({ id }) => id);
    const kept = await told.find(context.tx, context.workspaceId, engagement.id, ids);
    const before = new Map(kept.map((one) => [one.id, form.of(one)]));
    const said = { say: context.say, context: await told.context(context, engagement) };
    return {
      ...at,
      items: at.items.map(({ id, fields }) => {
        const was = before.get(id);
        const names = was ? form.changed(was, fields) : form.names;
        return {
          name: fields.name,
          lines: form.lines(was ? form.only(was, names) : {}, form.only(fields, names), said),
        };
      }),
    };
  };

/** Which things of a plan are there and will change, by name. */
export const namesChanged = (rows: readonly PlannedRow<{ name: string }>[]): string[] =>
  rows.flatMap((row) => (row.kind === 'changed' ? [row.fields.name] : []));
