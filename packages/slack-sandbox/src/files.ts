import type { Core } from './core.ts';
import { newId } from './ids.ts';
import type { StoredFile, Workspace } from './model.ts';

const TYPES: Record<string, string> = {
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  zip: 'application/zip',
};

export function mimetypeOf(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

/** Makes the record of a file; its bytes come with `fillFile`. */
export function newFile(
  core: Core,
  workspace: Workspace,
  about: { name: string; user: string; size: number; altText?: string },
): StoredFile {
  const file: StoredFile = {
    id: newId('F'),
    name: about.name,
    title: about.name,
    mimetype: mimetypeOf(about.name),
    size: about.size,
    user: about.user,
    created: Math.floor(core.now() / 1000),
    ...(about.altText ? { altText: about.altText } : {}),
    channels: [],
    complete: false,
  };
  workspace.files.push(file);
  return file;
}

export function fillFile(core: Core, file: StoredFile, bytes: Uint8Array): void {
  core.files.set(file.id, bytes);
  file.size = bytes.byteLength;
}

/** The file with this id and the workspace it is in. */
export function findFile(core: Core, id: string): { file: StoredFile; workspace: Workspace } | undefined {
  for (const workspace of core.world.workspaces) {
    const file = workspace.files.find((each) => each.id === id);
    if (file) return { file, workspace };
  }
  return undefined;
}
