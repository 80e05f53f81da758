import { approvedVersion, type CardFacts } from './card-facts.ts';

/** Of which cycle of what, at which moment (ISO). */
export interface About {
  engagement: string;
  cycle: number;
  at: string;
}

/**
 * [A2] The model card as JSON of the Model Card Toolkit, schema 0.0.2 (docs/adr/0036: why this one). What is not on record is
 * left out: nothing in it is made up.
 */
export function modelCard(facts: Partial<CardFacts>, { engagement, cycle, at }: About) {
  const version = approvedVersion(facts);
  if (version === null) throw new Error('no version was approved');
  const { useCase, datasets = [], limitations = [], fairness = [], risk, deployment } = facts;
  const { evaluation } = version;
  return {
    schema_version: '0.0.2',
    model_details: {
      name: `${engagement} ${version.name}`,
      overview: useCase ? [useCase.name, useCase.description].filter(Boolean).join(': ') : engagement,
      documentation: `Evidence pack of cycle ${cycle}, ${at}. ${evaluation.verdict}`,
      owners: useCase?.owner ? [{ name: useCase.owner }] : [],
      version: {
        name: version.name,
        date: version.createdAt.slice(0, 10),
        ...(version.note && { diff: version.note }),
      },
    },
    model_parameters: {
      data: [
        ...datasets.map((one) => ({
          name: one.name,
          description: `${one.system}; ${one.format}; ${one.volume}; ${one.updates}`,
          sensitive: { sensitive_data: [...one.personalData] },
        })),
        { name: evaluation.dataset, description: `Evaluation ${evaluation.number}, n ${evaluation.n}` },
      ],
      ...(deployment && { output_format: deployment.outcomes.join(' | ') }),
    },
    quantitative_analysis: {
      performance_metrics: evaluation.figures.map((one) => ({
        type: one.metric,
        value: String(one.value),
        ...(one.slice !== null && { slice: one.slice }),
        ...(one.lower !== null &&
          one.upper !== null && {
            confidence_interval: { lower_bound: String(one.lower), upper_bound: String(one.upper) },
          }),
      })),
    },
    considerations: {
      ...(useCase && { use_cases: [{ description: useCase.name }] }),
      limitations: limitations.map((description) => ({ description })),
      ethical_considerations: [
        ...(risk ? [{ name: `${risk.tier}, ${risk.euClass}`, mitigation_strategy: risk.reason }] : []),
        ...fairness.map((bound) => ({ name: 'Fairness', mitigation_strategy: bound })),
      ],
    },
  };
}
