/**
 * Everything that is kept under PHASEGATE_ENCRYPTION_KEY: the column, and what each value is bound to. A test finds what is
 * locked elsewhere.
 */
export interface SealedColumn {
  table: string;
  column: string;
  /** The columns that say which row it is, beside `workspace_id`. */
  key: string;
  /** As whoever locks it says it. */
  placeOf(key: string): string;
}

export const SEALED: readonly SealedColumn[] = [
  {
    table: 'workspace',
    column: 'installation',
    key: 'workspace_id',
    placeOf: (id) => `workspace.installation:${id}`,
  },
  { table: 'signing_key', column: 'private_key', key: 'id', placeOf: (id) => `signing_key/${id}` },
  { table: 'feed', column: 'secrets', key: 'id', placeOf: (id) => `feed/${id}/secrets` },
  { table: 'deployment', column: 'webhook_secret', key: 'id', placeOf: (id) => `deployment/${id}/webhook` },
  {
    table: 'retraining_pipeline',
    column: 'secret',
    key: 'deployment_id',
    placeOf: (id) => `deployment/${id}/retraining`,
  },
];
