import { z } from 'zod';
import { cleaned } from '../../../record/clean-text.ts';
import type { HeardAlert } from '../feed.ts';

const LABELS_MAX = 200;
const TEXT_MAX = 4_000;

/** Texts of strangers: what a database refuses is taken out, what is endless is cut. */
const texts = z.record(z.string(), z.string()).transform((record) =>
  Object.fromEntries(
    Object.entries(record)
      .slice(0, LABELS_MAX)
      .map(([name, text]) => [cleaned(name), cleaned(text).slice(0, TEXT_MAX).toWellFormed()]),
  ),
);

/** To the millisecond, as moments are kept. */
const moment = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text).round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  } catch {
    context.addIssue(`“${text.slice(0, 40)}” is no moment`);
    return z.NEVER;
  }
});

const common = {
  fingerprint: z.string().regex(/^[\w-]{1,64}$/, 'no fingerprint'),
  labels: texts,
  annotations: texts.default({}),
  startsAt: moment,
  endsAt: moment,
  generatorURL: z.string().default(''),
};

/** As the API has an alert that is not resolved. `suppressed`: silenced or inhibited; `unprocessed`: not routed yet. */
export const openAlert = z
  .object({
    ...common,
    updatedAt: moment,
    receivers: z.array(z.object({ name: z.string() })).default([]),
    status: z.object({ state: z.enum(['active', 'suppressed', 'unprocessed']) }),
  })
  .transform(({ status, receivers, generatorURL, ...alert }) => ({
    ...alert,
    generatorUrl: generatorURL,
    endsAt: null,
    suppressed: status.state === 'suppressed',
    receivers: receivers.map(({ name }) => name),
  }));

/** As the webhook tells one. */
export const toldAlert = z.object({ ...common, status: z.enum(['firing', 'resolved']) }).transform(
  ({ status, endsAt, generatorURL, ...alert }): HeardAlert => ({
    ...alert,
    generatorUrl: generatorURL,
    // While it fires, the webhook writes the year 1.
    endsAt: status === 'resolved' ? endsAt : null,
    updatedAt: null,
    suppressed: false,
  }),
);
