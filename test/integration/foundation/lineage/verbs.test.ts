import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { auditEvent } from '../../../../db/schema/record.ts';
import { findEngagement } from '../../../../src/engagement/store.ts';
import { restoreSource, retireSource } from '../../../../src/foundation/inventory/keeping.ts';
import { addNode } from '../../../../src/foundation/lineage/add-node.ts';
import { lineageCard } from '../../../../src/foundation/lineage/card.ts';
import { connect } from '../../../../src/foundation/lineage/connect.ts';
import { editNode } from '../../../../src/foundation/lineage/edit-node.ts';
import { lineageFile } from '../../../../src/foundation/lineage/files.ts';
import { markFinal } from '../../../../src/foundation/lineage/mark-final.ts';
import { pasteLines, planMark } from '../../../../src/foundation/lineage/paste.ts';
import { dryRun } from '../../../../src/foundation/lineage/paste-form.ts';
import { removeNode } from '../../../../src/foundation/lineage/remove-node.ts';
import { orphanSources } from '../../../../src/foundation/lineage/rules.ts';
import { type LineageState, readLineage } from '../../../../src/foundation/lineage/store.ts';
import { findCycle } from '../../../../src/pictures/graph.ts';
import { FieldRefusals, Refusal } from '../../../../src/refusal.ts';
import { sayIn } from '../../../../src/texts/say.ts';
import { eitherEngine, onPostgres } from '../../../support/database.ts';
import { slackActor } from '../../../support/engagements.ts';
import { add, type Bench, bench } from '../../../support/sources.ts';

const of = async <Result>(at: Bench, work: (state: LineageState) => Result): Promise<Result> =>
  at.world.db.inWorkspace(at.workspaceId, async (tx) =>
    work(await readLineage(tx, { workspaceId: at.workspaceId, id: at.engagementId, cycle: 1 })),
  );
const edges = (at: Bench) =>
  of(at, (state) => {
    const label = new Map(state.nodes.map((node) => [node.id, node.label]));
    return state.edges.map(({ from, to }) => `${label.get(from)} → ${label.get(to)}`).sort();
  });

async function node(at: Bench, kind: 'transformation' | 'dataset', name: string, more = {}): Promise<string> {
  const id = randomUUID();
  await addNode(at.world, at.lead, {
    engagementId: at.engagementId,
    id,
    kind,
    name,
    description: '',
    ...more,
  });
  return id;
}

const join = (at: Bench, from: string, to: string, as = at.lead) =>
  connect(at.world, as, { engagementId: at.engagementId, add: [{ from, to }] });

async function paste(at: Bench, lines: string) {
  const run = await of(at, (state) => dryRun(state, lines));
  return pasteLines(at.world, at.lead, { engagementId: at.engagementId, lines, shown: planMark(run.plan) });
}

async function refusal(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (error) {
    const told = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : null;
    if (told) return told.map((one) => `${one.field}: ${one.key} ${one.params.path ?? ''}`.trim());
    throw error;
  }
  return [];
}

eitherEngine('lineage', (open) => {
  it('[F4.1] is made of sources, transformations and datasets, each change in the record', async () => {
    const at = await bench(await open());
    const source = await add(at);
    const clean = await node(at, 'transformation', 'clean', { feeds: [source] });
    await node(at, 'dataset', 'training', { feeds: [clean], isFinal: true });
    expect(await edges(at)).toEqual(['clean → training', 'crm_tickets → clean']);
    const said = await at.world.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(auditEvent));
    expect(said.map((event) => event.action)).toEqual(
      expect.arrayContaining(['foundation.lineage.add', 'foundation.lineage.final']),
    );
  });

  it('[F4.1] has exactly one final training dataset: marking another moves it', async () => {
    const at = await bench(await open());
    await node(at, 'dataset', 'v1', { isFinal: true });
    const second = await node(at, 'dataset', 'v2', { isFinal: true });
    const step = await node(at, 'transformation', 'step');
    const finals = () => of(at, (state) => state.stored.filter((one) => one.isFinal).map((one) => one.name));
    expect(await finals()).toEqual(['v2']);
    await markFinal(at.world, at.lead, { engagementId: at.engagementId, id: second });
    expect(await refusal(markFinal(at.world, at.lead, { engagementId: at.engagementId, id: step }))).toEqual([
      'undefined: lineage.refusal.not-dataset',
    ]);
    expect(await finals()).toEqual(['v2']);
  });

  it('[F4.1] refuses a cycle and names it, at the field', async () => {
    const at = await bench(await open());
    const a = await node(at, 'transformation', 'a');
    const b = await node(at, 'transformation', 'b', { feeds: [a] });
    const [told] = await refusal(join(at, b, a));
    expect(told).toMatch(/^feeds: lineage.refusal.cycle (a → b → a|b → a → b)$/);
    expect(await refusal(join(at, a, a))).toEqual(['feeds: lineage.refusal.cycle a → a']);
    expect(await edges(at)).toEqual(['a → b']);
  });

  it('[F4.1] feeds no source, and nothing that is gone', async () => {
    const at = await bench(await open());
    const source = await add(at);
    const a = await node(at, 'transformation', 'a');
    expect(await refusal(join(at, a, source))).toEqual(['feeds: lineage.refusal.source']);
    expect(await refusal(join(at, source, randomUUID()))).toEqual(['feeds: lineage.refusal.gone']);
    await removeNode(at.world, at.lead, { engagementId: at.engagementId, id: a });
    expect(await removeNode(at.world, at.lead, { engagementId: at.engagementId, id: a })).toBeNull();
    expect(await refusal(join(at, source, a))).toEqual(['feeds: lineage.refusal.gone']);
  });

  it('[X5] connecting twice is once, cutting what is gone changes nothing', async () => {
    const at = await bench(await open());
    const [a, b] = [await node(at, 'transformation', 'a'), await node(at, 'transformation', 'b')];
    await join(at, a, b);
    const before = await of(at, (state) => state.revision);
    expect(await join(at, a, b)).toEqual({ added: 0, removed: 0 });
    expect(await of(at, (state) => state.revision)).toBe(before);
    const cut = { engagementId: at.engagementId, cut: [{ from: a, to: b }] };
    expect(await connect(at.world, at.lead, cut)).toEqual({ added: 0, removed: 1 });
    expect(await connect(at.world, at.lead, cut)).toEqual({ added: 0, removed: 0 });
  });

  it('[X8] takes a name once, over sources too, whatever its case', async () => {
    const at = await bench(await open());
    await add(at);
    await node(at, 'dataset', 'Training');
    for (const name of ['TRAINING', 'CRM_Tickets'])
      expect(await refusal(node(at, 'transformation', name))).toEqual(['name: lineage.refusal.name']);
  });

  it('[F4.1] a rename on an old version is refused, on the newest it is done', async () => {
    const at = await bench(await open());
    const id = await node(at, 'dataset', 'old');
    const edit = (name: string, version: number) =>
      editNode(at.world, at.lead, { engagementId: at.engagementId, id, name, version, description: '' });
    await edit('new', 1);
    expect(await refusal(edit('newer', 1))).toEqual(['name: refusal.conflict']);
    await edit('newest', 2);
    expect(await of(at, (state) => state.stored.map((one) => one.name))).toEqual(['newest']);
  });

  it('[F4.2] a source with no path to the final dataset is an orphan; a retired one drops out, visibly', async () => {
    const at = await bench(await open());
    const [crm, web] = [await add(at), await add(at, { name: 'web' })];
    const names = () => of(at, (state) => orphanSources(state).map((one) => one.name));
    expect(await names()).toEqual(['crm_tickets', 'web']);
    await node(at, 'dataset', 'training', { feeds: [crm], isFinal: true });
    expect(await names()).toEqual(['web']);
    await retireSource(at.world, at.lead, { engagementId: at.engagementId, id: crm, reason: 'gone' });
    expect(await of(at, (state) => state.dropped.map((one) => one.name))).toEqual(['crm_tickets']);
    expect(await edges(at)).toEqual([]);
    await restoreSource(at.world, at.lead, { engagementId: at.engagementId, id: crm });
    expect(await edges(at)).toEqual(['crm_tickets → training']);
    await join(at, web, await of(at, (state) => state.stored[0]?.id ?? ''));
    expect(await names()).toEqual([]);
  });

  it('[F4.1] pasted lines are carried out as shown, all of them, and again they change nothing', async () => {
    const at = await bench(await open());
    await add(at);
    const lines = 'CRM_TICKETS -> clean\nclean -> final: training';
    expect((await paste(at, lines)).done).toBe(true);
    expect(await edges(at)).toEqual(['clean → training', 'crm_tickets → clean']);
    const revision = await of(at, (state) => state.revision);
    expect((await paste(at, lines)).plan).toMatchObject({ nodes: [], edges: [] });
    expect(await of(at, (state) => state.revision)).toBe(revision);
    expect(await refusal(paste(at, `${lines}\ntraining -> clean\nx`))).toEqual([
      expect.stringMatching(
        /^lines: lineage.paste.fault.cycle (clean → training → clean|training → clean → training)$/,
      ),
      'lines: lineage.paste.fault.arrow',
    ]);
  });

  it('pasted lines that would now do something else are shown again first', async () => {
    const at = await bench(await open());
    const shown = planMark(await of(at, (state) => dryRun(state, 'a -> b').plan));
    await node(at, 'transformation', 'a');
    const again = await pasteLines(at.world, at.lead, {
      engagementId: at.engagementId,
      lines: 'a -> b',
      shown,
    });
    expect(again.done).toBe(false);
    expect(await edges(at)).toEqual([]);
  });

  it('refuses whoever does not work on the engagement', async () => {
    const at = await bench(await open());
    const stranger = slackActor(at.workspaceId, 'UNOBODY');
    const input = {
      engagementId: at.engagementId,
      id: randomUUID(),
      kind: 'dataset' as const,
      name: 'x',
      description: '',
    };
    expect(await refusal(addNode(at.world, stranger, input))).toEqual(['undefined: refusal.role']);
  });

  it.for([40, 200])(
    '[F4.3] %i nodes are one picture with what it shows in words, hostile names and all',
    async (count) => {
      const at = await bench(await open());
      await add(at, { name: '<!channel> & "crm" -> *x*' });
      const chain = Array.from({ length: count - 2 }, (_, i) => `step ${i} -> step ${i + 1}`);
      for (let from = 0; from < chain.length; from += 100)
        await paste(at, chain.slice(from, from + 100).join('\n'));
      await paste(at, `"<!channel> & 'x'" -> step 0\nstep ${count - 2} -> final: training`);
      const message = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        lineageCard(
          { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn('en') },
          `${at.engagementId}.1`,
        ),
      );
      expect(message?.picture?.alt).toMatch(/1 source through .* to training; 1 orphan: <!channel>/);
      expect(JSON.stringify(message?.blocks)).not.toContain('<!channel>');
      const bytes = await message?.picture?.render();
      expect([...(bytes ?? []).slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
    },
  );

  it('[F4.3] [D8] is exported as Mermaid and as OpenLineage events, the same for the same lineage', async () => {
    const at = await bench(await open());
    await add(at);
    await paste(at, 'crm_tickets -> clean -> final: training');
    const file = (kind: 'mermaid' | 'openlineage') =>
      at.world.db.inWorkspace(at.workspaceId, async (tx) => {
        const engagement = await findEngagement(tx, at.workspaceId, at.engagementId);
        if (!engagement) throw new Error('no engagement');
        return lineageFile(tx, sayIn('en'), engagement, kind, 'x', at.clock.now());
      });
    expect((await file('mermaid')).content).toMatch(/^flowchart LR\n.*crm_tickets/);
    const events = JSON.parse((await file('openlineage')).content) as Record<string, { name: string }>[];
    const names = events.map(({ dataset, job }) => dataset?.name ?? `job ${job?.name}`);
    expect(names).toEqual(['crm_tickets', 'training', 'job clean']);
    expect(JSON.stringify(events[0])).toContain('"ownership"');
    expect(await file('openlineage')).toEqual(await file('openlineage'));
  });
});

onPostgres('lineage, at the same time', (open) => {
  describe('two people', () => {
    it('[F4.1] who connect different things are merged', async () => {
      const at = await bench(await open());
      const ids = await Promise.all(['a', 'b', 'c', 'd'].map((name) => node(at, 'transformation', name)));
      const [a = '', b = '', c = '', d = ''] = ids;
      await Promise.all([join(at, a, b), join(at, c, d), join(at, b, c), join(at, a, d)]);
      expect(await edges(at)).toEqual(['a → b', 'a → d', 'b → c', 'c → d']);
    });

    it('[F4.1] who together would make a circle: one is refused, whoever comes second', async () => {
      const at = await bench(await open());
      for (let round = 0; round < 8; round += 1) {
        const [a, b] = [
          await node(at, 'transformation', `a${round}`),
          await node(at, 'transformation', `b${round}`),
        ];
        const told = await Promise.all([refusal(join(at, a, b)), refusal(join(at, b, a))]);
        expect(told.flat()).toHaveLength(1);
        expect(await of(at, findCycle)).toBeNull();
      }
    });

    it('[F4.1] who mark two datasets as final leave exactly one', async () => {
      const at = await bench(await open());
      const [a, b] = [await node(at, 'dataset', 'a'), await node(at, 'dataset', 'b')];
      const mark = (id: string) => markFinal(at.world, at.lead, { engagementId: at.engagementId, id });
      await Promise.all([mark(a), mark(b), mark(a), mark(b)]);
      expect(await of(at, (state) => state.stored.filter((one) => one.isFinal))).toHaveLength(1);
    });

    it('[F4.1] who remove a node and feed it: it is gone, or refused with who did it', async () => {
      const at = await bench(await open());
      const [a, b] = [await node(at, 'transformation', 'a'), await node(at, 'transformation', 'b')];
      const [, told] = await Promise.all([
        removeNode(at.world, at.lead, { engagementId: at.engagementId, id: b }),
        refusal(join(at, a, b)),
      ]);
      expect(await edges(at)).toEqual([]);
      expect(told.length === 0 || told[0] === 'feeds: lineage.refusal.gone').toBe(true);
    });
  });
});
