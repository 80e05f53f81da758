import { z } from 'zod';
import type { Endpoint } from '../../api/endpoint.ts';
import type { World } from '../../world.ts';
import { measuredAt, momentSaid } from './measured-at.ts';
import { pushReading } from './push-reading.ts';

const input = z
  .strictObject({
    id: z.uuid(),
    /** NaN and infinity are no JSON, and no values. */
    value: z.number(),
    n: z.int().min(0).optional(),
    measured_at: measuredAt().optional(),
  })
  .meta({ examples: [{ value: 0.953, n: 1204, measured_at: '2027-03-01T06:00:00Z' }] });

const output = z.strictObject({
  /** False where this moment has its value already: the first one stays. */
  recorded: z.boolean(),
  measured_at: z.iso.datetime(),
});

/** [M3] A team's own job tells a value of a monitor that is pushed to. */
export const pushEndpoint: Endpoint<World> = {
  method: 'POST',
  path: '/monitors/{id}/readings',
  scope: 'readings:write',
  summary: 'Push a value of a monitor; its schedule judges the newest. The same moment again changes nothing',
  input,
  output,
  async run({ world, actor, input: given }) {
    const { id, value, n, measured_at } = given as z.output<typeof input>;
    const { fresh, measuredAt: at } = await pushReading(world, actor, {
      monitorId: id,
      value,
      n: n ?? null,
      measuredAt: measured_at === undefined ? null : momentSaid(measured_at),
    });
    return { recorded: fresh, measured_at: at.toString() };
  },
};
