/** A linear model with whole-number columns, to be maximised; rows are sparse, in compressed row form. */
export interface MilpModel {
  readonly columnCount: number;
  readonly objective: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 where the column takes whole numbers only. */
  readonly isInteger: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Entries of row r stand at rowStart[r]..rowStart[r + 1] - 1. */
  readonly rowStart: Int32Array;
  readonly entryColumn: Int32Array;
  readonly entryValue: Float64Array;
  /** A feasible point to start from. */
  readonly start?: Float64Array;
}

/** Where a solver stops before it has proven the optimum: by effort, so that the answer is the same each time. */
export interface MilpLimits {
  /** Branch-and-bound nodes. */
  readonly nodes: number;
  /** Relative gap at which a solution counts as optimal, default 0. */
  readonly relativeGap?: number;
  /** A safety net by the clock: what it stops promises no identity. */
  readonly seconds?: number;
}

export interface MilpResult {
  /** "optimal": proven to the gap asked for. "stopped": a limit came first. "failed": the solver gave nothing that can be used. */
  readonly status: "optimal" | "stopped" | "infeasible" | "failed";
  /** The best point found, whole where it must be; absent where none was found. */
  readonly columns?: Float64Array;
  /** No point of the model is worth more; Infinity where nothing is known. */
  readonly bound: number;
}

/** A platform's solver, handed to core as an argument. `solve` blocks and hears no cancel. */
export interface MilpSolver {
  solve(model: MilpModel, limits: MilpLimits): MilpResult;
}
