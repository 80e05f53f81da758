import { expect, it } from 'vitest';
import { unexplained } from '../../../.ci/advisories.ts';

const url = 'https://github.com/advisories/GHSA-0000';
const REPORT = {
  vulnerabilities: {
    deep: { severity: 'high', via: [{ url, title: 'Reads beyond its end', severity: 'high' }] },
    above: { severity: 'high', via: ['deep'] },
  },
};

it('[X1] an advisory that nobody explained is told once, by the package that it concerns', () => {
  const told = { package: 'deep', url, title: 'Reads beyond its end', severity: 'high' };
  expect(unexplained(REPORT, {})).toEqual({ open: [told], stale: [] });
  expect(unexplained(REPORT, { [url]: 'never called with what people wrote' })).toEqual({
    open: [],
    stale: [],
  });
});

it('[X1] an explanation that is needed no more is told, and so is a registry that says nothing', () => {
  expect(unexplained({ vulnerabilities: {} }, { [url]: 'was' })).toEqual({ open: [], stale: [url] });
  expect(unexplained({ message: '405 Method Not Allowed', error: { summary: '' } }, {})).toBeNull();
  expect(() => unexplained('<html>', {})).toThrow();
});
