import type { stages as en } from '../en/stages.ts';

const BAND = '(Band {lower, number, ::percent .#}–{upper, number, ::percent .#})';
const LINE = 'nötig {threshold, number, ::percent .##}; einmal bei festem n: {fixed, number, ::percent .#}';
const GO =
  '{toGo, plural, =-1 {mit diesem Anteil nie zu erreichen} =0 {gezeigt} one {noch ein Fall} other {noch # Fälle}}';

/** Wie weit ein Modell bei der Arbeit selbst handelt: seine Stufen, worauf sie beruhen, was sie anhält. */
export const stages: Record<keyof typeof en, string> = {
  'production.refusal.ended': '{model} ist nicht mehr bei der Arbeit.',
  'production.refusal.higher':
    'Es steht auf Stufe {stage}. Vorwärts geht es nur durch das Gate: `/playbook gate promotion`.',
  'production.refusal.supervised': 'Menschen prüfen schon jede Aktion; anzuhalten gibt es nichts.',
  'production.refusal.open-errors':
    '{count, plural, one {Ein schwerer Fehler ist offen.} other {# schwere Fehler sind offen.}} Halten Sie zuerst fest, was daraus wurde; dann kann es weitergehen.',
  'production.refusal.no-model': 'Nennen Sie die Version, die beim Test herauskam.',
  'production.change.error.close': '{who} hat einen schweren Fehler von {what} abgeschlossen',
  'production.change.retraining': '{who} hat die Pipeline zum Nachtrainieren erprobt',
  'production.change.settings': '{who} hat die Einstellungen von {what} geändert',
  'production.change.end': '{who} hat {what} von der Arbeit genommen',
  'production.stage.hint': '{model}, die nächste seiner Einführung',
  'production.figure.none': 'hier arbeitet kein Modell',
  'production.figure.no-line':
    'versiegelt ist {metric}; das lässt sich mit richtig oder falsch nicht zeigen. Versiegeln Sie für die beaufsichtigte Zeit die Genauigkeit (`/playbook gate seal_revision`)',
  'production.figure.supervised': `{share, number, ::percent .#} von {n, number} richtig ${BAND}, ${LINE}; ${GO}; {n, number} von {minCases, number} Fällen, {days, number} von {minDays, number} Tagen`,
  'production.figure.added': `was Stufe {stage} hinzunimmt: {n, plural, =0 {noch kein solcher Fall beurteilt} other {{share, number, ::percent .#} von {n, number} richtig ${BAND}}}, ${LINE}; ${GO}`,
  'production.figure.lasted':
    '{stage, plural, =0 {beaufsichtigt} other {Stufe #}}, {days, plural, one {# Tag} other {# Tage}} von {least, number}',
  'production.figure.reviewed':
    '{cases, plural, =0 {keine wurde vor einer Zustimmung ausgeführt} one {eine wurde vor einer Zustimmung ausgeführt} other {# wurden vor einer Zustimmung ausgeführt}}',
  'production.figure.errors':
    '{count, plural, =0 {keiner ist offen} one {einer ist offen} other {# sind offen}}',
  'production.figure.running':
    '{state, select, runs {es läuft; {last, select, never {noch nichts beurteilt} other {zuletzt beurteilt {last}}}} silent {keine Daten: {last, select, never {kein Fall beurteilt} other {seit {last} kein Fall beurteilt}}} breach {angehalten: Der Anteil richtiger Fälle fiel unter die versiegelte Linie} person {von einem Menschen angehalten} other {angehalten: Ein schwerer Fehler ist offen}}',
  'production.figure.stages': '{stage, plural, =0 {beaufsichtigt} other {Stufe # von {last, number}}}',
  'production.figure.retraining':
    '{state, select, none {noch nicht erprobt} passed {gelungen, {model} kam heraus} other {der letzte Test misslang}}',
  'production.button.start': 'An die Arbeit schicken…',
  'production.button.open': 'Wie es steht',
  'production.button.retraining': 'Test erfassen…',
};
