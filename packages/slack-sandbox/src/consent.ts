import { randomBytes } from 'node:crypto';

/** A code that the consent page handed out. */
export interface Grant {
  team: string;
  user: string;
  redirectUri: string;
  scopes: string[];
  orgWide: boolean;
  used: boolean;
}

/** Codes given out by the consent page, until they are exchanged. */
export class Grants {
  readonly #grants = new Map<string, Grant>();

  give(grant: Omit<Grant, 'used'>): string {
    const code = randomBytes(16).toString('hex');
    this.#grants.set(code, { ...grant, used: false });
    return code;
  }

  get(code: string): Grant | undefined {
    return this.#grants.get(code);
  }
}
