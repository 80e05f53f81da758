/** The risk tier and the class under the EU AI Act, asked one question at a time. */
export const risk = {
  'risk.button.open': 'Assess the risk',
  'risk.button.again': 'Assess again',
  'risk.button.choose': 'Choose the use case',
  'risk.tier': '{tier, select, high {high} limited {limited} other {minimal}}',
  'risk.form.title': 'Risk tier',
  'risk.form.where': 'Question {number, number} of {of, number} · {useCase}',
  'risk.form.basis': 'EU AI Act, {basis} · {about} · {law}',
  'risk.law.line': '{version}{has, select, dates { · applies {dates}} other {}} · as known on {checked}',
  'risk.law.from': 'from {day}: {what}',
  'risk.form.answer': 'Your answer',
  'risk.form.note': 'Note',
  'risk.form.note-hint': 'What the answer rests on. It stays with the assessment.',
  'risk.result.title': 'Risk tier',
  'risk.result.text':
    '{mark} *{euClass}* · risk tier *{tier, select, high {high} limited {limited} other {minimal}}* · {useCase}\n{means}',
  'risk.result.decided': 'What decided',
  'risk.result.nothing': 'None of the questions was answered yes.',
  'risk.result.line': '{question} *{answer}* · {basis}{noted, select, yes { · “{note}”} other {}}',
  'risk.result.lifted':
    '{basis} would apply, but it does no more than Art. 6(3) allows. This has to be documented before it is put into use, and registered.',
  'risk.result.tier': 'Risk tier',
  'risk.result.tier-hint':
    'It may be set higher than the answers say, never lower. A higher tier adds gate items and approvers.',
  'risk.result.reason': 'Why, in your own words',
  'risk.result.reason-hint':
    'Approvers and auditors read this: what the use case does, and why the answers are right.',
  'risk.assessed.reason': '*Why*\n{reason}',
  'risk.assessed.by': 'Assessed by {who} · {when} · version {version, number}',
  'risk.assessed.other': 'This was assessed for another use case. Please assess the one that is chosen now.',
  'risk.done': 'Saved.',
  'risk.refusal.no-choice':
    'No use case is chosen for this cycle yet. Once the lead has chosen one, its risk can be assessed: `/playbook candidates`, then Matrix.',
  'risk.refusal.other':
    'Another use case was chosen while this form was open, so these answers are not about it. Please begin with `/playbook risk`.',
  'risk.refusal.unfinished':
    'Some questions aren’t answered yet. Please open the form again: your answers are still there.',
  'risk.refusal.lower':
    'The answers come to {tier, select, high {high} limited {limited} other {minimal}}. A person may set a higher tier, never a lower one.',
  'risk.refusal.overtaken':
    '{who} assessed it while this form was open. Please look at that assessment first: `/playbook risk`.',
  'risk.figure.no-choice': 'no use case chosen',
  'risk.figure.none': 'not assessed',
  'risk.figure.other': 'assessed for another use case',
  'risk.figure.prohibited': '✕ prohibited · {basis}: this use case cannot go on',
  'risk.figure.assessed':
    '{tier, select, high {high} limited {limited} other {minimal}}{rests, select, yes { · {basis}} other {}}',
  'risk.card.line':
    'Risk tier: {tier, select, high {high} limited {limited} other {minimal}}{rests, select, yes { · {basis}} other {}}',
  'risk.card.prohibited': '✕ Prohibited by the EU AI Act · {basis}: this use case cannot go on',
  'risk.card.other': 'Risk tier: to be assessed for the use case that is chosen now',
  'risk.task.what': 'Assess the risk of “{name}”',
  'risk.task.why': 'The tier decides what the gates ask for and who has to approve.',
  'risk.waiting': 'The risk of the chosen use case is not assessed',
  'risk.change.assess': '{who} assessed the risk: {what}',
  'risk.command': 'The risk tier and its class under the EU AI Act',
  'risk.command.help':
    '`/playbook risk` shows the risk tier of the chosen use case with its reason. Where there is none yet, it asks one question at a time; your answers are kept if you stop in between. `/playbook risk 1` is about an earlier cycle.',
} as const;
