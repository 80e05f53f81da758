import { context, input, type Modal, modal, section } from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { multiUserSelect, userSelect } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import type { PeopleByRole } from '../change-people.ts';
import { IDS } from '../ids.ts';
import { APPROVER_ROLES, type Role } from '../roles.ts';

export type PeoplePart = 'team' | 'approvers';

const ROLES_OF: Record<PeoplePart, readonly Role[]> = {
  team: ['lead', 'member', 'reviewer', 'stakeholder'],
  approvers: APPROVER_ROLES,
};

/** Who works on it and follows it, or who approves: one role a field, with what it means beside it. */
export function peopleForm(
  say: Say,
  engagement: { id: string; name: string },
  part: PeoplePart,
  people: PeopleByRole,
): Modal {
  return modal({
    callback_id: IDS.people,
    private_metadata: writeMeta({ id: engagement.id, part, ...seenIn(part, people) }),
    title: say(`engagement.people.${part}.title`),
    submit: say('common.save'),
    close: say('common.cancel'),
    blocks: [
      context(say.md(`engagement.people.${part}.why`, { name: engagement.name })),
      ...ROLES_OF[part].map((role) =>
        input(
          role,
          say(`engagement.role.${role}`),
          role === 'lead'
            ? userSelect(role, people.lead[0] ? { initial: people.lead[0] } : {})
            : multiUserSelect(role, { initial: people[role] }),
          { optional: role !== 'lead', hint: say(`engagement.role.${role}.means`) },
        ),
      ),
    ],
  });
}

/** As much as a view carries beside it. */
const SEEN_MAX = LIMITS.view.privateMetadata - 200;

/** [X5] Whom the form shows: two people may have it open at once. Of a crowd that no view can carry, nothing: the last save counts. */
function seenIn(part: PeoplePart, people: PeopleByRole): { seen?: Record<string, string> } {
  const seen = Object.fromEntries(ROLES_OF[part].map((role) => [role, people[role].join(' ')]));
  return JSON.stringify(seen).length <= SEEN_MAX ? { seen } : {};
}

export const seenFrom = (seen: Readonly<Record<string, string>>): Partial<PeopleByRole> =>
  Object.fromEntries(Object.entries(seen).map(([role, ids]) => [role, ids.split(' ').filter(Boolean)]));

/** The same for those who cannot change it: who is what, and what that means. */
export const peopleModal = (
  say: Say,
  engagement: { name: string },
  part: PeoplePart,
  people: PeopleByRole,
): Modal =>
  modal({
    title: say(`engagement.people.${part}.title`),
    close: say('common.close'),
    blocks: [
      context(say.md(`engagement.people.${part}.why`, { name: engagement.name })),
      ...ROLES_OF[part].flatMap((role) => [
        section(
          fitText(
            `*${escape(say(`engagement.role.${role}`))}*: ${people[role].map(mention).join(' ') || `_${escape(say('common.unassigned'))}_`}`,
            LIMITS.section.text,
          ),
        ),
        context(escape(say(`engagement.role.${role}.means`))),
      ]),
      context(say('engagement.people.who')),
    ],
  });

/** Only the roles of the part that was shown. */
export const peopleFrom = (values: FormValues, part: PeoplePart): Partial<PeopleByRole> =>
  Object.fromEntries(
    ROLES_OF[part].map((role) => [
      role,
      role === 'lead' ? [values.text(role)].filter(Boolean) : values.list(role),
    ]),
  );
