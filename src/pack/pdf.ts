import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import { everyScriptFont } from '../pictures/every-script.ts';
import type { PackDocument } from './document.ts';
import type { DrawnBlock } from './drawn.ts';
import { runsOf } from './pdf-text.ts';

type TDocumentDefinitions = Parameters<typeof pdfmake.createPdf>[0];
type Content = TDocumentDefinitions['content'];
type TableCell = Extract<Content, { table: unknown }>['table']['body'][number][number];

/** A4 in points, and its margins. */
const PAGE = { width: 595.28, height: 841.89, side: 42, top: 48, bottom: 54 };
const WIDTH = PAGE.width - 2 * PAGE.side;
const SIZE = { text: 9, cell: 7.5, heading: 11, chapter: 16, title: 22 };
/** What a cell keeps free at its left and right. */
const PADDING = 4;
const LABEL = 118;
const GREY = '#5b6470';
const LINE = '#c9ced6';

const font = (file: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`));

/** [A2] The pack as PDF 1.7 that says what it is: title, language, author, bookmarks, page numbers. Takes its time: for a thread. */
export async function toPdf(document: PackDocument): Promise<Buffer> {
  const regular = font('400Regular/Inter_400Regular.ttf');
  const bold = font('600SemiBold/Inter_600SemiBold.ttf');
  const every = everyScriptFont();
  pdfmake.setFonts({
    Inter: { normal: regular, bold, italics: regular, bolditalics: bold },
    Every: { normal: every, bold: every, italics: every, bolditalics: every },
  });
  // Nothing is fetched, and no files are read but these.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => [regular, bold, every].includes(path));
  return pdfmake.createPdf(definition(document)).getBuffer();
}

function definition(document: PackDocument): TDocumentDefinitions {
  const { title, subtitle, made, language, at, words, chapters } = document;
  return {
    version: '1.7',
    language,
    displayTitle: true,
    info: {
      title,
      author: 'Phasegate',
      creator: 'Phasegate',
      producer: 'pdfmake',
      creationDate: new Date(at),
    },
    pageSize: 'A4',
    pageMargins: [PAGE.side, PAGE.top, PAGE.side, PAGE.bottom],
    defaultStyle: { font: 'Inter', fontSize: SIZE.text, lineHeight: 1.25 },
    footer: (page, pages) => ({
      margin: [PAGE.side, 18, PAGE.side, 0],
      columns: [
        { text: runsOf(clipped(title), WIDTH - 90, SIZE.cell), fontSize: SIZE.cell, color: GREY },
        {
          text: words.page.replace('{page}', String(page)).replace('{pages}', String(pages)),
          width: 80,
          alignment: 'right',
          fontSize: SIZE.cell,
          color: GREY,
        },
      ],
    }),
    content: [
      { text: runsOf(title, WIDTH, SIZE.title), fontSize: SIZE.title, bold: true, margin: [0, 0, 0, 6] },
      { text: runsOf(subtitle, WIDTH, SIZE.heading), fontSize: SIZE.heading, color: GREY },
      { text: runsOf(made, WIDTH, SIZE.text), color: GREY, margin: [0, 4, 0, 18] },
      {
        toc: {
          title: { text: words.contents, fontSize: SIZE.heading, bold: true, margin: [0, 0, 0, 6] },
        },
      },
      ...chapters.flatMap((chapter, index): Content[] => [
        {
          text: runsOf(chapter.title, WIDTH, SIZE.chapter),
          fontSize: SIZE.chapter,
          bold: true,
          tocItem: true,
          outline: true,
          outlineText: chapter.title,
          // What has little to say shares a page.
          ...(index > 0 && isShort(chapter) ? {} : { pageBreak: 'before' }),
          margin: [0, isShort(chapter) ? 18 : 0, 0, 10],
        } as Content,
        ...blocksContent(chapter.blocks),
      ]),
    ],
  };
}

/** A chapter of a few lines. */
const isShort = ({ blocks }: { blocks: readonly DrawnBlock[] }): boolean =>
  blocks.every((one) => one.kind === 'heading' || (one.kind === 'text' && isBrief(one)));

/** Of so little that it fits a page with its heading, surely. */
const isBrief = (block: DrawnBlock): boolean =>
  block.kind === 'text'
    ? block.text.length < 1_000
    : block.kind === 'facts' && block.facts.flat().join('').length < 1_500;

/** A heading stays with what it is about: as a row of its table’s head, which comes again on each page, or in one piece. */
function blocksContent(blocks: readonly DrawnBlock[]): Content[] {
  const contents: Content[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const [block, next] = [blocks[at], blocks[at + 1]];
    if (block?.kind === 'heading' && next?.kind === 'table') contents.push(tableContent(next, block.text));
    else if (block?.kind === 'heading' && next && isBrief(next))
      contents.push({ stack: [blockContent(block), blockContent(next)], unbreakable: true });
    else if (block) {
      contents.push(blockContent(block));
      continue;
    }
    at += 1;
  }
  return contents;
}

const headingText = (text: string) => ({
  text: runsOf(text, WIDTH, SIZE.heading),
  fontSize: SIZE.heading,
  bold: true,
});

function blockContent(block: DrawnBlock): Content {
  switch (block.kind) {
    case 'heading':
      return { ...headingText(block.text), margin: [0, 10, 0, 5] };
    case 'text':
      return { text: runsOf(block.text, WIDTH, SIZE.text), margin: [0, 0, 0, 6] };
    case 'facts':
      return factsContent(block.facts);
    case 'picture':
      return {
        stack: [
          {
            image: `data:image/png;base64,${Buffer.from(block.bytes).toString('base64')}`,
            fit: [WIDTH, 560],
            margin: [0, 4, 0, 4],
          },
          {
            text: runsOf(block.alt, WIDTH, SIZE.cell),
            fontSize: SIZE.cell,
            color: GREY,
            margin: [0, 0, 0, 8],
          },
        ],
        unbreakable: true,
      };
    case 'table':
      return tableContent(block);
  }
}

const factsContent = (all: readonly (readonly [string, string])[]): Content => ({
  margin: [0, 0, 0, 8],
  layout: 'noBorders',
  table: {
    widths: [LABEL, WIDTH - LABEL - 4 * PADDING],
    body: all.map(([label, value]) => [
      { text: runsOf(label, LABEL, SIZE.text), color: GREY },
      { text: runsOf(value, WIDTH - LABEL - 4 * PADDING, SIZE.text) },
    ]),
  },
});

/** Widths are given: what a library would find out by itself leaves no room for columns after a long word. */
function tableContent({ columns, rows }: Extract<DrawnBlock, { kind: 'table' }>, title?: string): Content {
  const total = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  const room = WIDTH - columns.length * 2 * PADDING;
  const widths = columns.map(({ share = 1 }) => (room * share) / total);
  const cell = (text: string, index: number, isHead = false): TableCell => ({
    text: runsOf(text, widths[index] ?? room, SIZE.cell),
    fontSize: SIZE.cell,
    ...(isHead && { bold: true, fillColor: '#eef0f3' }),
  });
  return {
    margin: [0, 0, 0, 10],
    layout: {
      hLineWidth: (line) => (title !== undefined && line === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 3,
      paddingBottom: () => 2,
    },
    table: {
      headerRows: title === undefined ? 1 : 2,
      keepWithHeaderRows: 1,
      widths,
      body: [
        ...(title === undefined ? [] : [titleRow(title, columns.length)]),
        columns.map((one, index) => cell(one.title, index, true)),
        ...rows.map((row) => columns.map((_, index) => cell(row[index] ?? '', index))),
      ],
    },
  };
}

const titleRow = (title: string, columns: number): TableCell[] => [
  { ...headingText(title), colSpan: columns, margin: [-PADDING, 8, 0, 3] },
  ...Array.from({ length: columns - 1 }, () => ({ text: '' })),
];

const clipped = (title: string): string => (title.length > 90 ? `${title.slice(0, 89)}…` : title);
