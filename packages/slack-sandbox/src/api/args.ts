import { isObject } from '../blocks.ts';
import type { Json } from '../model.ts';
import { SlackError } from './errors.ts';

/** The arguments of a call, whichever way they came (form fields are text, JSON is not). */
export class Args {
  readonly raw: Json;

  constructor(raw: Json) {
    this.raw = raw;
  }

  has(name: string): boolean {
    return this.raw[name] !== undefined && this.raw[name] !== '';
  }

  /** A text, or undefined. */
  text(name: string): string | undefined {
    const value = this.raw[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? value : String(value);
  }

  /** A text that must be there. */
  need(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') {
      throw new SlackError('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
    }
    return value;
  }

  flag(name: string): boolean {
    const value = this.raw[name];
    return value === true || value === 'true' || value === '1' || value === 1;
  }

  count(name: string, fallback: number): number {
    const value = Number(this.raw[name] ?? fallback);
    return Number.isFinite(value) ? value : fallback;
  }

  /** Comma-separated or an array. */
  list(name: string): string[] {
    const value = this.raw[name];
    if (Array.isArray(value)) return value.map(String);
    return (this.text(name) ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
  }

  /** JSON, given as text in a form or as it is in a JSON body. */
  json(name: string, error = 'invalid_arguments'): unknown {
    const value = this.raw[name];
    if (typeof value !== 'string') return value;
    if (value === '') return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw new SlackError(error, [`[ERROR] ${name} is not valid JSON`]);
    }
  }

  /** A list of objects, such as blocks. */
  objects(name: string, error: string): Json[] | undefined {
    const value = this.json(name, error);
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value) || !value.every(isObject)) throw new SlackError(error);
    return value;
  }

  object(name: string, error: string): Json | undefined {
    const value = this.json(name, error);
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) throw new SlackError(error);
    return value;
  }
}
