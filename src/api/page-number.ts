import { z } from 'zod';

/** Which page, from 1: a number, or one that stands in a query. */
export const pageNumber = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(1))
  .default(1);
