import {
  type Block,
  button,
  context,
  divider,
  header,
  type Modal,
  modal,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention, plain } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText } from '@phasegate/block-kit/fit.ts';
import { IDS as ENGAGEMENT_IDS } from '../../engagement/ids.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { ApproverRole, Gate, GateItem, Quorum } from '../../playbook/gates-schema.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { CheckResult, Figure } from '../../room.ts';
import { writeMeta } from '../../slack/metadata.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import { mayPass } from '../rules.ts';
import type { GateRequest } from '../store.ts';
import { callAll, figureText, markOf, nameFor, roleName } from './words.ts';

/** A gate that could be asked for, as it stands before it is. */
export interface Asking {
  engagement: Engagement;
  /** [R3] Its cycle, where the engagement has had more than one. */
  cycle: number | null;
  gate: Gate;
  items: readonly GateItem[];
  quorum: Quorum;
  looked: readonly { key: string; ok: boolean; conditional?: true; figure: Figure; attest?: string }[];
  fixes: ReadonlyMap<string, NonNullable<CheckResult['fix']>>;
  dueOn: string;
  /** Who can approve or attest, by role; the person who asks is not among them. */
  able: ReadonlyMap<string, readonly string[]>;
  /** Who has asked for it already, where a request is open. */
  openBy: string | null;
  /** What it is about, where the gate is about something. */
  subject: string | null;
  /** What is to be sealed is there; null for a gate that seals nothing. */
  sealable: boolean | null;
  /** [G13] Roles in which nobody could approve or attest it. */
  lacking: readonly ApproverRole[];
  /** [G13] The request that was rejected on this very evidence. */
  rejected: Pick<GateRequest, 'decidedBy' | 'reason'> | null;
}

/** [F5.2] What is missing before the gate can be asked for, each line with the button that leads there. */
export function missingMessage(say: Say, asking: Asking): SlackMessage {
  const title = say('gates.missing.title', {
    gate: nameFor(say, asking.gate, asking.subject, asking.cycle),
    engagement: asking.engagement.name,
  });
  return { text: plain(title), blocks: [header(title), ...missingBlocks(say, asking)] };
}

/** The same where a form is open already. */
export function missingModal(say: Say, asking: Asking): Modal {
  const title = say('gates.missing.title', {
    gate: nameFor(say, asking.gate, asking.subject, asking.cycle),
    engagement: asking.engagement.name,
  });
  return modal({
    title: say('gates.ask.title'),
    close: say('common.close'),
    blocks: [header(title), ...missingBlocks(say, asking)],
  });
}

function missingBlocks(say: Say, asking: Asking): Block[] {
  const { items, looked, fixes, sealable } = asking;
  const missing = items.filter((item) =>
    looked.some((one) => one.key === item.key && !mayPass(one) && !one.attest),
  );
  const computed = items.filter((item) => item.check !== undefined);
  const lines = missing.map((item): Block => {
    const fix = fixes.get(item.key);
    const figure = looked.find((one) => one.key === item.key)?.figure ?? '';
    const why = escape(inLanguage(item.why, say));
    return section(`✕ *${escape(inLanguage(item.text, say))}* · ${figureText(say, figure)}\n${why}`, {
      ...(fix && {
        accessory: button(say(fix.label, fix.params ?? {}), fix.action, { value: fix.value }),
      }),
    });
  });
  const more = (left: number): Block => context(say.md('gates.request.more-items', { left }));
  if (sealable === false) lines.push(section(say.md('gates.missing.plan')));
  lines.push(...obstacleLines(say, asking));
  const { blocks } = fitBlocks<Block>(lines, { max: 45, budget: 7_000, more });
  const met = say.md('gates.missing.met', { met: computed.length - missing.length, total: computed.length });
  return [...blocks, context(met)];
}

/** [G13] Whom to name first, and what was rejected: with these nobody could decide, or would decide otherwise. */
function obstacleLines(say: Say, { lacking, rejected, engagement }: Asking): Block[] {
  const lines: Block[] = [];
  if (lacking.length > 0)
    lines.push(
      section(
        say.md('gates.missing.nobody', { roles: lacking.map((role) => roleName(say, role)).join(', ') }),
        {
          accessory: button(say('engagement.people.approvers.button'), ENGAGEMENT_IDS.approversOpen, {
            value: engagement.id,
          }),
        },
      ),
    );
  if (rejected)
    lines.push(
      section(
        say.md('gates.missing.rejected', {
          who: markup(mention(rejected.decidedBy ?? 'system')),
          reason: fitText(rejected.reason ?? '–', 600),
        }),
      ),
    );
  return lines;
}

/** What will be asked of whom, before it is. */
export function askForm(say: Say, asking: Asking, id: string): Modal {
  const { engagement, gate, items, quorum, able, looked } = asking;
  const blocks: Block[] = [
    section(
      say.md('gates.ask.why', {
        gate: nameFor(say, gate, asking.subject, asking.cycle),
        why: inLanguage(gate.why, say),
      }),
    ),
  ];
  if (asking.openBy)
    blocks.push(section(say.md('gates.ask.replaces', { who: markup(mention(asking.openBy)) })));
  for (const { role, count } of quorum) {
    const users = able.get(role) ?? [];
    const params = { role: roleName(say, role), count, who: markup(callAll(say, users)) };
    blocks.push(section(say.md('gates.ask.approve', params)));
  }
  blocks.push(divider());
  for (const item of items) {
    const text = escape(inLanguage(item.text, say));
    const role = item.attest;
    const found = looked.find((one) => one.key === item.key);
    const how = role
      ? say.md('gates.ask.attest', {
          role: roleName(say, role),
          who: markup(callAll(say, able.get(role) ?? [])),
        })
      : figureText(say, found?.figure ?? '');
    blocks.push(context(`${role ? '☐' : markOf(found)} ${text} · ${how}`));
  }
  if (looked.some((one) => one.conditional)) blocks.push(context(say.md('gates.request.unsure')));
  blocks.push(context(say.md('gates.ask.due', { day: { day: asking.dueOn } })));
  return modal({
    callback_id: IDS.ask,
    private_metadata: writeMeta({
      engagementId: engagement.id,
      id,
      gate: gate.key,
      subject: asking.subject,
      cycle: engagement.cycle,
      supersede: asking.openBy !== null,
    }),
    title: say('gates.ask.title'),
    submit: say(asking.openBy ? 'gates.ask.again' : 'gates.ask.submit'),
    close: say('common.cancel'),
    blocks,
  });
}

/** There is no such gate now: says which there are. */
export function noGateMessage(say: Say, keys: readonly string[]): SlackMessage {
  const params = { keys: keys.map((key) => `\`${key}\``).join(', ') || '–' };
  return { text: plain(say('gates.ask.none', params)), blocks: [section(say.md('gates.ask.none', params))] };
}
