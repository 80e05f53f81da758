import type { PackDocument } from './document.ts';
import type { DrawnBlock } from './drawn.ts';

/** [A2] The pack as Markdown (GitHub's). [X3] Whatever people typed is text in it: no tag, no link in disguise, no new heading. */
export function toMarkdown({ title, subtitle, made, chapters }: PackDocument): string {
  const parts = [
    `# ${escaped(title)}`,
    escaped(subtitle),
    escaped(made),
    ...chapters.flatMap((chapter) => [`## ${escaped(chapter.title)}`, ...chapter.blocks.map(blockText)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: DrawnBlock): string {
  switch (block.kind) {
    case 'heading':
      return `### ${escaped(block.text)}`;
    case 'text':
      return lines(block.text, '  \n');
    case 'facts':
      return block.facts
        .map(([label, value]) => `- **${escaped(label)}**: ${lines(value, '<br>')}`)
        .join('\n');
    case 'picture':
      return `![${escaped(block.alt)}](${block.name})`;
    case 'table':
      return [
        row(block.columns.map(({ title }) => title)),
        row(
          block.columns.map(() => '---'),
          (cell) => cell,
        ),
        ...block.rows.map((cells) =>
          row(cells, (cell, index) => (block.columns[index]?.isCode ? code(cell) : lines(cell, '<br>'))),
        ),
      ].join('\n');
  }
}

const row = (
  cells: readonly string[],
  write: (cell: string, index: number) => string = (cell) => lines(cell, '<br>'),
): string => `| ${cells.map(write).join(' | ')} |`;

/** Digests, which have nothing in them to escape; a dash stays a dash. */
const code = (cell: string): string => (/^[0-9a-f-]{8,}$/i.test(cell) ? `\`${cell}\`` : lines(cell, '<br>'));

const lines = (text: string, between: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(escaped)
    .join(between);

/** One line of text as Markdown shows it unchanged. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, '$1\\$2')
    .replace(/^(\s*)\\(\d+)/, '$1$2\\')
    .trim();
}
