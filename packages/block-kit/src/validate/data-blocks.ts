/** Tables and charts. */
import { LIMITS } from '../limits.ts';
import {
  array,
  boolean,
  type Check,
  integer,
  isObject,
  number,
  object,
  oneOf,
  type Rule,
  report,
  required,
  string,
  typed,
  variants,
} from './engine.ts';
import { blockId, richText } from './rich-text.ts';

const cell = variants({
  raw_text: object({ type: typed, text: required(string()) }),
  raw_number: object({ type: typed, value: required(number), text: required(string()) }),
  rich_text: richText,
});

/** Counts what a check adds to the characters of the payload, and holds it to a maximum. */
function charactersWithin(max: number, check: Check): Check {
  return (value, path, run) => {
    const before = run.characters;
    check(value, path, run);
    if (run.characters - before > max) report(run, path, `must be less than ${max + 1} characters`);
  };
}

/** Tables of both kinds, also in containers, count together. */
const onlyTable: Rule = (_value, path, run) => {
  run.tables += 1;
  if (run.tables > LIMITS.message.tables) report(run, path, 'only_one_table_allowed');
};

const columnSettings = object({ align: oneOf('left', 'center', 'right'), is_wrapped: boolean });

export const table: Check = charactersWithin(
  LIMITS.table.characters,
  object(
    {
      type: typed,
      block_id: blockId,
      rows: required(array(array(cell, 1, LIMITS.table.columns), 1, LIMITS.table.rows)),
      // null leaves a column as it is
      column_settings: array(
        (value, path, run) => (value === null ? undefined : columnSettings(value, path, run)),
        0,
        LIMITS.table.columns,
      ),
    },
    onlyTable,
  ),
);

/** Every row as long as the first, which is the header and holds no rich text. */
const rectangular: Rule = (value, path, run) => {
  if (!Array.isArray(value.rows)) return;
  const header: unknown = value.rows[0];
  if (!Array.isArray(header)) return;
  for (const [i, row] of value.rows.entries()) {
    if (Array.isArray(row) && row.length !== header.length) {
      report(run, `${path}/rows/${i}`, 'all rows must have the same number of values');
    }
  }
  for (const [i, head] of header.entries()) {
    if (isObject(head) && head.type === 'rich_text') {
      report(run, `${path}/rows/0/${i}/type`, 'unsupported type: rich_text');
    }
  }
  const index = value.row_header_column_index;
  if (typeof index === 'number' && index >= header.length) {
    report(run, `${path}/row_header_column_index`, `must be less than ${header.length}`);
  }
};

export const dataTable: Check = charactersWithin(
  LIMITS.dataTable.characters,
  object(
    {
      type: typed,
      block_id: blockId,
      caption: required(string()),
      rows: required(
        array(array(cell, 1, LIMITS.dataTable.columns), LIMITS.dataTable.minRows, LIMITS.dataTable.rows),
      ),
      page_size: integer(1, LIMITS.dataTable.pageSize),
      row_header_column_index: integer(0),
    },
    rectangular,
    onlyTable,
  ),
);

const label = string(LIMITS.chart.label);
const positive: Check = (value, path, run) => {
  number(value, path, run);
  if (typeof value === 'number' && value <= 0) report(run, path, 'must be more than 0');
};
const axisLabel = string(LIMITS.chart.axisLabel);
const point = object({ label: required(label), value: required(number) });

/** Series are told apart by name, and each has one point for every category, in order. */
const seriesMatchAxis: Rule = (value, path, run) => {
  if (!Array.isArray(value.series)) return;
  const names = new Set<unknown>();
  const axis = isObject(value.axis_config) ? value.axis_config.categories : undefined;
  for (const [i, series] of value.series.entries()) {
    if (!isObject(series)) continue;
    if (names.has(series.name)) report(run, `${path}/series/${i}/name`, 'series names must be unique');
    names.add(series.name);
    if (!Array.isArray(series.data) || !Array.isArray(axis)) continue;
    const labels = series.data.map((one) => (isObject(one) ? one.label : undefined));
    if (labels.length !== axis.length || labels.some((name, n) => name !== axis[n])) {
      report(run, `${path}/series/${i}/data`, 'labels must match the categories of the axis');
    }
  }
};

const axisChart = object(
  {
    type: typed,
    series: required(
      array(
        object({ name: required(label), data: required(array(point, 1, LIMITS.chart.points)) }),
        1,
        LIMITS.chart.series,
      ),
    ),
    axis_config: required(
      object({
        categories: required(array(label, 1, LIMITS.chart.points)),
        x_label: axisLabel,
        y_label: axisLabel,
      }),
    ),
  },
  seriesMatchAxis,
);

const pie = object({
  type: typed,
  segments: required(
    array(object({ label: required(label), value: required(positive) }), 1, LIMITS.chart.segments),
  ),
});

export const dataVisualization: Check = object(
  {
    type: typed,
    block_id: blockId,
    title: required(string(LIMITS.chart.title)),
    chart: required(variants({ pie, bar: axisChart, line: axisChart, area: axisChart })),
  },
  (_value, path, run) => {
    run.charts += 1;
    if (run.charts > LIMITS.message.charts) {
      report(run, path, `no more than ${LIMITS.message.charts} data_visualization blocks allowed`);
    }
  },
);
