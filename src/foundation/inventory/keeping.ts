import { WORKERS } from '../../engagement/roles.ts';
import type { EngagementActing } from '../../engagement/verb.ts';

import { keptVerbs, subjectOf } from '../../forms/verbs.ts';
import type { Viewing } from '../../forms/viewing.ts';
import { foundationChanged } from '../changed.ts';
import { openGaps } from '../gaps/open-for-sources.ts';
import { dayIn, type SourceFields, sourceForm } from './source.ts';
import { insertSource, isSaved, lockSource, rowOf, updateSource } from './store.ts';

/** What saving a source did beyond saving it. */
export interface Saved {
  id: string;
  /** Empty where the same form had been saved before. */
  name: string;
  /** The types of the gaps it opened. */
  gaps: string[];
}

export const sourceSubject = subjectOf('source');

export const sourceContext = async ({ world, actor, now, timeZone }: Viewing) => ({
  inventory: world.playbook.inventory,
  me: actor.userId,
  today: dayIn(now, timeZone),
});

export const byOf = ({ actor, engagement, now }: EngagementActing) => ({
  workspaceId: actor.workspaceId,
  engagementId: engagement.id,
  userId: actor.userId,
  now,
});

const verbs = keptVerbs({
  form: sourceForm,
  noun: 'foundation.source',
  kind: 'source',
  retired: 'foundation.refusal.retired',
  may: WORKERS,
  programs: true,
  context: sourceContext,
  insert: (acting, id, fields: SourceFields) => insertSource(acting.tx, rowOf(id, fields, byOf(acting))),
  isSaved,
  lock: lockSource,
  update: (acting, found, set) => updateSource(acting.tx, found, set, acting.now),
  /** [F1.4] Opens the gaps it calls for. */
  async changed(acting, id, fields, how): Promise<Saved> {
    const gaps = how === 'retire' ? [] : await openGaps(acting, [{ id, fields }]);
    await foundationChanged(acting, { kind: 'source', id, name: fields.name });
    return { id, name: fields.name, gaps };
  },
  same: (id, name): Saved => ({ id, name, gaps: [] }),
});

/** [F1.1] [F1.2] Adds a source to the inventory, or changes one. */
export const { save: saveSource, retire: retireSource, restore: restoreSource, noteEdit } = verbs;
