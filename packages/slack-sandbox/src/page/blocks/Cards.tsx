import { useId } from 'react';
import { ElementView, ImageElement } from '../elements/ElementView.tsx';
import { type Block, words } from '../kit.ts';
import { withEmoji } from '../text/emoji.ts';
import { TextObject } from '../text/Mrkdwn.tsx';
import { RichText } from '../text/RichText.tsx';
import type { BlockProps } from './types.ts';

const LEVELS: Record<string, string> = { info: 'ℹ️', warning: '⚠️', error: '⛔', success: '✅' };

export function Alert({ block }: BlockProps) {
  return (
    <div className={`alert ${block.level ?? 'default'}`} role="note">
      <span aria-hidden="true">{LEVELS[block.level ?? ''] ?? '•'}</span>
      <TextObject text={block.text} />
    </div>
  );
}

export function Card({ block, id }: BlockProps) {
  const dom = useId();
  return (
    <div className="card">
      {block.hero_image && (
        <img className="hero" src={block.hero_image.image_url} alt={block.hero_image.alt_text ?? ''} />
      )}
      <div className="card-head">
        {block.icon && <ImageElement el={block.icon} size={32} />}
        <div>
          <strong>
            <TextObject text={block.title} />
          </strong>
          <small>
            <TextObject text={block.subtitle} />
          </small>
        </div>
      </div>
      <TextObject text={block.body} />
      {block.actions && (
        <div className="actions">
          {block.actions.map((el, i) => (
            <ElementView key={el.action_id ?? i} el={el} blockId={id} dispatch id={`${dom}${i}`} />
          ))}
        </div>
      )}
    </div>
  );
}

export function Carousel({ block, id, Nested }: BlockProps) {
  return (
    <div className="carousel">
      {(block.elements ?? []).map((card, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of cards is theirs
        <Card key={i} block={card as Block} id={card.block_id ?? id} Nested={Nested} />
      ))}
    </div>
  );
}

export function Container({ block, Nested }: BlockProps) {
  const title = withEmoji(words(block.title));
  const inside = <Nested blocks={block.child_blocks ?? []} />;
  if (!block.is_collapsible) {
    return (
      <section className="container">
        {title && <strong>{title}</strong>}
        <TextObject text={block.subtitle} />
        {inside}
      </section>
    );
  }
  return (
    <details className="container" open={!block.default_collapsed}>
      <summary>{title || 'Details'}</summary>
      <TextObject text={block.subtitle} />
      {inside}
    </details>
  );
}

const STATES: Record<string, string> = { pending: '○', in_progress: '◐', complete: '✓', error: '✕' };

/** A task, or a plan of several. */
export function Task({ block, Nested }: BlockProps) {
  const state = block.status ?? '';
  return (
    <div className="task">
      <div>
        {state && <span title={state.replace('_', ' ')}>{STATES[state] ?? '•'} </span>}
        <strong>{withEmoji(words(block.title))}</strong>
      </div>
      {block.details?.elements && <RichText elements={block.details.elements} />}
      {block.output?.elements && <RichText elements={block.output.elements} />}
      {(block.tasks ?? []).map((task, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of tasks is theirs
        <Task key={i} block={task} id="" Nested={Nested} />
      ))}
    </div>
  );
}
