import {
  actions,
  alert,
  button,
  context,
  input,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { checkboxes, multiSelect, searchSelect, textInput } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { datePicker } from '@phasegate/block-kit/pickers.ts';
import { z } from 'zod';
import { writeMeta } from '../../slack/metadata.ts';
import type { Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import type { Scope } from '../scopes.ts';
import { KEY_IDS } from './ids.ts';
import type { ApiKey } from './store.ts';

/** The form that makes a key. `page`: of the list to come back to. */
export const makeMeta = z.object({ id: z.uuid(), page: z.int().min(1) });
/** The question before a key is rotated or revoked; `id` of the new one. */
export const askMeta = makeMeta.extend({ keyId: z.uuid() });

/**
 * Asks what a new key is called, what it may, where and for how long. Without any scope there is nothing to ask, without a
 * deployment nothing to limit it to.
 */
export function makeModal(
  say: Say,
  { scopes, hasDeployments }: { scopes: readonly Scope[]; hasDeployments: boolean },
  meta: z.infer<typeof makeMeta>,
  nameMax: number,
): Modal {
  const options = scopes.map(({ name, opens }) => option(name, name, opens.join(', ')));
  // More than Slack shows as boxes becomes a menu.
  const choice = options.length > LIMITS.checkboxes.options ? multiSelect : checkboxes;
  const form = {
    title: say('api.make.title'),
    close: say('common.cancel'),
    private_metadata: writeMeta(meta),
  };
  if (options.length === 0) return modal({ ...form, blocks: [section(say('api.make.nothing'))] });
  return modal({
    ...form,
    submit: say('api.make.submit'),
    callback_id: KEY_IDS.make,
    blocks: [
      input('name', say('api.make.name'), textInput('name', { max: nameMax, focus: true }), {
        hint: say('api.make.name-hint'),
      }),
      input('scopes', say('api.make.scopes'), choice('scopes', options), {
        hint: say('api.make.scopes-hint'),
      }),
      ...(hasDeployments
        ? [
            input('deployment', say('api.make.deployment'), searchSelect(KEY_IDS.deployment), {
              optional: true,
              hint: say('api.make.deployment-hint'),
            }),
          ]
        : []),
      input('expiresOn', say('api.make.expires'), datePicker('expiresOn'), {
        optional: true,
        hint: say('api.make.expires-hint'),
      }),
    ],
  });
}

/** [X1] The key, this once, for this person's eyes. */
export function shownModal(
  say: Say,
  key: string,
  { url, page, oldEnds }: { url: string; page: number; oldEnds: Temporal.Instant | null },
): Modal {
  return modal({
    title: say('api.shown.title'),
    close: say('common.close'),
    private_metadata: writeMeta({ page }),
    blocks: [
      alert(say('api.shown.once'), 'warning'),
      section(`\`\`\`${key}\`\`\``),
      section(`${say('api.shown.try')}\n\`\`\`curl -H "Authorization: Bearer ${key}" ${url}/v1/me\`\`\``),
      ...(oldEnds ? [context(say.md('api.shown.old', { when: moment(oldEnds, say) }))] : []),
      actions([button(say('common.back'), KEY_IDS.back)], 'back'),
    ],
  });
}

/** Asks before a key is rotated or revoked. */
export function askModal(
  say: Say,
  what: 'rotate' | 'revoke',
  key: Pick<ApiKey, 'name' | 'hint'>,
  meta: z.infer<typeof askMeta>,
): Modal {
  return modal({
    title: say(`api.${what}.title`),
    submit: say(`api.${what}.submit`),
    close: say('common.cancel'),
    callback_id: KEY_IDS[what],
    private_metadata: writeMeta(meta),
    blocks: [section(say.md(`api.${what}.text`, { name: key.name, hint: key.hint }))],
  });
}
