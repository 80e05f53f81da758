import { type ReactNode, useState } from 'react';
import type { Block, Cell } from '../kit.ts';
import { withEmoji } from '../text/emoji.ts';
import { RichText } from '../text/RichText.tsx';

function content(cell: Cell | undefined): ReactNode {
  if (!cell) return null;
  if (cell.type === 'rich_text') return <RichText elements={cell.elements} />;
  return withEmoji(String(cell.text ?? cell.value ?? ''));
}

/** `table` and `data_table`: the first row is the head; long ones come page by page. */
export function Table({ block }: { block: Block }) {
  const [page, setPage] = useState(0);
  const [head = [], ...body] = block.rows ?? [];
  const size = block.type === 'data_table' ? (block.page_size ?? 10) : body.length || 1;
  const pages = Math.max(1, Math.ceil(body.length / size));
  const settings = (i: number) => block.column_settings?.[i];
  const usual = (i: number) => (body.some((row) => row[i]?.type === 'raw_number') ? 'right' : 'left');
  const cls = (i: number) => `${settings(i)?.align ?? usual(i)} ${settings(i)?.is_wrapped ? 'wrapped' : ''}`;
  return (
    <div className="table-scroll">
      <table className="table">
        {block.caption && <caption>{block.caption}</caption>}
        <thead>
          <tr>
            {head.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names
              <th key={i} scope="col" className={cls(i)}>
                {content(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.slice(page * size, (page + 1) * size).map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
            <tr key={r}>
              {row.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names
                <td key={i} className={cls(i)}>
                  {content(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <div className="table-pages">
          <button
            type="button"
            className="button small"
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          >
            Previous
          </button>
          <span>
            {page + 1} of {pages}
          </span>
          <button
            type="button"
            className="button small"
            disabled={page + 1 >= pages}
            onClick={() => setPage(page + 1)}
          >
            Next
          </button>
        </div>
      )}
    </div>
  );
}
