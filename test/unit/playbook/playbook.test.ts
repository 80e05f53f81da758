import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPlaybook, PlaybookError } from '../../../src/playbook/playbook.ts';

const SHIPPED = new URL('../../../manifests/playbook/', import.meta.url);

/** A copy of the shipped manifests with one of them changed. */
function withChanged(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'playbook-'));
  for (const one of readdirSync(SHIPPED)) {
    const text = readFileSync(new URL(one, SHIPPED), 'utf8');
    writeFileSync(join(folder, one), one === file ? change(text) : text);
  }
  return folder;
}

const fault = (folder: string): string => {
  try {
    loadPlaybook(folder);
  } catch (error) {
    if (error instanceof PlaybookError) return error.message;
    throw error;
  }
  return 'no fault';
};

describe('the playbook as data', () => {
  it('[E3] has the five phases in their order', () => {
    expect(loadPlaybook().phases.map((one) => one.key)).toEqual([
      'foundation',
      'prioritization',
      'pilot',
      'production',
      'monitoring',
    ]);
  });

  it('names file and line of a value that is wrong', () => {
    const folder = withChanged('phases.yml', (text) =>
      text.replace('{ from: 5, to: 15 }', '{ from: 15, to: 5 }'),
    );
    const line =
      readFileSync(new URL('phases.yml', SHIPPED), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('to: 15')) + 1;
    expect(fault(folder)).toBe(`phases.yml:${line}: phases.0.planned: from must not be after to`);
  });

  it('names the line of a key nobody knows, and of one that is missing', () => {
    const unknown = withChanged('inventory.yml', (text) =>
      text.replace('  - key: sql\n', '  - key: sql\n    colour: red\n'),
    );
    expect(fault(unknown)).toMatch(/^inventory\.yml:5: access_methods\.0: .*colour/);
    const missing = withChanged('phases.yml', (text) => text.replace('    key: pilot\n', ''));
    expect(fault(missing)).toMatch(/^phases\.yml:\d+: phases\.2\.key: /);
  });

  it('names the line where the file is no YAML', () => {
    const folder = withChanged('phases.yml', (text) => text.replace('  - phase: 3', '  - phase: [3'));
    expect(fault(folder)).toMatch(/^phases\.yml:\d+: /);
  });

  it('refuses two choices of one name', () => {
    const folder = withChanged('inventory.yml', (text) => text.replace('key: api\n', 'key: sql\n'));
    expect(fault(folder)).toContain('keys must be different');
  });

  it('[F1.5] refuses a word that would mean two choices, and a heading that would mean two fields', () => {
    const word = withChanged('inventory.yml', (text) => text.replace('jdbc,', 'jdbc, rest-api,'));
    expect(fault(word)).toContain('a word must mean one of them');
    const heading = withChanged('tables.yml', (text) =>
      text.replace('source name,', 'source name, Publisher,'),
    );
    expect(fault(heading)).toContain('a heading must mean one field');
  });
});
