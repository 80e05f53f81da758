import { useState } from 'react';
import { useFormContext } from '../forms/useForm.ts';
import { type RichNode, words } from '../kit.ts';
import { toMrkdwn, toRichText } from './rich.ts';
import { type ElementProps, tied } from './types.ts';

/** Formatted text, written with Slack's marks (*bold*, _italic_, lists) and sent as rich_text. */
export function RichTextInput(props: ElementProps) {
  const { el, blockId, dispatch } = props;
  const form = useFormContext();
  const held = form.valueOf(blockId, el)?.rich_text_value as RichNode | null | undefined;
  const [text, setText] = useState(() => (held ? toMrkdwn(held) : ''));
  const shown = held ? text : '';
  const change = (next: string) => {
    setText(next);
    form.put(blockId, el, next === '' ? null : toRichText(next), false);
  };
  return (
    <div className="text-input">
      <textarea
        {...tied(props)}
        value={shown}
        rows={Math.min(12, Math.max(3, shown.split('\n').length))}
        placeholder={words(el.placeholder)}
        onChange={(event) => change(event.target.value)}
        onBlur={() => dispatch && held && void form.fire(blockId, el, { rich_text_value: held })}
      />
      <small className="count">*bold* _italic_ ~strike~ `code` - list &gt; quote</small>
    </div>
  );
}
