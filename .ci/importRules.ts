import type { IConfiguration, IForbiddenRuleType } from "dependency-cruiser";

/** The import directions of docs/architecture.md as rules of dependency-cruiser. Type imports count, unless a rule says otherwise. */

/** Core's folders in the order in which data flows: a folder imports only those above it. */
const CORE_FOLDERS = [
  "base",
  "scenario",
  "orbit",
  "contact",
  "mesh",
  "schedule",
  "partition",
  "compression",
  "learning",
];

/** What the app may run on the main thread; of other core folders it sees types. */
const CORE_ON_MAIN_THREAD = "^src/core/(base|scenario|orbit)/";

const TEST_FILES = "(\\.test\\.tsx?$|/__fixtures__/)";

const coreRules: IForbiddenRuleType[] = CORE_FOLDERS.map((folder, i) => ({
  name: `core-${folder}`,
  comment: `core/${folder} imports itself and the core folders above it`,
  severity: "error",
  from: { path: `^src/core/${folder}/` },
  to: { path: "^(src|workers|e2e|bench)/", pathNot: `^src/core/(${CORE_FOLDERS.slice(0, i + 1).join("|")})/` },
}));

const areaRules: IForbiddenRuleType[] = [
  {
    name: "core-folders-known",
    comment: "a new core folder takes its place in CORE_FOLDERS first",
    severity: "error",
    from: { path: "^src/core/", pathNot: `^src/core/(${CORE_FOLDERS.join("|")})/` },
    to: {},
  },
  only("engine-protocol", "^src/engine/protocol/", "^src/(engine/protocol|core)/"),
  only("engine-client", "^src/engine/client/", "^src/(engine/(client|protocol)|core)/"),
  only("engine-host", "^src/engine/host/", "^src/(engine/(host/|protocol/|solver)|core/)"),
  only("engine-solver", "^src/engine/solver", "^src/(engine/solver|core/)"),
  only("sdk", "^src/sdk/", "^src/(sdk/|core/|engine/solver)"),
  only("cli", "^src/cli/", "^src/(cli|core|engine)/"),
  only("workers", "^workers/", "^(src/engine/(host|protocol)|workers)/"),
  only("app", "^src/app/", "^src/(app/|engine/client/|core/)"),
  {
    name: "engine-core-types",
    comment: "engine/client and engine/protocol know core's types only: what computes belongs to the host",
    severity: "error",
    from: { path: "^src/engine/(client|protocol)/", pathNot: TEST_FILES },
    to: { path: "^src/core/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "app-core-types",
    comment: "on the main thread run core/base, core/scenario and core/orbit; anything long goes through engine/client",
    severity: "error",
    from: { path: "^src/app/", pathNot: TEST_FILES },
    to: { path: "^src/core/", pathNot: CORE_ON_MAIN_THREAD, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "app-no-propagation",
    comment: "positions come from ephemeris tiles, never from propagation on the main thread",
    severity: "error",
    from: { path: "^src/app/", pathNot: TEST_FILES },
    to: { path: "^src/core/orbit/propagate\\.ts$" },
  },
];

const appRules: IForbiddenRuleType[] = [
  {
    name: "app-features-apart",
    comment: "features do not import each other: what two share lives in state/ or kit/",
    severity: "error",
    from: { path: "^src/app/features/([^/]+)/" },
    to: { path: "^src/app/features/", pathNot: "^src/app/features/$1/" },
  },
  {
    name: "app-features-door",
    comment: "a feature's only door is its index.ts",
    severity: "error",
    from: { path: "^src/app/", pathNot: "^src/app/features/" },
    to: { path: "^src/app/features/", pathNot: "^src/app/features/[^/]+/index\\.tsx?$" },
  },
  only("app-features", "^src/app/features/", "^src/app/(features|state|kit)/", "^src/app/"),
  only("app-state", "^src/app/state/", "^src/app/(state|kit)/", "^src/app/"),
  only("app-kit", "^src/app/kit/", "^src/(app/kit|core/base)/", "^src/"),
];

const packageRules: IForbiddenRuleType[] = [
  packageOnlyIn("zod", "zod", "^src/core/base/zod\\.ts$"),
  packageOnlyIn("satellite-js", "satellite\\.js", "^src/core/orbit/propagate\\.ts$"),
  packageOnlyIn("cesium", "(@cesium/[^/]+|cesium|resium)", "^src/app/features/globe/"),
  packageOnlyIn("comlink", "comlink", "^(src/engine/|workers/|src/cli/contactsThread\\.ts$)"),
  {
    name: "core-no-node",
    comment: "core, engine and sdk run anywhere",
    severity: "error",
    from: { path: "^src/(core|engine|sdk)/", pathNot: TEST_FILES },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "shipped-no-dev-packages",
    comment: "the SDK and the command run on `dependencies` alone",
    severity: "error",
    from: { path: "^src/(core|engine|sdk|cli)/", pathNot: TEST_FILES },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
];

const generalRules: IForbiddenRuleType[] = [
  { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
  { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  {
    name: "tests-are-leaves",
    comment: "only tests import tests and fixtures",
    severity: "error",
    from: { path: "^(src|workers)/", pathNot: TEST_FILES },
    to: { path: TEST_FILES },
  },
];

/** The configuration that `.ci/imports.ts` runs and `.ci/imports.test.ts` tries on wrong imports. */
export const importRules: IConfiguration = {
  forbidden: [...coreRules, ...areaRules, ...appRules, ...packageRules, ...generalRules],
};

/** Files under `from` import, of our own code (or of the part of it that `within` names), only what `allowed` matches. */
function only(name: string, from: string, allowed: string, within = "^(src|workers|e2e|bench)/"): IForbiddenRuleType {
  return { name, severity: "error", from: { path: from }, to: { path: within, pathNot: allowed } };
}

/** Our code imports these packages only in the files that `home` matches. */
function packageOnlyIn(name: string, packages: string, home: string): IForbiddenRuleType {
  return {
    name: `${name}-at-home`,
    severity: "error",
    from: { path: "^(src|workers)/", pathNot: `(${home})|${TEST_FILES}` },
    to: { path: `(^|/)node_modules/${packages}/` },
  };
}
