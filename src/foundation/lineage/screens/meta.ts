import { z } from 'zod';

/** The lineage's modal below a form, which is brought up to date after the save; null where there is none. */
const back = z.object({ view: z.string(), shows: z.enum(['nodes', 'orphans']) }).nullable();
export type Back = z.infer<typeof back>;

export const lineageMeta = z.object({
  engagementId: z.uuid(),
  page: z.int().min(1),
  /** What the list shows: transformations and datasets, or the orphan sources. */
  shows: z.enum(['nodes', 'orphans']),
});
export type LineageMeta = z.infer<typeof lineageMeta>;

export const nodeMeta = z.object({
  engagementId: z.uuid(),
  id: z.uuid(),
  kind: z.enum(['transformation', 'dataset']),
  /** 0 for a node still to be added. */
  version: z.int().min(0),
  back,
});
export type NodeMeta = z.infer<typeof nodeMeta>;

/** `target`: what is fed, where that is fixed; `source`: what feeds, where that is. */
export const connectMeta = z.object({
  engagementId: z.uuid(),
  target: z.uuid().nullable(),
  source: z.uuid().nullable(),
  back,
});
export type ConnectMeta = z.infer<typeof connectMeta>;

export const pasteMeta = z.object({
  engagementId: z.uuid(),
  /** What the dry run showed, and a hash of the lines it was about; null before it. */
  shown: z.string().nullable(),
  about: z.string().nullable(),
  back,
});
export type PasteMeta = z.infer<typeof pasteMeta>;
