import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { STOP_WITHIN } from '../../../src/ending.ts';
import { VARIABLES } from '../../../src/environment.ts';
import { stagesOf } from '../../support/containerfile.ts';
import { type House, startHouse } from '../../support/house.ts';

const DEPLOY = 'manifests/deploy';
const KUBERNETES = join(DEPLOY, 'kubernetes');
/** What only those inside may ask. */
const INSIDE = ['/healthz', '/readyz', '/metrics'];

interface Probe {
  httpGet: { path: string; port: string };
  periodSeconds: number;
  failureThreshold: number;
}
interface Container {
  env: { name: string; value: string }[];
  envFrom: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports: { name: string; containerPort: number }[];
  startupProbe: Probe;
  readinessProbe: Probe;
  livenessProbe: Probe;
  lifecycle: { preStop: { exec: { command: string[] } } };
  securityContext: Record<string, unknown>;
  volumeMounts: { name: string; mountPath: string }[];
}
interface Resource {
  kind: string;
  metadata: { name: string };
  // Read by what each kind has.
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are Kubernetes's
  spec: any;
  data?: Record<string, string>;
  stringData?: Record<string, string>;
}

const read = (path: string) => readFileSync(path, 'utf8');
const listed = (parse(read(join(KUBERNETES, 'kustomization.yml'))) as { resources: string[] }).resources;
const resources: Resource[] = [...listed, 'secret.example.yml'].flatMap((file) =>
  parseAllDocuments(read(join(KUBERNETES, file)), { strict: true }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Resource;
  }),
);
const ofKind = (kind: string) => resources.filter((one) => one.kind === kind);
const deployments = ofKind('Deployment');
const containerOf = ({ spec }: Resource) => spec.template.spec.containers[0] as Container;

let house: House;
beforeAll(async () => {
  house = await startHouse({ oauthFromSandbox: true, config: { publicUrl: 'https://phasegate.test' } });
});
afterAll(() => house.stop());
const isRoute = (path: string) =>
  house.app.routes.some(
    (route) => route.path === path || (route.path.endsWith('/') && path.startsWith(route.path)),
  );

describe('Kubernetes', () => {
  it('has a deployment for each role that is one, and every file is listed', () => {
    const roles = deployments.map(
      (one) => containerOf(one).env.find(({ name }) => name === 'PHASEGATE_ROLE')?.value,
    );
    expect(roles.sort()).toEqual(['web', 'worker']);
    const files = readdirSync(KUBERNETES).filter(
      (file) => !/^(kustomization|secret\.example)\.yml$/.test(file),
    );
    expect(files.sort()).toEqual([...listed].sort());
  });

  it('probes what the server answers: readiness looks at the database, liveness does not', () => {
    for (const one of deployments) {
      const { startupProbe, readinessProbe, livenessProbe, ports } = containerOf(one);
      for (const { httpGet } of [startupProbe, readinessProbe, livenessProbe]) {
        expect(isRoute(httpGet.path)).toBe(true);
        expect(ports.map(({ name }) => name)).toContain(httpGet.port);
      }
      expect([startupProbe, readinessProbe].map(({ httpGet }) => httpGet.path)).toEqual([
        '/readyz',
        '/readyz',
      ]);
      expect(livenessProbe.httpGet.path).toBe('/healthz');
      expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThanOrEqual(300);
    }
  });

  it('lets a process finish: its own limit and the pause before fit into what is granted', () => {
    for (const one of deployments) {
      const [program, seconds] = containerOf(one).lifecycle.preStop.exec.command;
      expect(program).toBe('sleep');
      expect(one.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(
        Number(seconds) + STOP_WITHIN / 1_000,
      );
    }
  });

  it('gives nobody root, nor a place to write but /tmp', () => {
    for (const one of deployments) {
      const { spec } = one.spec.template;
      expect(spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 10001,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(spec.automountServiceAccountToken).toBe(false);
      const { securityContext, volumeMounts } = containerOf(one);
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(volumeMounts.map(({ mountPath }) => mountPath)).toEqual(['/tmp']);
      expect(spec.volumes.map(({ name }: { name: string }) => name)).toEqual(
        volumeMounts.map(({ name }) => name),
      );
    }
  });

  it('keeps one of two: rolling, and when nodes are drained', () => {
    for (const one of deployments) {
      expect(one.spec.replicas).toBeGreaterThanOrEqual(2);
      expect(one.spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
      const budget = ofKind('PodDisruptionBudget').find(
        ({ metadata }) => metadata.name === one.metadata.name,
      );
      expect(budget?.spec.maxUnavailable).toBe(1);
      for (const chosen of [budget?.spec.selector.matchLabels, one.spec.selector.matchLabels])
        expect(one.spec.template.metadata.labels).toMatchObject(chosen);
    }
  });

  it('sets variables that the program reads, and secrets as secrets', () => {
    const set = [
      ...deployments.flatMap((one) => containerOf(one).env.map(({ name }) => name)),
      ...ofKind('ConfigMap').flatMap(({ data = {} }) => Object.keys(data)),
      ...ofKind('Secret').flatMap(({ stringData = {} }) => Object.keys(stringData)),
    ];
    expect(set.filter((name) => !VARIABLES.includes(name))).toEqual([]);
    const open = ofKind('ConfigMap').flatMap(({ data = {} }) => Object.keys(data));
    expect(open.filter((name) => /KEY|SECRET|TOKEN|DATABASE/.test(name))).toEqual([]);
    for (const one of deployments) {
      const names = containerOf(one).envFrom.map(
        ({ configMapRef, secretRef }) => configMapRef?.name ?? secretRef?.name,
      );
      expect(new Set(names)).toEqual(
        new Set([...ofKind('ConfigMap'), ...ofKind('Secret')].map(({ metadata }) => metadata.name)),
      );
    }
  });

  it('[X1] lets the world reach every route that is for it, and none that is not', () => {
    const [ingress] = ofKind('Ingress');
    const paths = ingress?.spec.rules[0].http.paths as { path: string; pathType: string }[];
    const reaches = (at: string) =>
      paths.some(({ path, pathType }) => at === path || (pathType === 'Prefix' && at.startsWith(`${path}/`)));
    const outside = house.app.routes.map(({ path }) => path).filter((path) => !INSIDE.includes(path));
    expect(outside.filter((path) => !reaches(path))).toEqual([]);
    expect(INSIDE.filter(reaches)).toEqual([]);
    const [web] = ofKind('Service');
    expect(web?.spec.selector).toEqual(
      deployments.find(({ metadata }) => metadata.name === 'phasegate-web')?.spec.selector.matchLabels,
    );
  });

  const kubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
  it.skipIf(!kubectl)(`is what kustomize makes whole${kubectl ? '' : ' (skipped: no kubectl)'}`, () => {
    const made = parseAllDocuments(execFileSync('kubectl', ['kustomize', KUBERNETES], { encoding: 'utf8' }));
    const kinds = made.map((document) => (document.toJS() as Resource).kind);
    expect(kinds.sort()).toEqual(
      resources
        .filter(({ kind }) => kind !== 'Secret')
        .map(({ kind }) => kind)
        .sort(),
    );
  });
});

describe('compose', () => {
  const { services, volumes } = parse(read(join(DEPLOY, 'compose.yml'))) as {
    // biome-ignore lint/suspicious/noExplicitAny: the shape is compose's
    services: Record<string, any>;
    volumes: object;
  };
  const { phasegate, database } = services;

  it('runs the program as nobody in particular, on files that stay as they are', () => {
    expect(phasegate).toMatchObject({
      read_only: true,
      user: '10001:10001',
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(phasegate.tmpfs).toEqual([expect.stringMatching(/^\/tmp:/)]);
    expect(Number.parseInt(phasegate.stop_grace_period, 10)).toBeGreaterThan(STOP_WITHIN / 1_000);
    expect(Object.keys(phasegate.environment).filter((name) => !VARIABLES.includes(name))).toEqual([]);
    expect(existsSync(join(DEPLOY, phasegate.build.context, phasegate.build.dockerfile))).toBe(true);
  });

  it('asks for health where the server answers, and opens nothing but the program, to this machine', () => {
    const asked =
      /fetch\('http:\/\/127\.0\.0\.1:3000(\/\w+)'\)/.exec(phasegate.healthcheck.test.at(-1))?.[1] ?? '';
    expect(isRoute(asked)).toBe(true);
    expect(phasegate.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(database.ports).toBeUndefined();
    expect(Object.keys(volumes)).toEqual(['database']);
  });
});

describe('the image', () => {
  const stages = stagesOf(read(join(DEPLOY, 'Containerfile')));

  it('is not root’s, and fetches only from Debian and npm', () => {
    const last = stages.at(-1) ?? [];
    expect(last.filter(({ name }) => name === 'USER').map(({ rest }) => rest)).toEqual(['10001:10001']);
    const all = stages.flat();
    expect(new Set(all.filter(({ name }) => name === 'FROM').map(({ rest }) => rest.split(' ')[0]))).toEqual(
      new Set(['docker.io/library/debian:trixie-slim']),
    );
    expect(all.filter(({ name }) => name === 'ADD')).toEqual([]);
    const commands = all
      .filter(({ name }) => name === 'RUN')
      .flatMap(({ rest }) => rest.split('&&').map((one) => one.trim()));
    expect(
      commands.filter((one) => !/^(apt-get (update|install) ?|npm ci |rm -rf \/var\/lib\/apt)/.test(one)),
    ).toEqual([]);
  });

  it('copies what there is, and lets through to be copied what it copies', () => {
    const copied = stages.flat().filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'));
    const sources = copied.flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
    const let_ = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(let_.sort()).toEqual([...sources].sort());
  });
});
