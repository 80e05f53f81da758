import { and, asc, eq } from 'drizzle-orm';
import { gateAttestation } from '../../db/schema/gates.ts';
import {
  type Block,
  facts,
  heading,
  type PackContext,
  type PackPart,
  paragraph,
  table,
} from '../chapters.ts';
import type { Approval } from '../pack/card-facts.ts';
import { findWhole } from './beside-store.ts';
import { withAdditions } from './rules.ts';
import { itemText, nameFor, plainFigureText, roleName } from './screens/words.ts';
import { type Attestation, type Decision, decisionsOf, type GateRequest, requestsOf } from './store.ts';
import type { Task } from './tasks.ts';

/** [A2] [G1–G12] Every gate that was asked for: what was looked at, who decided what and when, on which evidence. */
export async function gatesPack(context: PackContext): Promise<PackPart> {
  const { tx, workspaceId, engagement, say } = context;
  const requests = (await requestsOf(tx, workspaceId, engagement)).toReversed();
  const blocks: Block[] = [];
  const approvals: Approval[] = [];
  for (const request of requests) {
    const decisions = await decisionsOf(tx, workspaceId, request.id);
    blocks.push(...(await requestBlocks(context, request, decisions)));
    if (request.state === 'approved' || request.state === 'overridden')
      approvals.push(await approvalOf(context, request, decisions));
  }
  return {
    chapters: [
      { title: say('pack.gates'), blocks: blocks.length > 0 ? blocks : [paragraph(say('pack.none'))] },
    ],
    facts: { approvals },
  };
}

/** [G12] What its conditions became. */
const conditionsOf = async (
  { tx, workspaceId }: PackContext,
  { id }: GateRequest,
): Promise<readonly Task[]> => (await findWhole(tx, workspaceId, id))?.conditions ?? [];

const gateOf = ({ world }: PackContext, request: GateRequest) =>
  world.playbook.gates.find(({ key }) => key === request.gate);

function titleOf(context: PackContext, request: GateRequest): string {
  const gate = gateOf(context, request);
  return gate
    ? nameFor(context.say, gate, request.subject)
    : `${request.gate} ${request.subject ?? ''}`.trim();
}

async function requestBlocks(
  context: PackContext,
  request: GateRequest,
  decisions: readonly Decision[],
): Promise<Block[]> {
  const { say, who, when, day } = context;
  const { seal, sealing, tier } = request.evidence;
  return [
    heading(titleOf(context, request)),
    facts(
      [
        say('pack.col.state'),
        say(`search.gate.${request.state}`) +
          (request.withConditions ? `, ${say('pack.withConditions')}` : ''),
      ],
      [say('pack.col.asked'), `${when(request.requestedAt)}, ${who(request.requestedBy)}`],
      [say('pack.col.due'), day(request.dueOn)],
      [
        say('pack.col.decided'),
        request.decidedAt ? `${when(request.decidedAt)}, ${who(request.decidedBy)}` : '',
      ],
      [say('pack.col.reason'), request.reason ?? ''],
      [say('pack.col.tier'), say('risk.tier', { tier })],
      [say('pack.col.seal'), seal ? `${seal.version}: ${seal.digest}` : ''],
      [say('pack.col.sealing'), sealing ?? ''],
      [say('pack.col.evidence'), request.digest],
    ),
    ...(await itemBlocks(context, request)),
    decisionTable(context, decisions),
    ...(await conditionBlocks(context, await conditionsOf(context, request))),
    ...(await overrideBlocks(context, request)),
  ];
}

async function itemBlocks(context: PackContext, request: GateRequest): Promise<Block[]> {
  const { tx, workspaceId, say, who, when } = context;
  const gate = gateOf(context, request);
  const attested: Attestation[] = await tx
    .select()
    .from(gateAttestation)
    .where(and(eq(gateAttestation.workspaceId, workspaceId), eq(gateAttestation.requestId, request.id)))
    .orderBy(asc(gateAttestation.at));
  const words = gate ? withAdditions(gate, request.evidence) : { items: [] };
  const rows = request.evidence.items.map((item) => {
    const said = attested.filter((one) => one.item === item.key && one.withdrawnAt === null);
    const mark = item.attest ? (said.length > 0 ? '✓' : '–') : item.ok ? '✓' : item.conditional ? '?' : '✕';
    const figure = item.attest ? '' : plainFigureText(say, item.figure);
    const by = said.map((one) =>
      [`${roleName(say, one.role)}: ${who(one.userId)}, ${when(one.at)}`, one.note, one.link]
        .filter(Boolean)
        .join('\n'),
    );
    return [
      `${mark} ${itemText(say, words, item.key)}`,
      [figure, ...by].filter(Boolean).join('\n') || '–',
      item.attest ? '–' : item.print,
    ];
  });
  return [
    table(
      [
        { title: say('pack.col.item'), share: 2 },
        { title: say('pack.col.found'), share: 2 },
        { title: say('pack.col.print'), share: 1.4, isCode: true },
      ],
      rows,
      say('pack.none'),
    ),
  ];
}

const decisionTable = ({ say, who, when, word }: PackContext, decisions: readonly Decision[]): Block =>
  table(
    [
      { title: say('pack.col.decision'), share: 2 },
      { title: say('pack.col.by'), share: 2 },
      { title: say('pack.col.counts') },
      { title: say('pack.col.evidence'), share: 1.4, isCode: true },
    ],
    decisions.map((one) => [
      [word(one.kind), one.text].filter(Boolean).join(': '),
      `${who(one.userId)} (${roleName(say, one.role)})\n${when(one.at)}, ${word(one.via)}`,
      one.voidedAt ? `${say('pack.void', { why: one.voidReason })}\n${when(one.voidedAt)}` : word('yes'),
      one.digest,
    ]),
    say('pack.undecided'),
  );

async function conditionBlocks(
  { say, who, when, day, word }: PackContext,
  conditions: readonly Task[],
): Promise<Block[]> {
  if (conditions.length === 0) return [];
  return [
    table(
      [
        { title: say('pack.col.condition'), share: 2 },
        { title: say('pack.col.owner') },
        { title: say('pack.col.due') },
        { title: say('pack.col.met'), share: 2 },
      ],
      conditions.map((one) => [
        one.text,
        who(one.owner),
        day(one.dueOn),
        one.doneAt
          ? [`${when(one.doneAt)}, ${who(one.doneBy)}`, one.evidence].filter(Boolean).join('\n')
          : word('open'),
      ]),
      '',
    ),
  ];
}

async function overrideBlocks(
  { tx, workspaceId, say, who, when, word }: PackContext,
  request: GateRequest,
): Promise<Block[]> {
  const { overrides = [], ratifications = [] } = (await findWhole(tx, workspaceId, request.id)) ?? {};
  const [override] = overrides;
  if (!override) return [];
  return [
    facts(
      [say('pack.col.override'), override.reason],
      [say('pack.col.proposed'), `${when(override.proposedAt)}, ${who(override.proposedBy)}`],
      [
        say('pack.col.seconded'),
        override.secondedAt ? `${when(override.secondedAt)}, ${who(override.secondedBy)}` : word('open'),
      ],
      [
        say('pack.col.ratified'),
        override.ratifiedAt
          ? ratifications
              .map((one) => `${roleName(say, one.role)}: ${who(one.userId)}, ${when(one.at)}`)
              .join('; ')
          : word('open'),
      ],
    ),
  ];
}

async function approvalOf(
  context: PackContext,
  request: GateRequest,
  decisions: readonly Decision[],
): Promise<Approval> {
  const { say, who } = context;
  const live = decisions.filter((one) => one.voidedAt === null && one.kind !== 'reject');
  return {
    gate: request.gate,
    name: titleOf(context, request),
    subject: request.subject,
    at: (request.decidedAt ?? request.requestedAt).toString(),
    digest: request.digest,
    by: live.map((one) => ({ name: who(one.userId), role: roleName(say, one.role) })),
    conditions: (await conditionsOf(context, request)).map(({ text }) => text),
  };
}
