/**
 * Block Kit as the page reads it: one wide, lenient shape each for blocks and elements, because what arrives
 * is whatever an app sent, and an unknown part must show as text and never break the page.
 */
export interface Text {
  type: string;
  text: string;
  verbatim?: boolean;
}

export interface Option {
  text: Text;
  value?: string;
  description?: Text;
  url?: string;
}

export interface OptionGroup {
  label: Text;
  options: Option[];
}

export interface Confirm {
  title?: Text;
  text?: Text;
  confirm?: Text;
  deny?: Text;
  style?: string;
}

export interface ConversationFilter {
  include?: string[];
  exclude_bot_users?: boolean;
}

export interface Element {
  type: string;
  action_id?: string;
  text?: Text | string;
  value?: string;
  url?: string;
  style?: string;
  confirm?: Confirm;
  accessibility_label?: string;
  placeholder?: Text;
  options?: Option[];
  option_groups?: OptionGroup[];
  min_query_length?: number;
  max_selected_items?: number;
  filter?: ConversationFilter;
  default_to_current_conversation?: boolean;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  is_decimal_allowed?: boolean;
  min_value?: string;
  max_value?: string;
  filetypes?: string[];
  max_files?: number;
  focus_on_load?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  image_url?: string;
  slack_file?: { id?: string; url?: string };
  alt_text?: string;
  icon?: string;
  positive_button?: { text: Text; value?: string };
  negative_button?: { text: Text; value?: string };
  elements?: Element[];
  [key: string]: unknown;
}

export interface RichNode {
  type: string;
  elements?: RichNode[];
  text?: string;
  style?:
    | { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean; underline?: boolean }
    | string;
  indent?: number;
  offset?: number;
  border?: number;
  url?: string;
  user_id?: string;
  channel_id?: string;
  usergroup_id?: string;
  range?: string;
  name?: string;
  unicode?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  value?: string;
}

export interface Cell extends RichNode {
  text?: string;
}

export interface Block {
  type: string;
  block_id?: string;
  text?: Text | string;
  fields?: Text[];
  accessory?: Element;
  elements?: (Element & Block & RichNode)[];
  element?: Element;
  label?: Text;
  hint?: Text;
  optional?: boolean;
  dispatch_action?: boolean;
  title?: Text | string;
  subtitle?: Text;
  body?: Text;
  rows?: Cell[][];
  column_settings?: ({ align?: 'left' | 'center' | 'right'; is_wrapped?: boolean } | null)[];
  caption?: string;
  page_size?: number;
  image_url?: string;
  slack_file?: { id?: string; url?: string };
  alt_text?: string;
  title_url?: string;
  video_url?: string;
  thumbnail_url?: string;
  provider_name?: string;
  author_name?: string;
  description?: Text;
  external_id?: string;
  level?: string;
  hero_image?: Element;
  icon?: Element;
  actions?: Element[];
  child_blocks?: Block[];
  is_collapsible?: boolean;
  default_collapsed?: boolean;
  status?: string;
  details?: Block;
  output?: Block;
  tasks?: Block[];
  [key: string]: unknown;
}

/** The plain words of a text object, or of a bare string. */
export function words(text: Text | string | undefined | null): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}

/** A block's id, or one made of its place where the app gave none. */
export function blockId(block: Block, index: number): string {
  return block.block_id ?? `block-${index}`;
}
