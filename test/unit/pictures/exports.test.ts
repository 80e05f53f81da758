import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Lineage } from '../../../src/pictures/graph.ts';
import { lineageMermaid } from '../../../src/pictures/mermaid.ts';
import { openLineageEvents } from '../../../src/pictures/openlineage.ts';
import { hostilePictures, madeUp } from './graphs.ts';

const graph: Lineage = {
  nodes: [
    { id: 'crm', label: 'crm_tickets', kind: 'source' },
    { id: 'clicks', label: 'web "clicks"', kind: 'source' },
    { id: 'clean', label: 'clean', kind: 'transformation' },
    { id: 'join', label: 'join', kind: 'transformation', atRisk: true },
    { id: 'stage', label: 'stage', kind: 'dataset' },
    { id: 'train', label: 'training_set', kind: 'dataset', final: true },
  ],
  edges: [
    { from: 'crm', to: 'clean' },
    { from: 'clean', to: 'join' },
    { from: 'join', to: 'stage' },
    { from: 'stage', to: 'train' },
    { from: 'gone', to: 'train' },
  ],
};

const options = {
  namespace: 'phasegate://acme/support-triage',
  producer: 'https://phasegate.example/lineage',
  eventTime: '2026-11-24T09:30:00Z',
  owners: new Map([['crm', 'Lena Graf']]),
};

/** What specification 2-0-2 asks of events of a design. */
const datasets = z.array(z.object({ namespace: z.string().min(1), name: z.string().min(1) }));
const told = { eventTime: z.iso.datetime({ offset: true }), producer: z.url(), schemaURL: z.url() };
const dataset = z.object({ namespace: z.string().min(1), name: z.string().min(1) });
const designEvent = z.union([
  z.strictObject({ ...told, dataset }),
  z.strictObject({ ...told, job: dataset, inputs: datasets, outputs: datasets }),
]);

/** The official schema, where this machine has it beside the repository. */
const official = new URL('../../../../shared/openlineage/OpenLineage.json', import.meta.url);

describe('lineage as Mermaid', () => {
  it('[F4.3] gives each kind its shape, and says orphan and at risk in words', () => {
    expect(lineageMermaid(graph)).toBe(`flowchart LR
  n0[("crm_tickets")]
  n1[("web #34;clicks#34; (orphan)")]
  n2{{"clean"}}
  n3{{"join (at risk)"}}
  n4["stage"]
  n5[["training_set"]]
  n0 --> n2
  n2 --> n3
  n3 --> n4
  n4 --> n5
  classDef orphan stroke:#b3421b,stroke-dasharray:6 4
  class n1 orphan
  classDef final stroke:#0b6e5f,stroke-width:3px
  class n5 final
  classDef atRisk fill:#fff3c4,color:#1d1c1d
  class n3 atRisk
`);
  });

  it('[F4.3] no name ends its label', () => {
    const line =
      /^(flowchart LR| {2}n\d+(\[\("[^"<>&\\`]+"\)\]|\{\{"[^"<>&\\`]+"\}\}|\[\["[^"<>&\\`]+"\]\]|\["[^"<>&\\`]+"\])| {2}n\d+ --> n\d+| {2}class(Def)? [\w, :#-]+|)$/u;
    fc.assert(
      fc.property(hostilePictures, (picture) => {
        for (const one of lineageMermaid(picture).split('\n')) expect(one).toMatch(line);
      }),
    );
  });
});

describe('lineage as OpenLineage', () => {
  it('[F4.3] [D8] names jobs and datasets as people do, with the owner, and claims no run', () => {
    const named = (name: string) => ({ namespace: options.namespace, name });
    const events = openLineageEvents(graph, options);
    expect(events.flatMap((event) => ('dataset' in event ? [event.dataset] : []))).toEqual([
      named('web "clicks"'),
      {
        ...named('crm_tickets'),
        facets: { ownership: expect.objectContaining({ owners: [{ name: 'Lena Graf', type: 'OWNER' }] }) },
      },
      named('stage'),
      named('training_set'),
    ]);
    const jobs = events.flatMap((event) => ('job' in event ? [event] : []));
    expect(jobs.map(({ job, inputs, outputs }) => ({ job, inputs, outputs }))).toEqual([
      { job: named('clean'), inputs: [named('crm_tickets')], outputs: [named('clean → join')] },
      { job: named('join'), inputs: [named('clean → join')], outputs: [named('stage')] },
      { job: named('copy stage → training_set'), inputs: [named('stage')], outputs: [named('training_set')] },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/COMPLETE|"run"/);
  });

  it('[F4.3] [D8] two that people call the same stay two', () => {
    const twins: Lineage = {
      nodes: [
        { id: '1', label: 'orders', kind: 'source' },
        { id: '2', label: 'orders', kind: 'dataset' },
        { id: '3', label: 'orders', kind: 'transformation' },
      ],
      edges: [{ from: '1', to: '2' }],
    };
    const names = openLineageEvents(twins, options).map((event) =>
      'job' in event ? `job ${event.job.name}` : event.dataset.name,
    );
    expect(names.sort()).toEqual(['job copy orders → orders (2)', 'job orders', 'orders', 'orders (2)']);
  });

  it('[F4.3] has what the specification asks for, whatever the lineage', () => {
    fc.assert(
      fc.property(hostilePictures, (picture) => {
        for (const event of openLineageEvents(picture, options))
          expect(() => designEvent.parse(event)).not.toThrow();
      }),
    );
  });

  it.skipIf(!existsSync(official))('[F4.3] satisfies the official schema 2-0-2', () => {
    const schema: AnySchemaObject = JSON.parse(readFileSync(official, 'utf8'));
    const ajv = new Ajv2020({
      strict: false,
      formats: {
        uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
        uri: (text: string) => URL.canParse(text),
        'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
      },
    });
    const valid = ajv.compile(schema);
    for (const lineage of [graph, madeUp(40)]) {
      const events = openLineageEvents(lineage, options);
      expect(events.length).toBeGreaterThan(2);
      for (const event of events) expect(valid(event), JSON.stringify(valid.errors)).toBe(true);
    }
    expect(valid({ ...openLineageEvents(graph, options)[0], dataset: { name: 1 } })).toBe(false);
  });
});
