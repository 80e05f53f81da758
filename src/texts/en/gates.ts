/** Gates: what is asked of whom, how it stands, and why something does not count. */
export const gates = {
  'gates.refusal.own':
    'This is your own request in “{engagement}”, and nobody approves their own. These people can: {people}.',
  'gates.refusal.role':
    'Thank you for looking, but you can’t decide on this gate of “{engagement}”. These people can: {people}.',
  'gates.refusal.external':
    'People from other organizations can read along in “{engagement}”, but can’t decide on its gates. These people can: {people}.',
  'gates.refusal.changed':
    'The evidence changed before your decision arrived, so it was not counted. Please look at the request again, then decide.',
  'gates.refusal.reason': 'Please say why, so that the team knows what to change.',
  'gates.refusal.conditions': 'Please write at least one condition, each on a line of its own.',
  'gates.refusal.phase': '“{engagement}” is in another phase now, so this gate can’t be decided.',
  'gates.refusal.channel':
    'The channel of this engagement is still being made. Please try again in a moment.',
  'gates.refusal.missing':
    'Something on the checklist changed meanwhile and is not met any more. `/playbook gate` shows what is missing.',
  'gates.refusal.open': '{who} has asked for this gate already. You can replace that request with a new one.',
  'gates.refusal.decided.open': 'This request is open.',
  'gates.refusal.decided.approved': '{who} completed the approval on {when}. Nothing changes any more.',
  'gates.refusal.decided.rejected': '{who} rejected this on {when}. A new request can be asked for.',
  'gates.refusal.decided.withdrawn': '{who} withdrew this request on {when}.',
  'gates.refusal.decided.superseded': '{who} replaced this request with a newer one on {when}.',
  'gates.refusal.decided.overridden':
    'This gate was passed by an emergency override, agreed by {who} on {when}.',
  'gates.refusal.past': 'Please choose a day that is not over yet.',
  'gates.refusal.range': 'The last day lies before the first one.',
  'gates.refusal.long': 'An absence can last {days, number} days. For longer, change the role itself.',
  'gates.refusal.owner': 'Please choose an active person of this engagement.',
  'gates.refusal.link': 'Please give a web address that begins with https:// or http://.',
  'gates.refusal.delegated': 'Somebody stands in for {person} on some of these days already.',
  'gates.refusal.delegate-self': 'Please choose somebody else.',
  'gates.refusal.delegate-from': 'Please choose somebody who approves in this engagement.',
  'gates.refusal.admin': 'Only an administrator of this Slack workspace can propose an override.',
  'gates.refusal.proposed': 'An override has been proposed already. It needs a second person to agree.',
  'gates.refusal.second': 'An override needs two people: whoever proposed it can’t agree to it or ratify it.',
  'gates.refusal.ratified': 'There is nothing to ratify here any more.',
} as const;
