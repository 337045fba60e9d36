/**
 * Computers to start from, in round figures that a person then sets right: a board of a small satellite, a payload computer with an accelerator, a rack
 * at a station. `efficiency` is what of the peak large matrix products reach in practice.
 */
export const nodeClasses = {
  board: { title: "Small board: 4 GB, 0.5 Tflop/s", memoryGB: 4, computeTflops: 0.5, efficiency: 0.4, watts: 10 },
  payload: { title: "Payload computer: 8 GB, 2 Tflop/s", memoryGB: 8, computeTflops: 2, efficiency: 0.4, watts: 30 },
  large: { title: "Large payload: 32 GB, 20 Tflop/s", memoryGB: 32, computeTflops: 20, efficiency: 0.4, watts: 150 },
  rack: {
    title: "Rack at a station: 80 GB, 100 Tflop/s",
    memoryGB: 80,
    computeTflops: 100,
    efficiency: 0.4,
    watts: 700,
  },
} as const;
