import { escape } from '@phasegate/block-kit/escape.ts';
import type { ChangeWording, ChangeWordings, Outcome, Told } from '../../news.ts';
import { appears, goes } from '../../turns.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** “− cleaning → training set; + crm → joining”: what no longer feeds what, and what does now. */
function details({ before, after }: Told): string | null {
  const edges = (told: Told['after'], sign: string): string[] =>
    (Array.isArray(told?.edges) ? told.edges : []).map((edge) => `${sign} ${edge}`);
  const was = text(before?.final) ?? text(before?.name);
  const is = text(after?.final) ?? text(after?.name);
  const renamed = was && is && was !== is ? [`${was} → ${is}`] : [];
  return escape([...renamed, ...edges(before, '−'), ...edges(after, '+')].join('; ')) || null;
}

const told = (wording: ChangeWording['text'], turn?: Outcome['turn']): ChangeWording => ({
  text: wording,
  what: ({ before, after }) => text(after?.name) ?? text(after?.final) ?? text(before?.name),
  details,
  news: { text: 'outcome.lineage', means: 'progress', what: () => null, ...(turn && { turn }) },
});

const connected: ChangeWording = {
  text: 'lineage.change.connect',
  details,
  news: { text: 'outcome.lineage', means: 'progress' },
};

/** How changes of the lineage are told; [G14] with what feeds what before and after. */
export const lineageChanges: ChangeWordings = {
  'foundation.lineage.add': told('lineage.change.add', appears),
  'foundation.lineage.edit': told('lineage.change'),
  'foundation.lineage.remove': told('lineage.change.remove', goes),
  'foundation.lineage.final': told('lineage.change.final'),
  'foundation.lineage.connect': connected,
  'foundation.lineage.paste': connected,
};
