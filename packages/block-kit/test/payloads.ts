/** One valid example of every block and element, and payloads around them. */
import type { Surface } from '../src/validate/engine.ts';
import { type Problem, validateMessage, validateView } from '../src/validate.ts';

export type Json = Record<string, unknown>;

export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
export const option = (value: string, more: Json = {}): Json => ({ text: plain(value), value, ...more });
export const options = (count: number): Json[] => Array.from({ length: count }, (_, i) => option(`o${i}`));
export const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
export const rich = (text = 'hello'): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const picture = { image_url: 'https://example.com/a.png', alt_text: 'Accuracy 96 %' };
const point = (label: string) => ({ label, value: 1 });

export const ELEMENTS: Record<string, Json> = {
  image: { type: 'image', ...picture },
  button: { type: 'button', text: plain('Go'), action_id: 'a', value: 'v', style: 'primary' },
  workflow_button: {
    type: 'workflow_button',
    text: plain('Run'),
    workflow: { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } },
  },
  overflow: { type: 'overflow', action_id: 'a', options: [option('x', { url: 'https://example.com' })] },
  feedback_buttons: {
    type: 'feedback_buttons',
    positive_button: { text: plain('Good'), value: 'good' },
    negative_button: { text: plain('Bad'), value: 'bad' },
  },
  icon_button: { type: 'icon_button', icon: 'trash', text: plain('Delete'), visible_to_user_ids: ['U1'] },
  checkboxes: { type: 'checkboxes', options: options(2), initial_options: [option('o1')] },
  radio_buttons: { type: 'radio_buttons', options: [{ text: mrkdwn('*a*'), value: 'a' }] },
  datepicker: { type: 'datepicker', initial_date: '2026-02-28', placeholder: plain('When') },
  timepicker: { type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Berlin' },
  datetimepicker: { type: 'datetimepicker', initial_date_time: 1_764_000_000 },
  static_select: { type: 'static_select', options: options(3), initial_option: option('o2') },
  external_select: { type: 'external_select', min_query_length: 0, initial_option: option('x') },
  users_select: { type: 'users_select', initial_user: 'U1' },
  conversations_select: { type: 'conversations_select', filter: { include: ['public', 'im'] } },
  channels_select: { type: 'channels_select', initial_channel: 'C1' },
  multi_static_select: {
    type: 'multi_static_select',
    option_groups: [{ label: plain('G'), options: options(2) }],
    initial_options: [option('o0')],
    max_selected_items: 1,
  },
  multi_external_select: { type: 'multi_external_select', initial_options: [option('x')] },
  multi_users_select: { type: 'multi_users_select', initial_users: ['U1', 'U2'] },
  multi_conversations_select: { type: 'multi_conversations_select', default_to_current_conversation: true },
  multi_channels_select: { type: 'multi_channels_select', initial_channels: ['C1'] },
  plain_text_input: {
    type: 'plain_text_input',
    min_length: 2,
    max_length: 10,
    initial_value: 'abc',
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  },
  rich_text_input: { type: 'rich_text_input', initial_value: rich(), min_lines: 2, max_lines: 4 },
  number_input: { type: 'number_input', is_decimal_allowed: true, min_value: '-1.5', initial_value: '0' },
  email_text_input: { type: 'email_text_input', focus_on_load: true },
  url_text_input: { type: 'url_text_input', initial_value: 'https://example.com' },
  file_input: { type: 'file_input', filetypes: ['csv'], max_files: 10 },
};

export const BLOCKS: Record<string, Json> = {
  section: {
    type: 'section',
    text: mrkdwn('*hi*'),
    fields: [plain('a')],
    accessory: ELEMENTS.button,
    expand: true,
  },
  header: { type: 'header', text: plain('Title') },
  divider: { type: 'divider', block_id: 'd' },
  context: { type: 'context', elements: [mrkdwn('a'), plain('b'), ELEMENTS.image] },
  actions: { type: 'actions', elements: [ELEMENTS.button, ELEMENTS.static_select] },
  input: {
    type: 'input',
    label: plain('Name'),
    element: ELEMENTS.plain_text_input,
    hint: plain('h'),
    optional: true,
  },
  image: { type: 'image', slack_file: { id: 'F1' }, alt_text: 'Bands', title: plain('t') },
  rich_text: {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 8,
        elements: [{ type: 'rich_text_section', elements: [] }],
      },
      {
        type: 'rich_text_quote',
        border: 1,
        elements: [{ type: 'user', user_id: 'U1', style: { bold: true } }],
      },
      { type: 'rich_text_preformatted', elements: [{ type: 'link', url: 'https://example.com' }] },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'date', timestamp: 1, format: '{date}', fallback: 'x' },
          { type: 'emoji', name: 'wave' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'broadcast', range: 'here' },
          { type: 'color', value: '#FF0000' },
        ],
      },
    ],
  },
  video: {
    type: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'How a gate is signed',
    title: plain('Gates'),
    author_name: 'A',
  },
  file: { type: 'file', external_id: 'x', source: 'remote' },
  markdown: { type: 'markdown', text: '# hi' },
  table: {
    type: 'table',
    rows: [[{ type: 'raw_text', text: 'a' }, rich()], [{ type: 'raw_number', value: 1, text: '1' }]],
    column_settings: [null, { align: 'right', is_wrapped: true }],
  },
  data_table: {
    type: 'data_table',
    caption: 'Sources',
    rows: [[{ type: 'raw_text', text: 'a' }], [rich()]],
    page_size: 10,
    row_header_column_index: 0,
  },
  data_visualization: {
    type: 'data_visualization',
    title: 'Drift',
    chart: {
      type: 'line',
      series: [{ name: 'KS', data: [point('Mon'), point('Tue')] }],
      axis_config: { categories: ['Mon', 'Tue'], x_label: 'day' },
    },
  },
  alert: { type: 'alert', text: mrkdwn('Careful'), level: 'warning' },
  card: {
    type: 'card',
    title: mrkdwn('T'),
    body: mrkdwn('B'),
    icon: ELEMENTS.image,
    actions: [ELEMENTS.button],
  },
  carousel: { type: 'carousel', elements: [{ type: 'card', title: mrkdwn('T') }] },
  container: {
    type: 'container',
    title: plain('T'),
    child_blocks: [{ type: 'section', text: mrkdwn('x') }],
    is_collapsible: true,
    default_collapsed: true,
  },
  context_actions: { type: 'context_actions', elements: [ELEMENTS.feedback_buttons, ELEMENTS.icon_button] },
  plan: {
    type: 'plan',
    title: 'P',
    tasks: [{ task_id: 't', title: 'T', status: 'complete', output: rich() }],
  },
  task_card: {
    type: 'task_card',
    task_id: 't',
    title: 'T',
    status: 'pending',
    sources: [{ type: 'url', url: 'https://example.com', text: 'source' }],
  },
};

export const input = (element: Json): Json => ({ type: 'input', label: plain('L'), element });
export const actions = (...elements: unknown[]): Json => ({ type: 'actions', elements });
export const el = (type: string, more: Json): Json => ({ ...ELEMENTS[type], ...more });

/** Blocks as a payload of a surface; modals get a submit button. */
export function problemsOn(surface: Surface, ...blocks: unknown[]): Problem[] {
  if (surface === 'message') return validateMessage({ text: 'x', blocks });
  const frame = surface === 'modal' ? { title: plain('T'), submit: plain('Go') } : {};
  return validateView({ type: surface, ...frame, blocks }).map(({ path, message }) => ({
    path: path.replace(/^\/view/, ''),
    message,
  }));
}

const ONLY: Record<string, Surface> = { alert: 'modal' };
/** A surface on which a block may stand. */
export const surfaceOf = (block: Json): Surface => ONLY[String(block.type)] ?? 'message';

/** An element in a block where it may stand. */
export function placed(element: Json): Json {
  const type = String(element.type);
  if (type === 'image') return { type: 'context', elements: [element] };
  if (type === 'feedback_buttons' || type === 'icon_button')
    return { type: 'context_actions', elements: [element] };
  if (/button$|^overflow$/.test(type) && type !== 'radio_buttons')
    return { type: 'actions', elements: [element] };
  return { type: 'input', label: plain('L'), element };
}
