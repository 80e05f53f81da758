import type { Part } from '../../parts.ts';
import { readPerson } from '../../slack/people.ts';
import { saveSource } from './keeping.ts';
import { dayIn, sourceForm } from './source.ts';

/** What the step calls the fields of the form. */
const FIELDS: Readonly<Record<string, (typeof sourceForm.names)[number]>> = {
  name: 'name',
  system: 'system',
  owner: 'owner',
  volume: 'volume',
  access_method: 'accessMethod',
  update_frequency: 'updateFrequency',
  format: 'format',
  exists_today: 'existsToday',
  accessible: 'accessible',
  checked_by: 'checkedBy',
  checked_on: 'checkedOn',
  extraction_plan: 'extractionPlan',
  personal_data: 'personalData',
};
const OPTIONAL = ['extraction_plan', 'personal_data'];

/** [H6] [F1.1] Adds a data source: read as a row of a file is, checked as the form is. Who checked it, and when, is never guessed. */
const add: NonNullable<Part['steps']>[number] = {
  id: 'foundation_source',
  needs: Object.keys(FIELDS).filter((name) => !OPTIONAL.includes(name)),
  takes: OPTIONAL,
  gives: ['source_id'],
  async run({ world, actor, engagement, id, given }) {
    const { workspaceId, userId } = actor;
    const person = await world.db.inWorkspace(workspaceId, (tx) => readPerson(tx, workspaceId, userId));
    const today = dayIn(world.clock.now(), person?.timeZone ?? 'UTC');
    const context = { inventory: world.playbook.inventory, me: userId, today };
    const fields = Object.fromEntries(
      Object.entries(FIELDS)
        .filter(([name]) => given[name])
        .map(([name, field]) => [field, sourceForm.field(field)?.fromCell(given[name] ?? '', context)]),
    );
    await saveSource(world, actor, { engagementId: engagement.id, id, version: 0, fields });
    return { source_id: id };
  },
};

export const sourceSteps: Part['steps'] = [add];
