import { z } from 'zod';
import type { ApiCall, Endpoint } from '../../api/endpoint.ts';
import { problemOf } from '../../api/faults.ts';
import { Problem, problemBody } from '../../api/problem.ts';
import type { World } from '../../world.ts';
import { proposed } from './content.ts';
import { actionInput, BATCH_MAX, caseId, EXAMPLE } from './input.ts';
import { reportOutcome } from './outcome.ts';
import { awaitDecision, type Cursor, LIST_STATES, listActions } from './read.ts';
import type { Recorded } from './record.ts';
import { recordTogether } from './together.ts';
import { otherContent, type ToldAction, toldAction, toldOf } from './told.ts';

const WRITE = 'actions:write';
const READ = 'actions:read';
const PATH = '/deployments/{id}/actions';
/** Requests a minute of one key: against loops that run away, above what one process can answer. */
const RATE = 300_000;
/** Seconds that a caller may wait for a decision in one request. */
const WAIT_MAX = 30;
const PAGE_MAX = 100;

const about = { id: z.uuid() };
const common = { rate: RATE, about: 'deployment' } as const;

/** @throws Problem, Refusal where it was not taken */
async function answerOf(world: World, given: string, recorded: Recorded): Promise<ToldAction> {
  if ('refusal' in recorded) throw recorded.refusal;
  if ('differences' in recorded) throw otherContent(given, recorded.differences);
  return toldOf(world, recorded.row, recorded.policy);
}

const create: Endpoint<World> = {
  ...common,
  method: 'POST',
  path: PATH,
  scope: WRITE,
  summary:
    'Propose one action and hear whether to carry it out or to wait; the same case again has the same answer',
  input: actionInput.extend(about).meta({ examples: [EXAMPLE] }),
  output: toldAction,
  async run({ world, actor, input }) {
    const { id, ...action } = input as z.output<typeof actionInput> & { id: string };
    const [recorded] = await recordTogether(world, actor, id, [proposed(action)]);
    if (!recorded) throw new Error('nothing was recorded');
    return answerOf(world, action.case_id, recorded);
  },
};

const batchInput = z
  .strictObject({ ...about, actions: z.array(actionInput).min(1).max(BATCH_MAX) })
  .meta({ examples: [{ actions: [EXAMPLE] }] });
const problem = z.looseObject({ type: z.string(), status: z.int(), detail: z.string() });
const batchOutput = z.strictObject({
  actions: z.array(z.union([toldAction, z.strictObject({ case_id: z.string(), problem })])),
});

const createBatch: Endpoint<World> = {
  ...common,
  method: 'POST',
  path: `${PATH}/batch`,
  scope: WRITE,
  summary: 'Propose up to 500 actions; each has its own answer, in the order given, or a problem of its own',
  input: batchInput,
  output: batchOutput,
  async run({ world, actor, input }): Promise<z.input<typeof batchOutput>> {
    const { id, actions } = input as z.output<typeof batchInput>;
    const recorded = await recordTogether(world, actor, id, actions.map(proposed));
    const one = async ({ case_id }: { case_id: string }, at: number) => {
      try {
        return await answerOf(world, case_id, recorded[at] as Recorded);
      } catch (error) {
        const known = problemOf(error);
        if (!known || known.kind === 'unavailable') throw error;
        return { case_id, problem: problemBody(known) };
      }
    };
    return { actions: await Promise.all(actions.map(one)) };
  },
};

const showInput = z.strictObject({
  ...about,
  case: caseId,
  wait: z.coerce.number().int().min(0).max(WAIT_MAX).default(0),
});

const show: Endpoint<World> = {
  ...common,
  method: 'GET',
  path: `${PATH}/{case}`,
  scope: READ,
  summary: 'One action as it stands; with wait, once it is decided or so many seconds are over, up to 30',
  input: showInput,
  output: toldAction,
  async run({ world, actor, input, signal }) {
    const { id, wait, ...of } = input as z.output<typeof showInput>;
    const { row, policy } = await awaitDecision(world, actor, {
      deploymentId: id,
      caseId: of.case,
      milliseconds: wait * 1_000,
      signal,
    });
    return toldOf(world, row, policy);
  },
};

const listInput = z.strictObject({
  ...about,
  state: z.enum(LIST_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_MAX),
  after: z.string().max(1_000).optional(),
});
const listOutput = z.strictObject({ actions: z.array(toldAction), next: z.string().nullable() });

const list: Endpoint<World> = {
  ...common,
  method: 'GET',
  path: PATH,
  scope: READ,
  summary:
    'The actions of a deployment, the newest first, a page at a time: “next” is the “after” of the following one',
  input: listInput,
  output: listOutput,
  async run({ world, actor, input }): Promise<z.input<typeof listOutput>> {
    const { id, state, limit, after } = input as z.output<typeof listInput>;
    const behind = after === undefined ? null : cursorOf(after);
    const { rows, policy } = await listActions(world, actor, { deploymentId: id, state, limit, behind });
    const last = rows.length === limit ? rows.at(-1) : undefined;
    const actions = policy ? await Promise.all(rows.map((row) => toldOf(world, row, policy, false))) : [];
    return {
      actions,
      next: last ? textOf({ receivedAt: last.receivedAt.toString(), caseId: last.caseId }) : null,
    };
  },
};

const cursor = z.strictObject({ receivedAt: z.iso.datetime(), caseId });
const textOf = (at: Cursor): string => Buffer.from(JSON.stringify(at)).toString('base64url');

/** @throws Problem for a text that no page was told to end with */
function cursorOf(text: string): Cursor {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw new Problem('unprocessable', '“after” should be the “next” of the page before.');
  }
}

const outcomeInput = z
  .strictObject({
    ...about,
    case: caseId,
    digest: z
      .string()
      .toLowerCase()
      .transform((text) => text.replace(/^sha256:/, ''))
      .pipe(z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 has 64 characters, 0–9 and a–f.')),
  })
  .meta({ examples: [{ digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }] });
const outcomeOutput = z.strictObject({ case_id: z.string(), approved: z.boolean() });

const report: Endpoint<World> = {
  ...common,
  method: 'POST',
  path: `${PATH}/{case}/outcome`,
  scope: WRITE,
  summary:
    'Report what was carried out, by the digest of it; anything but what was approved pauses the stage',
  input: outcomeInput,
  output: outcomeOutput,
  async run({ world, actor, input }: ApiCall<World>): Promise<z.input<typeof outcomeOutput>> {
    const { id, digest, ...of } = input as z.output<typeof outcomeInput>;
    const { approved } = await reportOutcome(world, actor, id, { caseId: of.case, digest });
    return { case_id: of.case, approved };
  },
};

/** The batch before the case: its address would be one of a case else. */
export const actionEndpoints: readonly Endpoint<World>[] = [create, createBatch, list, show, report];
