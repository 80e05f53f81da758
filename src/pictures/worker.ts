/** The thread in which pictures are drawn, one after another: requests are answered elsewhere meanwhile. */
import { parentPort } from 'node:worker_threads';
import { draw, type PictureRequest } from './render.ts';

interface Job {
  id: number;
  request: PictureRequest;
}

const port = parentPort;
let before: Promise<void> = Promise.resolve();

async function answer({ id, request }: Job): Promise<void> {
  try {
    const png = await draw(request);
    // A copy of its own: what the drawing library returns may be a view into memory that cannot be handed over.
    const bytes = new Uint8Array(png.bytes);
    port?.postMessage({ id, png: { ...png, bytes } }, [bytes.buffer]);
  } catch (error) {
    port?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

port?.on('message', (job: Job) => {
  before = before.then(() => answer(job));
});
