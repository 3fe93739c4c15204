/** Layers of the monorepo: arrows run downwards only, never in a circle. */
const forbid = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@tensorflow/tfjs-node$' },
    },
    forbid(
      'slsqp-stands-alone',
      '^packages/slsqp/src',
      '^(packages/(?!slsqp/)|apps/)',
      'The optimiser knows nothing of MEC.',
    ),
    forbid(
      'model-above-slsqp',
      '^packages/model/src',
      '^(packages/(?!model/|slsqp/)|apps/)',
      'The model sees the optimiser alone.',
    ),
    forbid(
      'strategies-above-model',
      '^packages/(baselines|drl-offload)/src',
      '^(packages/(bench|slsqp)/|apps/)',
      'Strategies see the model alone.',
    ),
    forbid(
      'baselines-apart',
      '^packages/baselines/src',
      '^packages/drl-offload/',
      'Baselines and the agent never import each other.',
    ),
    forbid(
      'agent-apart',
      '^packages/drl-offload/src',
      '^packages/baselines/',
      'Baselines and the agent never import each other.',
    ),
    forbid(
      'agent-below-its-files',
      '^packages/drl-offload/src/(?!persistence/|index\\.ts$|create-agent\\.ts$)',
      '^packages/drl-offload/src/persistence/',
      'Files stand above the agent: it gives and takes snapshots, and knows of no file.',
    ),
    forbid(
      'bench-sees-strategies-as-types',
      '^packages/bench/src',
      '^(packages/(baselines|drl-offload|slsqp)/|apps/)',
      'Bench measures anything that fits the Strategy interface.',
    ),
    {
      name: 'contract-knows-no-cost',
      severity: 'error',
      comment:
        "The contract names the paper's problem as the default of type parameters, and sees no cost model otherwise.",
      from: { path: '^packages/model/src/contract/' },
      to: { path: '^packages/model/src/(?!contract/)', dependencyTypesNot: ['type-only'] },
    },
    forbid(
      'any-cost-needs-the-contract-alone',
      '^packages/baselines/src/any-cost/',
      '^packages/(?!baselines/src/any-cost/|model/src/contract/)',
      'Strategies for any cost import the contract and nothing else.',
    ),
    forbid(
      'models-apart',
      '^packages/(?!slsqp/|model/|baselines/|drl-offload/|bench/)([^/]+)/src',
      '^(packages/(?!$1/|model/|slsqp/)|apps/)',
      'A cost model sees the contract and the optimiser; no other cost model, no strategy.',
    ),
    forbid(
      'nothing-below-apps-imports-a-cost-model',
      '^packages/(slsqp|model|baselines|drl-offload|bench)/src',
      '^packages/(?!slsqp/|model/|baselines/|drl-offload/|bench/)',
      'Cost models are imported by apps and tests alone.',
    ),
    forbid(
      'public-face',
      '^(packages|apps)/([^/]+)/',
      '^packages/(?!$2/)[^/]+/src/(?!index\\.ts$|testing/index\\.ts$|contract/index\\.ts$|render/index\\.ts$)',
      'Other packages are imported by their public face.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@mec/source', 'import', 'node', 'default'],
    },
  },
};
