import { NativeSelect } from "@mantine/core";
import { useEffect } from "react";
import { useStore } from "zustand";
import { NumberField } from "../../kit/NumberField";
import { bytesText, countedText, countText } from "../../kit/quantityText";
import { type CodecName, codecList } from "../../state/compression/codecOptions";
import { codecTitles } from "../../state/compression/codecTexts";
import { lab, startFeedback, stopLab } from "../../state/compression/lab";
import classes from "./compression.module.css";
import { errorText } from "./labFormat";
import { RoundsChart } from "./RoundsChart";
import { RunLine } from "./RunLine";

/** The chosen codec round by round: what error feedback keeps back, and what it does to the sum of all that is sent. */
export function FeedbackTab() {
  const facts = useStore(lab, (state) => state.facts);
  const chosen = useStore(lab, (state) => state.chosen);
  const options = useStore(lab, (state) => state.options);
  const rounds = useStore(lab, (state) => state.rounds);
  const noise = useStore(lab, (state) => state.noise);
  const feedback = useStore(lab, (state) => state.feedback);
  const status = useStore(lab, (state) => state.feedbackRun.status);
  const wanted = facts && JSON.stringify([chosen, options[chosen], rounds, noise]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another gradient or other options ask for it again
  useEffect(() => {
    if (facts !== undefined) void startFeedback();
  }, [facts, wanted]);
  const last = feedback?.rounds.at(-1);
  return (
    <section
      className={classes.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard
      tabIndex={0}
      aria-label="Error feedback"
      data-feedback-status={status}
    >
      <form className={classes.source} aria-label="Rounds" onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          size="xs"
          label="Codec, with its options"
          data={codecList.map((codec) => ({ value: codec, label: codecTitles[codec] }))}
          value={chosen}
          onChange={({ currentTarget }) => lab.setState({ chosen: currentTarget.value as CodecName })}
        />
        <NumberField
          label="Rounds"
          value={rounds}
          fallback="50"
          fault={(value) => (Number.isInteger(value) && value >= 1 && value <= 1000 ? undefined : "1 to 1000")}
          onValue={(value) => lab.setState({ rounds: value ?? 50 })}
        />
        <NumberField
          label="Noise (RMS)"
          value={noise}
          fallback="1"
          fault={(value) => (value >= 0 && value <= 100 ? undefined : "0 to 100")}
          onValue={(value) => lab.setState({ noise: value ?? 1 })}
        />
      </form>
      <p className={classes.note}>
        Each round sends the gradient with fresh noise of so many times its root mean square, as mini-batches have it.
        {facts &&
          feedback &&
          feedback.elements < facts.survey.elements &&
          ` On ${countText(feedback.elements)} of the values.`}
        {chosen === "dgc" && " DGC's momentum is left out here: with it the sum of momenta is what is sent."}
      </p>
      <FeedbackLine />
      {feedback && last && (
        <>
          <RoundsChart
            title="error of all that was sent so far, relative"
            rounds={feedback.rounds}
            most={rounds}
            lines={[
              { name: "with error feedback", kind: "after", of: ({ errorWith }) => errorWith },
              { name: "without", kind: "before", of: ({ errorWithout }) => errorWithout },
            ]}
          />
          <RoundsChart
            title="residual: what is kept back, over the gradient's norm"
            rounds={feedback.rounds}
            most={rounds}
            lines={[{ name: "residual", kind: "after", of: ({ residual }) => residual }]}
          />
          <dl className={classes.figures} aria-label="After the last round">
            <div>
              <dt>Error of the sum, with</dt>
              <dd>{errorText(last.errorWith)}</dd>
            </div>
            <div>
              <dt>Without</dt>
              <dd>{errorText(last.errorWithout)}</dd>
            </div>
            <div>
              <dt>Kept back</dt>
              <dd>{errorText(last.residual)} of the norm</dd>
            </div>
            <div>
              <dt>Sent in {countedText(last.round, "round")}</dt>
              <dd>{bytesText(last.bytes)}</dd>
            </div>
          </dl>
        </>
      )}
    </section>
  );
}

/** It alone follows each step of the progress. */
function FeedbackLine() {
  const run = useStore(lab, (state) => state.feedbackRun);
  return (
    <RunLine
      run={run}
      what="The study of rounds"
      onStop={() => stopLab("feedbackRun")}
      onRestart={() => void startFeedback()}
    />
  );
}
