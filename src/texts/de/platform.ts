import type { platform as en } from '../en/platform.ts';

export const platform: Record<keyof typeof en, string> = {
  'platform.help.title': 'Was /playbook kann',
  'platform.help.line': '`{command}`  {summary}',
  'platform.help.more': 'Mehr zu einem Befehl: `/playbook help` und sein Name.',
  'platform.help.always': 'Jederzeit',
  'platform.help.phase': 'Phase {phase, number} · {name}',
  'platform.typo.near': '`/playbook {typed}` gibt es nicht. Meinten Sie `/playbook {near}`?',
  'platform.typo.far': '`/playbook {typed}` gibt es nicht. `/playbook help` zeigt, was es gibt.',
  'platform.trigger-expired':
    'Slack lässt drei Sekunden, um das zu öffnen, und das war zu wenig. Bitte versuchen Sie es noch einmal.',
  'platform.slack-busy':
    'Slack antwortet uns gerade nicht richtig. Bitte versuchen Sie es gleich noch einmal.',
  'platform.slow':
    'Das dauert länger, als Slack erlaubt. Vielleicht wird es noch gespeichert: bitte sehen Sie nach, bevor Sie es noch einmal versuchen.',
  'platform.gone':
    'Dieser Knopf gehört zu einer älteren Nachricht oder einem älteren Formular und geht nicht mehr. Bitte öffnen Sie es noch einmal.',
  'platform.not-installed':
    'Phasegate ist in diesem Workspace nicht richtig installiert. Bitte lassen Sie es von Ihrer Administration neu installieren.',
};
