import type { Json } from '../model.ts';

/** A call as it came over the wire. */
export interface ApiRequest {
  method: string;
  /** From the Authorization header or the token field. */
  token: string | null;
  /** User and password of HTTP Basic, for oauth.v2.access. */
  basic: { user: string; password: string } | null;
  args: Json;
}
