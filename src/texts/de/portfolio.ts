import type { portfolio as en } from '../en/portfolio.ts';

export const portfolio: Record<keyof typeof en, string> = {
  'portfolio.command': 'Alle Vorhaben auf einen Blick, verspätete zuerst',
  'portfolio.command.help':
    '`/playbook portfolio`\nDie Vorhaben, die Sie sehen dürfen: wie sie stehen, welche Entscheidungen ausstehen, was versprochen und was erreicht ist. Von hier kommt es auch als Überblick, an Tagen und zu einer Zeit Ihrer Wahl.',
  'portfolio.title': 'Portfolio',
  'portfolio.heading': 'Portfolio · {date}',
  'portfolio.counts':
    '{all, plural, one {# Vorhaben} other {# Vorhaben}}{late, plural, =0 {} other { · ▲ # verspätet}}{soon, plural, =0 {} other { · ◐ # bald fällig}}{paused, plural, =0 {} other { · # angehalten}}',
  'portfolio.decisions':
    '*{count, plural, one {# Entscheidung steht aus} other {# Entscheidungen stehen aus}}:* {what}',
  'portfolio.decision': 'Gate {gate} von {name}, seit {since}',
  'portfolio.sealed': '*Versiegelter Wert:* {value} im Jahr',
  'portfolio.realised': '*Bisher erreicht:* {value}',
  'portfolio.row':
    '*{name}*{stated, select, yes { · {state}} other {}}\n{bar}  Phase {phase} {phaseName}, Tag {day}{planned, select, yes { von {range}} other {}}{waiting, plural, =0 {} one { · # Entscheidung steht aus} other { · # Entscheidungen stehen aus}}',
  'portfolio.button.open': 'Portfolio',
  'portfolio.button.digest': 'Als Überblick…',
  'portfolio.settings.title': 'Portfolio-Überblick',
  'portfolio.settings.why':
    'Alle Vorhaben, die Sie sehen dürfen, als eine Direktnachricht: was auf Sie wartet, was verspätet ist, welche Entscheidungen ausstehen.',
};
