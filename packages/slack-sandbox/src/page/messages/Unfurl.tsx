import { useMemo } from 'react';
import { Blocks } from '../blocks/BlockView.tsx';
import type { Details, Message, Unfurl } from '../contract.ts';
import { FormContext, useForm } from '../forms/useForm.ts';
import type { Block } from '../kit.ts';
import { attempt } from '../store/actions.ts';
import { appName, useStore } from '../store/store.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** What the app shows beside a link; a Work Object can be opened. */
export function UnfurlCard({ message, unfurl }: { message: Message; unfurl: Unfurl }) {
  const { channel, ts } = message;
  const url = unfurl.app_unfurl_url;
  return (
    <aside className="unfurl" data-testid="unfurl" aria-label={`Preview of ${url}`}>
      <Placed blocks={unfurl.blocks} channel={channel} ts={ts} />
      {unfurl.entity !== undefined && (
        <button
          type="button"
          className="link"
          onClick={() => void attempt({ kind: 'entity', channel, ts, url })}
        >
          Details
        </button>
      )}
    </aside>
  );
}

/** The Work Object that is open. */
export function DetailsPane() {
  const details = useStore((s) => s.state?.details ?? null);
  return details && <OpenDetails details={details} />;
}

function OpenDetails({ details }: { details: Details }) {
  const { channel, ts, blocks, error } = details;
  return (
    <Dialog title={appName()} onClose={() => void attempt({ kind: 'entity-close' })} testId="details">
      <div className="dialog-body">
        {error === undefined ? (
          <Placed blocks={blocks} channel={channel} ts={ts} />
        ) : (
          <p>{ERRORS[error] ?? 'This could not be shown.'}</p>
        )}
      </div>
    </Dialog>
  );
}

const ERRORS: Record<string, string> = {
  not_found: 'There is nothing here, or it is not for you to see.',
  restricted: 'You have no access to this.',
};

function Placed({ blocks, channel, ts }: { blocks: Block[]; channel: string; ts: string }) {
  const hash = useMemo(() => JSON.stringify(blocks), [blocks]);
  const form = useForm(blocks, { channel, ts }, hash);
  return (
    <FormContext.Provider value={form}>
      <Blocks blocks={blocks} />
      {form.trouble && (
        <div className="trouble" role="alert">
          ⚠ {form.trouble}
        </div>
      )}
    </FormContext.Provider>
  );
}
