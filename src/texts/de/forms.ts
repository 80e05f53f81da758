import type { forms as en } from '../en/forms.ts';

export const forms: Record<keyof typeof en, string> = {
  'forms.where': 'Schritt {number} von {of} · *{step}*: {why} · {engagement}',
  'forms.where-edit': '*{step}*: {why} · {engagement}',
  'forms.draft': 'Sie hatten das schon begonnen. Ihre Eingaben sind noch da.',
  'forms.afresh': 'Neu beginnen',
  'forms.yours-stands': '(Ihre Eingabe weicht ab und würde es ersetzen)',
  'forms.system': 'Phasegate',
};
