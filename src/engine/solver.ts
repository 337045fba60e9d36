import loadHighs, { type Highs, type InitOptions } from "highs";
import type { MilpLimits, MilpModel, MilpResult, MilpSolver } from "../core/base/milp";

/**
 * Loads HiGHS (WebAssembly) and gives it the face that core asks for. `options.locateFile` says where `highs.wasm` stands, in a page.
 * Loading takes some tens of milliseconds; the solver may then be used any number of times.
 */
export async function loadSolver(options?: Pick<InitOptions, "locateFile">): Promise<MilpSolver> {
  const highs = await loadHighs(options);
  return { solve: (model, limits) => solveWith(highs, model, limits) };
}

function solveWith(highs: Highs, model: MilpModel, limits: MilpLimits): MilpResult {
  const { columnCount } = model;
  const rowCount = model.rowLower.length;
  const solver = highs.createModel({
    numCols: columnCount,
    numRows: rowCount,
    sense: highs.constants.objectiveSense.maximize,
    colCost: model.objective,
    colLower: model.columnLower,
    colUpper: model.columnUpper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: "csr",
      numRows: rowCount,
      numCols: columnCount,
      starts: model.rowStart,
      indices: model.entryColumn,
      values: model.entryValue,
    },
    integrality: Int32Array.from(model.isInteger),
  });
  try {
    solver.options.set({
      output_flag: false,
      mip_rel_gap: limits.relativeGap ?? 0,
      mip_abs_gap: 0,
      mip_max_nodes: limits.nodes,
      ...(limits.seconds !== undefined && { time_limit: limits.seconds }),
    });
    if (model.start) solver.setSolution({ colValue: model.start });
    solver.run();
    return readResult(highs, solver, model);
  } finally {
    solver.dispose();
  }
}

function readResult(highs: Highs, solver: ReturnType<Highs["createModel"]>, model: MilpModel): MilpResult {
  const { modelStatus } = highs.constants;
  const status = solver.getModelStatus();
  if (status === modelStatus.infeasible) return { status: "infeasible", bound: Number.NEGATIVE_INFINITY };
  const isOptimal = status === modelStatus.optimal;
  const hasPoint = solver.info.get("primal_solution_status") === highs.constants.solutionStatus.feasible;
  const columns = hasPoint ? wholePoint(solver.getSolution().colValue, model.isInteger) : undefined;
  if (isOptimal && columns !== undefined) return { status: "optimal", columns, bound: boundOf(solver, model, columns) };
  const stops: readonly number[] = [
    modelStatus.timeLimit,
    modelStatus.iterationLimit,
    modelStatus.solutionLimit,
    modelStatus.interrupted,
  ];
  if (!stops.includes(status)) return { status: "failed", bound: Number.POSITIVE_INFINITY };
  return { status: "stopped", ...(columns && { columns }), bound: boundOf(solver, model, columns) };
}

/** The solver's dual bound; of a model without whole-number columns, its optimum. */
function boundOf(
  solver: ReturnType<Highs["createModel"]>,
  model: MilpModel,
  columns: Float64Array | undefined,
): number {
  if (!model.isInteger.includes(1)) {
    return columns === undefined ? Number.POSITIVE_INFINITY : solver.getObjectiveValue();
  }
  const bound = Number(solver.info.get("mip_dual_bound"));
  return Number.isFinite(bound) ? bound : Number.POSITIVE_INFINITY;
}

function wholePoint(values: Float64Array, isInteger: Uint8Array): Float64Array {
  return values.map((value, column) => (isInteger[column] === 1 ? Math.round(value) : value));
}
