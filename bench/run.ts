interface Bench {
  run(args: readonly string[]): Promise<void> | void;
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  contacts: () => import("./contacts"),
  load: () => import("./load"),
  frames: () => import("./frames"),
  learning: () => import("./learning"),
  atlas: () => import("./learningAtlas"),
  mission: () => import("./missionStudy"),
  mesh: () => import("./mesh"),
  partition: () => import("./partition"),
  schedule: () => import("./schedule"),
  compression: () => import("./compression"),
};

/** `npm run bench -- <name> [arguments]`: measures ours and its peers on the same work and prints the ratios. */
const [name = "", ...args] = process.argv.slice(2);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (load === undefined) {
  console.error(`npm run bench -- <name> [arguments], where <name> is ${Object.keys(benches).join(" or ")}`);
  process.exitCode = 2;
} else {
  const bench = await load();
  await bench.run(args);
}
