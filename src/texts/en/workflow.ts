/** Steps of Workflow Builder. */
export const workflow = {
  'workflow.command': 'Whether workflows may act here',
  'workflow.command.help':
    '`/playbook workflows`\nSays whether steps of Workflow Builder may ask for gates, add data sources and push readings in this engagement, and for whom. The lead can change it.',
  'workflow.permission.none': 'Workflows may do nothing in *{engagement}*.',
  'workflow.permission.given': 'Workflows may act in *{engagement}*, for {who}.',
  'workflow.permission.what':
    'Where they may, anybody who builds workflows in this workspace can add the steps of Phasegate: ask for a gate, add a data source, push a reading. They act for the lead who lets them in, and the record says that it was a workflow. Approving, attesting, signing, settling, overriding and promoting stay with people.',
  'workflow.permission.give': 'Let workflows in',
  'workflow.permission.withdraw': 'Keep workflows out',
  'workflow.change.give': '{who} let workflows act here',
  'workflow.change.withdraw': '{who} kept workflows out',
  'workflow.refusal.step':
    'Phasegate has no such step any more. Please edit the workflow and choose one of its steps anew.',
  'workflow.refusal.lacking': 'The step needs what is not filled in: {fields}. Please edit the workflow.',
  'workflow.refusal.engagement':
    'There is no engagement “{typed}” that lets workflows in. Its lead can let them in with /playbook workflows; the step takes the engagement’s name or its channel.',
  'workflow.refusal.several':
    'Several engagements are meant by “{typed}”. Please give the full name in the workflow’s step.',
  'workflow.refusal.lapsed':
    'Whoever let workflows into {engagement} does not lead it any more. A lead can let them in again with /playbook workflows.',
  'workflow.error.fault': 'Something went wrong on Phasegate’s side. Please run the workflow again later.',
  'workflow.error.field': '{field}: {words}',
  'gates.refusal.step': 'There is no gate “{typed}”. `/playbook phases` names the gates of each phase.',
  'monitoring.refusal.step-monitor':
    'There is no monitor “{name}” in this engagement. `/playbook monitors` lists them.',
  'monitoring.refusal.step-number': 'Please give a number, such as 0.93.',
  'monitoring.refusal.step-moment': 'Please give a moment as Slack’s timestamps are.',
} as const;
