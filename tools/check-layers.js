// Checks the layers with dependency-cruiser, and that it saw every package: a checker that sees nothing finds nothing.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const folders = ['packages', 'apps'].flatMap((group) => readdirSync(group).map((name) => `${group}/${name}`));
const { output } = await cruise(
  folders.map((folder) => `${folder}/src`),
  { ...config.options, validate: true, ruleSet: { forbidden: config.forbidden } },
  config.options.enhancedResolveOptions,
  { tsConfig: extractTSConfig(config.options.tsConfig.fileName) },
);

const { violations, totalCruised } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
const unseen = folders.filter((folder) => !output.modules.some(({ source }) => source.startsWith(`${folder}/src/`)));
for (const folder of unseen) console.error(`saw no module of ${folder}`);
const across = output.modules.flatMap(({ source, dependencies }) =>
  dependencies.filter(
    ({ resolved }) => /^packages\//.test(resolved) && resolved.split('/')[1] !== source.split('/')[1],
  ),
);
if (across.length === 0) console.error('saw no import from one package to another');
console.log(
  `layers: ${totalCruised} modules, ${across.length} imports between packages, ${violations.length} violations`,
);
process.exitCode = violations.length + unseen.length > 0 || across.length === 0 ? 1 : 0;
