import { createHash } from 'node:crypto';

/** Bytes as they come, hashed on their way. */
export class Digested implements AsyncIterable<Uint8Array> {
  /** SHA-256, hexadecimal, once all of them have gone by. */
  digest: string | null = null;
  /** They stopped coming: no fault of what is in them. */
  hasFailed = false;
  private readonly bytes: AsyncIterable<Uint8Array>;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.bytes = bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    const parts = this.bytes[Symbol.asyncIterator]();
    try {
      for (let part = await this.next(parts); !part.done; part = await this.next(parts)) {
        hash.update(part.value);
        yield part.value;
      }
      this.digest = hash.digest('hex');
    } finally {
      if (this.digest === null && !this.hasFailed) await parts.return?.();
    }
  }

  private async next(parts: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
    try {
      return await parts.next();
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }
}
