import type { ChangeWording, ChangeWordings, Outcome, Told, Turn } from '../../news.ts';
import type { Part } from '../../parts.ts';
import { appears, goes } from '../../turns.ts';
import { pushEndpoint } from './push-api.ts';
import { pushValuesEndpoint } from './push-values-api.ts';
import { monitorList, monitorSlack } from './slack.ts';
import { monitoringDigest } from './status.ts';
import { monitorSteps } from './steps.ts';

const named: Pick<ChangeWording, 'what'> = {
  what: ({ after }) => {
    const name = after?.about ?? after?.name;
    return typeof name === 'string' ? name : null;
  },
};

const rests = ({ subject }: Told): Turn => ({ of: `rest ${subject}`, from: 'on', to: 'off' });
const NEWS = {
  add: { text: 'outcome.monitor.add', means: 'progress', turn: appears },
  retire: { text: 'outcome.monitor.retire', means: 'progress', turn: goes },
  restore: { text: 'outcome.monitor.add', means: 'progress', turn: appears },
  pause: { text: 'outcome.monitor.pause', means: 'obstacle', turn: rests },
  resume: {
    text: 'outcome.monitor.resume',
    means: 'progress',
    turn: (event) => ({ ...rests(event), from: 'off', to: 'on' }),
  },
} as const satisfies Readonly<Record<string, Outcome>>;

const told = (what: 'add' | 'edit' | 'retire' | 'restore' | 'pause' | 'resume'): ChangeWordings => ({
  [`monitoring.monitor.${what}`]: {
    text: `monitoring.change.monitor.${what}`,
    ...named,
    ...(what !== 'edit' && { news: NEWS[what] }),
  },
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
  steps: monitorSteps,
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
