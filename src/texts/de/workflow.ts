import type { workflow as english } from '../en/workflow.ts';

export const workflow: Record<keyof typeof english, string> = {
  'workflow.command': 'Ob Workflows hier handeln dürfen',
  'workflow.command.help':
    '`/playbook workflows`\nSagt, ob Schritte des Workflow-Builders in diesem Vorhaben Gates anfragen, Datenquellen anlegen und Messwerte melden dürfen, und für wen. Die Leitung kann es ändern.',
  'workflow.permission.none': 'Workflows dürfen in *{engagement}* nichts tun.',
  'workflow.permission.given': 'Workflows dürfen in *{engagement}* handeln, für {who}.',
  'workflow.permission.what':
    'Wo sie es dürfen, kann, wer in diesem Workspace Workflows baut, die Schritte von Phasegate verwenden: ein Gate anfragen, eine Datenquelle anlegen, einen Messwert melden. Sie handeln für die Leitung, die sie zulässt, und der Verlauf sagt, dass es ein Workflow war. Freigeben, bestätigen, unterschreiben, festlegen, übersteuern und befördern bleiben Menschen vorbehalten.',
  'workflow.permission.give': 'Workflows zulassen',
  'workflow.permission.withdraw': 'Workflows aussperren',
  'workflow.change.give': 'Workflows zugelassen von {who}',
  'workflow.change.withdraw': 'Workflows ausgesperrt von {who}',
  'workflow.refusal.step':
    'Diesen Schritt gibt es in Phasegate nicht mehr. Bitte bearbeiten Sie den Workflow und wählen Sie einen Schritt neu.',
  'workflow.refusal.lacking':
    'Dem Schritt fehlt, was nicht ausgefüllt ist: {fields}. Bitte bearbeiten Sie den Workflow.',
  'workflow.refusal.engagement':
    'Es gibt kein Vorhaben „{typed}“, das Workflows zulässt. Seine Leitung kann das mit /playbook workflows tun; der Schritt nimmt den Namen des Vorhabens oder seinen Kanal.',
  'workflow.refusal.several':
    'Mit „{typed}“ sind mehrere Vorhaben gemeint. Bitte geben Sie im Schritt des Workflows den ganzen Namen an.',
  'workflow.refusal.lapsed':
    'Wer Workflows in {engagement} zugelassen hat, leitet es nicht mehr. Eine Leitung kann sie mit /playbook workflows wieder zulassen.',
  'workflow.error.fault':
    'Bei Phasegate ist etwas schiefgegangen. Bitte starten Sie den Workflow später noch einmal.',
  'workflow.error.field': '{field}: {words}',
  'gates.refusal.step': 'Es gibt kein Gate „{typed}“. `/playbook phases` nennt die Gates jeder Phase.',
  'monitoring.refusal.step-monitor':
    'In diesem Vorhaben gibt es keinen Monitor „{name}“. `/playbook monitors` nennt sie.',
  'monitoring.refusal.step-number': 'Bitte eine Zahl angeben, etwa 0,93.',
  'monitoring.refusal.step-moment': 'Bitte einen Zeitpunkt angeben, wie Slacks Zeitstempel ihn haben.',
};
