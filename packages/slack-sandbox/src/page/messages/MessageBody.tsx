import { useMemo } from 'react';
import { Blocks } from '../blocks/BlockView.tsx';
import type { Message } from '../contract.ts';
import { FormContext, useForm } from '../forms/useForm.ts';
import type { Block } from '../kit.ts';
import { Mrkdwn } from '../text/Mrkdwn.tsx';
import { Files } from './Files.tsx';
import { UnfurlCard } from './Unfurl.tsx';

const NONE: Block[] = [];

/** What a message says: its blocks, or its text where it has none, and its files. */
export function MessageBody({ message }: { message: Message }) {
  const blocks = (message.blocks as Block[] | undefined) ?? NONE;
  const hash = useMemo(() => JSON.stringify(blocks), [blocks]);
  const form = useForm(blocks, { channel: message.channel, ts: message.ts }, hash);
  return (
    <FormContext.Provider value={form}>
      {blocks.length > 0 ? <Blocks blocks={blocks} /> : message.text && <Mrkdwn text={message.text} />}
      {message.unfurls?.map((unfurl) => (
        <UnfurlCard key={unfurl.app_unfurl_url} message={message} unfurl={unfurl} />
      ))}
      {message.edited && blocks.length === 0 && <small className="edited">(edited)</small>}
      {message.files && <Files files={message.files} />}
      {form.trouble && (
        <div className="trouble" role="alert">
          ⚠ {form.trouble}
        </div>
      )}
    </FormContext.Provider>
  );
}
