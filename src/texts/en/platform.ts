/** What the way between Slack and the rooms says: help, typos, trouble on that way. */
export const platform = {
  'platform.help.title': 'What you can do with /playbook',
  'platform.help.line': '`{command}`  {summary}',
  'platform.help.more': 'Type `/playbook help` and a command’s name for more about it.',
  'platform.help.always': 'At any time',
  'platform.help.phase': 'Phase {phase, number} · {name}',
  'platform.typo.near': 'There is no `/playbook {typed}`. Did you mean `/playbook {near}`?',
  'platform.typo.far': 'There is no `/playbook {typed}`. `/playbook help` shows what there is.',
  'platform.trigger-expired':
    'Slack allows three seconds to open this, and that was not enough. Please try once more.',
  'platform.slack-busy': 'Slack isn’t answering us properly right now. Please try again in a moment.',
  'platform.slow':
    'This is taking longer than Slack allows. It may still be saved: please look before you try again.',
  'platform.gone':
    'This button belongs to an older message or form and doesn’t work any more. Please open it again.',
  'platform.not-installed':
    'Phasegate isn’t properly installed in this workspace. Please ask an administrator to install it again.',
} as const;
