import { defineForm } from '../../forms/define-form.ts';
import { line } from '../../forms/fields/line.ts';

/** What the history tells of each version; nobody fills it in. */
export const historyForm = defineForm<object>()({
  labels: 'monitoring.reference.told',
  fields: {
    name: line(80),
    version: line(20),
    source: line(300),
    rows: line(20),
    digest: line(64),
    reason: line(300),
  },
  steps: [],
});
