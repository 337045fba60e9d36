import type { MilpSolver } from "../core/base/milp";
import { loadSolver as loadHighs } from "../engine/solver";

let loaded: MilpSolver | undefined;

/**
 * Loads the solver that `schedule` proves optima with; call it once and wait for it. In a page, `locateFile` says where `highs.wasm`
 * stands.
 */
export async function loadSolver(options?: { readonly locateFile?: (file: string) => string }): Promise<void> {
  loaded ??= await loadHighs(options);
}

/** The solver, where it is loaded. */
export function loadedSolver(): MilpSolver | undefined {
  return loaded;
}
