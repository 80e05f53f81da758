import type { ChannelKind } from './model.ts';

/** A person of a seed; what is left out gets a sensible default. */
export interface SeedPerson {
  id: string;
  name: string;
  realName: string;
  title?: string;
  color?: string;
  isAdmin?: boolean;
  locale?: string;
  tz?: string;
  /** Workspace of a Slack Connect guest. */
  teamId?: string;
  deleted?: boolean;
}

export interface SeedChannel {
  id: string;
  name: string;
  kind?: Exclude<ChannelKind, 'im' | 'mpim'>;
  topic?: string;
  /** Ids; by default everybody who is not a guest. */
  members?: string[];
  /** Whether the app's bot is a member from the start (default no). */
  withBot?: boolean;
}

export interface SeedWorkspace {
  id: string;
  name: string;
  domain?: string;
  enterprise?: { id: string; name: string };
  people: SeedPerson[];
  channels: SeedChannel[];
  userGroups?: { id: string; handle: string; name: string; users: string[] }[];
  /** Whether the app is installed from the start (default yes); otherwise OAuth installs it. */
  installed?: boolean;
  botToken?: string;
}

export interface Seed {
  workspaces: SeedWorkspace[];
}

/** The workspace a newcomer finds: one project team, its approvers, a guest and four channels. */
export const northwind: SeedWorkspace = {
  id: 'T0NORTHWND',
  name: 'Northwind',
  domain: 'northwind',
  people: [
    {
      id: 'U0LENAFISC',
      name: 'lena',
      realName: 'Lena Fischer',
      title: 'Project lead',
      color: '#7c3aed',
      locale: 'en-GB',
      tz: 'Europe/Berlin',
    },
    {
      id: 'U0MARCORUZ',
      name: 'marco',
      realName: 'Marco Ruiz',
      title: 'Data engineer',
      color: '#0d9488',
      locale: 'es-ES',
      tz: 'Europe/Madrid',
    },
    {
      id: 'U0PRIYANAI',
      name: 'priya',
      realName: 'Priya Nair',
      title: 'Business owner',
      color: '#db2777',
      locale: 'en-IN',
      tz: 'Asia/Kolkata',
    },
    {
      id: 'U0JONASWEB',
      name: 'jonas',
      realName: 'Jonas Weber',
      title: 'Legal counsel',
      color: '#b45309',
      locale: 'de-DE',
      tz: 'Europe/Berlin',
    },
    {
      id: 'U0SAMOKAFO',
      name: 'sam',
      realName: 'Sam Okafor',
      title: 'Engineering lead',
      color: '#2563eb',
      locale: 'en-US',
      tz: 'America/New_York',
    },
    {
      id: 'U0ADALINDQ',
      name: 'ada',
      realName: 'Ada Lindqvist',
      title: 'Workspace admin',
      color: '#475569',
      isAdmin: true,
      locale: 'en-GB',
      tz: 'Europe/Stockholm',
    },
    {
      id: 'U0KITTANAK',
      name: 'kit',
      realName: 'Kit Tanaka',
      title: 'Consultant (Fabrikam, Slack Connect)',
      color: '#16a34a',
      teamId: 'T0FABRIKAM',
      locale: 'en-US',
      tz: 'Asia/Tokyo',
    },
  ],
  channels: [
    { id: 'C0GENERALX', name: 'general', topic: 'Company-wide announcements' },
    {
      id: 'C0SUPTRIAG',
      name: 'support-triage',
      topic: 'AI triage of support tickets',
      members: [
        'U0LENAFISC',
        'U0MARCORUZ',
        'U0PRIYANAI',
        'U0JONASWEB',
        'U0SAMOKAFO',
        'U0ADALINDQ',
        'U0KITTANAK',
      ],
    },
    {
      id: 'C0DATAPLAT',
      name: 'data-platform',
      topic: 'Pipelines and sources',
      members: ['U0LENAFISC', 'U0MARCORUZ', 'U0SAMOKAFO'],
    },
    {
      id: 'C0MODELRSK',
      name: 'model-risk',
      kind: 'private',
      topic: 'Model risk reviews',
      members: ['U0LENAFISC', 'U0PRIYANAI', 'U0JONASWEB', 'U0ADALINDQ'],
    },
  ],
  userGroups: [
    {
      id: 'S0AIAPPROV',
      handle: 'ai-approvers',
      name: 'AI approvers',
      users: ['U0PRIYANAI', 'U0JONASWEB', 'U0SAMOKAFO'],
    },
  ],
};

export const defaultSeed: Seed = { workspaces: [northwind] };
