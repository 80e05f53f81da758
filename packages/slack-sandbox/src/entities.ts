import { isObject } from './blocks.ts';
import type { Json } from './model.ts';

/** What a Work Object can be. */
const TYPES = ['task', 'file', 'item', 'incident', 'content_item'].map((type) => `slack#/entities/${type}`);
const PRIMARY_MAX = 2;
const OVERFLOW_MAX = 5;

/** What is wrong with a Work Object that an app sent; null where Slack takes it. */
export function entityProblem(entity: Json): string | null {
  const { entity_type: type, external_ref: ref, entity_payload: payload, url } = entity;
  if (!TYPES.includes(String(type))) return `unknown entity_type ${type}`;
  if (typeof url !== 'string' || !URL.canParse(url)) return 'missing url';
  if (!isObject(ref) || typeof ref.id !== 'string' || ref.id === '') return 'missing external_ref.id';
  const attributes = isObject(payload) ? payload.attributes : null;
  const title = isObject(attributes) ? attributes.title : null;
  if (!isObject(title) || typeof title.text !== 'string' || title.text === '') return 'missing title';
  const { primary, overflow } = actionsOf(payload as Json);
  if (primary.length > PRIMARY_MAX || overflow.length > OVERFLOW_MAX) return 'too many actions';
  const named = customFields(payload as Json);
  if (named.some(({ key, label, type: kind }) => !key || !label || !kind))
    return 'a field without key, label or type';
  if (new Set(named.map(({ key }) => key)).size < named.length) return 'two fields with one key';
  return null;
}

/** A Work Object as Slack's client draws it: title, kind, fields, what can be done. */
export function entityBlocks(entity: Json): Json[] {
  const payload = entity.entity_payload as Json;
  const {
    title,
    display_type: kind,
    product_name: product,
  } = payload.attributes as {
    title: { text: string };
    display_type?: string;
    product_name?: string;
  };
  const under = [kind, product].filter(Boolean).join(' · ');
  const lines = [...fieldLines(payload.fields), ...customFields(payload).map(line)];
  const { primary, overflow } = actionsOf(payload);
  const buttons = [...primary, ...overflow].map(({ text, action_id, value, style, url }) => ({
    type: 'button',
    action_id,
    text: { type: 'plain_text', text },
    ...(value ? { value } : {}),
    ...(style ? { style } : {}),
    ...(url ? { url } : {}),
  }));
  return [
    section(`*${escaped(title.text)}*${under ? `\n${escaped(under)}` : ''}`),
    ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    ...(buttons.length > 0 ? [{ type: 'actions', block_id: 'entity', elements: buttons }] : []),
  ];
}

const section = (text: string): Json => ({ type: 'section', text: { type: 'mrkdwn', text } });

function fieldLines(fields: unknown): string[] {
  if (!isObject(fields)) return [];
  return Object.entries(fields).flatMap(([name, field]) =>
    isObject(field) ? [line({ label: name.replaceAll('_', ' '), ...field })] : [],
  );
}

function line({ label, value, type, user }: Json): string {
  const person = isObject(user) && typeof user.user_id === 'string' ? `<@${user.user_id}>` : null;
  const shown =
    type === 'slack#/types/timestamp'
      ? `<!date^${value}^{date_short_pretty} {time}|${value}>`
      : escaped(String(value ?? ''));
  return `${escaped(String(label))}: ${person ?? shown}`;
}

const customFields = (payload: Json): Json[] =>
  Array.isArray(payload.custom_fields) ? payload.custom_fields.filter(isObject) : [];

function actionsOf({ actions }: Json): { primary: Json[]; overflow: Json[] } {
  const list = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);
  if (!isObject(actions)) return { primary: [], overflow: [] };
  return { primary: list(actions.primary_actions), overflow: list(actions.overflow_actions) };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
