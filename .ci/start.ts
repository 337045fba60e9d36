import { build, preview } from "vite";

/** `npm start`: builds the app, serves it on loopback, and prints its address. */
console.log("Building the app…");
await build({ logLevel: "warn" });
const server = await preview();
console.log(
  `Orbitweave is at ${server.resolvedUrls?.local[0] ?? "the address that vite printed"} (stop it with Ctrl+C)`,
);
