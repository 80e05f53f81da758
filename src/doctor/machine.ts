import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createPainter, type Painter } from '../pictures/painter.ts';
import { type Finding, fault, ok, reasonOf } from './finding.ts';

/** The Node that the package brings along is the one that all is tested with. */
export function node(): Finding {
  const { dependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { dependencies: { node: string } };
  const wanted = `v${dependencies.node}`;
  return process.version === wanted
    ? ok('node', wanted)
    : fault(
        'node',
        `${process.version} runs this; it should be ${wanted}`,
        'Run npm install, and start with npm start.',
      );
}

/** A day in Berlin of 23 hours, and a number as Germans write it: what small builds of Node lack. */
export function zones(): Finding {
  try {
    const day = Temporal.ZonedDateTime.from('2027-03-28T00:00[Europe/Berlin]');
    const known = ['Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'UTC'].every((timeZone) =>
      Boolean(new Intl.DateTimeFormat('en', { timeZone })),
    );
    const german = new Intl.NumberFormat('de').format(1234.5);
    if (day.hoursInDay === 23 && known && german === '1.234,5')
      return ok('zones', `time zones of ${process.versions.tz}, languages of ICU ${process.versions.icu}`);
  } catch {
    // Told below.
  }
  return fault(
    'zones',
    'this Node lacks time zones or languages',
    'Use the Node that npm install brings (npm start does), and leave NODE_ICU_DATA unset.',
  );
}

/** More than what any one of them needs at a time: packs, exports, unpacked fonts, a workbook. */
const MEGABYTE = 1024 * 1024;
const ROOM = 512 * MEGABYTE;

/** Where packs, exports and unpacked fonts are written. Nobody makes this folder. */
export function temporary(): Finding {
  const folder = tmpdir();
  return withRoom('temporary files', folder, 'TMPDIR', () =>
    rmdirSync(mkdtempSync(join(folder, 'phasegate-doctor-'))),
  );
}

/** Where the embedded database is, or will be: then in the nearest folder above it that is there. */
export function dataFolder(dataDir: string): Finding {
  const folder = nearest(resolve(dataDir));
  return withRoom('data folder', folder, 'PHASEGATE_DATA_DIR', () => accessSync(folder, constants.W_OK));
}

function withRoom(check: string, folder: string, variable: string, write: () => void): Finding {
  try {
    write();
    const { bavail, bsize } = statfsSync(folder);
    const says = `${folder}, ${Math.floor((bavail * bsize) / MEGABYTE).toLocaleString('en')} MB free`;
    const todo = `Make room (${ROOM / MEGABYTE} MB at least), or set ${variable} to a folder that has it.`;
    return bavail * bsize >= ROOM ? ok(check, says) : fault(check, says, todo);
  } catch (error) {
    const todo = `Set ${variable} to a folder that can be written to.`;
    return fault(check, `${folder}: ${reasonOf(error)}`, todo);
  }
}

const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)));

/** Draws in the thread that draws them all. A font that is missing is no error there: its letters are, which shows. */
export async function pictures(painter: Painter = createPainter()): Promise<Finding> {
  const drawn = async (name: string) =>
    Buffer.from(
      (
        await painter.draw({
          picture: 'phases',
          chart: { title: '', phases: [{ name, planned: null, days: null, isNow: false, said: '' }] },
        })
      ).bytes,
    );
  try {
    const [blank, latin, japanese] = [await drawn(''), await drawn('Ä'), await drawn('語')];
    if (!blank.equals(latin) && !blank.equals(japanese))
      return ok('pictures', 'drawn, with the fonts that come along');
    return fault('pictures', 'letters are missing in them: a font cannot be read', 'Run npm install anew.');
  } catch (error) {
    return fault(
      'pictures',
      `none can be drawn: ${reasonOf(error)}`,
      'Messages come without them meanwhile. Run npm install anew; on a minimal Debian, apt-get install libatomic1.',
    );
  } finally {
    await painter.close();
  }
}
