import { exposeLearningHost } from "../src/engine/host/learningHost";

exposeLearningHost({
  async readDigits() {
    const answer = await fetch("/data/digits.bin");
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
});
