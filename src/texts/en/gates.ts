/** Gates: what is asked of whom, how it stands, and why something does not count. */
export const gates = {
  'gates.refusal.own':
    'This is your own request in “{engagement}”, and nobody approves their own. These people can: {people}.',
  'gates.refusal.role':
    'Thank you for looking, but you can’t decide on this gate of “{engagement}”. These people can: {people}.',
  'gates.refusal.external':
    'Guests and people from other organizations can read along in “{engagement}”, but can’t decide on its gates. These people can: {people}.',
  'gates.refusal.changed':
    'The evidence changed before your decision arrived, so it was not counted. Please look at the request again, then decide.',
  'gates.refusal.reason': 'Please say why, so that the team knows what to change.',
  'gates.refusal.conditions': 'Please write at least one condition, each on a line of its own.',
  'gates.refusal.phase': '“{engagement}” is in another phase now, so this gate can’t be decided.',
  'gates.refusal.channel':
    'The channel of this engagement is still being made. Please try again in a moment.',
  'gates.refusal.plan':
    'The plan is not complete, so there is nothing to seal yet. `/playbook gate` shows what is missing.',
  'gates.refusal.inconclusive':
    'A result here is inconclusive (marked `?`), so a plain approval does not count yet. You can approve with conditions: the button “With conditions…”, or the reply `approve: conditions` and what has to happen.',
  'gates.refusal.subject':
    '{kind, select, model {Please choose one of this engagement’s model versions: `/playbook gate` lists them.} other {Please choose what the gate is about: `/playbook gate` lists it.}}',
  'gates.refusal.failed':
    'Something on the checklist does not hold (marked `✕`), so nobody can approve yet, not even with conditions: {items}. You can reject with a reason.',
  'gates.refusal.nobody':
    'Nobody could decide this gate: there is no one for {roles} who can approve or attest what you ask for. Please name somebody first with `/playbook approvers`; nobody approves their own request.',
  'gates.refusal.same':
    '{who} rejected this on the very same evidence: {reason}. Please change what the rejection is about first; then ask again.',
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
  'gates.refusal.attested':
    '{who} has attested this already. To say something else, empty the note first: that withdraws it.',
  'gates.refusal.link': 'Please give a web address that begins with https:// or http://.',
  'gates.refusal.delegated': 'Somebody stands in for {person} on some of these days already.',
  'gates.refusal.delegate-self': 'Please choose somebody else.',
  'gates.refusal.delegate-from': 'Please choose somebody who approves in this engagement.',
  'gates.refusal.admin': 'Only an administrator of this Slack workspace can propose an override.',
  'gates.refusal.task-done':
    '{who} said on {when} that this is done. What you typed is not added to that: where others should have it, post it in the channel.',
  'gates.refusal.proposed': 'An override has been proposed already. It needs a second person to agree.',
  'gates.refusal.second': 'An override needs two people: whoever proposed it can’t agree to it or ratify it.',
  'gates.refusal.ratified': 'There is nothing to ratify here any more.',

  'gates.command.gate': 'Ask for this phase’s gate, or see what is missing',
  'gates.command.gate.help':
    '`/playbook gate`\nLooks at the checklist of the gate that ends this phase. If something is missing, you get the list with the buttons that fix it; else you see who will be asked, and can ask. Where several gates end the phase together, you see how each of them stands.\n`/playbook gate <key>` asks for one gate of this phase, `/playbook gate performance v3` for a model version. While the model of an earlier cycle is at work, `/playbook gate 1` is about that cycle.',
  'gates.command.seal': 'What was sealed, when and by whom, and what has changed since',
  'gates.command.seal.help':
    '`/playbook seal`\nShows each version of the sealed plan: who approved it, when and why, and in words what changed. It also computes the digest again and says whether it is still the one that was approved. `/playbook seal 1` shows that of an earlier cycle.',
  'gates.command.tasks': 'Conditions that are still to be met',
  'gates.command.tasks.help':
    '`/playbook tasks`\nLists what approvers have asked for when they approved with conditions: whose task it is, by when, and the button to say that it is done.',

  'gates.about': '{kind, select, model {model {name}} other {{name}}}',
  'gates.role.business': 'business',
  'gates.role.legal': 'legal',
  'gates.role.data': 'data',
  'gates.role.engineering': 'engineering',
  'gates.more': 'and {count, number} more',

  'gates.button.approve': 'Approve',
  'gates.button.conditions': 'With conditions…',
  'gates.button.reject': 'Reject…',
  'gates.button.evidence': 'Evidence',
  'gates.button.look': 'Look',
  'gates.button.attest': 'Attest…',
  'gates.button.reason': 'Give the reason…',
  'gates.button.ask': 'Ask…',
  'gates.button.seal': 'Seal',
  'gates.menu.take-back': 'Take my decision back',
  'gates.menu.withdraw': 'Withdraw the request…',
  'gates.menu.delegate': 'Delegate for an absence…',
  'gates.menu.override': 'Emergency override…',

  'gates.request.title': 'Gate · {gate} · {engagement}',
  'gates.request.why': 'Why it matters: {why}',
  'gates.request.how': 'Reply “approve” or “reject: why” in the thread, or react :white_check_mark: / :x:',
  'gates.request.asked': 'Asked by {who} {when} · evidence `{digest}`',
  'gates.request.seal': 'seal v{version} `{digest}`, {when}',
  'gates.request.sealing':
    '{state, select, open {to be sealed: `{digest}`{version, plural, =0 {} other { (in force: v{version})}}} approved {sealed: `{digest}`} overridden {sealed: `{digest}`} other {was to be sealed: `{digest}`}}',
  'gates.request.unsure':
    '? Marked items are *inconclusive*: neither met nor failed. The gate passes only if somebody approves with conditions.',
  'gates.request.more-items':
    '{left, plural, one {One more line is} other {# more lines are}} not shown here.',
  'gates.request.fallback.open': 'Gate {gate} of {engagement}: your approval is asked for',
  'gates.request.fallback.approved': 'Gate {gate} of {engagement}: approved',
  'gates.request.fallback.rejected': 'Gate {gate} of {engagement}: rejected',
  'gates.request.fallback.withdrawn': 'Gate {gate} of {engagement}: withdrawn',
  'gates.request.fallback.superseded': 'Gate {gate} of {engagement}: replaced by a newer request',
  'gates.request.fallback.overridden': 'Gate {gate} of {engagement}: passed by an emergency override',

  'gates.item.open': 'to be attested by {who}',
  'gates.item.attested': 'attested by {who} ({role}) {when}',
  'gates.stands.title': 'What it waits for besides:',
  'gates.stands.failed': '✕ {item}: does not hold, so nobody can approve yet',
  'gates.stands.unattested': '☐ {item}: to be attested by {who}',
  'gates.needs.open': '*Needs:* {list} · by {day}',
  'gates.needs.ended': '*Approved by:* {list}',
  'gates.needs.done': '{role} ✓ {who}{stead, select, yes { for {holder}} other {}} {when}',
  'gates.needs.struck': '~{role} ✓ {who}~',
  'gates.needs.waiting': '{role} ☐ {who}',

  'gates.change.fallback': 'Gate {gate}: the evidence changed, please look again',
  'gates.change.item': '{item}: {before} → {after}',
  'gates.change.tier':
    'risk tier: {before, select, minimal {minimal} limited {limited} other {high}} → {after, select, minimal {minimal} limited {limited} other {high}}',
  'gates.change.seal': 'seal: {before, plural, =0 {none} other {v{before}}} → v{after}',
  'gates.change.plan': 'the plan that is to be sealed',
  'gates.change.gate': 'the phase or the gate itself',
  'gates.change.more': '{count, plural, one {and # more change} other {and # more changes}}',
  'gates.change.line':
    '▲ *Evidence changed* {when} ({what}).{voided, plural, =0 {} other { Approvals before that no longer count.}}{asked, plural, =0 {} other { {who}, please look again.}}{later, select, yes { Whoever gave them is asked again once everything holds.} other {}}',

  'gates.outcome.open': 'Open',
  'gates.outcome.approved': '✓ *Approved*, completed by {who} {when}.',
  'gates.outcome.approved-conditions':
    '✓ *Approved with conditions*, completed by {who} {when}. They are tasks now: `/playbook tasks`.',
  'gates.outcome.rejected': '✕ *Rejected* by {who} {when}: {reason}',
  'gates.outcome.withdrawn':
    '○ *Withdrawn* by {who} {when}.{reasonKnown, select, no {} other { {reason}}} Nobody is asked any more.',
  'gates.outcome.superseded':
    '○ *Replaced* by a newer request of {who} {when}. This one asks nobody any more.',
  'gates.outcome.overridden':
    '▲ *Emergency override* by {first} and {who} {when}: {reason}\n{ratified, select, yes {It has been ratified.} other {Not ratified yet, missing: {missing}.}}',

  'gates.decision.approve': '✓ {who} approved for {role}.',
  'gates.decision.conditions': '✓ {who} approved for {role} with conditions:\n{text}',
  'gates.decision.reject': '✕ {who} rejected for {role}: {text}',
  'gates.decision.back': '_Taken back {when}._',
  'gates.decision.back.fallback': '{who} took the decision for {role} back: it no longer counts.',
  'gates.note.attested': '✓ {who} attested: {item}',
  'gates.note.unattested': '☐ {who} withdrew the attestation: {item}',
  'gates.note.proposed':
    '▲ {who} proposes an emergency override: {reason}\nIt needs the agreement of a second person who approves here.',
  'gates.note.ratified': '✓ {who} ratified the override.',
  'gates.reminder.before':
    'Due {day}, the next working day: {who}, please have a look. Nothing happens by itself.',
  'gates.reminder.due': 'Due {day}: {who}, this waits for you. Nothing happens by itself.',
  'gates.overdue.fallback': 'Overdue: gate {gate} of {engagement}',
  'gates.overdue.text':
    '*Overdue since {day}:* gate {gate} of {engagement}. Somebody could stand in for who is away, or another person take the role.',
  'gates.look.reason': 'You want to reject the gate {gate} of {engagement}. That counts once you say why.',
  'gates.look.conditions':
    'You reacted with :white_check_mark: to the gate {gate} of {engagement}. A result there is inconclusive, so a plain approval does not count by itself. Please look at it, and approve with conditions if you can.',
  'gates.look.again':
    'You reacted with :white_check_mark: to the gate {gate} of {engagement}, but its evidence has changed around that time. Please look once more and approve if it still holds.',
  'gates.repeated': 'Your approval counts already; nothing has changed.',
  'gates.back.done': 'Taken back. You can decide again whenever you like.',
  'gates.back.nothing': 'There is nothing to take back: you have not decided, or the request has ended.',
  'gates.remark':
    'I didn’t count that as a decision. To decide, please reply `approve`, `approve: conditions …` or `reject: why`, or use the buttons of the request.',
  'gates.unclear':
    'This began like a decision, but I won’t guess. Please reply `approve`, `approve: conditions …` or `reject: why`, with no other words before it.',

  'gates.field.reason': 'Reason',
  'gates.field.conditions': 'Conditions, one a line',
  'gates.field.owner': 'Who meets them',
  'gates.field.due': 'By when',
  'gates.field.link': 'Link',
  'gates.field.absent': 'Who is away',
  'gates.field.delegate': 'Who decides instead',
  'gates.field.from': 'From',
  'gates.field.until': 'Until, this day included',
  'gates.field.evidence': 'What shows that it is done',

  'gates.ask.title': 'Ask for a gate',
  'gates.ask.submit': 'Ask',
  'gates.ask.again': 'Ask again',
  'gates.ask.why': '*{gate}*\n{why}',
  'gates.ask.replaces':
    '▲ {who} has asked for this gate already. Asking again replaces that request; its approvals do not carry over.',
  'gates.ask.approve': '*{role}*: {count, plural, one {one approval} other {# approvals}} of {who}',
  'gates.ask.attest': 'to be attested by {role}: {who}',
  'gates.ask.due': 'Due {day}. A reminder is sent before that; time running out never decides anything.',
  'gates.ask.none': 'There is no such gate in this phase. You can ask for: {keys}',
  'gates.choose.title':
    '{kind, select, model {Which model version?} none {Which cycle?} other {What is it about?}}',
  'gates.choose.why':
    '{kind, select, none {The gate *{gate}* can be asked for in each of them. Each cycle has its own plan and its own seal.} other {The gate *{gate}* is about one of them. The newest comes first.}}',
  'gates.choose.field': '{kind, select, model {Model version} none {Cycle} other {About}}',
  'gates.choose.submit': 'Next',
  'gates.choose.nothing':
    '{kind, select, model {The gate *{gate}* is about a model version, and there is none yet. Record an evaluation of one first; then ask again.} stage {There is no next stage to ask for: no model is at work here, or it has reached the last one. `/playbook deployment` shows how it stands.} other {There is nothing yet that the gate *{gate}* could be about.}}',
  'gates.choose.unknown':
    '{kind, select, model {There is no model version of that name. You can ask about: {names}.} stage {Stages come one after another. The next one is: {names}.} other {There is nothing of that name. You can ask about: {names}.}}',
  'gates.exits.title': 'Gates of phase {phase, number} · {engagement}',
  'gates.exits.line.passed': '✓ *{gate}:* approved {when}',
  'gates.exits.line.open': '☐ *{gate}:* asked {when}, waits for approvals',
  'gates.exits.line.outdated':
    '▲ *{gate}:* approved {when} on older evidence ({what}). Please ask for it again.',
  'gates.exits.line.rejected': '✕ *{gate}:* rejected {when}. It can be asked for again.',
  'gates.exits.line.missing': '☐ *{gate}:* not asked for yet',
  'gates.exits.other': '○ *{gate}:* can be asked for in this phase, and does not end it',
  'gates.exits.met':
    '{met, number} of {total, number} have passed. The phase ends once all of them have{kind, select, none {} model {, for one and the same model version} other {, for one and the same subject}}.',
  'gates.exits.again':
    'All of them hold again, but the phase does not end by itself. Please ask for one of them once more: its approval ends the phase.',
  'gates.exits.ask': 'Another one: `/playbook gate {key} <name>`. You can choose from {names}.',
  'gates.exits.left': 'Still needed before phase {phase, number} ends:',
  'gates.step.ask':
    'nothing is missing, so ask for {count, plural, one {the gate *{names}*} other {the gates *{names}*}}',
  'gates.step.ask.why': 'The phase ends only through its gates.',
  'gates.step.ask.button': '{count, plural, one {Ask for the gate} other {Ask for the gates}}',
  'gates.step.look': 'Have a look',
  'gates.step.standing': 'How the gates stand',
  'gates.step.choose': 'record what the gates of this phase are about',
  'gates.step.fix': '{gate} can’t be asked for yet, since this does not hold: {item}',
  'gates.step.rejected': '{who} rejected {gate}: {reason} · change that, then ask again',
  'gates.step.rejected.why': 'The same evidence would be rejected again.',
  'gates.step.nobody': 'name somebody for {roles}, so that {gate} can be asked for',
  'gates.step.nobody.why': 'Nobody approves their own request, so another person is needed.',
  'gates.step.wait': '{count, plural, one {the gate {names}} other {the gates {names}}}',
  'gates.missing.plan': '✕ *The plan can be sealed* · not complete yet',
  'gates.missing.title': 'What is missing · {gate} · {engagement}',
  'gates.missing.nobody':
    '✕ *Somebody to decide* · nobody is named for {roles} who could approve or attest what you ask for. Nobody approves their own request.',
  'gates.missing.rejected':
    '✕ *Other evidence than was rejected* · {who} rejected this as it stands: {reason}',
  'gates.missing.met':
    '{met, number} of {total, number} are met. Once all are, `/playbook gate` asks for the approvals.',

  'gates.reject.title': 'Reject',
  'gates.reject.submit': 'Reject',
  'gates.reject.why': 'This ends the request. The team can ask again once it has changed something.',
  'gates.reject.hint': 'Everybody in the channel reads it.',
  'gates.conditions.title': 'With conditions',
  'gates.conditions.submit': 'Approve',
  'gates.conditions.why':
    'Your approval counts now. Each line becomes a task once the gate is approved, and stays in sight until it is done.',
  'gates.conditions.hint': 'For example: Name an owner for the CRM export',
  'gates.condition.title': 'Conditions',
  'gates.condition.line': '{mark} {text} · {who} by {day}',
  'gates.attest.title': 'Attest',
  'gates.attest.submit': 'Save',
  'gates.attest.why':
    'You say with your name that these hold: write beside each what shows it. Those without a note stay open; emptying a note withdraws what was attested.',
  'gates.attest.note.hint': 'A contract, a review, a decision, and where it can be found.',
  'gates.attest.nothing': 'There is nothing here for you to attest. These people can: {people}.',
  'gates.withdraw.title': 'Withdraw',
  'gates.withdraw.submit': 'Withdraw',
  'gates.withdraw.why': 'The request for *{gate}* ends without a decision. It stays in the record.',
  'gates.delegate.title': 'Delegate',
  'gates.delegate.why':
    'For an absence: the other person decides on the gates of this engagement in your place. They decide as themselves, and nobody approves their own request.',
  'gates.delegate.to.hint': 'Leave this empty to end an absence early.',
  'gates.delegate.until.hint': 'Afterwards it ends by itself.',
  'gates.delegate.line': '{to} stands in for {from}, {first} to {last}.',
  'gates.override.title': 'Emergency override',
  'gates.override.submit': 'Propose',
  'gates.override.means':
    'This passes the gate over its approvers’ heads. A second person has to agree, and it stays marked until the approvers ratify it.',
  'gates.override.lacking':
    'If you propose it, nobody could ratify it afterwards for {roles}: who proposes an override ratifies nothing. Name somebody else first with /playbook approvers.',
  'gates.override.hint': 'Why it can’t wait. Everybody in the channel reads it, and it stays in the record.',
  'gates.override.proposed': '▲ *{who} proposes an emergency override:* {reason}',
  'gates.override.second': 'Agree to the override',
  'gates.override.ratify': 'Ratify',

  'gates.evidence.title': 'Evidence',
  'gates.evidence.about': '*{gate}* · {engagement}',
  'gates.evidence.decisions': 'What was decided',
  'gates.evidence.none': 'Nothing yet.',
  'gates.behind.nothing': 'Nothing is recorded for this yet.',
  'gates.behind.now': 'This is how it stands now; what was decided on is in the record.',
  'gates.seal.overridden':
    '▲ seal v{version} was made by an emergency override of {first} and {second}: {reason} · {ratified, select, yes {ratified} other {not ratified yet}}',
  'gates.evidence.decision':
    '{when} · {who} · {role} · {kind, select, approve {approved} conditions {approved with conditions: {text}} other {rejected: {text}}}{gone, select, no {} evidence { · no longer counts, the evidence changed} replaced { · replaced by a later decision} other { · taken back}}',
  'gates.evidence.digest': 'SHA-256 of all of it: `{digest}`',
  'gates.evidence.seal': 'Seal v{version} of {when}, SHA-256: `{digest}`',
  'gates.evidence.sealing': 'What an approval seals, SHA-256: `{digest}`',

  'gates.task.title': 'Done',
  'gates.task.submit': 'Done',
  'gates.task.text': '*{text}*',
  'gates.task.due': 'Due {day}. Everybody can see in the record what shows that it is done.',
  'gates.task.hint': 'A link, or a sentence that somebody else can check.',
  'gates.tasks.title': 'Open tasks of {engagement}: {count, number}',
  'gates.tasks.due': '{who} · {late, select, yes {▲ overdue since {day}} other {by {day}}}',
  'gates.tasks.done': 'Done…',
  'gates.tasks.none': 'No condition is open. Nothing to do here.',
  'gates.tasks.more': '{left, plural, one {One more task} other {# more tasks}}, due later.',

  'gates.card.open': '☐ *Gate {gate}:* asked {when} · {list}',
  'gates.card.approved':
    '✓ *Gate {gate}:* approved {when}{conditions, plural, =0 {} one { · one condition open} other { · # conditions open}}',
  'gates.card.rejected': '✕ *Gate {gate}:* rejected {when} by {who}: {reason}',
  'gates.card.overridden':
    '▲ *Gate {gate}:* emergency override {when}, {ratified, select, yes {ratified} other {not ratified yet, waits on {waits}}}{conditions, plural, =0 {} one { · one condition open} other { · # conditions open}}',
  'gates.card.outdated':
    '▲ *Gate {gate}:* approved {when} on older evidence ({what}), to be asked for again{conditions, plural, =0 {} one { · one condition open} other { · # conditions open}}',
  'gates.card.before-back':
    '↩ *Gate {gate}:* approved {when}, before going back: it has to be approved anew{conditions, plural, =0 {} one { · one condition open} other { · # conditions open}}',
  'gates.card.ratify':
    '▲ that was an emergency override, {ratified, select, yes {ratified} other {not ratified yet, waits on {waits}}}',
  'gates.card.done': '{role} ✓',
  'gates.card.waiting': '{role} waits',

  'gates.change.ask': '{who} asked for {count, plural, one {the gate {what}} other {# gates ({what})}}',
  'gates.change.approved': 'gate approved: {what}',
  'gates.change.rejected': 'gate {what} rejected by {who}',
  'gates.change.withdrawn': 'gate request withdrawn by {who}',
  'gates.change.overridden': '▲ emergency override of the gate {what}',
  'gates.change.approve': '{who} approved the gate {what}',
  'gates.change.conditions': '{who} approved the gate {what}, with conditions',
  'gates.change.evidence':
    'the evidence of a gate changed {count, plural, one {once} other {# times}}, so earlier approvals do not count',
  'gates.change.attest': '{who} attested: {what}',
  'gates.change.task': '{count, plural, one {a condition was} other {# conditions were}} met by {who}',
  'gates.change.delegate': 'during an absence {what} decides instead',
  'gates.change.propose': '{who} proposed an emergency override: {what}',
  'gates.change.sealed': 'the plan was sealed ({what}); {who} completed the approval',
  'gates.change.ratified': 'the override of a gate was ratified',
  'gates.waiting.open': 'gate {gate}',
  'gates.waiting.ratify': '▲ override of the gate {gate}, not ratified',
  'gates.task.decide': 'Gate *{gate}* of {engagement}: your word is asked for',
  'gates.task.ratify': 'Override of the gate *{gate}* of {engagement}: ratify it, or say why not',
  'gates.task.meet': 'Condition: {text} ({engagement})',
  'gates.task.meet.why': 'The gate was approved on condition that this is done.',
  'gates.command.delegate': 'Let somebody decide while you are away',
  'gates.command.delegate.help':
    '`/playbook delegate`\nNames who decides at gates in an approver’s place, from one day until another, and ends that early when they are back. Approvers do it for themselves, the lead for anybody.',
  'gates.request.elsewhere':
    '‖ It waits: the engagement has gone back to phase {phase}. Nobody can decide here until it is in phase {back} again.',
} as const;
