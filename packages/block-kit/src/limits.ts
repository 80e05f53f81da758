/**
 * Slack's limits in one table. Characters are counted as UTF-16 code units: never less than Slack counts; bytes are bytes.
 *
 * Sources: docs.slack.dev/reference/block-kit (blocks, elements, composition objects),
 * /reference/views, /reference/methods/chat.postMessage, /interactivity. Where the documentation gives
 * two numbers, the smaller stands here.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    /** Slack cuts `text` here. */
    text: 40_000,
    /** Ours: beyond 4,000 Slack advises against it, and a notification shows far less. */
    fallback: 4_000,
    /** Ours: whole messages were refused from about 11,000 characters on. */
    budget: 9_000,
    attachments: 100,
    markdown: 12_000,
    tables: 1,
    charts: 2,
    /** Ours: more buttons than this in a row are not read. */
    buttonsInRow: 5,
  },
  view: {
    blocks: 100,
    title: 24,
    submit: 24,
    close: 24,
    privateMetadata: 3_000,
    callbackId: 255,
    externalId: 255,
    stack: 3,
    /** `view_too_large`: of its JSON in UTF-8, three to a Japanese character. */
    bytes: 250_000,
  },
  id: { actionId: 255, blockId: 255 },
  text: { object: 3_000, url: 3_000, placeholder: 150, accessibilityLabel: 75 },

  section: { text: 3_000, fields: 10, field: 2_000 },
  header: { text: 150 },
  context: { elements: 10, text: 2_000 },
  actions: { elements: 25 },
  input: { label: 2_000, hint: 2_000 },
  image: { url: 3_000, alt: 2_000, title: 2_000 },
  video: { alt: 200, title: 200, author: 50, provider: 50, description: 200 },
  markdown: { text: 12_000 },
  table: { rows: 100, columns: 20, characters: 10_000 },
  dataTable: { minRows: 2, rows: 101, columns: 20, pageSize: 100, characters: 20_000 },
  alert: { text: 200 },
  card: { title: 150, subtitle: 150, body: 200, subtext: 200, actions: 3 },
  carousel: { elements: 10 },
  container: { title: 150, subtitle: 150, children: 10 },
  contextActions: { elements: 5 },
  chart: { title: 50, segments: 12, series: 12, points: 20, label: 20, axisLabel: 50 },
  richText: { indent: 8 },

  button: { text: 75, value: 2_000, url: 3_000 },
  feedback: { text: 75, value: 2_000 },
  iconButton: { users: 10 },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  /** `value`: 150 in the newest documentation, 75 in the older; the smaller is safe. */
  option: { text: 75, value: 75, description: 75, url: 3_000 },
  select: { options: 100, groups: 100, groupLabel: 75, groupOptions: 100 },
  overflow: { options: 5 },
  checkboxes: { options: 10 },
  radio: { options: 10 },
  plainTextInput: { maxLength: 3_000 },
  richTextInput: { lines: 100 },
  fileInput: { files: 10 },

  interaction: {
    /** A `trigger_id` opens one view within this time; an acknowledgement has as long. */
    triggerSeconds: 3,
    responseUrlUses: 5,
    responseUrlMinutes: 30,
  },
  /** Ours: rows on one page of a list. */
  page: 10,
} as const;
