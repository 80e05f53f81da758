import { z } from 'zod';
import type { Endpoint } from '../../api/endpoint.ts';
import type { World } from '../../world.ts';
import { measuredAt, momentSaid } from './measured-at.ts';
import { pushValues } from './push-values.ts';

const MOST_VALUES = 1_000_000;
const value = z.union([z.number(), z.string().max(1_000), z.boolean(), z.null()]);
const feature = z.union([
  z.strictObject({ values: z.array(value).max(MOST_VALUES) }),
  z.strictObject({ counts: z.record(z.string().max(1_000), z.int().min(0)) }),
]);

const input = z
  .strictObject({
    id: z.uuid(),
    features: z.record(z.string().min(1).max(200), feature),
    measured_at: measuredAt().optional(),
  })
  .meta({
    examples: [
      {
        features: {
          age: { values: [34, 71, null, 52] },
          region: { counts: { north: 120, south: 88 } },
        },
        measured_at: '2027-03-01T06:00:00Z',
      },
    ],
  });

const output = z.strictObject({
  /** False where a call with this Idempotency-Key was counted before. */
  recorded: z.boolean(),
  values: z.int(),
  /** Features that the reference does not know; they are not counted. */
  unknown: z.array(z.string()),
});

/** [M3] [M4] A team’s own job tells what came in; the monitor’s schedule holds it against its reference. */
export const pushValuesEndpoint: Endpoint<World> = {
  method: 'POST',
  path: '/monitors/{id}/values',
  scope: 'readings:write',
  summary:
    'Push values of features, or how often each was seen. They are folded into the bins of the monitor’s reference and not kept',
  input,
  output,
  async run({ world, actor, input: given, idempotencyKey }) {
    const { id, features, measured_at } = given as z.output<typeof input>;
    const { fresh, counted, unknown } = await pushValues(world, actor, {
      monitorId: id,
      features,
      measuredAt: measured_at === undefined ? null : momentSaid(measured_at),
      key: idempotencyKey,
    });
    return { recorded: fresh, values: counted, unknown };
  },
};
