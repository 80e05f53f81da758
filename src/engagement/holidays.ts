import { createHash } from 'node:crypto';
import { and, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { engagementHoliday } from '../../db/schema/engagement.ts';
import { ofEngagement } from '../../db/scope.ts';
import { Refusal } from '../refusal.ts';
import { readHolidays } from './holiday-lines.ts';
import { type Holiday, holidaysOf } from './holiday-store.ts';
import type { Role } from './roles.ts';
import type { EngagementState } from './store.ts';
import { engagementVerb } from './verb.ts';

/** What a form was opened with: when it is saved, the list must still be that one. */
export const markOf = (holidays: readonly Holiday[]): string =>
  createHash('sha256').update(JSON.stringify(holidays)).digest('hex').slice(0, 16);

/** Who may change them, and when. */
export const HOLIDAYS = {
  may: ['lead'],
  admins: true,
  during: ['active', 'paused', 'closed'],
} as const satisfies {
  may: readonly Role[];
  admins: boolean;
  during: readonly EngagementState[];
};

/** [E4] Sets the days off of an engagement. Refused when somebody changed them meanwhile. */
export const changeHolidays = engagementVerb({
  input: z.object({ engagementId: z.uuid(), mark: z.string(), lines: z.string() }),
  ...HOLIDAYS,
  exclusive: true,
  async run({ tx, actor, engagement, note, showCard }, { mark, lines }) {
    const wanted = readHolidays(lines);
    const ref = { workspaceId: actor.workspaceId, engagementId: engagement.id };
    const before = await holidaysOf(tx, ref.workspaceId, ref.engagementId);
    if (markOf(before) === markOf(wanted)) return;
    if (markOf(before) !== mark) throw new Refusal('engagement.refusal.holidays.changed', {}, 'lines');
    const isIn = (list: readonly Holiday[], one: Holiday) =>
      list.some((other) => other.day === one.day && other.name === one.name);
    const removed = before.filter((one) => !isIn(wanted, one));
    const added = wanted.filter((one) => !isIn(before, one));
    if (removed.length > 0)
      await tx.delete(engagementHoliday).where(
        and(
          ofEngagement(engagementHoliday, ref.workspaceId, ref.engagementId),
          inArray(
            engagementHoliday.day,
            removed.map((one) => one.day),
          ),
        ),
      );
    if (added.length > 0) await tx.insert(engagementHoliday).values(added.map((one) => ({ ...ref, ...one })));
    note({
      action: 'engagement.holidays.change',
      kind: 'engagement',
      subject: engagement.id,
      before: { holidays: removed },
      after: { holidays: added },
    });
    showCard();
  },
});
