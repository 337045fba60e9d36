import fc from "fast-check";
import { compareWithScan, contactCase } from "../src/core/contact/__fixtures__/bruteForce";

/** Draws pairs until the 1 s scan has seen `wanted` windows, and stops at the first difference. */
export function checkTruth(wanted: number): void {
  let windows = 0;
  let pairs = 0;
  for (let seed = 1; windows < wanted; seed++) {
    for (const drawn of fc.sample(contactCase, { seed, numRuns: 100 })) {
      const outcome = compareWithScan(drawn);
      if (outcome.difference !== undefined) {
        throw new Error(`seed ${seed}: ${outcome.difference}\n${JSON.stringify(drawn)}`);
      }
      windows += outcome.windows;
      pairs++;
    }
    console.log(`${windows} windows of ${pairs} pairs equal`);
  }
}
