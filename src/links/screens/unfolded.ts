import { actions, type Block, context, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { EntityMetadata } from '@slack/web-api';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import type { SharedLink } from '../rules.ts';
import type { Fact, Unfolded } from '../unfolded.ts';

const TITLE_MAX = 150;
const VALUE_MAX = 300;

const oneLine = (text: string, max: number): string => fitText(text.replace(/\s+/g, ' ').trim(), max) || '–';

/** The card beside a link. */
export function unfoldedBlocks(say: Say, { kind, title, facts, button }: Unfolded): Block[] {
  const [first, ...others] = facts.map((fact) => factLine(say, fact));
  return [
    section(
      [
        say.md('links.head', { kind: say(kind), title: oneLine(title, TITLE_MAX) }),
        ...(first ? [first] : []),
      ].join('\n'),
    ),
    ...(others.length > 0 ? [context(others.join('  ·  '))] : []),
    actions([button]),
  ];
}

const factLine = (say: Say, fact: Fact): string =>
  say.md('links.fact', {
    label: say(fact.label),
    value: 'at' in fact ? moment(fact.at, say) : oneLine(fact.value, VALUE_MAX),
  });

/** The same as one of Slack's Work Objects. `url`: our address of it; `shared.url`: as it was posted. */
export function unfoldedEntity(
  say: Say,
  { kind, entity, title, facts, button }: Unfolded,
  { url, shared }: { url: string; shared: SharedLink },
): EntityMetadata {
  return {
    entity_type: `slack#/entities/${entity}`,
    url,
    app_unfurl_url: shared.url,
    external_ref: { id: shared.id, type: shared.kind },
    entity_payload: {
      attributes: {
        title: { text: oneLine(title, TITLE_MAX) },
        display_type: say(kind),
        product_name: 'Phasegate',
        locale: say.locale,
      },
      custom_fields: facts.map((fact, at) => ({
        key: `fact_${at + 1}`,
        label: say(fact.label),
        ...('at' in fact
          ? { type: 'slack#/types/timestamp', value: Math.floor(fact.at.epochMilliseconds / 1_000) }
          : { type: 'string', value: oneLine(fact.value, VALUE_MAX) }),
      })),
      actions: {
        primary_actions: [
          {
            text: button.text.text,
            action_id: button.action_id ?? '',
            ...(button.value !== undefined && { value: button.value }),
          },
        ],
      },
    },
  };
}

/** Links to hand on, of one engagement. */
export interface Listed {
  kind: string;
  title: string;
  url: string;
}

const MOST_LISTED = 20;

/** [H9] `/playbook link` */
export function linksMessage(say: Say, engagement: string, links: readonly Listed[]) {
  const text = say.md('links.list', { engagement });
  const lines = links
    .slice(0, MOST_LISTED)
    .map(({ kind, title, url }) =>
      say.md('links.row', { kind, title: oneLine(title, TITLE_MAX), url: markup(url) }),
    );
  const left = links.length - MOST_LISTED;
  return {
    text,
    blocks: [
      section(text),
      ...chunks(lines, 10).map((some) => section(some.join('\n'))),
      ...(left > 0 ? [context(say('links.more', { left }))] : []),
    ],
  };
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
