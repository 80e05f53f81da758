/** What parameters are called that hold something secret, whole or as the end of a longer name (`x_api_key`, `X-Amz-Signature`). */
const SECRET_NAME =
  /(^|[-_.])(api[-_]?key|access[-_]?key|key|token|secret|password|passwd|pwd|auth|authorization|sig|signature|credentials?|jwt|session[-_]?id)$|(apikey|token|secret|password|signature)$/i;
/** Beginnings that only tokens have, whatever the parameter is called: GitHub's, Slack's, OpenAI's and Stripe's, a JWT. */
const SECRET_VALUE =
  /^(gh[pousr]_|github_pat_|xox[abprs]-|sk[-_](live|test|proj|ant)?|glpat-|eyJ[\w-]+\.eyJ)/;

/**
 * The parameter of an address that looks like a secret, which is better kept as one; null where none does. An address is
 * shown to people and kept as it is.
 */
export function secretInAddress(text: string): string | null {
  const url = URL.parse(text);
  if (!url) return null;
  for (const [name, value] of url.searchParams)
    if (value !== '' && (SECRET_NAME.test(name) || SECRET_VALUE.test(value))) return name;
  return null;
}
