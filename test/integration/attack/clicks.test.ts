import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZodError, type z } from 'zod';
import { keysRoom } from '../../../src/api/keys/keys-room.ts';
import { answering } from '../../../src/engagement/commands.ts';
import type { Visit } from '../../../src/handlers.ts';
import { FieldRefusals, Refusal } from '../../../src/refusal.ts';
import { rooms } from '../../../src/rooms.ts';
import { NotUnderstood } from '../../../src/slack/event-form.ts';
import type { Answers, OpenView } from '../../../src/slack/handlers.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { type Attacked, attacked, CANARIES } from '../../support/attacked.ts';
import { eitherEngine } from '../../support/database.ts';
import { rowsOf } from '../../support/filled.ts';
import { log } from '../../support/house.ts';
import { sampleOf } from '../../support/samples.ts';

type Kind = Exclude<keyof Answers, 'decides'>;
const offered = [...rooms, keysRoom('', rooms)].map((room) => answering(room).slack ?? {});
const of = (kind: Exclude<Kind, 'commands'>) =>
  offered.flatMap((slack) => Object.entries(slack[kind] ?? {})).map(([name, handle]) => ({ name, handle }));
const commands = offered.flatMap((slack) => slack.commands ?? []);

/** Words that stand before an id in what a menu’s line or a button says. */
const WORDS = [
  'edit',
  'history',
  'assess',
  'retire',
  'restore',
  'waive',
  'resolve',
  'start',
  'reopen',
  'show',
  'remove',
  'newest',
];
/** Postgres: no uuid. */
const INVALID_TEXT = '22P02';
/** What a field may hold beside an id. */
const TYPED = ['1', '2027-03-02', 'U0SAMPLE1', 'open'];
/** Rows that every visit may move. */
const MOVES = /^(audit_(head|lane)|home_opened|receipt|draft) /;

eitherEngine('whoever clicks, types or submits ids of others in Slack', (open) => {
  let at: Attacked;
  let slack: Server;
  let client: WebClient;
  let hidden: string[] = [];

  beforeAll(async () => {
    at = await attacked(await open());
    // A Slack that knows nothing of what it is asked for.
    slack = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"ok":false,"error":"not_found"}');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => slack.once('listening', resolve));
    const { port } = slack.address() as AddressInfo;
    client = new WebClient('xoxb-test', {
      slackApiUrl: `http://127.0.0.1:${port}/api/`,
      retryConfig: { retries: 0 },
    });
    hidden = await mineOfOthers();
  });
  afterAll(() => slack?.close());

  /** What is there of the hidden engagements, and all of the other workspace. */
  const mineOfOthers = async () => {
    const ofOthers = (row: string) => (row.includes(at.beside) || row.includes(at.third)) && !MOVES.test(row);
    return [
      ...(await rowsOf(at.db, at.mine.workspaceId)).filter(ofOthers),
      ...(await rowsOf(at.db, at.theirs.workspaceId)),
    ];
  };

  /** A visit that writes down whatever the visitor is shown. */
  function visitOf(userId: string, id: string, typed: string) {
    const shown: unknown[] = [];
    const values = {
      text: () => typed,
      moment: () => null,
      list: () => [typed],
      files: () => [],
      has: () => true,
      toJSON: () => ({}),
    } as unknown as FormValues;
    const view: OpenView = {
      id: 'V0VIEW',
      hash: '',
      rootId: 'V0VIEW',
      values,
      meta: <Schema extends z.ZodType>(schema: Schema) => sampleOf(schema, id) as z.infer<Schema>,
    };
    const show = async (one: unknown) => {
      shown.push(one);
    };
    const visit: Visit = {
      world: at.mine.world,
      actor: { workspaceId: at.mine.workspaceId, userId, origin: 'slack' },
      say: sayIn('en'),
      timeZone: 'UTC',
      client,
      channel: id,
      log,
      openModal: async (modal) => {
        shown.push(modal);
        return { viewId: 'V0VIEW', hash: '' };
      },
      updateModal: (_, modal) => show(modal),
      tell: show,
    };
    return { visit, view, shown };
  }

  /** What a visitor is shown, whatever comes of it; a mistake of ours is thrown. */
  async function shownBy(work: () => Promise<unknown>, shown: unknown[]): Promise<string> {
    try {
      shown.push(await work());
    } catch (error) {
      if (error instanceof Refusal) shown.push(error.key, error.params);
      else if (error instanceof FieldRefusals)
        shown.push(error.refusals.map(({ key, params }) => [key, params]));
      else if (!isNotOurs(error)) throw error;
    }
    return JSON.stringify(shown);
  }

  /** What Slack does not know, and what no button of ours says: a word where an id should be. */
  const isNotOurs = (error: unknown) =>
    error instanceof ZodError ||
    error instanceof NotUnderstood ||
    error instanceof WebAPIPlatformError ||
    (error as { cause?: { code?: string } }).cause?.code === INVALID_TEXT ||
    /^no (kind of|reference is made)/.test((error as Error).message);

  type Visiting = ReturnType<typeof visitOf>;
  async function attack(
    handle: (visiting: Visiting, value: string) => Promise<unknown>,
    valuesOf: (id: string) => string[],
  ) {
    const faults: string[] = [];
    for (const [userId, id] of [
      ['UADMIN', at.elsewhere],
      ['UANY', at.elsewhere],
      ['UANY', at.beside],
      ['UGUEST', at.beside],
    ] as const)
      for (const value of valuesOf(id)) {
        const visiting = visitOf(userId, id, value);
        const said = await shownBy(async () => handle(visiting, value), visiting.shown).catch(
          (error: Error) => {
            // What is hidden from others an administrator sees, as it stands there: in no shape of ours.
            if (userId !== 'UADMIN')
              faults.push(
                `${userId} ${value.replaceAll(id, 'ID')}: ${error.stack?.split('\n').slice(0, 3).join(' ')}`,
              );
            return '';
          },
        );
        expect(said).not.toContain(CANARIES.elsewhere);
        if (userId !== 'UADMIN') expect(said).not.toContain(CANARIES.beside);
      }
    expect(faults).toEqual([]);
  }

  /** After all of them: asked after each, it would be most of what they take. */
  const nothingChanged = () =>
    it('[X2] [X9] and nothing of others has changed', async () => {
      const after = new Set(await mineOfOthers());
      expect(hidden.filter((row) => !after.has(row))).toEqual([]);
    });

  const inValues = (id: string) => [
    id,
    `${id} ${id}`,
    `${id} ${id} ${id}`,
    ...WORDS.map((word) => `${word} ${id}`),
  ];
  const inFields = (id: string) => [id, ...TYPED];

  describe('a button or a menu', () => {
    it.for(of('actions'))('[X2] [X9] $name', async ({ handle }) => {
      await attack(
        ({ visit, view }, value) =>
          (handle as never as (visit: object) => Promise<unknown>)({
            ...visit,
            view,
            value,
            values: [value],
            member: '',
            message: { channel: visit.channel, ts: '1.1' },
          }),
        inValues,
      );
    });
    it.for(of('suggestions'))('[X2] [X9] suggestions of $name', async ({ handle }) => {
      await attack(
        ({ visit, view }, typed) =>
          (handle as never as (visit: object) => Promise<unknown>)({ ...visit, view, typed }),
        () => ['', 'told', 'told-'],
      );
    });
    nothingChanged();
  });

  describe('a form', () => {
    it.for([...of('views'), ...of('closed')])('[X2] [X9] $name', async ({ handle }) => {
      await attack(
        ({ visit, view }) => (handle as never as (visit: object) => Promise<unknown>)({ ...visit, view }),
        inFields,
      );
    });
    nothingChanged();
  });

  describe('a command or a shortcut', () => {
    it.for(commands)('[X2] [X9] /playbook $name', async ({ run }) => {
      await attack(
        ({ visit }, text) => run({ ...visit, text } as Parameters<typeof run>[0]),
        (id) => ['', id, 'told'],
      );
    });
    it.for(of('shortcuts'))('[X2] [X9] $name', async ({ handle }) => {
      await attack(
        ({ visit }) =>
          (handle as never as (visit: object) => Promise<unknown>)({
            ...visit,
            message: { channel: visit.channel, ts: '1.1', text: 'told', user: 'UANY' },
          }),
        (id) => [id],
      );
    });
    nothingChanged();
  });
});

it('[X2] tries everything that the house answers to in Slack', () => {
  const kinds = new Set(offered.flatMap((slack) => Object.keys(slack)));
  // Events carry no id of ours: what they say is where something happened. `links.test.ts` and `questions.test.ts` send them.
  expect([...kinds].sort()).toEqual([
    'actions',
    'closed',
    'commands',
    'decides',
    'events',
    'shortcuts',
    'suggestions',
    'views',
  ]);
  expect(of('actions').length).toBeGreaterThan(150);
  expect(of('views').length).toBeGreaterThan(60);
});
