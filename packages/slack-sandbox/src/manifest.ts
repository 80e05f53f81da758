import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const parameters = z
  .record(z.string(), z.object({ type: z.string(), is_required: z.boolean().default(false) }))
  .default({});

/** The parts of a Slack app manifest that the sandbox goes by. */
const manifestSchema = z.object({
  display_information: z.object({ name: z.string() }).optional(),
  features: z
    .object({
      app_home: z.object({ messages_tab_enabled: z.boolean().default(false) }).optional(),
      bot_user: z.object({ display_name: z.string() }).optional(),
      unfurl_domains: z.array(z.string()).optional(),
      rich_previews: z.object({ is_active: z.boolean().default(false) }).optional(),
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string().default(''),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .optional(),
      shortcuts: z
        .array(z.object({ callback_id: z.string(), name: z.string(), type: z.enum(['global', 'message']) }))
        .optional(),
    })
    .optional(),
  functions: z
    .record(z.string(), z.object({ input_parameters: parameters, output_parameters: parameters }))
    .optional(),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).optional() }).optional() }).optional(),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).optional() }).optional(),
    })
    .optional(),
});

/** A field of a step of Workflow Builder. */
export interface StepField {
  type: string;
  required: boolean;
}

/** A step of Workflow Builder, as the manifest describes it. */
export interface StepFace {
  inputs: Record<string, StepField>;
  outputs: Record<string, StepField>;
}

export interface CommandFace {
  command: string;
  description: string;
  usageHint: string;
  /** Whether names typed as @name reach the app as references. */
  shouldEscape: boolean;
}

/** What the manifest says the app has and may. */
export interface AppManifest {
  name: string;
  botName: string;
  commands: CommandFace[];
  shortcuts: { callbackId: string; name: string; type: 'global' | 'message' }[];
  /** Undefined: not said, so all that are supported. */
  scopes?: string[];
  /** Undefined: not said, so all. */
  events?: string[];
  /** Whether the app may write to people directly; as in Slack, a manifest has to say so. */
  messagesTab?: boolean;
  /** Steps of Workflow Builder by their callback id; undefined: not said, so any. */
  functions?: Record<string, StepFace>;
  /** Domains whose links the app unfolds; none where it is not said. */
  unfurlDomains?: string[];
  /** Whether the app's links unfold as Work Objects. */
  workObjects?: boolean;
}

/** Reads a Slack manifest file (YAML or JSON). */
export function readManifest(path: string): AppManifest {
  const manifest = manifestSchema.parse(parse(readFileSync(path, 'utf8')));
  const scopes = manifest.oauth_config?.scopes?.bot;
  const events = manifest.settings?.event_subscriptions?.bot_events;
  const name = manifest.display_information?.name ?? 'App';
  return {
    name,
    botName: (manifest.features?.bot_user?.display_name ?? name).toLowerCase().replaceAll(' ', '-'),
    commands: (manifest.features?.slash_commands ?? []).map((each) => ({
      command: each.command,
      description: each.description,
      usageHint: each.usage_hint,
      shouldEscape: each.should_escape,
    })),
    shortcuts: (manifest.features?.shortcuts ?? []).map((each) => ({
      callbackId: each.callback_id,
      name: each.name,
      type: each.type,
    })),
    ...(scopes ? { scopes } : {}),
    ...(events ? { events } : {}),
    ...(manifest.functions ? { functions: stepsOf(manifest.functions) } : {}),
    messagesTab: manifest.features?.app_home?.messages_tab_enabled ?? false,
    unfurlDomains: manifest.features?.unfurl_domains ?? [],
    workObjects: manifest.features?.rich_previews?.is_active ?? false,
  };
}

type Parameters = z.output<typeof parameters>;

const fieldsOf = (given: Parameters): Record<string, StepField> =>
  Object.fromEntries(
    Object.entries(given).map(([name, { type, is_required }]) => [name, { type, required: is_required }]),
  );

const stepsOf = (
  functions: Record<string, { input_parameters: Parameters; output_parameters: Parameters }>,
): Record<string, StepFace> =>
  Object.fromEntries(
    Object.entries(functions).map(([id, one]) => [
      id,
      { inputs: fieldsOf(one.input_parameters), outputs: fieldsOf(one.output_parameters) },
    ]),
  );
