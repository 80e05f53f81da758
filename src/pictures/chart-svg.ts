/** From a Vega-Lite specification to SVG, without a browser and without a canvas. */
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Spec } from './chart-frame.ts';
import type { Svg } from './lineage-svg.ts';
import { textWidth } from './text.ts';

/** Vega guesses widths where there is no canvas; the widths of the font that is drawn are known. */
const metrics = (vega as unknown as { textMetrics: { width: (item: TextItem, text: unknown) => number } })
  .textMetrics;
interface TextItem {
  fontSize?: number;
  fontWeight?: number | string;
}
metrics.width = (item, text) =>
  textWidth(String(text ?? ''), {
    size: item.fontSize ?? 11,
    weight: Number(item.fontWeight) >= 600 ? 600 : 400,
  });

/** A loader that loads nothing: charts carry their data. */
const nothing = vega.loader({ mode: 'file' });
nothing.load = () => Promise.reject(new Error('charts load nothing'));

/** @throws Error when Vega refuses the specification */
export async function chartSvg(spec: Spec): Promise<Svg> {
  const { spec: compiled } = compile(spec as unknown as TopLevelSpec, { logger: vega.logger(vega.Error) });
  const view = new vega.View(vega.parse(compiled), {
    renderer: 'none',
    loader: nothing,
    logLevel: vega.Error,
  });
  try {
    const svg = await view.toSVG();
    const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
    if (!size) throw new Error('the chart has no size');
    return { svg, width: Number(size[1]), height: Number(size[2]) };
  } finally {
    view.finalize();
  }
}
