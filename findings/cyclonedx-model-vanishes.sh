#!/usr/bin/env bash
# @cyclonedx/cyclonedx-library 10.3.0. A bill of materials with a machine learning model, written for specification 1.4, which does not know the
# type: the component is left out without an error, while `dependencies` still names it, so that the reference leads nowhere. From 1.5 on it is there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --loglevel=error @cyclonedx/cyclonedx-library@10.3.0 >/dev/null
cat >see.mjs <<'JS'
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';

const bom = new Models.Bom();
bom.components.add(
  new Models.Component(Enums.ComponentType.MachineLearningModel, 'triage', { version: '3', bomRef: 'model:triage@3' }),
);
for (const spec of [Spec.Spec1dot4, Spec.Spec1dot5]) {
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(spec));
  const { specVersion, components, dependencies } = JSON.parse(serializer.serialize(bom));
  console.log(specVersion, components.map(({ name }) => name), dependencies.map(({ ref }) => ref));
}
JS
cat >expected.txt <<'TXT'
1.4 [] [ 'model:triage@3' ]
1.5 [ 'triage' ] [ 'model:triage@3' ]
TXT
node see.mjs | tee seen.txt
diff expected.txt seen.txt && echo "still so"
