/** A next cycle: what is reused, what is stale and why, and the roadmap. Texts for people, ICU messages. */
export const reuse = {
  'reuse.sources':
    '{reused, number} of {total, plural, one {# source with its assessments} other {# sources with their assessments}}',
  'reuse.lineage': 'the lineage',
  'reuse.pipeline': 'the pipeline’s validation',
  'reuse.kind.source': 'Source',
  'reuse.kind.assessment': 'Assessment',
  'reuse.kind.gap': 'Gap',
  'reuse.kind.lineage': 'Lineage',
  'reuse.kind.pipeline': 'Pipeline run',
  'reuse.why.source':
    '{why, select, wished {it does not exist today} inaccessible {it is not accessible} unplanned {it has no extraction plan} unchecked {nobody has checked its access} retired {it was retired on {day}} other {its access was checked on {day}, {days, plural, one {# day} other {# days}} ago, and a check holds {most, plural, one {# day} other {# days}}}}',
  'reuse.why.assessment':
    '{why, select, none {there is none} changed {the source changed after it, on {day}: {field}} other {it is of {day}, {days, plural, one {# day} other {# days}} ago, and for this use one holds {most, plural, one {# day} other {# days}}}}',
  'reuse.why.gap': '{why, select, expired {its waiver ended on {day}} other {it is open}}',
  'reuse.why.lineage':
    '{why, select, none {there is none} orphan {it does not lead to {other}} other {each cycle has one final training dataset{named, select, yes {, and “{other}” was that of the cycle before} other {}}}}',
  'reuse.why.pipeline':
    '{why, select, none {there is none} failed {it had failed checks} partial {it did not cover every source, or checked nothing} void {something changed after it, on {day}{field, select, lineage {: the lineage} other {{named, select, yes {: {other}} other {}}}}} final {{named, select, yes {it led to “{other}”, which is not the final dataset of the new cycle} other {no final dataset is named}}} other {it is of {day}, {days, plural, one {# day} other {# days}} ago, and one holds {most, plural, one {# day} other {# days}}}}',

  'exit.sources.stale':
    '{count, plural, one {“{name}” is to be checked again: {why}} other {# sources are to be checked again, “{name}” first: {why}}}',
  'exit.assessed.stale':
    '{count, plural, one {The assessment of “{name}” does not hold for this cycle: {why}} other {# assessments do not hold for this cycle, that of “{name}” first: {why}}}',

  'cycle.command': 'Begin the next cycle, with what is reused',
  'cycle.command.help':
    '`/playbook cycle`\nShows what the next cycle would reuse of the data foundation, what is stale and why, and begins it: once a model is monitored (phase 5), or where the engagement was closed. What the cycle before has at work goes on. The lead and workspace admins can.',
  'cycle.button': 'Next cycle…',
  'cycle.title': 'Begin cycle {cycle, number}',
  'cycle.submit': 'Begin',
  'cycle.means':
    'Cycle {next, number} takes *{name}* through the phases once more, for another use case. What cycle {cycle, number} has at work goes on: its reviews, monitors, alerts and the API. Of its gates that are still asked for the requests are withdrawn.{closed, select, yes { The engagement is opened again.} other {}}',
  'cycle.reused': '*Reused, without being typed again*\n{lines}',
  'cycle.reused.none': '*Nothing can be reused as it is.*',
  'cycle.stale': '*Stale: to be done anew*\n{lines}',
  'cycle.stale.none': '✓ Nothing is stale.',
  'cycle.stale.more': '… and {more, number} more; *What is missing* will list them.',
  'cycle.range':
    'Phase 1 is then planned for {range} working days instead of {full}: {percent, number} % of its work is done.',
  'cycle.candidates':
    '{remaining, plural, =0 {No use case is left to choose from: add new ones in phase 2.} one {# use case is left and is scored again, with new ones.} other {# use cases are left and are scored again, with new ones.}}',
  'cycle.final': 'Final training dataset of cycle {cycle, number}',
  'cycle.final.hint':
    'Each cycle has one. With another one than before, or none yet, the pipeline’s validation does not hold.',
  'cycle.final.later': 'To be named later',
  'cycle.news':
    '▶ {who} began *cycle {cycle, number}* of *{name}*. Reused: {reused}.{stale, plural, =0 { Nothing is stale.} other { Stale and to be done anew: {lines}}}',
  'cycle.news.fallback': '{name}: cycle {cycle, number} has begun',
  'cycle.news.nothing': 'nothing',
  'cycle.news.goes-on':
    'What cycle {cycle, number} has at work goes on: its reviews, monitors, alerts and the API.',
  'cycle.card.range':
    'Planned {range} working days instead of {full}: {reused, plural, =0 {{also, select, both {lineage and pipeline reused, but no source} lineage {the lineage reused, but no source} other {nothing reused}}} other {# of {total, plural, one {# source} other {# sources}} reused{also, select, both {, lineage and pipeline too} lineage {, the lineage too} other {}}}}',
  'cycle.refusal.phase':
    'The next cycle begins in phase 5, once a model is monitored, or where the engagement was closed. This is phase {phase, number}.',
  'cycle.refusal.begun': 'Cycle {cycle, number} was begun already, by {who} {when}.',
  'cycle.name': 'cycle {cycle, number}',
  'cycle.about': 'For *cycle {cycle, number}*.',
  'cycle.field': 'Cycle',
  'cycle.hint': 'Which use case’s model this is. Each cycle is held to its own seal.',
  'cycle.choose': 'Choose a cycle',
  'cycle.option': 'Cycle {cycle, number}',
  'cycle.earlier':
    'This is *cycle {cycle, number}*, to be read: cycle {later, number} is under way, and changes are made there.',
  'cycle.refusal.none':
    '“{engagement}” has no cycle {typed, number}. {cycle, plural, one {It is in its first one.} other {Its cycles are 1 to #.}}',
  'cycle.refusal.typed':
    '“{typed}” is no cycle. Please type its number, like 1, or nothing: then it is about the one under way.',
  'cycle.refusal.over':
    'Cycle {cycle, number} of {engagement} does not go on: it is not the one under way, and no model of it is at work. Please choose another cycle; what was recorded in this one can still be read.',
  'cycle.refusal.which':
    '“{name}” can be of the cycles {cycles}, and each is held to its own seal. Please say which one is meant.',
  'cycle.refusal.unknown':
    'None of the cycles {cycles} knows “{name}”, and none is in its pilot, where versions are made. Please check the name, or say which cycle is meant.',
  'cycle.refusal.dataset': 'Please choose a dataset of the list.',
  'cycle.change.begin': 'Cycle {what} has begun',

  'risk.refusal.earlier':
    'No risk was assessed in cycle {cycle, number}, and none is begun there while cycle {later, number} is under way.',
  'scoring.refusal.earlier':
    'The matrix of cycle {cycle, number} can’t be shown any more: it has run again for cycle {later, number}. `/playbook seal {cycle, number}` shows what cycle {cycle, number} chose.',
  'scoring.refusal.chosen-in': '“{name}” is the use case of cycle {cycle, number} and isn’t offered again.',
  'candidates.refusal.chosen-in': '“{name}” is the use case of cycle {cycle, number}, so it stays.',

  'roadmap.command': 'The order of use cases, as a picture',
  'roadmap.command.help':
    '`/playbook roadmap`\nPosts the use cases in their order, under the card: done, under way with the phase, and next by priority, with the data work they wait for.',
  'roadmap.button': 'Roadmap',
  'roadmap.posted': 'The roadmap of *{engagement}* is being posted in the thread of its card.',
  'roadmap.refusal.empty':
    'There is no use case yet, so there is no roadmap. Use cases are added in phase 2.',
  'roadmap.head': '*Roadmap* · {engagement} · cycle {cycle, number}',
  'roadmap.text':
    'Roadmap of {engagement}: {done, number} done, {running, number} under way, {next, number} to come',
  'roadmap.picture': 'Roadmap · {engagement}',
  'roadmap.state.done': '✓ done in cycle {cycle, number}',
  'roadmap.state.running': '● under way · phase {phase, number} {name}',
  'roadmap.state.work': '▶ at work since cycle {cycle, number}',
  'roadmap.state.next': '○ next · priority {priority, number}',
  'roadmap.state.later': '○ priority {priority, number}',
  'roadmap.state.unscored': '○ not scored yet',
  'roadmap.needs': '{gaps, plural, one {# gap} other {# gaps}} first: {names}',
  'roadmap.needs.blocking': '{gaps, plural, one {# blocking gap} other {# blocking gaps}} first: {names}',
  'roadmap.needs.none': 'data is ready',
  'roadmap.column.name': 'Use case',
  'roadmap.column.state': 'How it stands',
  'roadmap.cut':
    '{count, plural, one {One more use case is} other {# more use cases are}} not shown: `/playbook candidates` lists all.',
  'roadmap.legend': 'Five phases each: full where done, ringed where it is now',
  'candidates.row.chosen-in': 'use case of cycle {cycle, number}',
  'roadmap.alt':
    'Roadmap of {engagement}, {count, plural, one {# use case} other {# use cases}} in order: {named}',
} as const;
