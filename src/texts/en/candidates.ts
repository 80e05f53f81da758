/** Use cases that could be chosen: the list, the form, what is refused. */
export const candidates = {
  'candidates.refusal.cost': 'Please give a number above 0, such as 4.20, without grouping or currency sign.',
  'candidates.refusal.volume': 'Please give a number above 0, such as 1200, without grouping.',
  'candidates.refusal.rate': 'Please give a number from 0 to 100, such as 15 or 12.5.',
  'candidates.refusal.currency': 'Please give the currency by its three letters, such as EUR or USD.',
  'candidates.refusal.currency-missing': 'Which currency is the cost in? Three letters, such as EUR or USD.',
  'candidates.refusal.currencies':
    'Currencies mixed: the other use cases are in {currency}. Please convert to {currency}, so that values can be compared.',
  'candidates.refusal.period-missing': 'Is that a day, a week, a month, a quarter or a year?',
  'candidates.refusal.link': 'Please give a web address that begins with https:// or http://.',
  'candidates.refusal.source': 'One of these isn’t in the data inventory any more. Please choose again.',
  'candidates.refusal.name-taken': 'There is a use case “{name}” already. Please give another name.',
  'candidates.refusal.retired': '“{name}” was retired. Restore it first, then edit it.',
  'candidates.refusal.chosen':
    '“{name}” is the use case of this cycle. Choose another one first, then this can be retired.',
} as const;
