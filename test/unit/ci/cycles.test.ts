import { describe, expect, it } from 'vitest';
import { wholes } from '../../../.ci/cycles.ts';

const imports = (...lines: string[]) =>
  lines.map((line) => {
    const [from = '', to = ''] = line.split(' → ');
    return { from, to };
  });

describe('circles of folders', () => {
  it('finds two folders that know each other, though no two files do', () => {
    const found = wholes(imports('src/a/one.ts → src/b/two.ts', 'src/b/three.ts → src/a/four.ts'));
    expect(found.map(({ inside, members }) => [inside, members])).toEqual([['src', ['a', 'b']]]);
    expect(found[0]?.by).toHaveLength(2);
  });

  it('finds a longer way round, through a file beside the folders', () => {
    const found = wholes(
      imports('src/a/x.ts → src/b/y.ts', 'src/b/y.ts → src/between.ts', 'src/between.ts → src/a/z.ts'),
    );
    expect(found.map(({ members }) => members)).toEqual([['a', 'b', 'between.ts']]);
  });

  it('looks at each level by itself', () => {
    const found = wholes(imports('src/a/in/x.ts → src/a/out/y.ts', 'src/a/out/y.ts → src/a/in/z.ts'));
    expect(found.map(({ inside, members }) => [inside, members])).toEqual([['src/a', ['in', 'out']]]);
  });

  it('leaves files of one folder to dependency-cruiser', () => {
    expect(wholes(imports('src/a/x.ts → src/a/y.ts', 'src/a/y.ts → src/a/x.ts'))).toEqual([]);
  });

  it('lets a folder’s own files know each other as they like, one way', () => {
    expect(wholes(imports('src/a/x.ts → src/a/y.ts', 'src/a/y.ts → src/b/z.ts'))).toEqual([]);
  });
});
