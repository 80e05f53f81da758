import {
  actions,
  alert,
  type Block,
  button,
  confirm,
  context,
  header,
  type Modal,
  modal,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { RetentionRule } from '../../playbook/retention-schema.ts';
import { markup, type Say } from '../../texts/say.ts';
import { moment } from '../../texts/words.ts';
import { PRIVACY_IDS as IDS } from '../ids.ts';
import type { Erasure, LegalHold } from '../store.ts';
import { aliasOf } from '../trace.ts';

export interface Overview {
  rules: readonly RetentionRule[];
  /** Days by kind, where they are this workspace's own. */
  set: ReadonlyMap<string, number>;
  holds: readonly { hold: LegalHold; name: string | null }[];
  /** Rows that would be gone if nothing were held. */
  kept: number;
  erasures: readonly Erasure[];
}

/** [A3] How long data stay, what is held, who was erased; each with its button. `notice`: what just happened. */
export function privacyModal(say: Say, overview: Overview, notice?: string): Modal {
  const { rules, set } = overview;
  const lines = rules.map(({ key, name, days }) =>
    say.md('privacy.retention.line', {
      name: inLanguage(name, say),
      days: set.get(key) ?? days,
      own: set.has(key) && set.get(key) !== days ? 'yes' : 'no',
    }),
  );
  return modal({
    title: say('privacy.title'),
    close: say('common.close'),
    blocks: fitBlocks(
      [
        ...(notice ? [alert(escape(notice), 'success')] : []),
        header(say('privacy.retention')),
        section(`${say.md('privacy.retention.why')}\n${lines.join('\n')}`),
        actions([button(say('privacy.retention.button'), IDS.retentionOpen)], 'retention'),
        header(say('privacy.holds')),
        ...holds(say, overview),
        actions([button(say('privacy.hold.button'), IDS.holdOpen)], 'holds'),
        header(say('privacy.erased')),
        ...erased(say, overview.erasures),
        actions([button(say('privacy.erase.button'), IDS.eraseOpen, { style: 'danger' })], 'erase'),
      ],
      { max: LIMITS.view.blocks, budget: 60_000 },
    ).blocks,
  });
}

function holds(say: Say, { holds: all, kept }: Overview): Block[] {
  if (all.length === 0) return [section(say.md('privacy.holds.none'))];
  const rows = all.map(({ hold, name }) =>
    section(
      say.md('privacy.hold.line', {
        where: hold.engagementId ? 'engagement' : 'workspace',
        name: name ?? '',
        until: hold.untilDay ? 'yes' : 'no',
        day: hold.untilDay ? { day: hold.untilDay } : '',
        reason: fitText(hold.reason, 400),
        who: markup(mention(hold.placedBy)),
        when: moment(hold.placedAt, say),
      }),
      {
        block_id: `hold.${hold.id}`,
        accessory: button(say('privacy.hold.lift'), IDS.lift, {
          value: hold.id,
          confirm: confirm(
            say('privacy.hold.lift.title'),
            say('privacy.hold.lift.text'),
            say('privacy.hold.lift'),
            say('common.cancel'),
          ),
        }),
      },
    ),
  );
  return [...rows, context(say('privacy.holds.kept', { count: kept }))];
}

function erased(say: Say, erasures: readonly Erasure[]): Block[] {
  if (erasures.length === 0) return [section(say.md('privacy.erased.none'))];
  return erasures.map(({ pseudonym, doneAt, stoppedAt, askedBy, askedAt }) =>
    context(
      say.md('privacy.erased.line', {
        alias: aliasOf(pseudonym),
        state: doneAt ? 'done' : stoppedAt ? 'stopped' : 'waiting',
        who: markup(mention(askedBy)),
        when: moment(askedAt, say),
      }),
    ),
  );
}
