/**
 * Questions and their answers. `questions.asks.…` is how people ask: phrases with `;` between them, words in their order,
 * `|` between words of which one is enough, `*` after the beginning of one. ICU message syntax elsewhere.
 */
export const questions = {
  'questions.asks.blocks':
    'what block*; who block*; what hold* up; what hold* back; what is|are in the way; why stuck; why blocked; what stop*; what is missing; what wait*; what|who is|are waiting; whom|who does wait; waiting for|on; what keep*; obstacle*; blocker*; what is|are still missing; ~what else is needed; ~what still need*; what need* for gate|approval; can go live; whose turn; who has|have to act; who has|have to do; ~any|some problem*; ~is|are problem*; what is broken; ~what is wrong; something|anything is wrong; ~something|anything wrong; ~incident*; ~what open; ~what is|are open; ~anything|something|everything open; ~still open; ~open items|points|things|issues|ends|tasks',
  'questions.asks.approve':
    'who approve*; who has|have to approve; who must approve; who need* to approve; whose approval*; which approval*; open approval*; approvals; who sign* off; who decide*; who has|have to sign; gate open; open gate*; which gate*; approvers; ~has|have approved; has|have signed; ~approved; ~signed; why gate rejected; why rejected',
  'questions.asks.late':
    'are|is we|it|this late; late; on time; on track; behind schedule; delayed; deadline; how long; when done; when finished; when will ready; when will end|finish; in time; due; when is next gate; when next phase; when does end; when do go live; when go live; when is live; when gate; how late; are|is behind; on schedule; ~schedule',
  'questions.asks.next':
    'what next; what is|are next; next step*; ~what now; what should do; what has|have to be done; what to do; what comes; who next; ~what is|are left; ~what left; ~what remains; what still to do; to do; todo*; who is up',
  'questions.asks.status':
    'status; how is going; how are doing; how does it|this stand; how do|does stand; where are|do we|things stand; where are we; progress; how accurate; accuracy; how good; which phase; what phase; summar*; overview; state of; how far; how is|are it|things going; how going; what is going on; what is up; ~what up; update; is|are everything|all|it|things ok|okay|fine|well|good|right|alright; all ok|okay|good|well; ~how is|are it|we|things; ~what is this about; ~what about; what is it about; what does it do; what is it for',
  'questions.asks.who':
    'who lead*; who is|are lead; who own*; who is responsible; who is|are in; who works; who is|are; who run*; whom ask; team; people; responsible',
  'questions.asks.lineage':
    'lineage; where data come*; where does data come; where do data come; data flow*; data come from; orphan*',
  'questions.asks.gaps': 'gaps; gap; which gap*; open gap*; data problem*; what wrong with data; worst gap',
  'questions.asks.sources':
    'sources; data sources; how ready data; data ready; data readiness; which data; data foundation; what data use*; what data; ~what data is|are',
  'questions.asks.matrix':
    'matrix; use cases; which use case*; use case chosen; best use case; prioriti*; ranking; ranked; scores; highest score*',
  'questions.asks.roadmap':
    'roadmap*; road map; order of use cases; which|what order; which|what use case next; use cases next; next use case*; use case after; next cycle*; which|what cycle*',
  'questions.asks.sealed':
    'threshold*; sealed threshold*; which threshold; seal; sealed; what is sealed; required metric*; which metric; target metric; what has|have|must reach; model has|must reach; how good must|should|does have; how accurate must|should|does have; minimum accuracy|recall|precision',
  'questions.asks.tier': 'risk; risk tier; tier; how risky; ai act; risk class*; high risk',
  'questions.asks.live':
    'which model|version live; what is live; what model*; which model*; model in production; in production; deployed; deployment*; live; retrained; retraining',
  'questions.asks.alerts':
    'alert*; open alert*; what fire*; firing; is wrong with model; model wrong; drift; drifting; monitor*; is model ok|okay|fine|healthy|good|well; how is model; how is model doing; healthy; health of model; model health*',
  'questions.asks.value':
    'value; realised|realized value; what worth; worth; roi; benefit*; saved; savings; how much save*; return; business case; pay off; pays off',
  'questions.asks.changed':
    'what changed; what has changed; what is new; whats new; what happened; news; changes; changed since; since when changed; did i miss; missed; catch up; anything new; something new; any update*; what new',
  'questions.asks.mine':
    'what do i have to do; what must|should|can i do; my tasks; my task; my todo*; waits on me; waiting on|for me; wait* me; for me to do; what do you need from me; tasks; do i have to do; have i to do; do i need to do; anything for me; something for me; what do you want from me; on my plate; my job; ~for me; my turn; what am i supposed; need* from me; i have to',
  'questions.asks.help':
    'help; what can you; what can i ask; how do you work; what are you; who are you; hello; hi; hey; thanks; thank you; what is phasegate; what phasegate',

  'questions.example.blocks': 'What blocks {name}?',
  'questions.example.approve': 'Who has to approve?',
  'questions.example.late': 'Are we late?',
  'questions.example.next': 'What is next?',
  'questions.example.status': 'How does it stand?',
  'questions.example.who': 'Who leads it?',
  'questions.example.lineage': 'Show the lineage',
  'questions.example.gaps': 'Which gaps are open?',
  'questions.example.sources': 'How ready is the data?',
  'questions.example.matrix': 'Show the matrix',
  'questions.example.roadmap': 'Show the roadmap',
  'questions.example.sealed': 'What is the sealed threshold?',
  'questions.example.tier': 'What is the risk tier?',
  'questions.example.live': 'Which model is live?',
  'questions.example.alerts': 'Which alerts are open?',
  'questions.example.value': 'What is the realised value?',
  'questions.example.changed': 'What changed since Monday?',
  'questions.example.mine': 'What do I have to do?',
  'questions.example.this': 'this',

  'questions.words.small':
    'a; an; the; is; are; was; were; be; do; does; did; we; i; it; its; this; that; these; those; our; my; your; you; me; us; to; and; or; please; now; still; right; right now; what; which; who; whom; when; where; why; how; has; have; had; can; could; would; should; will; tell; show; give; say; list; s; re; m; ll; there; here; all; any; so; far; today; yesterday; week*; month*; day*; last; past; ago; since; engagement*; project*; actually; currently; just; also; up; out; by; need*; must; get; go; going; thing; things; everything; anything; something; from; as; at; not; no; open; current; am; after; left; money; charge; phase*; cycle*; comes; come; next; gate*; does; else; ok; fine; doing; been; want; much; many; kind; point*; item*; approval*',
  'questions.words.before-name': 'of; for; in; on; about; with; regarding; called; named; block*; is; does',

  'questions.model.words':
    'a; an; the; is; are; was; were; be; been; it; its; this; that; these; those; they; them; their; he; she; his; her; and; or; to; of; for; in; on; at; by; with; from; as; so; since; until; still; now; currently; next; first; then; which; who; what; has; have; had; will; should; must; needs; need; waits; waiting; wait; blocks; blocked; because; there; here; also; person; people; step; thing; engagement; s',

  'questions.when.1': 'monday; mon',
  'questions.when.2': 'tuesday; tue',
  'questions.when.3': 'wednesday; wed',
  'questions.when.4': 'thursday; thu',
  'questions.when.5': 'friday; fri',
  'questions.when.6': 'saturday; sat',
  'questions.when.7': 'sunday; sun',
  'questions.when.today': 'today',
  'questions.when.yesterday': 'yesterday',
  'questions.when.week': 'this week',
  'questions.when.last-week': 'last week',
  'questions.when.month': 'this month',
  'questions.when.last-month': 'last month',
  'questions.when.days': 'day|days',

  'questions.role.lead': 'lead; leads; leader; leading',
  'questions.role.member': 'member; members',
  'questions.role.stakeholder': 'stakeholder; stakeholders',
  'questions.role.reviewer': 'reviewer; reviewers; reviews',
  'questions.role.business': 'business',
  'questions.role.legal': 'legal; lawyer',
  'questions.role.data': 'data',
  'questions.role.engineering': 'engineering; engineer',

  'questions.unknown':
    'I don’t know how to answer that. I answer from what is recorded in an engagement; these I can:',
  'questions.help': 'Ask me about an engagement, in your own words. I answer from what is recorded there:',
  'questions.help.more':
    'Name the engagement where it isn’t clear which one. Everything you can type: `/playbook help`.',
  'questions.which': 'Which engagement do you mean?',
  'questions.which.near': 'I know no engagement “{typed}”. Did you mean one of these?',
  'questions.which.unknown': 'I know no engagement “{typed}”. Which one do you mean?',
  'questions.which.others':
    '{left, plural, one {# other is} other {# others are}} not in the list: ask again with the name.',
  'questions.which.choose': 'Choose an engagement',
  'questions.none': 'There is no engagement here yet that I could answer about, or none that you can see.',
  'questions.none.named': 'I know no engagement “{typed}”.',
  'questions.not-this': 'I know no engagement “{typed}”; this is about {name}.',
  'questions.about': '*{name}*',
  'questions.fallback': '{name}: {answer}',
  'questions.spoken': '{answer}',
  'questions.more': '… and {left} more',
  'questions.from': 'From {sources} · as of {when}',
  'questions.from.record': 'From the record · as of {when}',
  'questions.source.card': 'the engagement’s card',
  'questions.source.gate': 'gate {gate}',
  'questions.source.lineage': 'the lineage',
  'questions.source.matrix': 'the matrix',
  'questions.source.roadmap': 'the roadmap',
  'questions.source.alert': 'alert {name}',
  'questions.source.value': 'the business figures',
  'questions.private': 'Only you see this answer.',
  'questions.gone': 'This question isn’t there any more. Ask it again.',

  'questions.pane.prompts': 'You could ask',
  'questions.pane.looking': 'is looking it up…',

  'questions.waits': '• {what} — {who}{known, select, yes {, since {when}} other {}}',
  'questions.answer.nothing-waits': 'Nothing waits on anybody.',
  'questions.answer.no-next': 'Nothing is to be done next.',
  'questions.answer.due': 'By {due}.',
  'questions.answer.late': 'Yes: day {day} of {range} planned. The phase was to end by {end}. {signal}',
  'questions.answer.due-soon': 'Not yet: day {day} of {range} planned, until {end}. {signal}',
  'questions.answer.on-track': 'No: day {day} of {range} planned, until {end}. {signal}',
  'questions.answer.no-range': 'Phase {phase} {name} has no planned end; it is its day {day}.',
  'questions.answer.rests': 'It rests: nothing is late while it is not active.',
  'questions.answer.role': '{role}: {who}',
  'questions.answer.approve': '• {gate}: {who}, asked {since}, by {due}',
  'questions.answer.no-approval': 'Nobody has to approve now: no gate is asked for.',
  'questions.answer.would-approve': '{gate} will need {quorum}.',
  'questions.answer.quorum': '{count, plural, one {one approval} other {# approvals}} by {role} ({who})',
  'questions.answer.lineage':
    '{sources, plural, one {# source} other {# sources}}, {transformations, plural, one {# transformation} other {# transformations}}, {datasets, plural, one {# dataset} other {# datasets}}',
  'questions.answer.no-lineage': 'No lineage has been recorded yet.',
  'questions.answer.no-gaps': 'No gap is open.',
  'questions.answer.gap':
    '• {rank}. {title} · {effect, select, blocking {✕ blocking} other {degrading}} · {who}{dated, select, yes {, by {due}} other {}}',
  'questions.answer.gaps-total':
    '{total, plural, one {# gap is open} other {# gaps are open}}, the most pressing first:',
  'questions.answer.no-matrix': 'No use case has been scored to its end yet.',
  'questions.answer.chosen': 'Chosen: {name}',
  'questions.answer.ranked': '• {rank}. {name} · priority {priority}',
  'questions.answer.roadmap': '• {place}. {name} · {how}',
  'questions.answer.no-seal': 'In cycle {cycle} nothing is sealed yet.',
  'questions.answer.sealed':
    'The model has to reach *{metric} of {threshold} {better, select, higher {or more} other {or less}}*, shown on {cases, plural, one {one case} other {# cases}} at least.',
  'questions.answer.sealed-supervised':
    'At work, people look at every case until {metric} of {threshold} is shown, over {cases, plural, one {one case} other {# cases}} and {days, plural, one {one day} other {# days}} at least.',
  'questions.answer.sealed-since': 'Seal v{version, number} of cycle {cycle, number}, in force since {when}.',
  'questions.answer.no-tier': 'The risk has not been assessed yet.',
  'questions.answer.no-live': 'No model is live.',
  'questions.answer.live': '• {model}, since {since} (cycle {cycle})',
  'questions.answer.no-alerts': 'No alert is open.',
  'questions.answer.sealed-value': 'Sealed: {value} a year (seal v{version, number}).',
  'questions.answer.no-value': 'No business figure is held against the seal yet.',
  'questions.answer.changed': 'Since {since}:',
  'questions.answer.unchanged': 'Nothing changed since {since}.',
  'questions.answer.mine': '• {what}{dated, select, yes { · by {due}} other {}}\n   {why}',
  'questions.answer.nothing-mine': 'Nothing waits on you.',
} as const;
