import type { CountedLayer, CountedModel } from "./sizes";

/** Adds up the convolutions of one layer. */
class Block {
  params = 0;
  flops = 0;

  /** A convolution to `side` x `side` outputs, followed by a norm (two parameters an output channel) or with a bias (one). */
  convolve(from: number, to: number, kernel: number, side: number, groups = 1, perChannel = 2): this {
    const weights = (kernel * kernel * from * to) / groups;
    this.params += weights + perChannel * to;
    this.flops += 2 * weights * side * side;
    return this;
  }

  layer(name: string, outputs: number): CountedLayer {
    return { name, params: this.params, flops: this.flops, outputs };
  }
}

function classifier(from: number, to: number): CountedLayer {
  return { name: "classifier", params: from * to + to, flops: 2 * from * to, outputs: to };
}

/** ResNet-50 (He and others, 2015; stride in the 3 x 3), 224 x 224. */
export function resNet50(): CountedModel {
  const layers = [new Block().convolve(3, 64, 7, 112).layer("stem", 64 * 56 * 56)];
  let from = 64;
  [3, 4, 6, 3].forEach((count, stage) => {
    const width = 64 << stage;
    const to = 4 * width;
    const side = 56 >> stage;
    for (let i = 0; i < count; i++) {
      const sideBefore = i === 0 && stage > 0 ? 2 * side : side;
      const block = new Block()
        .convolve(from, width, 1, sideBefore)
        .convolve(width, width, 3, side)
        .convolve(width, to, 1, side);
      if (i === 0) block.convolve(from, to, 1, side);
      layers.push(block.layer(`stage-${stage + 1}-block-${i + 1}`, to * side * side));
      from = to;
    }
  });
  return { name: "ResNet-50", inputs: 3 * 224 * 224, layers: [...layers, classifier(2048, 1000)] };
}

/** MobileNetV2 (Sandler and others, 2018), width 1, 224 x 224. */
export function mobileNetV2(): CountedModel {
  const layers = [new Block().convolve(3, 32, 3, 112).layer("stem", 32 * 112 * 112)];
  let from = 32;
  let side = 112;
  for (const [expansion, to, count, stride] of [
    [1, 16, 1, 1],
    [6, 24, 2, 2],
    [6, 32, 3, 2],
    [6, 64, 4, 2],
    [6, 96, 3, 1],
    [6, 160, 3, 2],
    [6, 320, 1, 1],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const wide = from * expansion;
      const block = new Block();
      if (expansion !== 1) block.convolve(from, wide, 1, side);
      if (i === 0) side /= stride;
      block.convolve(wide, wide, 3, side, wide).convolve(wide, to, 1, side);
      layers.push(block.layer(`bottleneck-${layers.length}`, to * side * side));
      from = to;
    }
  }
  layers.push(new Block().convolve(320, 1280, 1, 7).layer("last", 1280));
  return { name: "MobileNetV2", inputs: 3 * 224 * 224, layers: [...layers, classifier(1280, 1000)] };
}

/**
 * A U-Net (Ronneberger and others, 2015: 64 to 1024 channels, biases, two classes) for one-channel imagery of `side` x `side`, padded so that sizes stay. What
 * skips from the way down to the way up is sent on with every layer between.
 */
export function uNet(side = 512): CountedModel {
  const layers: CountedLayer[] = [];
  const widths = [64, 128, 256, 512, 1024];
  const skips: number[] = [];
  const skipped = () => skips.reduce((sum, size) => sum + size, 0);
  let from = 1;
  widths.forEach((to, level) => {
    const own = side / (1 << level);
    const block = new Block().convolve(from, to, 3, own, 1, 1).convolve(to, to, 3, own, 1, 1);
    const isBottom = level === widths.length - 1;
    if (!isBottom) skips.push(to * own * own);
    layers.push(
      block.layer(isBottom ? "bottom" : `down-${level + 1}`, (to * own * own) / (isBottom ? 1 : 4) + skipped()),
    );
    from = to;
  });
  for (let level = widths.length - 2; level >= 0; level--) {
    const to = widths[level] as number;
    const own = side / (1 << level);
    skips.pop();
    // Each input of the transposed 2 x 2 convolution gives four outputs.
    const block = new Block()
      .convolve(from, to, 2, own / 2, 1, 1)
      .convolve(2 * to, to, 3, own, 1, 1)
      .convolve(to, to, 3, own, 1, 1);
    layers.push(block.layer(`up-${level + 1}`, to * own * own + skipped()));
    from = to;
  }
  layers.push(new Block().convolve(64, 2, 1, side, 1, 1).layer("classes", 2 * side * side));
  return { name: "U-Net", inputs: side * side, layers };
}
