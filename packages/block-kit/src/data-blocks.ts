/** Tables and charts as plain objects; as in `blocks.ts`, texts are cut to what Slack takes. */
import type { TableBlock } from '@slack/web-api';
import { type ChartBlock, words } from './blocks.ts';
import { LIMITS } from './limits.ts';

export interface Column {
  title: string;
  align?: 'left' | 'center' | 'right';
  wrap?: boolean;
}

/** A table of plain texts, one a message: at most 20 columns and 99 rows under the header. */
export function table(columns: Column[], rows: string[][], block_id?: string): TableBlock {
  // Slack limits the characters of a table as a whole: every cell gets the same share, and half stays free so
  // that the table has company within the message's budget.
  const share = Math.floor(LIMITS.table.characters / 2 / (columns.length * (rows.length + 1)));
  const row = (cells: string[]) =>
    columns.map((_column, i) => ({
      type: 'raw_text' as const,
      text: words(cells[i] ?? '', Math.max(2, share)),
    }));
  return {
    type: 'table',
    block_id,
    rows: [row(columns.map((column) => column.title)), ...rows.map(row)],
    column_settings: columns.map((column) => ({ align: column.align ?? 'left', is_wrapped: column.wrap })),
  };
}

/** A bar, line or area chart, at most two a message; every series has one value a category. */
export function chart(
  type: 'bar' | 'line' | 'area',
  title: string,
  categories: string[],
  series: { name: string; values: number[] }[],
  axis: { x?: string; y?: string } = {},
): ChartBlock {
  const labels = categories.map((category) => words(category, LIMITS.chart.label));
  const axisLabel = (text?: string) => (text ? words(text, LIMITS.chart.axisLabel) : undefined);
  return {
    type: 'data_visualization',
    title: words(title, LIMITS.chart.title),
    chart: {
      type,
      series: series.map((one, i) => ({
        name: seriesName(one.name, i, series),
        data: labels.map((label, at) => ({ label, value: one.values[at] ?? 0 })),
      })),
      axis_config: { categories: labels, x_label: axisLabel(axis.x), y_label: axisLabel(axis.y) },
    },
  };
}

/** Names of series must differ also after they were cut: those that do not get their number. */
function seriesName(name: string, index: number, series: { name: string }[]): string {
  const cut = (text: string) => words(text, LIMITS.chart.label);
  const unique = series.every((other, i) => i === index || cut(other.name) !== cut(name));
  return unique
    ? cut(name)
    : `${words(name, LIMITS.chart.label - 4)} (${index + 1})`.slice(-LIMITS.chart.label);
}
