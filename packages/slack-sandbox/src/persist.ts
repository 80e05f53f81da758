import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Core } from './core.ts';
import type { World } from './model.ts';

const DEBOUNCE_MS = 300;

/** Reads a saved world; null when there is none. One that cannot be read is put aside, not overwritten. */
export function loadWorld(path: string): World | null {
  if (!existsSync(path)) return null;
  try {
    const world = JSON.parse(readFileSync(path, 'utf8')) as World;
    if (world.version === 1 && Array.isArray(world.workspaces)) return world;
  } catch {
    // Falls through to being put aside.
  }
  renameSync(path, `${path}.unreadable`);
  return null;
}

/** Reads back the bytes of the files that the world lists. */
export function loadFiles(path: string, world: World): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const { id } of world.workspaces.flatMap((each) => each.files)) {
    try {
      files.set(id, readFileSync(join(`${path}.files`, id)));
    } catch {
      // A file whose bytes are gone is listed and cannot be downloaded.
    }
  }
  return files;
}

/** Saves the world soon after each change, whole or not at all. */
export class Keeper {
  readonly #core: Core;
  readonly #path: string;
  readonly #written = new Set<string>();
  readonly #quiet: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(core: Core, path: string) {
    this.#core = core;
    this.#path = path;
    for (const id of core.files.keys()) this.#written.add(id);
    this.#quiet = core.changes.listen((change) => {
      if (change.type === 'traffic') return;
      this.#timer ??= setTimeout(() => this.save(), DEBOUNCE_MS);
    });
  }

  save(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    mkdirSync(dirname(this.#path), { recursive: true });
    this.#saveFiles();
    const temporary = `${this.#path}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify(this.#core.world));
    renameSync(temporary, this.#path);
  }

  stop(): void {
    this.#quiet();
    this.save();
  }

  #saveFiles(): void {
    const fresh = [...this.#core.files].filter(([id]) => !this.#written.has(id));
    if (fresh.length > 0) mkdirSync(`${this.#path}.files`, { recursive: true });
    for (const [id, bytes] of fresh) {
      writeFileSync(join(`${this.#path}.files`, id), bytes);
      this.#written.add(id);
    }
  }
}
