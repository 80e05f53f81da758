/**
 * Block Kit as plain objects, a function a block; form elements are in
 * `inputs.ts`, tables and charts in `data-blocks.ts`. Texts are cut to what Slack
 * takes, and an empty one becomes “–”, since Slack refuses empty texts. Nothing is escaped here: `mrkdwn` strings
 * hold markup, so what people wrote goes through `escape` first. Numbers of items are not cut: page them.
 */
import type {
  ActionsBlock,
  AlertBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  HomeView,
  ImageBlock,
  ImageElement,
  InputBlock,
  KnownBlock,
  MarkdownBlock,
  MessageMetadata,
  ModalView,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/web-api';
import type { Escaped } from './escape.ts';
import { fitText } from './fit.ts';
import { LIMITS } from './limits.ts';

export type { Button } from '@slack/web-api';

/** Native charts, which Slack's types do not know yet. */
export interface ChartBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart:
    | { type: 'pie'; segments: { label: string; value: number }[] }
    | {
        type: 'bar' | 'line' | 'area';
        series: { name: string; data: { label: string; value: number }[] }[];
        axis_config: { categories: string[]; x_label?: string; y_label?: string };
      };
}

export type Block = KnownBlock | ChartBlock;
export type Modal = Omit<ModalView, 'blocks'> & { blocks: Block[] };
export type Home = Omit<HomeView, 'blocks'> & { blocks: Block[] };

/** What delivery posts: `text` is what notifications and screen readers say, in markup like that of the blocks. */
export interface SlackMessage {
  text: Escaped;
  blocks: Block[];
  metadata?: MessageMetadata;
  /** The same in older blocks, for a workspace that refuses the newer ones. */
  fallback?: SlackMessage;
  /** One picture, which delivery draws and uploads where it changed. */
  picture?: Picture;
  /** Other messages link to it: delivery asks Slack for its address once it is posted. */
  linked?: true;
}

/** A picture in a message, as delivery needs it. */
export interface Picture {
  /** Of everything that is drawn: the same hash, the same picture. */
  hash: string;
  /** File name, with its ending. */
  name: string;
  /** What it says to who cannot see it. */
  alt: string;
  /** Before which of the message's blocks it stands. */
  at: number;
  /** The message is posted without it first, and edited once it is there. */
  later?: true;
  /** Its bytes. Called outside of any transaction. */
  render(): Promise<Uint8Array>;
}

/** Text that fits, and is never empty. */
export function words(text: string, max: number): string {
  const fitted = fitText(text, max);
  return fitted.trim() === '' ? '–' : fitted;
}

export function plainText(text: string, max: number = LIMITS.text.object): PlainTextElement {
  return { type: 'plain_text', text: words(text, max), emoji: true };
}

/** Markup. `verbatim`: Slack links no names or addresses that we did not link. */
export function mrkdwn(text: string, max: number = LIMITS.text.object): MrkdwnElement {
  return { type: 'mrkdwn', text: words(text, max), verbatim: true };
}

export function section(
  text: string,
  more: Pick<SectionBlock, 'accessory' | 'block_id' | 'expand'> & { fields?: string[] } = {},
): SectionBlock {
  const fields = more.fields?.map((field) => mrkdwn(field, LIMITS.section.field));
  return { ...more, type: 'section', text: mrkdwn(text, LIMITS.section.text), fields };
}

/** Two columns of short texts, at most ten. */
export function fields(texts: string[], block_id?: string): SectionBlock {
  return { type: 'section', block_id, fields: texts.map((text) => mrkdwn(text, LIMITS.section.field)) };
}

export function header(text: string, block_id?: string): HeaderBlock {
  return { type: 'header', block_id, text: plainText(text, LIMITS.header.text) };
}

/** Small print; strings are mrkdwn. At most ten. */
export function context(...items: (string | ImageElement)[]): ContextBlock {
  return {
    type: 'context',
    elements: items.map((item) => (typeof item === 'string' ? mrkdwn(item, LIMITS.context.text) : item)),
  };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** A row of buttons and menus; more than five buttons are not read. */
export function actions(elements: ActionsBlock['elements'], block_id?: string): ActionsBlock {
  return { type: 'actions', block_id, elements };
}

export function button(
  text: string,
  action_id: string,
  more: Pick<Button, 'value' | 'url' | 'style' | 'confirm' | 'accessibility_label'> = {},
): Button {
  const label = more.accessibility_label;
  return {
    ...more,
    type: 'button',
    text: plainText(text, LIMITS.button.text),
    action_id,
    accessibility_label: label === undefined ? label : words(label, LIMITS.text.accessibilityLabel),
  };
}

/** Asks before something that cannot be undone. */
export function confirm(
  title: string,
  text: string,
  yes: string,
  no: string,
  style?: 'primary' | 'danger',
): ConfirmationDialog {
  return {
    title: plainText(title, LIMITS.confirm.title),
    text: plainText(text, LIMITS.confirm.text),
    confirm: plainText(yes, LIMITS.confirm.confirm),
    deny: plainText(no, LIMITS.confirm.deny),
    style,
  };
}

/** `value` is an id and never cut: one that is too long is a mistake of ours. */
export function option(text: string, value: string, description?: string): PlainTextOption {
  return {
    text: plainText(text, LIMITS.option.text),
    value,
    description: description ? plainText(description, LIMITS.option.description) : undefined,
  };
}

/** The “…” menu: one to five options. */
export function overflow(action_id: string, options: PlainTextOption[], ask?: ConfirmationDialog): Overflow {
  return { type: 'overflow', action_id, options, confirm: ask };
}

/** A labelled field of a form; `block_id` is the field's name. */
export function input(
  block_id: string,
  label: string,
  element: InputBlock['element'],
  more: { hint?: string; optional?: boolean; dispatch_action?: boolean } = {},
): InputBlock {
  return {
    ...more,
    type: 'input',
    block_id,
    label: plainText(label, LIMITS.input.label),
    element,
    hint: more.hint ? plainText(more.hint, LIMITS.input.hint) : undefined,
  };
}

/** `alt` says what the picture shows. `source`: an address, or the id of a file in Slack. */
export function image(
  source: { url: string } | { file: string },
  alt: string,
  title?: string,
  block_id?: string,
): ImageBlock {
  return {
    ...imageElement(source, alt),
    block_id,
    title: title ? plainText(title, LIMITS.image.title) : undefined,
  };
}

/** A small picture in a context or beside a section. */
export function imageElement(source: { url: string } | { file: string }, alt: string): ImageElement {
  const alt_text = words(alt, LIMITS.image.alt);
  return 'url' in source
    ? { type: 'image', image_url: source.url, alt_text }
    : { type: 'image', slack_file: { id: source.file }, alt_text };
}

/** Standard Markdown, messages only. */
export function markdown(text: string, block_id?: string): MarkdownBlock {
  return { type: 'markdown', block_id, text: words(text, LIMITS.markdown.text) };
}

/** A coloured notice, modals only. */
export function alert(text: string, level: NonNullable<AlertBlock['level']> = 'info'): AlertBlock {
  return { type: 'alert', level, text: mrkdwn(text, LIMITS.alert.text) };
}

export function modal(
  view: Omit<Modal, 'type' | 'title' | 'submit' | 'close'> & {
    title: string;
    submit?: string;
    close?: string;
  },
): Modal {
  return {
    ...view,
    type: 'modal',
    title: plainText(view.title, LIMITS.view.title),
    submit: view.submit ? plainText(view.submit, LIMITS.view.submit) : undefined,
    close: view.close ? plainText(view.close, LIMITS.view.close) : undefined,
  };
}

export function home(blocks: Block[], more: Pick<Home, 'private_metadata' | 'callback_id'> = {}): Home {
  return { ...more, type: 'home', blocks };
}
