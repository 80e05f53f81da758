#!/usr/bin/env bash
# jose 6.2.18. One Ed25519 key signs under either name, `EdDSA` or `Ed25519` (RFC 9864 renamed it). A published key whose `alg` has the other name does
# not fit the token: “no applicable key found”, as if it were unknown. Without `alg` in the published key both are verified.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error jose@6.2.18 >/dev/null
cat >see.mjs <<'JS'
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';

const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
const published = { ...(await exportJWK(publicKey)), kid: 'k1' };
for (const alg of ['EdDSA', 'Ed25519']) {
  const token = await new SignJWT({ case: '7' }).setProtectedHeader({ alg, kid: 'k1' }).setExpirationTime('5m').sign(privateKey);
  for (const named of [undefined, 'EdDSA', 'Ed25519']) {
    const keys = createLocalJWKSet({ keys: [named ? { ...published, alg: named } : published] });
    const outcome = await jwtVerify(token, keys).then(() => 'verified', (error) => error.code);
    console.log(`token ${alg}, published ${named ?? 'without alg'}: ${outcome}`);
  }
}
JS
cat >expected.txt <<'TXT'
token EdDSA, published without alg: verified
token EdDSA, published EdDSA: verified
token EdDSA, published Ed25519: ERR_JWKS_NO_MATCHING_KEY
token Ed25519, published without alg: verified
token Ed25519, published EdDSA: ERR_JWKS_NO_MATCHING_KEY
token Ed25519, published Ed25519: verified
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
