const BAND = '(band {lower, number, ::percent .#}–{upper, number, ::percent .#})';
const LINE = 'needs {threshold, number, ::percent .##}; one look at a fixed n: {fixed, number, ::percent .#}';
const GO =
  '{toGo, plural, =-1 {at this share it never gets there} =0 {shown} one {one more case to go} other {# more cases to go}}';

/** How far a model at work acts by itself: its stages, what they rest on, what stops them. */
export const stages = {
  'production.refusal.ended': '{model} is not at work any more.',
  'production.refusal.higher':
    'It is in stage {stage}. Forward goes only through the gate: `/playbook gate promotion`.',
  'production.refusal.supervised': 'People review every action already; there is nothing to pause.',
  'production.refusal.open-errors':
    '{count, plural, one {A material error is open.} other {# material errors are open.}} Say what came of {count, plural, one {it} other {them}} first; then it can go on.',
  'production.refusal.no-model': 'Name the version that came out of the test.',
  'production.change.error.close': '{who} closed a material error of {what}',
  'production.change.retraining': '{who} tested the retraining pipeline',
  'production.change.settings': '{who} changed the settings of {what}',
  'production.change.end': '{who} took {what} from work',
  'production.stage.hint': '{model}, the next one in its rollout',
  'production.figure.none': 'no model is at work here',
  'production.figure.no-line':
    'sealed is {metric}, which verdicts of right or wrong cannot show; seal accuracy for the supervised period (`/playbook gate seal_revision`)',
  'production.figure.supervised': `{share, number, ::percent .#} of {n, number} right ${BAND}, ${LINE}; ${GO}; {n, number} of {minCases, number} cases, {days, number} of {minDays, number} days`,
  'production.figure.added': `what stage {stage} adds: {n, plural, =0 {no such case was judged yet} other {{share, number, ::percent .#} of {n, number} right ${BAND}}}, ${LINE}; ${GO}`,
  'production.figure.lasted':
    '{stage, plural, =0 {supervised} other {stage #}}, {days, plural, one {# day} other {# days}} of {least, number}',
  'production.figure.reviewed':
    '{cases, plural, =0 {none was executed before somebody agreed} one {one was executed before anybody agreed} other {# were executed before anybody agreed}}',
  'production.figure.errors': '{count, plural, =0 {none is open} one {one is open} other {# are open}}',
  'production.figure.running':
    '{state, select, runs {it runs; {last, select, never {nothing judged yet} other {last judged {last}}}} silent {no data: {last, select, never {no case was judged} other {no case was judged since {last}}}} breach {paused: the share of right cases fell under the sealed line} person {paused by a person} other {paused: a material error is open}}',
  'production.figure.stages': '{stage, plural, =0 {supervised} other {stage # of {last, number}}}',
  'production.figure.retraining':
    '{state, select, none {not tested yet} passed {passed, {model} came out} other {the newest test failed}}',
  'production.button.start': 'Put it to work…',
  'production.button.open': 'How it stands',
  'production.button.retraining': 'Record a test…',
} as const;
