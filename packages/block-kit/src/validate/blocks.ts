/** Layout blocks: what each holds, and on which surfaces it may stand. */
import { LIMITS } from '../limits.ts';
import { dataTable, dataVisualization, table } from './data-blocks.ts';
import { elementIn } from './elements.ts';
import {
  array,
  atLeastOne,
  boolean,
  type Check,
  either,
  type Fields,
  isObject,
  named,
  object,
  oneOf,
  type Rule,
  report,
  required,
  type Surface,
  string,
  typed,
  url,
  variants,
} from './engine.ts';
import { imageFields, imageSource, plainText, text } from './objects.ts';
import { blockId, richText } from './rich-text.ts';

const base: Fields = { type: typed, block_id: blockId };
const block = (fields: Fields, ...rules: Rule[]): Check => object({ ...base, ...fields }, ...rules);

const contextText = text(LIMITS.text.object);
const contextImage = elementIn('context');
const contextItem: Check = (value, path, run) => {
  const isText = isObject(value) && (value.type === 'plain_text' || value.type === 'mrkdwn');
  (isText ? contextText : contextImage)(value, path, run);
};

const cardImage = variants({ image: object(imageFields, imageSource) });
const card = block(
  {
    hero_image: cardImage,
    icon: cardImage,
    slack_icon: object({ type: string(), name: required(string()) }),
    title: text(LIMITS.card.title),
    subtitle: text(LIMITS.card.subtitle),
    body: text(LIMITS.card.body),
    subtext: text(LIMITS.card.subtext),
    actions: array(elementIn('card'), 1, LIMITS.card.actions),
  },
  atLeastOne('hero_image', 'title', 'actions', 'body'),
  (value, path, run) => {
    if (value.icon !== undefined) either('icon', 'slack_icon')(value, path, run);
  },
);

const source = variants({
  url: object({ type: typed, url: required(url()), text: required(string()) }),
});
const taskFields: Fields = {
  task_id: required(string()),
  title: required(string()),
  status: required(oneOf('pending', 'in_progress', 'complete', 'error')),
  details: richText,
  output: richText,
  sources: array(source),
};
const taskCard = block(taskFields);
// Inside a plan the type may be left out.
const planTask = object({ ...taskFields, type: oneOf('task_card'), block_id: blockId });

const markdown = block({ text: required(string(LIMITS.markdown.text)) }, (value, path, run) => {
  if (typeof value.text !== 'string' || value.text.length > LIMITS.markdown.text) return;
  run.markdown += value.text.length;
  if (run.markdown > LIMITS.message.markdown) {
    report(
      run,
      path,
      `all markdown blocks together must be less than ${LIMITS.message.markdown + 1} characters`,
    );
  }
});

const input = block(
  {
    label: required(plainText(LIMITS.input.label)),
    element: required(elementIn('input')),
    hint: plainText(LIMITS.input.hint),
    optional: boolean,
    dispatch_action: boolean,
  },
  (_value, path, run) => {
    run.firstInput ??= path;
  },
);

// Blocks inside blocks: these are built from the table below, which holds them.
const child: Check = (value, path, run) => childBlock(value, path, run);
const cardOfCarousel: Check = (value, path, run) => cardBlock(value, path, run);

const container = block(
  {
    title: plainText(LIMITS.container.title),
    rich_text_title: richText,
    subtitle: text(LIMITS.container.subtitle),
    child_blocks: required(array(child, 1, LIMITS.container.children)),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: cardImage,
    is_collapsible: boolean,
    default_collapsed: boolean,
    has_header_divider: boolean,
  },
  atLeastOne('title', 'rich_text_title'),
  (value, path, run) => {
    if (value.default_collapsed === true && value.is_collapsible !== true) {
      report(run, `${path}/default_collapsed`, '`default_collapsed` requires `is_collapsible`');
    }
  },
);

const ALL: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGE: readonly Surface[] = ['message'];

const BLOCKS: ReadonlyMap<string, { check: Check; surfaces: readonly Surface[] }> = new Map(
  Object.entries({
    section: {
      surfaces: ALL,
      check: block(
        {
          text: text(LIMITS.section.text),
          fields: array(text(LIMITS.section.field), 1, LIMITS.section.fields),
          accessory: elementIn('section'),
          expand: boolean,
        },
        atLeastOne('text', 'fields'),
      ),
    },
    header: { surfaces: ALL, check: block({ text: required(plainText(LIMITS.header.text)) }) },
    divider: { surfaces: ALL, check: block({}) },
    context: {
      surfaces: ALL,
      check: block({ elements: required(array(contextItem, 1, LIMITS.context.elements)) }),
    },
    actions: {
      surfaces: ALL,
      check: block({ elements: required(array(elementIn('actions'), 1, LIMITS.actions.elements)) }),
    },
    input: { surfaces: ALL, check: input },
    image: {
      surfaces: ALL,
      check: block({ ...imageFields, title: plainText(LIMITS.image.title) }, imageSource),
    },
    rich_text: { surfaces: ALL, check: richText },
    video: {
      surfaces: ALL,
      check: block({
        video_url: required(url(LIMITS.text.url, true)),
        thumbnail_url: required(url()),
        alt_text: required(string(LIMITS.video.alt)),
        title: required(plainText(LIMITS.video.title)),
        title_url: url(LIMITS.text.url, true),
        author_name: string(LIMITS.video.author),
        provider_name: string(LIMITS.video.provider),
        provider_icon_url: url(),
        description: plainText(LIMITS.video.description),
      }),
    },
    file: {
      surfaces: MESSAGE,
      check: block({ external_id: required(string()), source: required(oneOf('remote')) }),
    },
    markdown: { surfaces: MESSAGE, check: markdown },
    table: { surfaces: MESSAGE, check: table },
    data_table: { surfaces: MESSAGE, check: dataTable },
    data_visualization: { surfaces: MESSAGE, check: dataVisualization },
    alert: {
      surfaces: ['modal'],
      check: block({
        text: required(text(LIMITS.alert.text)),
        level: oneOf('default', 'info', 'warning', 'error', 'success'),
      }),
    },
    // The documentation lists modals, which do not show it.
    card: { surfaces: ['message', 'home'], check: card },
    carousel: {
      surfaces: ['message', 'home'],
      check: block({ elements: required(array(cardOfCarousel, 1, LIMITS.carousel.elements)) }),
    },
    container: { surfaces: MESSAGE, check: container },
    context_actions: {
      surfaces: MESSAGE,
      check: block({
        elements: required(array(elementIn('context_actions'), 1, LIMITS.contextActions.elements)),
      }),
    },
    plan: { surfaces: MESSAGE, check: block({ title: required(string()), tasks: array(planTask) }) },
    task_card: { surfaces: MESSAGE, check: taskCard },
  } satisfies Record<string, { check: Check; surfaces: readonly Surface[] }>),
);

const CHILDREN = 'actions context divider file header image input rich_text section table video'.split(' ');

/** One block of the payload, among `allowed` types. */
function blockAmong(allowed: (type: string) => boolean): Check {
  return (value, path, run) => {
    if (!isObject(value)) return report(run, path, 'must provide an object');
    if (value.type === undefined) return report(run, path, 'missing required field: type');
    const name = named(value.type);
    const found = BLOCKS.get(name);
    if (!found?.surfaces.includes(run.surface) || !allowed(name)) {
      return report(run, `${path}/type`, `unsupported type: ${name}`);
    }
    const outer = run.actionIds;
    run.actionIds = new Set();
    found.check(value, path, run);
    run.actionIds = outer;
  };
}

const childBlock = blockAmong((name) => CHILDREN.includes(name));
const cardBlock = blockAmong((name) => name === 'card');
/** A block at the top of a message or view. */
export const anyBlock: Check = blockAmong(() => true);

/** Every block type known, for tests that hold the table to the documentation. */
export const BLOCK_TYPES: readonly string[] = [...BLOCKS.keys()];
