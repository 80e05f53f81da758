import type { Part } from '../../parts.ts';
import type { Command } from '../../room.ts';
import { assessmentChanges } from './changes.ts';
import { changeAssessmentStep, openAssessment } from './handlers/form.ts';
import { gapFromDimension, openResult, pageVersions, showVersions } from './handlers/result.ts';
import { keepTyped, previousSource, skipSource, startRound } from './handlers/round.ts';
import { submitAssessment } from './handlers/submit.ts';
import { sendTable } from './handlers/table.ts';
import { QUALITY_IDS } from './ids.ts';
import { assessmentsImport } from './table/kind.ts';

const assess: Command = {
  name: 'assess',
  summary: 'quality.command',
  help: 'quality.command.help',
  about: 'engagement',
  run: (visit, { id }) =>
    /^(table|tabelle)$/i.test(visit.text.trim()) ? sendTable(visit, id) : startRound(visit, id),
};

/** What the room of phase 1 has for assessments. */
export const quality: Part = {
  slack: {
    commands: [assess],
    actions: {
      [QUALITY_IDS.open]: (visit) => openAssessment(visit, visit.value),
      [QUALITY_IDS.draft]: keepTyped,
      [QUALITY_IDS.step]: changeAssessmentStep,
      [QUALITY_IDS.next]: (visit) => startRound(visit, visit.value),
      [QUALITY_IDS.skip]: skipSource,
      [QUALITY_IDS.table]: (visit) => sendTable(visit, visit.value),
      [QUALITY_IDS.previous]: previousSource,
      [QUALITY_IDS.result]: openResult,
      [QUALITY_IDS.history]: showVersions,
      [QUALITY_IDS.historyPage]: pageVersions,
      [QUALITY_IDS.gap]: gapFromDimension,
    },
    views: { [QUALITY_IDS.save]: submitAssessment },
    closed: { [QUALITY_IDS.save]: keepTyped },
  },
  imports: [assessmentsImport],
  changes: assessmentChanges,
};
