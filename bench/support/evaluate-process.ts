/** Evaluates both files in a process of its own, and says what memory it had before and at most: bytes of RSS. */
import { evaluateBoth, pilotStage } from './evaluations.ts';

const stage = await pilotStage(process.env.DATABASE_URL ?? '');
const idle = process.memoryUsage.rss();
await evaluateBoth(stage);
// The system keeps the peak: none between two looks is missed.
const peak = process.resourceUsage().maxRSS * 1_024;
process.stdout.write(`${JSON.stringify({ idle, peak })}\n`);
await stage.world.db.close();
