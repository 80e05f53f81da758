export const engagement = {
  'engagement.command.overview': 'How things stand here and what you can do now',
  'engagement.command.overview.help':
    '`/playbook`\nShows how the engagement of this channel stands, what waits, and what you can type now.',
  'engagement.command.start': 'Start an engagement',
  'engagement.command.start.help':
    '`/playbook start`\nAsks in two short steps for a name, a goal, a lead and a channel, then pins a card there that shows how it stands.',
  'engagement.command.team': 'Lead, members, reviewers, stakeholders',
  'engagement.command.team.help':
    '`/playbook team`\nWho leads the engagement, works on it, reviews a model’s actions, or follows it. The lead can change it.',
  'engagement.command.approvers': 'Who approves for business, legal, data, engineering',
  'engagement.command.approvers.help':
    '`/playbook approvers`\nWho may sign gates, by role. The lead can change it.',
  'engagement.command.details': 'Name, goal, calendar, who may see it',
  'engagement.command.details.help':
    '`/playbook details`\nChanges the name, the goal, the planned start, the time zone, the working days, who may see the engagement, and whether people of other organizations may approve in it.',
  'engagement.command.phases': 'The five phases and what each will need',
  'engagement.command.phases.help':
    '`/playbook phases`\nShows where the cycle stands, how it got there, and what each later phase will ask for. The lead can go back from here, with a reason.',

  'engagement.here.choose':
    'Which engagement do you mean? Next time you can type its name after the command: `{example}`.',
  'engagement.here.placeholder': 'Choose an engagement',
  'engagement.here.none':
    'There is no engagement in this channel, and you are not named in any. You can start one.',

  'engagement.message.title': 'Which engagement?',
  'engagement.message.which': 'Which engagement is it about?',
  'engagement.message.recorded':
    '{by} recorded this as {as, select, gap {a gap} edge {an edge case} process_change {a process change} other {an incident}}: *{title}*',

  'engagement.start.button': 'Start an engagement',
  'engagement.start.title': 'Start an engagement',
  'engagement.start.step': 'Step {step} of 2',
  'engagement.start.restored': 'You closed this form before sending it. What you had typed is back.',
  'engagement.start.submit': 'Start',
  'engagement.start.done':
    ':white_check_mark: *{name}* has started, led by {lead}. Its card is on its way to {channel} and will be pinned there.',
  'engagement.start.next': 'Next: name the people, then record the first data source from the card.',

  'engagement.field.name': 'Name',
  'engagement.field.name.example': 'Support ticket triage',
  'engagement.field.goal': 'Goal',
  'engagement.field.goal.example': 'Tickets reach the right team in a minute, not in four hours',
  'engagement.field.lead': 'Lead',
  'engagement.field.lead.hint': 'Keeps it moving, and is told when something is stuck.',
  'engagement.field.channel': 'Channel',
  'engagement.field.channel.hint': 'The card is pinned here and the decisions stand in its threads.',
  'engagement.field.new-channel': 'Or make a new channel named',
  'engagement.field.planned-start': 'Planned start',
  'engagement.field.time-zone': 'Time zone',
  'engagement.field.time-zone.hint': 'Type a city to search. Due dates and the daily digest follow it.',
  'engagement.field.working-days': 'Working days',
  'engagement.field.visibility': 'Who may see it',
  'engagement.field.reason': 'Reason',
  'engagement.field.reason.hint': 'It is kept in the record.',
  'engagement.visibility.open': 'Everybody in this workspace',
  'engagement.visibility.open.means': 'Anyone can look; only its people can change things.',
  'engagement.visibility.restricted': 'Only its people',
  'engagement.visibility.restricted.means': 'For others it does not exist.',
  'engagement.visibility.hint':
    'With “Only its people” a new channel is made private. In an existing public channel everybody can read what is posted.',

  'engagement.role.lead': 'Lead',
  'engagement.role.member': 'Members',
  'engagement.role.stakeholder': 'Stakeholders',
  'engagement.role.reviewer': 'Reviewers',
  'engagement.role.business': 'Business',
  'engagement.role.legal': 'Legal',
  'engagement.role.data': 'Data',
  'engagement.role.engineering': 'Engineering',
  'engagement.role.lead.means': 'Keeps it moving, and is told when something is stuck.',
  'engagement.role.member.means': 'Record sources, gaps and results.',
  'engagement.role.stakeholder.means': 'Follow along; they get digests and are asked nothing.',
  'engagement.role.reviewer.means': 'Judge the model’s proposed actions in phase 4.',
  'engagement.role.business.means': 'Answer for the value, and approve it.',
  'engagement.role.legal.means': 'Answer for law, privacy and fairness, and approve it.',
  'engagement.role.data.means': 'Answer for the data, and approve it.',
  'engagement.role.engineering.means': 'Answer for what is built and run, and approve it.',

  'engagement.people.team.button': 'Team…',
  'engagement.people.team.title': 'Team',
  'engagement.people.team.why':
    'Who works on *{name}* and who follows it. One person can hold several roles.',
  'engagement.people.approvers.button': 'Approvers…',
  'engagement.people.approvers.title': 'Approvers',
  'engagement.people.approvers.why':
    'Who signs the gates of *{name}*. Nobody approves their own request, so two people a role are safer than one.',

  'engagement.details.button': 'Details…',
  'engagement.details.title': 'Details',
  'engagement.details.why': 'A change shows on the card and stays in the record.',
  'engagement.field.externals': 'Guests and people of other organizations',
  'engagement.externals.allow': 'They may approve and attest',
  'engagement.externals.means': 'Where they have the role here. Only the lead can change this.',

  'engagement.channel.title': 'Channel',
  'engagement.channel.why': 'Where the card of *{name}* is pinned.',
  'engagement.channel.choose': 'Choose a channel…',
  'engagement.channel.fallback': 'The channel {channel} for {name} could not be made',
  'engagement.channel.taken':
    'The channel *{channel}* for *{name}* could not be made: there is one of that name already. Choose that one, or another name. Nothing else is lost.',
  'engagement.channel.unanswered':
    'Slack did not let me make the channel *{channel}* for *{name}*: it gave no usable answer, however often I tried. Choose a channel that exists, or ask for a new one again later. Nothing else is lost.',
  'engagement.channel.refused':
    'Slack did not let me make the channel *{channel}* for *{name}* (`{reason}`). Choose one that exists. Nothing else is lost.',

  'engagement.phases.button': 'Phases…',
  'engagement.phases.title': 'Phases',
  'engagement.phases.why':
    '*{name}*, cycle {cycle}. A phase ends only through its exit gate; none can be skipped.',
  'engagement.phases.line':
    '{mark} *{phase} {name}*{planned, select, yes { · {range} working days} other {}}\n{needs}',
  'engagement.phases.entered.start': 'begun {when} by {who}',
  'engagement.phases.entered.gate': 'entered {when}, when its gate was approved',
  'engagement.phases.entered.back': 'back here {when} by {who}: {reason}',
  'engagement.phase.back.button': 'Go back a phase…',
  'engagement.phase.back.title': 'Go back a phase',
  'engagement.phase.back.means':
    'Everything collected so far stays. To come forward again, the exit gates in between have to be approved anew.',
  'engagement.phase.back.to': 'Back to',
  'engagement.phase.back.submit': 'Go back',

  'engagement.state.button': 'Pause or close…',
  'engagement.state.title': 'Pause or close',
  'engagement.state.why': '*{name}* is {state}.',
  'engagement.state.recorded': 'This is kept in the record.',
  'engagement.state.pause': 'Pause',
  'engagement.state.pause.means':
    'Scheduled work, reminders and digests rest, and nothing can be changed until it is resumed.',
  'engagement.state.resume': 'Resume',
  'engagement.state.resume.means': 'Scheduled work, reminders and digests go on.',
  'engagement.state.close': 'Close',
  'engagement.state.close.means':
    'The work is done or given up. Everything stays readable, and it can be opened again.',
  'engagement.state.reopen': 'Open again',
  'engagement.state.reopen.means': 'It goes on in the phase where it stood.',
  'engagement.state.archive': 'Archive',
  'engagement.state.archive.means': 'It leaves the lists. Nothing is deleted, and it can be restored.',
  'engagement.state.restore': 'Restore',
  'engagement.state.restore.means': 'It comes back to the lists, closed.',

  'engagement.card.cycle': 'cycle {cycle}',
  'engagement.card.state.active': '{goal}',
  'engagement.card.state.paused': '‖ *Paused* · {goal}',
  'engagement.card.state.closed': '✓ *Closed* · {goal}',
  'engagement.card.state.archived': '✓ *Archived* · {goal}',
  'engagement.card.word.active': 'running',
  'engagement.card.word.paused': 'paused',
  'engagement.card.word.closed': 'closed',
  'engagement.card.word.archived': 'archived',
  'engagement.card.phase': '*Phase {phase} {name}* — day {day}{planned, select, yes { of {range}} other {}}',
  'engagement.card.phase-still': '*Phase {phase} {name}*',
  'engagement.card.needs': 'This phase will need: {needs}',
  'engagement.card.next': '*Next:*',
  'engagement.step.do': '{who}{more, plural, =0 {} other { and # more}}: {what}',
  'engagement.step.waits': '{what} · waits on {who}{more, plural, =0 {} other { and # more}}, since {when}',
  'engagement.card.rest':
    '{change, select, pause {‖ *Paused*} close {✓ *Closed*} archive {✓ *Archived*} restore {✓ *Closed*, restored} other {*Running*}} by {who} {when}{why, select, yes {: {reason}} other {}}',
  'engagement.card.back': '↩ Back in this phase since {when}, {who}: {reason}',
  'engagement.news.state':
    '{change, select, pause {‖ {who} paused *{name}*} resume {▶ {who} resumed *{name}*} close {✓ {who} closed *{name}*} reopen {▶ {who} opened *{name}* again} archive {✓ {who} archived *{name}*} other {✓ {who} restored *{name}*}}{why, select, yes {: {reason}} other {}}',
  'engagement.news.state.fallback':
    '{name} was {change, select, pause {paused} resume {resumed} close {closed} reopen {opened again} archive {archived} other {restored}}',
  'engagement.news.back': '↩ {who} took *{name}* back to phase {phase} {phaseName}: {reason}',
  'engagement.news.back.fallback': '{name} is back in phase {phase} {phaseName}',
  'engagement.card.role': '{role} {who}',
  'engagement.card.fallback': '{name}: phase {phase} {phaseName}, day {day}, {state}',

  'engagement.overview.here': '{name}: how it stands and what you can do',
  'engagement.overview.nothing-here': 'There is no engagement in this channel yet',
  'engagement.overview.name': '*{name}*',
  'engagement.overview.tasks':
    '*On you:* {what}{more, plural, =0 {} one { · and one more} other { · and # more}}',
  'engagement.overview.tasks.step':
    'That waits on you{more, plural, =0 {} one {, and one more thing} other {, and # more things}}.',
  'engagement.overview.tasks.none': 'Nothing waits on you here.',
  'engagement.overview.ask': 'Ask me in a direct message or by mention: _what blocks it?_ · _are we late?_',
  'engagement.overview.named': 'Commands take a name here: `/playbook gaps` and the engagement’s name.',
  'engagement.overview.others': '… and {left} more.',
  'engagement.overview.more': 'More',
  'engagement.overview.more.title': 'What you can do here',
  'engagement.overview.welcome':
    '*No engagement in this channel yet.*\nPhasegate takes an AI project from its data to monitored production in five gated phases. Starting takes two short steps.',
  'engagement.overview.yours': 'Yours elsewhere',
  'engagement.overview.line': '• {name} in {channel}',
  'engagement.overview.no-channel': 'no channel yet',
  'engagement.overview.help': '`/playbook help` lists all commands; `/playbook help start` explains one.',

  'engagement.trouble.fallback':
    '{name}: {waiting, plural, one {# message} other {# messages}} could not be posted',
  'engagement.trouble.invite':
    'I can’t post the news of *{name}* in {channel} yet, because I’m not in it. Please type `/invite` {bot} there; everything that waits follows by itself.',
  'engagement.trouble.archived':
    'I can’t post the news of *{name}* in {channel}: the channel is archived. Unarchive it, or move the card to another channel.',
  'engagement.trouble.gone':
    'I can’t reach {channel} about *{name}*: the account is gone. Please give their duties to somebody else.',
  'engagement.trouble.other': 'Slack does not take the news of *{name}* for {channel} (`{reason}`).',
  'engagement.trouble.safe':
    '{waiting, plural, one {One message waits} other {# messages wait}}. Nothing is lost: what was decided and recorded is safe.',
  'engagement.trouble.retry': 'Try again',
  'engagement.trouble.over': '{name}: everything has been posted',
  'engagement.trouble.over-md': '✓ Everything of *{name}* that waited for {channel} is being posted now.',

  'engagement.departure.fallback': '{name}: {who} has left Slack and was {roles}',
  'engagement.departure.text':
    '{who} has left Slack and was *{roles}* in *{name}*. These duties are unassigned now and nothing waits on them. Please name somebody else.',

  'engagement.refusal.paused':
    '“{engagement}” is paused. Its lead can resume it from the “…” menu on its card; nothing is lost meanwhile.',
  'engagement.refusal.running': '“{engagement}” is running, so this isn’t needed.',
  'engagement.refusal.closed':
    '“{engagement}” is closed. Its lead can open it again from the “…” menu on its card.',
  'engagement.refusal.changed':
    'Somebody changed the details after you opened them. Copy what you typed, close this and open it again to see the change.',
  'engagement.refusal.channel': 'Please choose a channel, or type a name for a new one.',
  'engagement.refusal.channel-name':
    'Channel names have small letters, digits, - and _, no spaces, 80 at most.',
  'engagement.refusal.time-zone': 'Please choose a time zone from the list.',
  'engagement.refusal.start':
    '{day} is more than five years away. Please check the year: due dates and forecasts are reckoned from it.',
  'engagement.refusal.lead': 'Please choose an active person of this workspace.',
  'engagement.refusal.one-lead': 'An engagement needs one lead.',
  'engagement.refusal.person':
    '{person} can’t take this role: the account is deactivated or belongs to another organization.',
  'engagement.refusal.phase': 'You can only go back to an earlier phase. Forward leads the exit gate.',
  'engagement.refusal.state': 'Somebody has changed this meanwhile. Please open it again.',
  'engagement.command.back': 'Go back a phase, with a reason',
  'engagement.command.back.help':
    '`/playbook back`\nGoes back to an earlier phase, with a reason. Everything collected stays; to come forward again, the gates in between are asked for anew. Gates of later phases wait until then. The lead can.',
  'engagement.command.pause': 'Pause the engagement, or resume it',
  'engagement.command.pause.help':
    '`/playbook pause`\nPauses the engagement with a reason, or resumes one that is paused. While it is paused nothing is reminded of and nothing can be changed; nothing is lost. The lead and workspace admins can.',
  'engagement.command.state': 'Pause, resume, close, reopen or archive',
  'engagement.command.state.help':
    '`/playbook state`\nShows what can be done with the engagement as a whole and what each of it means. The lead and workspace admins can.',
  'engagement.refusal.first-phase': 'This is phase 1: there is none to go back to.',
  'engagement.state.who': 'The lead and the admins of this workspace can.',
  'engagement.people.who': 'The lead can change it, and the admins of this workspace.',
} as const;
