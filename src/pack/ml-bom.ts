import { createHash } from 'node:crypto';
import { approvedVersion, type CardFacts, type Dataset, type Version } from './card-facts.ts';
import type { About } from './model-card.ts';

/**
 * [A2] The AI bill of materials of what was approved: CycloneDX 1.6 JSON (an ML-BOM). The model with its digest, its data, its
 * evaluation and its approvals. Licences are not on record, so none are claimed.
 */
export function mlBom(facts: Partial<CardFacts>, { engagement, cycle, at, id }: About & { id: string }) {
  const version = approvedVersion(facts);
  if (version === null) throw new Error('no version was approved');
  const { datasets = [], deployment } = facts;
  const digest = deployment?.model === version.name ? deployment.digest : null;
  const model = `model:${version.id}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(`${id} ${cycle} ${at}`)}`,
    version: 1,
    metadata: {
      timestamp: at,
      tools: { components: [{ type: 'application', name: 'Phasegate' }] },
      component: { type: 'application', name: engagement, 'bom-ref': `engagement:${id}` },
    },
    components: [
      {
        type: 'machine-learning-model',
        'bom-ref': model,
        name: engagement,
        version: version.name,
        ...(version.note && { description: version.note }),
        ...(digest && { hashes: [{ alg: 'SHA-256', content: digest }] }),
        modelCard: cardOf(facts, version),
        properties: propertiesOf(facts, version, digest),
      },
      ...datasets.map(dataOf),
      {
        type: 'data',
        'bom-ref': `evaluation:${version.id}`,
        name: version.evaluation.dataset,
        ...(version.evaluation.fileDigest && {
          hashes: [{ alg: 'SHA-256', content: version.evaluation.fileDigest }],
        }),
        data: [{ type: 'dataset', name: version.evaluation.dataset }],
      },
    ],
    dependencies: [
      { ref: `engagement:${id}`, dependsOn: [model] },
      { ref: model, dependsOn: [...datasets.map((one) => `source:${one.id}`), `evaluation:${version.id}`] },
    ],
  };
}

function cardOf(
  { datasets = [], useCase, limitations = [], fairness = [], risk }: Partial<CardFacts>,
  version: Version,
) {
  const { evaluation } = version;
  return {
    modelParameters: {
      task: evaluation.task,
      datasets: [
        ...datasets.map((one) => ({ ref: `source:${one.id}` })),
        { ref: `evaluation:${version.id}` },
      ],
    },
    quantitativeAnalysis: {
      performanceMetrics: evaluation.figures.map((one) => ({
        type: one.metric,
        value: String(one.value),
        ...(one.slice !== null && { slice: one.slice }),
        ...(one.lower !== null &&
          one.upper !== null && {
            confidenceInterval: { lowerBound: String(one.lower), upperBound: String(one.upper) },
          }),
      })),
    },
    considerations: {
      ...(useCase && { useCases: [[useCase.name, useCase.description].filter(Boolean).join(': ')] }),
      technicalLimitations: [...limitations],
      ...(risk && {
        ethicalConsiderations: [{ name: `${risk.tier}, ${risk.euClass}`, mitigationStrategy: risk.reason }],
      }),
      fairnessAssessments: fairness.map((bound) => ({ mitigationStrategy: bound })),
    },
  };
}

const dataOf = (one: Dataset) => ({
  type: 'data',
  'bom-ref': `source:${one.id}`,
  name: one.name,
  description: `${one.system}; ${one.volume}; ${one.updates}`,
  data: [
    {
      type: 'dataset',
      name: one.name,
      classification: one.personalData.length > 0 ? 'personal data' : 'no personal data',
      sensitiveData: [...one.personalData],
      governance: { owners: [{ contact: { name: one.owner } }] },
    },
  ],
  properties: [{ name: 'phasegate:licence', value: 'not recorded' }],
});

/** Each approval by itself, with the digest of the evidence it was given on. */
function propertiesOf(
  { approvals = [], baselines = [], requirement }: Partial<CardFacts>,
  version: Version,
  digest: string | null,
) {
  return [
    { name: 'phasegate:digest', value: digest ?? 'not recorded' },
    { name: 'phasegate:verdict', value: version.evaluation.verdict },
    ...(requirement ? [{ name: 'phasegate:seal', value: String(requirement.sealVersion) }] : []),
    ...baselines.map((value) => ({ name: 'phasegate:baseline', value })),
    ...approvals
      .filter(({ subject }) => subject === null || subject === version.name)
      .map((one) => ({
        name: `phasegate:approval:${one.gate}`,
        value: `${one.at} · ${one.by.map(({ name, role }) => `${name} (${role})`).join(', ')} · evidence ${one.digest}`,
      })),
  ];
}

/** The same bill has the same number: a UUID made of a hash (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
