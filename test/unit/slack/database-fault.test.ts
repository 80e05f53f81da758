import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseError } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { databaseFault } from '../../../src/slack/database-fault.ts';

const said = (severity: 'ERROR' | 'FATAL', code: string): Error =>
  new Error('Failed query', {
    cause: Object.assign(new DatabaseError('said', 4, 'error'), { severity, code }),
  });

test.each([
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '08007',
  '25006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '57P05',
])('[X7] %s says that the database is away', (code) => {
  expect(databaseFault(said('FATAL', code))).toBe(code);
});

test.each([
  // A statement of ours: too many parameters, a value that does not fit, a lock that two waited for, a lack of room.
  '08P01',
  '22001',
  '22P05',
  '40001',
  '40P01',
  '53100',
  '53200',
  '54000',
  '57014',
])('[X7] %s as an error says nothing of the kind', (code) => {
  expect(databaseFault(said('ERROR', code))).toBeNull();
});

test('[X7] PgBouncer without a server ends the connection with 08P01', () => {
  expect(databaseFault(said('FATAL', '08P01'))).toBe('08P01');
});

test('[X7] somebody else’s server that cannot be reached, or cuts us off, is no database', async () => {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setImmediate(() => request.socket.resetAndDestroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const answer = await fetch(address);
  const cut: unknown = await answer.text().catch((error: unknown) => error);
  expect((cut as Error).cause).toMatchObject({ code: 'ECONNRESET' });
  expect(databaseFault(cut)).toBeNull();

  await new Promise((resolve) => server.close(resolve));
  const refused: unknown = await fetch(address).catch((error: unknown) => error);
  expect((refused as Error).cause).toMatchObject({ code: 'ECONNREFUSED' });
  expect(databaseFault(refused)).toBeNull();
  expect(databaseFault((refused as Error).cause)).toBe('ECONNREFUSED');
});
