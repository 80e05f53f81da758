import fc from 'fast-check';
import type { Gate } from '../../src/playbook/gates-schema.ts';
import type { Check, Room } from '../../src/room.ts';
import { toyGate } from './gates.ts';

/** Three gates that end a phase together, about a model. */
export const EXITS = ['performance', 'fairness', 'integration'] as const;
export const MODELS = ['v2', 'v1'] as const;
export type Exit = (typeof EXITS)[number];
export type Model = (typeof MODELS)[number];

/** One thing that happens to them. */
export type ExitOp =
  | { op: 'ask'; gate: Exit; subject: Model }
  | { op: 'approve' | 'reject' | 'withdraw'; gate: Exit }
  /** The evidence of a gate for a model is another one, or again what it was. */
  | { op: 'edit'; gate: Exit; subject: Model; value: number };

const gate = fc.constantFrom(...EXITS);
const subject = fc.constantFrom(...MODELS);

/** Whatever can happen to them; often enough one gate after the other is asked for and approved. */
export const exitOps = (most: number): fc.Arbitrary<ExitOp[]> => {
  const one: fc.Arbitrary<ExitOp[]> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ op: fc.constant('ask' as const), gate, subject }).map((op) => [op]) },
    {
      weight: 4,
      arbitrary: fc.record({ gate, subject }).map((at): ExitOp[] => [
        { op: 'ask', ...at },
        { op: 'approve', gate: at.gate },
      ]),
    },
    { weight: 3, arbitrary: fc.record({ op: fc.constant('approve' as const), gate }).map((op) => [op]) },
    {
      weight: 1,
      arbitrary: fc
        .record({ op: fc.constantFrom('reject' as const, 'withdraw' as const), gate })
        .map((op) => [op]),
    },
    {
      weight: 3,
      arbitrary: fc
        .record({ op: fc.constant('edit' as const), gate, subject, value: fc.integer({ min: 0, max: 2 }) })
        .map((op) => [op]),
    },
  );
  return fc.array(one, { maxLength: most, size: 'max' }).map((list) => list.flat());
};

/** Asks for each gate about one model and approves it; `again`: one is edited after its approval, and approved once more. */
export const endings = (about: Model, gates: readonly Exit[], again?: Exit): ExitOp[] => {
  const passes = (one: Exit): ExitOp[] => [
    { op: 'ask', gate: one, subject: about },
    { op: 'approve', gate: one },
  ];
  const [first, ...rest] = gates;
  if (!again || !first) return gates.flatMap(passes);
  return [
    ...passes(again),
    { op: 'edit', gate: again, subject: about, value: 2 },
    ...[first, ...rest].flatMap(passes),
  ];
};

/** The plainest account of when a phase ends: it shares no code with the rules. */
export class ExitWorld {
  readonly gates = EXITS;
  phase = 1;
  readonly #values = new Map<string, number>();
  readonly #open = new Map<Exit, Model>();
  /** Gate and model → the evidence that the approval was given on; gone with a rejection. */
  readonly #approved = new Map<string, string>();
  /** The same of what was rejected last. */
  readonly #rejected = new Map<string, string>();

  digest(of: string, about: string): string {
    return `${of} ${about} ${this.#values.get(`${of} ${about}`) ?? 0}`;
  }

  apply(op: ExitOp): void {
    if (this.phase > 1) return;
    if (op.op === 'ask') this.#ask(op.gate, op.subject);
    else if (op.op === 'edit') this.#values.set(`${op.gate} ${op.subject}`, op.value);
    else this.#decide(op.op, op.gate);
  }

  /** [G13] What was rejected as it stands, and not approved since, is not asked for. */
  mayAsk(of: Exit, about: Model): boolean {
    return this.#rejected.get(`${of} ${about}`) !== this.digest(of, about);
  }

  #ask(of: Exit, about: Model): void {
    if (this.mayAsk(of, about)) this.#open.set(of, about);
  }

  #decide(how: 'approve' | 'reject' | 'withdraw', of: Exit): void {
    const about = this.#open.get(of);
    if (!about) return;
    this.#open.delete(of);
    if (how === 'reject') {
      this.#approved.delete(`${of} ${about}`);
      this.#rejected.set(`${of} ${about}`, this.digest(of, about));
    }
    if (how !== 'approve') return;
    this.#rejected.delete(`${of} ${about}`);
    this.#approved.set(`${of} ${about}`, this.digest(of, about));
    if (EXITS.every((one) => this.#approved.get(`${one} ${about}`) === this.digest(one, about)))
      this.phase = 2;
  }
}

/** The evidence lives in the engagement's goal, as JSON: `{"performance v2": 1}`. */
const checkOf =
  (of: Exit): Check =>
  async ({ engagement: { goal }, subject: about }) => {
    const value = goal.startsWith('{') ? (JSON.parse(goal)[`${of} ${about}`] ?? 0) : 0;
    return { ok: true, figure: `${of} ${value}`, fingerprint: { value } };
  };

export const exitRoom: Room = {
  name: 'toy-models',
  checks: Object.fromEntries(EXITS.map((of) => [`models.${of}`, checkOf(of)])),
  subjects: { model: async () => MODELS.map((name) => ({ name, hint: `evaluated, n 1,000` })) },
};

/** The three gates; one approval of data each. */
export const exitGates = (more: Partial<Gate> = {}): Gate[] =>
  EXITS.map((key) =>
    toyGate({
      key,
      about: 'model',
      name: { en: key },
      quorum: [{ role: 'data', count: 1 }],
      items: [
        { key: 'figure', check: `models.${key}`, text: { en: `The ${key}` }, why: { en: 'It matters' } },
      ],
      ...more,
    }),
  );
