/** Rich text: a block, and the same shape inside tables, task cards and inputs. */
import { LIMITS } from '../limits.ts';
import {
  array,
  boolean,
  type Check,
  type Fields,
  integer,
  number,
  object,
  oneOf,
  pattern,
  report,
  required,
  string,
  typed,
  url,
  variants,
} from './engine.ts';

const style = object({
  bold: boolean,
  italic: boolean,
  strike: boolean,
  code: boolean,
  underline: boolean,
  highlight: boolean,
  client_highlight: boolean,
  unlink: boolean,
});

const styled = (fields: Fields): Check => object({ type: typed, style, ...fields });

const INLINE: Record<string, Check> = {
  text: styled({ text: required(string()) }),
  link: styled({ url: required(url()), text: string(), unsafe: boolean }),
  emoji: styled({ name: required(string()), unicode: string(), url: url() }),
  user: styled({ user_id: required(string()) }),
  channel: styled({ channel_id: required(string()) }),
  usergroup: styled({ usergroup_id: required(string()) }),
  team: styled({ team_id: required(string()) }),
  broadcast: styled({ range: required(oneOf('here', 'channel', 'everyone')) }),
  color: styled({ value: required(pattern(/^#[0-9a-f]{6}$/i, 'must be a hex color')) }),
  date: styled({
    timestamp: required(number),
    format: required(string()),
    url: url(),
    fallback: string(),
  }),
};

const inline = variants(INLINE);
const border = oneOf(0, 1);
const section = object({ type: typed, elements: required(array(inline)) });

const elements = variants({
  rich_text_section: section,
  rich_text_list: object({
    type: typed,
    elements: required(array(variants({ rich_text_section: section }), 1)),
    style: required(oneOf('bullet', 'ordered')),
    indent: integer(0, LIMITS.richText.indent),
    offset: integer(0),
    border,
  }),
  rich_text_quote: object({ type: typed, elements: required(array(inline)), border }),
  rich_text_preformatted: object({
    type: typed,
    elements: required(array(variants({ text: INLINE.text ?? section, link: INLINE.link ?? section }))),
    border,
  }),
});

/** `block_id` must be unique in the whole payload, also in nested blocks. */
export const blockId: Check = (value, path, run) => {
  string(LIMITS.id.blockId)(value, path, run);
  if (typeof value !== 'string') return;
  if (run.blockIds.has(value)) report(run, path, 'Two blocks may not have the same block_id');
  run.blockIds.add(value);
};

const richTextObject = object({ type: typed, block_id: blockId, elements: required(array(elements)) });
/** A `rich_text` object wherever it is the only thing allowed. */
export const richText: Check = variants({ rich_text: richTextObject });
