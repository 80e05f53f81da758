/** What every room says: buttons, refusals of no single room, trouble. ICU message syntax. */
export const common = {
  'common.somebody': 'somebody',
  'common.save': 'Save',
  'common.file-unsent':
    'The file that you asked for could not be sent: Slack did not take it, {tries, number} times. Please ask for it again in a few minutes; if that fails too, tell whoever runs Phasegate here.',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.back': 'Back',
  'common.next': 'Next',
  'common.previous': 'Previous',
  'common.edit': 'Edit…',
  'common.search': 'Search',
  'common.optional': 'optional',
  'common.none': 'none',
  'common.unassigned': 'unassigned',
  'common.yes': 'Yes',
  'common.no': 'No',
  'common.notice': 'Please note',
  'common.working': 'One moment…',
  'common.page': 'Page {page} of {pages}',
  'common.trouble':
    'Something went wrong on our side and nothing was saved. Please try again; if it happens again, tell your Phasegate administrator this code: {id}',
  'common.database-down':
    'Phasegate can’t reach its database right now, so nothing was saved. It will recover by itself; please try again in a minute.',
  'refusal.title': 'That didn’t work',
  'refusal.required': 'Please fill this in.',
  'refusal.two-numbers':
    '“{typed}” may mean {grouped} or {decimal}. Please type the one you mean as it stands here.',
  'refusal.too-long': 'Please shorten this to {max, number} characters; it has {length, number}.',
  'refusal.choose': 'Please choose one of the options.',
  'refusal.date': 'Please give a date as YYYY-MM-DD.',
  'refusal.no-encryption-key':
    'This needs PHASEGATE_ENCRYPTION_KEY: whoever operates Phasegate sets it (openssl rand -base64 32 makes one).',
  'refusal.other-encryption-key':
    'PHASEGATE_ENCRYPTION_KEY is another one than this was kept under: whoever operates Phasegate puts the former one back, or makes new signing keys with npm run keys:rotate -- --now.',
  'refusal.not-found': 'This isn’t there any more, or you can’t see it.',
  'refusal.by-hand': 'People decide this themselves, in Slack. No key and no agent can do it for them.',
  'refusal.external': 'Guests and people from other organizations can read along, but can’t change this.',
  'refusal.deactivated': 'Your Slack account is deactivated here.',
  'refusal.role': 'You can’t do this in “{engagement}”. These people can: {people}.',
  'refusal.conflict':
    '{who} changed this after you opened it. Your entries are still here: look at what changed, then save again.',
  'refusal.expired': 'This form had been open for too long for Slack to use it. Please open it again.',
} as const;
