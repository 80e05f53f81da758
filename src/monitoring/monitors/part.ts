import type { ChangeWording, ChangeWordings } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { pushEndpoint } from './push-api.ts';
import { pushValuesEndpoint } from './push-values-api.ts';
import { monitorList, monitorSlack } from './slack.ts';
import { monitoringDigest } from './status.ts';

const named: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => {
    const name = after?.about ?? after?.name;
    return typeof name === 'string' ? name : null;
  },
};

const told = (what: 'add' | 'edit' | 'retire' | 'restore' | 'pause' | 'resume'): ChangeWordings => ({
  [`monitoring.monitor.${what}`]: { text: `monitoring.change.monitor.${what}`, ...named },
});

/** [M2] What a model at work is watched by. */
export const monitors: Part = {
  slack: {
    commands: [
      {
        name: 'monitors',
        summary: 'monitoring.command.monitors',
        help: 'monitoring.command.monitors.help',
        about: 'engagement',
        run: (visit, { id }) => monitorList.open(visit, id, visit.text),
      },
    ],
    ...monitorSlack,
  },
  api: [pushEndpoint, pushValuesEndpoint],
  digest: monitoringDigest,
  changes: {
    ...told('add'),
    ...told('edit'),
    ...told('retire'),
    ...told('restore'),
    ...told('pause'),
    ...told('resume'),
  },
};
