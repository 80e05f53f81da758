/**
 * What the run's own people and programs wrote down, each line as it happened. `at`: milliseconds of the machine's clock, once
 * it was over. `heard`: whether they were told that it was taken, so that it must not be lost.
 */
export type Line =
  | { did: 'decided'; user: string; request: string; says: Says; via: Via; heard: boolean; at: number }
  /** The app said something to them alone, such as that it could not be done. */
  | { did: 'was told'; user: string; at: number }
  /** Removed their reaction. */
  | { did: 'took back'; user: string; request: string; at: number }
  | { did: 'asked'; request: string; engagement: string; at: number }
  /** What the gate looks at; the change was told as done. */
  | { did: 'changed evidence'; request: string; at: number }
  /** Saw it closed once they had withdrawn it. */
  | { did: 'withdrew'; request: string; at: number }
  /** An Alertmanager of one of its alerts; told: it was taken. */
  | { did: 'tells alert' | 'told alert'; alert: string; status: AlertStatus; startsAt: number; at: number }
  | { did: 'added source'; name: string; at: number }
  | { did: 'proposed'; caseId: string; digest: string; at: number }
  | { did: 'executed'; caseId: string; digest: string; token: string; at: number }
  | { did: 'reported'; caseId: string; digest: string; at: number }
  /** It will not be carried out: people said so. */
  | { did: 'gave up'; caseId: string; at: number }
  /** Saw it gone from the batch once they had pressed. */
  | { did: 'reviewed'; caseId: string; user: string; at: number }
  | { did: 'pushed'; monitor: string; measuredAt: number; value: number; at: number }
  /** A digest that is due within the run; `date`: where the subscriber is. */
  | { did: 'subscribed'; engagement: string; subscriber: string; date: string; at: number };

export type AlertStatus = 'firing' | 'resolved';
export type Says = 'approve' | 'reject';
export type Via = 'button' | 'reaction' | 'reply';

/** One call of the Web API that concerned a message of the app, as Slack saw it. */
export interface Call {
  method: 'chat.postMessage' | 'chat.update';
  channel: string;
  /** Of the message; null where nothing was done. */
  ts: string | null;
  threadTs: string | null;
  /** By the metadata; null where it has none. */
  message: Mark | null;
  text: string;
  /** Whether Slack did it, whatever it answered. */
  done: boolean;
}

/** What the app marks its messages with. */
export interface Mark {
  id: string;
  subject: string;
  version: number;
}

/** A message of the app as it stands in Slack at the end. */
export interface Standing {
  channel: string;
  ts: string;
  message: Mark | null;
  /** The ids of what can be pressed in it. */
  actions: string[];
  /** Names of reactions, with who gave them. */
  reactions: { name: string; users: string[] }[];
}

/** All that is known of a run apart from the program's own record. */
export interface Seen {
  workspaceId: string;
  lines: readonly Line[];
  calls: readonly Call[];
  standing: readonly Standing[];
  /** The published keys (JWK). */
  keys: readonly { kid: string }[];
  deploymentId: string;
}
