/** Asks the drawing thread for pictures: one at a time, in order, none for longer than its time. */
import { Worker } from 'node:worker_threads';
import type { PictureRequest, Png } from './render.ts';

export type PictureFault = 'timeout' | 'busy' | 'closed' | 'failed';

/** Why there is no picture; the words around it can still be sent. */
export class PictureError extends Error {
  readonly fault: PictureFault;

  /** The picture itself is not at fault: drawn at another time it may be there. */
  get isPassing(): boolean {
    return this.fault !== 'failed';
  }

  constructor(fault: PictureFault, message: string) {
    super(message);
    this.name = 'PictureError';
    this.fault = fault;
  }
}

export interface Painter {
  /**
   * @throws PictureError `timeout` when it took too long, `busy` when too many wait, `closed` after `close`,
   *   `failed` when it could not be drawn
   */
  draw(request: PictureRequest): Promise<Png>;
  /** Ends the thread; what still waits is refused with `closed`. */
  close(): Promise<void>;
}

interface Waiting {
  id: number;
  request: PictureRequest;
  resolve: (png: Png) => void;
  reject: (error: PictureError) => void;
}

type Answer = { id: number; png: Png } | { id: number; error: string };

/**
 * A painter with one thread, started at the first picture, started anew after a crash or a timeout, and never by
 * itself a reason for the process to live on.
 * @param timeoutMs the longest one picture may take once begun
 * @param startMs how much longer the first one of a thread may take, which loads what draws
 * @param queue the most that may wait
 */
export function createPainter({ timeoutMs = 10_000, startMs = 20_000, queue = 100 } = {}): Painter {
  const waiting: Waiting[] = [];
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;
  let lastId = 0;
  let closed = false;

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const gone = (why: string): void => {
      if (worker !== started) return;
      worker = undefined;
      settle((job) => job.reject(new PictureError('failed', why)));
    };
    started.on('message', (answer: Answer) => {
      if (answer.id !== current?.id) return;
      settle((job) => {
        if ('png' in answer) job.resolve(answer.png);
        else job.reject(new PictureError('failed', answer.error));
      });
    });
    started.on('error', (error) => gone(error instanceof Error ? error.message : String(error)));
    started.on('exit', () => gone('the drawing thread ended'));
    return started;
  }

  /** Ends the current job and begins the next. */
  function settle(finish: (job: Waiting) => void): void {
    const job = current;
    current = undefined;
    clearTimeout(timer);
    worker?.unref();
    if (job) finish(job);
    next();
  }

  function expire(): void {
    const stuck = worker;
    worker = undefined;
    void stuck?.terminate();
    settle((job) => job.reject(new PictureError('timeout', 'the picture took too long')));
  }

  function next(): void {
    if (current || closed) return;
    current = waiting.shift();
    if (!current) return;
    const isFresh = !worker;
    worker ??= start();
    worker.ref();
    timer = setTimeout(expire, isFresh ? startMs + timeoutMs : timeoutMs);
    worker.postMessage({ id: current.id, request: current.request });
  }

  return {
    draw: (request) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new PictureError('closed', 'the painter is closed'));
        if (waiting.length >= queue)
          return reject(new PictureError('busy', `${queue} pictures wait already`));
        waiting.push({ id: ++lastId, request, resolve, reject });
        next();
      }),
    async close() {
      closed = true;
      clearTimeout(timer);
      const ending = worker;
      worker = undefined;
      const left = current ? [current, ...waiting] : [...waiting];
      current = undefined;
      waiting.length = 0;
      for (const job of left) job.reject(new PictureError('closed', 'the painter is closed'));
      await ending?.terminate();
    },
  };
}

let shared: Painter | undefined;

/** The painter of this process: one thread, begun with the first picture; it keeps no process alive. */
export function painter(): Painter {
  shared ??= createPainter();
  return shared;
}
