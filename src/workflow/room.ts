import type { Room } from '../room.ts';
import { onStep } from './execute.ts';
import { permissionHere, permitClicked } from './handlers.ts';
import { WORKFLOW_IDS as IDS } from './ids.ts';

/** [H6] Steps of Workflow Builder, done by what each room contributes. */
export const workflow: Room = {
  name: 'workflow',
  slack: {
    commands: [
      {
        name: 'workflows',
        summary: 'workflow.command',
        help: 'workflow.command.help',
        about: 'engagement',
        run: (visit, { id }) => permissionHere(visit, id),
      },
    ],
    actions: { [IDS.allow]: permitClicked(true), [IDS.withdraw]: permitClicked(false) },
    events: { function_executed: onStep },
  },
  changes: {
    'workflow.permission.give': { text: 'workflow.change.give' },
    'workflow.permission.withdraw': { text: 'workflow.change.withdraw' },
  },
};
