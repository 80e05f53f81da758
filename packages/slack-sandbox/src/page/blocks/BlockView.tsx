import { memo, type ReactNode, useId } from 'react';
import { ElementView, ImageElement } from '../elements/ElementView.tsx';
import { type Block, blockId, type Text, words } from '../kit.ts';
import { withEmoji } from '../text/emoji.ts';
import { Markdown } from '../text/Markdown.tsx';
import { TextObject } from '../text/Mrkdwn.tsx';
import { RichText } from '../text/RichText.tsx';
import { Alert, Card, Carousel, Container, Task } from './Cards.tsx';
import { Chart } from './Chart.tsx';
import { InputBlock } from './InputBlock.tsx';
import { FileBlock, ImageBlock, VideoBlock } from './Media.tsx';
import { Table } from './Table.tsx';
import type { BlockProps } from './types.ts';
import { Unknown } from './Unknown.tsx';

function Section({ block, id }: BlockProps) {
  const domId = useId();
  const { accessory } = block;
  const label =
    accessory && !['button', 'image', 'overflow'].includes(accessory.type) ? words(block.text) : undefined;
  return (
    <div className="section">
      <div className="section-text">
        <TextObject text={block.text} />
        {block.fields && (
          <div className="fields">
            {block.fields.map((field, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of fields is theirs
              <TextObject key={i} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className={`accessory is-${accessory.type}`}>
          <ElementView el={accessory} blockId={id} dispatch id={domId} label={label} />
        </div>
      )}
    </div>
  );
}

function Actions({ block, id }: BlockProps) {
  const domId = useId();
  return (
    <div className="actions">
      {(block.elements ?? []).map((el, i) => (
        <ElementView
          key={el.action_id ?? i}
          el={el}
          blockId={id}
          dispatch
          id={`${domId}${i}`}
          label={words(el.placeholder) || undefined}
        />
      ))}
    </div>
  );
}

function Context({ block }: BlockProps) {
  return (
    <div className="context">
      {(block.elements ?? []).map((el, i) =>
        el.type === 'image' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of elements is theirs
          <ImageElement key={i} el={el} size={20} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of elements is theirs
          <TextObject key={i} text={el as unknown as Text} />
        ),
      )}
    </div>
  );
}

const COMPONENTS: Record<string, (props: BlockProps) => ReactNode> = {
  section: Section,
  actions: Actions,
  context_actions: Actions,
  context: Context,
  header: ({ block }) => <h3 className="header-block">{withEmoji(words(block.text))}</h3>,
  divider: () => <hr />,
  image: ImageBlock,
  video: VideoBlock,
  file: FileBlock,
  input: InputBlock,
  rich_text: ({ block }) => <RichText elements={block.elements} />,
  markdown: ({ block }) => <Markdown text={words(block.text)} />,
  table: Table,
  data_table: Table,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  container: Container,
  task_card: Task,
  plan: Task,
  data_visualization: Chart,
};

function Nested({ blocks }: { blocks: Block[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, i) => {
        const Known = COMPONENTS[block.type] ?? Unknown;
        const id = blockId(block, i);
        return (
          <div key={id} className={`block is-${block.type}`} data-block-id={id}>
            <Known block={block} id={id} Nested={Nested} />
          </div>
        );
      })}
    </div>
  );
}

/** Blocks one under another; one of an unknown type shows its words. */
export const Blocks = memo(Nested);
