import { useMemo } from 'react';
import { Blocks } from '../blocks/BlockView.tsx';
import { FormContext, useForm } from '../forms/useForm.ts';
import type { Block } from '../kit.ts';
import type { Shown } from '../shown.ts';
import { withEmoji } from '../text/emoji.ts';
import { Mrkdwn } from '../text/Mrkdwn.tsx';

const NONE: Block[] = [];

/** One screen as it stands in Slack: a message in its row, a modal in its frame, Home in its column. */
export function ShownScreen({ shown }: { shown: Shown }) {
  const { payload } = shown;
  const blocks = (payload.blocks as Block[] | undefined) ?? NONE;
  const hash = useMemo(() => JSON.stringify(blocks), [blocks]);
  const target = payload.type ? { viewId: shown.id } : { channel: '', ts: shown.id };
  const form = useForm(blocks, target, hash);
  const drawn = blocks.length > 0 ? <Blocks blocks={blocks} /> : <Mrkdwn text={payload.text ?? ''} />;
  return (
    <FormContext.Provider value={form}>
      <section className="shown" data-testid="shown" aria-label={shown.name}>
        <h2>
          {shown.name} <small>{[shown.language, shown.state].join(' · ')}</small>
        </h2>
        {payload.type === 'modal' ? (
          <ModalFrame shown={shown}>{drawn}</ModalFrame>
        ) : payload.type === 'home' ? (
          <div className="home">{drawn}</div>
        ) : (
          <article className="message">
            <div className="gutter">
              <span className="gallery-avatar">P</span>
            </div>
            <div className="message-main">
              <div className="message-head">
                <strong>Phasegate</strong>
                <span className="badge light">app</span>
              </div>
              {drawn}
            </div>
          </article>
        )}
      </section>
    </FormContext.Provider>
  );
}

function ModalFrame({ shown, children }: { shown: Shown; children: React.ReactNode }) {
  const { title, close, submit } = shown.payload;
  return (
    <div className="dialog modal">
      <header className="dialog-head">
        <h3>{withEmoji(title?.text ?? '')}</h3>
      </header>
      <div className="dialog-body">{children}</div>
      <footer className="dialog-foot">
        <button type="button" className="button">
          {withEmoji(close?.text ?? (submit ? 'Cancel' : 'Close'))}
        </button>
        {submit && (
          <button type="button" className="button primary">
            {withEmoji(submit.text)}
          </button>
        )}
      </footer>
    </div>
  );
}
