import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Say } from '../texts/say.ts';
import { type BuildStep, buildSteps } from './build-schema.ts';
import { type GapChoices, gapChoices, type Quality, quality } from './foundation-schema.ts';
import { type Gate, gates } from './gates-schema.ts';
import { type MonitoringDefaults, monitoring } from './monitoring-schema.ts';
import { type PlanDefaults, planDefaults } from './plan-schema.ts';
import { type ProductionDefaults, production } from './production-schema.ts';
import { type RetentionRule, retention } from './retention-schema.ts';
import { type ReuseLimits, reuse } from './reuse-schema.ts';
import { type RiskManifest, risk } from './risk-schema.ts';
import { type Rubric, rubric } from './rubric-schema.ts';
import { inventory, type Localized, type Phase, phases } from './schema.ts';
import { type Tables, tables } from './tables-schema.ts';

/** The playbook as data: what `manifests/playbook/*.yml` say, checked. */
export interface Playbook {
  phases: readonly Phase[];
  inventory: z.infer<typeof inventory>;
  gates: readonly Gate[];
  quality: Quality;
  gaps: GapChoices;
  risk: RiskManifest;
  plan: PlanDefaults;
  build: readonly BuildStep[];
  rubric: Rubric;
  production: ProductionDefaults;
  monitoring: MonitoringDefaults;
  reuse: ReuseLimits;
  retention: readonly RetentionRule[];
  tables: Tables;
}

/** A manifest that cannot be used. Its message names file, line and what is wrong there. */
export class PlaybookError extends Error {}

const FOLDER = fileURLToPath(new URL('../../manifests/playbook', import.meta.url));

/** Reads and checks every manifest. @throws PlaybookError */
export function loadPlaybook(folder: string = FOLDER): Playbook {
  return {
    phases: read(folder, 'phases.yml', phases).phases,
    inventory: read(folder, 'inventory.yml', inventory),
    gates: read(folder, 'gates.yml', gates).gates,
    quality: read(folder, 'quality.yml', quality),
    gaps: read(folder, 'gaps.yml', gapChoices),
    risk: read(folder, 'risk.yml', risk),
    plan: read(folder, 'plan.yml', planDefaults),
    build: read(folder, 'build.yml', buildSteps).steps,
    rubric: read(folder, 'rubric.yml', rubric).criteria,
    production: read(folder, 'production.yml', production),
    monitoring: read(folder, 'monitoring.yml', monitoring),
    reuse: read(folder, 'reuse.yml', reuse),
    retention: read(folder, 'retention.yml', retention).kinds,
    tables: read(folder, 'tables.yml', tables),
  };
}

/** A name of the playbook in the reader's language. */
export const inLanguage = (name: Localized, say: Say): string => name[say.language] ?? name.en;

function read<Schema extends z.ZodType>(folder: string, file: string, schema: Schema): z.infer<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(folder, file), 'utf8'), { lineCounter: lines });
  const [fault] = document.errors;
  if (fault)
    throw new PlaybookError(`${file}:${fault.linePos?.[0].line ?? 1}: ${fault.message.split('\n')[0]}`);
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => {
    const path = issue.path as (string | number)[];
    return `${file}:${lineOf(path)}: ${path.join('.') || 'the file'}: ${issue.message}`;
  });
  throw new PlaybookError(complaints.join('\n'));

  /** The line of the node the path leads to, or of the nearest one above it that exists. */
  function lineOf(path: (string | number)[]): number {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}
