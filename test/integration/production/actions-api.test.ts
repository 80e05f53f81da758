import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { actionTally, proposedAction } from '../../../db/schema/actions.ts';
import { deployment, materialError } from '../../../db/schema/production.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { canonicalJson } from '../../../src/record/canonical.ts';
import { signingOf } from '../../../src/signing/keys.ts';
import { anAction, decideAs, type ProductionApi, productionApi } from '../../support/actions.ts';
import { openEmbedded } from '../../support/database.ts';
import { productionBench } from '../../support/production.ts';

const digestOf = (proposal: unknown) => createHash('sha256').update(canonicalJson(proposal)).digest('hex');

describe('actions over HTTP', () => {
  let db: Database;
  let supervised: ProductionApi;
  let autonomous: ProductionApi;
  beforeAll(async () => {
    db = await openEmbedded();
    supervised = await productionApi(await productionBench(db, {}, { blindPercent: 0 }));
    autonomous = await productionApi(
      await productionBench(db, {}, { id: randomUUID(), stage: 3, samplePercent: 0 }),
    );
  });
  afterAll(async () => {
    await supervised?.server.stop();
    await autonomous?.server.stop();
    await db?.close();
  });

  it('[S1.1] in the supervised period is answered review, with the reason and no token', async () => {
    const action = anAction();
    const { status, body, headers } = await supervised.post('', action);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      case_id: action.case_id,
      answer: 'review',
      rule: 'supervised',
      reason: 'People review every action in the supervised period.',
      digest: digestOf(action.proposal),
      token: null,
      decision: null,
    });
    expect(headers.get('ratelimit-limit')).toBe('300000');
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(300_000);
    expect((await supervised.call(`/${action.case_id}`)).body).toEqual(body);
  });

  it('[S1.6] that a stage lets through comes with a token that names case, digest, deployment, stage and rule', async () => {
    const action = anAction();
    const { body } = await autonomous.post('', action);
    const { token } = body as { token: string };
    const header = decodeProtectedHeader(token);
    expect(header).toMatchObject({ alg: 'EdDSA', typ: 'phasegate-decision+jwt' });
    const published = (await signingOf(autonomous.world).published()) as { kid: string; d?: string }[];
    const jwk = published.find(({ kid }) => kid === header.kid);
    expect(jwk?.d).toBeUndefined();
    const now = autonomous.clock.now();
    const { payload } = await jwtVerify(token, await importJWK(jwk as never), {
      currentDate: new Date(now.epochMilliseconds),
    });
    expect(payload).toEqual({
      iss: 'phasegate',
      aud: autonomous.deploymentId,
      sub: action.case_id,
      iat: now.epochMilliseconds / 1_000,
      exp: now.epochMilliseconds / 1_000 + 15 * 60,
      digest: digestOf(action.proposal),
      stage: 3,
      by: { rule: 'stage' },
    });
  });

  it('[S1.1] [S1.6] waits for a decision, hears it at once, and then has a token of the reviewer', async () => {
    const action = anAction();
    await supervised.post('', action);
    const asked = performance.now();
    const waiting = supervised.call(`/${action.case_id}?wait=25`);
    await decideAs(supervised, action.case_id, { kind: 'agree' });
    const { body } = await waiting;
    expect(performance.now() - asked).toBeLessThan(4_000);
    expect(body).toMatchObject({
      answer: 'execute',
      rule: 'agreed',
      decision: { verdict: 'agree', outcome: 'approve' },
    });
    const [, claims = ''] = (body as { token: string }).token.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      by: { user: 'UREVIEW' },
      stage: 0,
    });
  });

  it('[S1.1] waits no longer than it says, and time alone is no leave', async () => {
    const action = anAction();
    await supervised.post('', action);
    const asked = performance.now();
    const { body } = await supervised.call(`/${action.case_id}?wait=1`);
    expect(performance.now() - asked).toBeGreaterThan(900);
    expect(body).toMatchObject({ answer: 'review', token: null });
    expect((await supervised.call(`/${action.case_id}?wait=31`)).status).toBe(422);
  });

  it('[S1.1] overridden is rejected, with the right outcome', async () => {
    const action = anAction();
    await supervised.post('', action);
    await decideAs(supervised, action.case_id, {
      kind: 'override',
      outcome: 'deny',
      note: 'Too old',
    });
    expect((await supervised.call(`/${action.case_id}?wait=5`)).body).toMatchObject({
      answer: 'reject',
      rule: 'override',
      token: null,
      decision: { verdict: 'override', outcome: 'deny', note: 'Too old', by: 'UREVIEW' },
    });
  });

  it('[S3.3] that a stage let through has no leave any more once it is paused, until it would again', async () => {
    const bench = await productionBench(db, {}, { stage: 3, samplePercent: 0 });
    const api = await productionApi(bench);
    const action = anAction();
    expect((await api.post('', action)).body).toMatchObject({ answer: 'execute' });
    const set = (pausedAt: Temporal.Instant | null) =>
      db.inWorkspace(bench.workspaceId, (tx) =>
        tx
          .update(deployment)
          .set({ pausedAt, pausedCause: pausedAt && 'person' })
          .where(eq(deployment.workspaceId, bench.workspaceId)),
      );
    await set(bench.clock.now());
    expect((await api.post('', action)).body).toMatchObject({
      answer: 'reject',
      rule: 'withdrawn',
      token: null,
    });
    expect((await api.call(`/${action.case_id}`)).body).toMatchObject({ answer: 'reject', token: null });
    await set(null);
    expect((await api.post('', action)).body).toMatchObject({ answer: 'execute', token: expect.any(String) });
    await api.server.stop();
  });

  it.each([
    ['confidence of 1.2', { confidence: 1.2 }, 'confidence', /from 0 to 1/],
    ['negative confidence', { confidence: -0.1 }, 'confidence', /from 0 to 1/],
    ['confidence as text', { confidence: 'NaN' }, 'confidence', /NaN/],
    ['no confidence', { confidence: null }, 'confidence', /from 0 to 1/],
    ['another complexity', { complexity: 'extreme' }, 'complexity', /low, medium or high/],
    ['another outcome', { outcome: 'escalate' }, 'outcome', /approve, deny/],
    ['a segment of two lines that is too long', { segment: 'x'.repeat(101) }, 'segment', /100/],
    ['no case', { case_id: ' \u200b ' }, 'case_id', /./],
    ['a case that no address can end with', { case_id: '..' }, 'case_id', /address/],
    ['a case of 201 characters', { case_id: 'c'.repeat(201) }, 'case_id', /200/],
    ['a link without encryption', { link: 'http://cases.example.com/1' }, 'link', /https/],
    ['a link with a user name', { link: 'https://me@cases.example.com/1' }, 'link', /https/],
    ['a link elsewhere', { link: 'https://cases.example.com.evil.org/' }, 'link', /cases\.example\.com/],
    ['a NUL in its proposal', { proposal: { a: '\u0000' } }, 'proposal', /NUL/],
    ['half a character in its proposal', { proposal: ['\ud800'] }, 'proposal', /broken/],
    ['a proposal that is too large', { proposal: 'x'.repeat(64 * 1024) }, 'proposal', /64 KB/],
    ['a field nobody knows', { priority: 1 }, 'priority', /./],
  ])('[S1.1] with %s is refused at its field, in words', async (_, changes, field, words) => {
    const { status, body } = await supervised.post('', { ...anAction(), ...changes });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field, message: expect.stringMatching(words) }] });
  });

  it('[S1.1] with NaN as Python writes it is refused in words', async () => {
    const { status, body } = await supervised.post('', JSON.stringify(anAction()).replace('0.97', 'NaN'));
    expect(status).toBe(400);
    expect(body).toMatchObject({ detail: expect.stringContaining('NaN is no number of JSON') });
  });

  it('[S1.1] with a number beyond a double or nested for ever is refused, and the process lives', async () => {
    const huge = JSON.stringify(anAction({ proposal: 1 })).replace('"proposal":1', '"proposal":1e999');
    expect((await supervised.post('', huge)).status).toBe(422);
    const deep = `"proposal":${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const nested = JSON.stringify(anAction({ proposal: 1 })).replace('"proposal":1', deep);
    const { status, body } = await supervised.post('', nested);
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'proposal' })] }),
    ]);
  });

  it('[S1.1] of a case that was proposed with other content is 409, and shows the difference', async () => {
    const action = anAction({ proposal: { amount: 40 } });
    await supervised.post('', action);
    const { status, body } = await supervised.post('', {
      ...action,
      proposal: { amount: 400 },
      summary: 'More',
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      detail: expect.stringContaining('another case_id'),
      errors: [
        { field: 'summary', message: 'It was "Refund of 40 EUR" and is "More" now.' },
        { field: 'proposal.amount', message: 'It was 40 and is 400 now.' },
      ],
    });
  });

  it('[S1.1] in a batch has its own answer or problem; a fault of form refuses the batch, each at its field', async () => {
    const twice = anAction();
    await supervised.post('', twice);
    const { status, body } = await supervised.post('/batch', {
      actions: [anAction(), anAction({ outcome: 'escalate' }), { ...twice, confidence: 0.5 }],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      actions: [
        { answer: 'review' },
        { problem: { status: 422, errors: [{ field: 'outcome' }] } },
        { case_id: twice.case_id, problem: { status: 409, errors: [{ field: 'confidence' }] } },
      ],
    });
    const faulty = await supervised.post('/batch', { actions: [anAction(), anAction({ confidence: 2 })] });
    expect(faulty.status).toBe(422);
    expect(faulty.body).toMatchObject({ errors: [{ field: 'actions.1.confidence' }] });
    const many = Array.from({ length: 501 }, () => anAction());
    expect((await supervised.post('/batch', { actions: many })).status).toBe(422);
  });

  it('[S1.1] sent again for ever is one case: one row, one count, one event, and the same answer each time', async () => {
    const api = await productionApi(await productionBench(db, {}, { blindPercent: 0 }));
    const action = anAction();
    const first = await api.post('', action);
    for (let round = 0; round < 5; round += 1) {
      const again = await Promise.all(Array.from({ length: 20 }, () => api.post('', action)));
      for (const { status, body } of again) expect([status, body]).toEqual([200, first.body]);
    }
    // Meanwhile somebody decided: then that is the answer, however often it is asked.
    await decideAs(api, action.case_id, { kind: 'override', outcome: 'deny', note: null });
    for (let round = 0; round < 3; round += 1)
      expect((await api.post('', action)).body).toMatchObject({ answer: 'reject', rule: 'override' });
    const { rows, tallies, events } = await db.inWorkspace(api.workspaceId, async (tx) => ({
      rows: await tx.select().from(proposedAction),
      tallies: await tx.select().from(actionTally),
      events: await tx.select().from(auditEvent).where(eq(auditEvent.action, 'production.actions.propose')),
    }));
    expect(rows.map(({ caseId }) => caseId)).toEqual([action.case_id]);
    expect(tallies).toMatchObject([{ actions: 1, wrong: 1 }]);
    expect(events).toHaveLength(1);
    await api.server.stop();
  });

  it('[S1.1] twice in one batch with other content is taken once, and the second one told what differs', async () => {
    const action = anAction({ proposal: { amount: 40 } });
    const { body } = await supervised.post('/batch', {
      actions: [action, { ...action, proposal: { amount: 41 } }, action],
    });
    expect(body).toMatchObject({
      actions: [
        { answer: 'review' },
        { problem: { status: 409, errors: [{ field: 'proposal.amount' }] } },
        { answer: 'review' },
      ],
    });
    expect((await supervised.post('', action)).status).toBe(200);
  });

  it('[S1.6] reported by what is no digest, or of a case nobody knows, is refused in words and changes nothing', async () => {
    const action = anAction();
    await supervised.post('', action);
    const bad = await supervised.post(`/${action.case_id}/outcome`, { digest: 'done' });
    expect([bad.status, bad.body]).toMatchObject([
      422,
      { errors: [{ field: 'digest', message: expect.stringContaining('64 characters') }] },
    ]);
    const unknown = await supervised.post('/never-proposed/outcome', { digest: '0'.repeat(64) });
    expect([unknown.status, unknown.body]).toMatchObject([404, { detail: expect.stringMatching(/there/) }]);
    expect((await supervised.call(`/${action.case_id}`)).body).toMatchObject({ executed_digest: null });
  });

  it('[S1.1] are listed a page at a time, by state, the newest first', async () => {
    const api = await productionApi(await productionBench(db, {}, { blindPercent: 0 }));
    const made = [];
    for (let at = 0; at < 5; at += 1) {
      const action = anAction();
      made.unshift(action.case_id);
      await api.post('', action);
      api.clock.advance({ seconds: 1 });
    }
    await decideAs(api, made[0] ?? '', { kind: 'agree' });
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await api.call(`?limit=2${after}`);
      const page = body as { actions: { case_id: string; token: unknown }[]; next: string | null };
      seen.push(...page.actions.map(({ case_id }) => case_id));
      expect(page.actions.every(({ token }) => token === null)).toBe(true);
      after = page.next ? `&after=${page.next}` : '';
    } while (after);
    expect(seen).toEqual(made);
    const decided = (await api.call('?state=decided')).body as { actions: { case_id: string }[] };
    expect(decided.actions.map(({ case_id }) => case_id)).toEqual([made[0]]);
    expect((await api.call('?after=nonsense')).status).toBe(422);
    // Written by somebody else, with what no database takes.
    for (const caseId of ['a\u0000', '\ud800', 'x'.repeat(500)]) {
      const cursor = JSON.stringify({ receivedAt: '2026-03-02T09:00:00Z', caseId });
      const { status } = await api.call(`?after=${Buffer.from(cursor).toString('base64url')}`);
      expect(status, caseId).not.toBe(500);
    }
    await api.server.stop();
  });

  it('[S1.6] reported with its digest is approved, and has no second leave', async () => {
    const action = anAction();
    const { body } = await autonomous.post('', action);
    const { digest } = body as { digest: string };
    const first = await autonomous.post(`/${action.case_id}/outcome`, { digest });
    expect(first.body).toEqual({ case_id: action.case_id, approved: true });
    expect((await autonomous.post(`/${action.case_id}/outcome`, { digest })).body).toEqual(first.body);
    expect((await autonomous.post('', action)).body).toMatchObject({
      answer: 'execute',
      rule: 'executed',
      token: null,
      executed_digest: digest,
    });
  });

  it.each([
    ['another digest', 3, (_: string) => 'f'.repeat(64), /approved, ffffffffffff…/],
    ['no leave', 0, (digest: string) => digest, /nobody had approved/],
  ])(
    '[S1.6] reported with %s is a material error, which pauses the stage at once',
    async (_, stage, done, words) => {
      const bench = await productionBench(db, {}, { stage, samplePercent: 0 });
      const api = await productionApi(bench);
      const action = anAction();
      const { body } = await api.post('', action);
      const digest = done((body as { digest: string }).digest);
      for (const _twice of [1, 2])
        expect((await api.post(`/${action.case_id}/outcome`, { digest })).body).toMatchObject({
          approved: false,
        });
      const { errors, found } = await db.inWorkspace(bench.workspaceId, async (tx) => ({
        errors: await tx.select().from(materialError).where(eq(materialError.workspaceId, bench.workspaceId)),
        found: await tx.select().from(deployment).where(eq(deployment.workspaceId, bench.workspaceId)),
      }));
      expect(errors).toMatchObject([
        { caseId: action.case_id, cause: 'other digest', text: expect.stringMatching(words) },
      ]);
      expect(found).toMatchObject([{ pausedCause: 'material error', stage }]);
      expect((await api.post('', anAction())).body).toMatchObject({ answer: 'review', rule: 'paused' });
      await api.server.stop();
    },
  );

  it('[X2] of another workspace are not there', async () => {
    const stranger = await productionApi(supervised, autonomous.deploymentId);
    expect((await stranger.post('', anAction())).status).toBe(404);
    expect((await stranger.call('')).status).toBe(404);
    await stranger.server.stop();
  });
});
