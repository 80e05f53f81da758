/** From descriptions to PNG bytes. Takes its time: it runs in the worker thread, not where requests are answered. */
import { fileURLToPath } from 'node:url';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { Resvg } from '@resvg/resvg-js';
import { lineSpec, metricSpec, segmentsSpec } from './chart.ts';
import type { LineChart, MatrixChart, MetricChart, SegmentsChart } from './chart-words.ts';
import { everyScriptFont } from './every-script.ts';
import { type HistogramsChart, histogramsSpec } from './histograms-chart.ts';
import { type LineagePicture, lineageLayout } from './lineage.ts';
import { folded } from './lineage-folds.ts';
import { lineageSvg, type Svg } from './lineage-svg.ts';
import { matrixSpec } from './matrix-chart.ts';
import { opaquePng } from './opaque-png.ts';
import { type PhasesChart, phasesSvg } from './phases-svg.ts';
import { type ProgressChart, progressSpec } from './progress-chart.ts';
import { type ReadingsChart, readingsSpec } from './readings-chart.ts';
import { type RoadmapChart, roadmapSpec } from './roadmap-chart.ts';
import { beyondFont, FONT_FAMILY } from './text.ts';
import { type ValueChart, valueSpec } from './value-chart.ts';

export interface Png {
  bytes: Uint8Array;
  /** Pixels. */
  width: number;
  height: number;
}

/** Inter, SIL Open Font License 1.1, shipped in a package: pictures look the same on every machine. */
const FONT_FILES = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
].map((url) => fileURLToPath(url));

/** Slack shows pictures up to about this wide; taller ones are scrolled. */
const MAX_WIDTH = 2000;
const MAX_HEIGHT = 6000;

/**
 * Draws SVG, enlarged to Slack's width (twice at most) or reduced to it. What Inter lacks is drawn in a font that has every
 * script, shipped as well: no machine's fonts are asked, and a picture is the same everywhere.
 */
function svgToPng({ svg, width, height }: Svg): Png {
  const zoom = Math.min(2, MAX_WIDTH / width, MAX_HEIGHT / height);
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: {
      fontFiles: beyondFont(svg) ? [...FONT_FILES, everyScriptFont()] : FONT_FILES,
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
      loadSystemFonts: false,
    },
    logLevel: 'off',
  }).render();
  const { width: wide, height: high, pixels } = image;
  return { bytes: opaquePng(pixels, wide, high) ?? image.asPng(), width: wide, height: high };
}

let graphviz: Promise<Graphviz> | undefined;

/** The lineage as SVG, before it is made into pixels. */
async function renderLineageSvg(whole: LineagePicture): Promise<Svg> {
  const picture = folded(whole);
  const layout = lineageLayout(picture);
  const connected = layout.alone.length < layout.boxes.length;
  graphviz ??= Graphviz.load();
  const plain = connected ? (await graphviz).layout(layout.dot, 'plain', 'dot') : '';
  return lineageSvg(picture, layout, plain);
}

/** What can be drawn. Plain data: it crosses a thread boundary. */
export type PictureRequest =
  | { picture: 'lineage'; lineage: LineagePicture }
  | { picture: 'matrix'; chart: MatrixChart }
  | { picture: 'segments'; chart: SegmentsChart }
  | { picture: 'metric'; chart: MetricChart }
  | { picture: 'line'; chart: LineChart }
  | { picture: 'progress'; chart: ProgressChart }
  | { picture: 'readings'; chart: ReadingsChart }
  | { picture: 'value'; chart: ValueChart }
  | { picture: 'roadmap'; chart: RoadmapChart }
  | { picture: 'histograms'; chart: HistogramsChart }
  | { picture: 'phases'; chart: PhasesChart };

/** The request as SVG. */
async function toSvg(request: PictureRequest): Promise<Svg> {
  if (request.picture === 'lineage') return renderLineageSvg(request.lineage);
  if (request.picture === 'phases') return phasesSvg(request.chart);
  // Vega takes a while to load, and lineages need none of it.
  const { chartSvg } = await import('./chart-svg.ts');
  switch (request.picture) {
    case 'matrix':
      return chartSvg(matrixSpec(request.chart));
    case 'segments':
      return chartSvg(segmentsSpec(request.chart));
    case 'metric':
      return chartSvg(metricSpec(request.chart));
    case 'line':
      return chartSvg(lineSpec(request.chart));
    case 'progress':
      return chartSvg(progressSpec(request.chart));
    case 'readings':
      return chartSvg(readingsSpec(request.chart));
    case 'value':
      return chartSvg(valueSpec(request.chart));
    case 'roadmap':
      return chartSvg(roadmapSpec(request.chart));
    case 'histograms':
      return chartSvg(histogramsSpec(request.chart));
  }
}

/**
 * Draws what was asked for.
 * @throws Error when Graphviz or the chart library refuses
 */
export async function draw(request: PictureRequest): Promise<Png> {
  return svgToPng(await toSvg(request));
}
