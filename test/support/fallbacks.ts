import type { Sandbox } from '@phasegate/slack-sandbox/sandbox.ts';

/** Ids of people and conversations, and our own: what nobody can read out. */
const ID = /\b[UWCDG][A-Z0-9]{8,}\b|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** [H7] Every `text` that a sandbox was given beside blocks: posted, edited, and told to one person alone. */
function fallbacks({ log, workspaces, person }: Sandbox): string[] {
  const posted = log
    .filter(({ method }) => /^chat\.(?:post|update)/.test(method))
    .map(({ args }) => String(args.text ?? ''));
  const told = workspaces.flatMap(({ users, channels }) =>
    users
      .filter((user) => !user.isBot)
      .flatMap((user) => channels.flatMap(({ id }) => person(user.id).ephemerals(id)))
      .map(({ text }) => text),
  );
  return [...new Set([...posted, ...told])];
}

/** A day that Slack was to write, in a place where it writes none. */
const RAW_DATE = /&lt;!date/;

/** Those with an id in them, in mentions too, or with a date as Slack is told it: none in what the app says. */
export const unreadable = (sandbox: Sandbox): string[] =>
  fallbacks(sandbox).filter((text) => ID.test(text) || RAW_DATE.test(text));

/** A day as programs write it; in a file's name it may stand. */
const ISO_DAY = /(?<![\w-])\d{4}-[01]\d-[0-3]\d(?![\w-])/;

/** [H7] What is shown of texts: days are written as the reader writes them, in messages as in views. */
export const rawDays = ({ log }: Sandbox): string[] => [
  ...new Set(
    log
      .filter(({ method }) => /^(?:chat|views)\./.test(method))
      .flatMap(({ args }) => shownIn([args.blocks, args.view]))
      .filter((text) => ISO_DAY.test(text) || RAW_DATE.test(text)),
  ),
];

/** The strings that people read: those of text objects, wherever they stand. */
function shownIn(value: unknown): string[] {
  if (typeof value === 'string' && /^[[{]/.test(value)) return shownIn(JSON.parse(value));
  if (Array.isArray(value)) return value.flatMap(shownIn);
  if (typeof value !== 'object' || value === null) return [];
  // How a day is typed may be shown as an example.
  return Object.entries({ ...value, placeholder: null }).flatMap(([name, one]) =>
    typeof one === 'string' ? (name === 'text' || name === 'alt_text' ? [one] : []) : shownIn(one),
  );
}
