import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useStore } from "zustand";
import type { Damage, RandomFailures, RankedFailure } from "../../../engine/client/meshPlanner";
import { NumberField } from "../../kit/NumberField";
import { countText } from "../../kit/quantityText";
import { useStations } from "../../state/derived";
import {
  failureRanking,
  randomFailureStudy,
  type StudiedPairs,
  startRandomFailures,
  startRanking,
} from "../../state/mesh/failureStudies";
import { meshView } from "../../state/mesh/meshView";
import classes from "./mesh.module.css";
import { candidateText } from "./model/candidateText";
import { RunState } from "./RunState";

/** Failures that are listed at first, and at most. */
const listedFirst = 15;
const listedMost = 500;

interface StudySettings {
  readonly pairs: StudiedPairs;
  readonly sampleCount: number;
  readonly setSize: number;
  readonly setCount: number;
  readonly seed: number;
}

const first: StudySettings = { pairs: "ends", sampleCount: 48, setSize: 5, setCount: 200, seed: 1 };

/** What failures would do to chosen routes: each single one, and sets drawn at random. */
export function FailuresTab() {
  const from = meshView((state) => state.from);
  const to = meshView((state) => state.to);
  const stationCount = useStations().length;
  const [chosen, setSettings] = useState<StudySettings>(first);
  const hasEnds = from !== undefined && to !== undefined && from !== to;
  const settings = hasEnds ? chosen : { ...chosen, pairs: "stations" as const };
  const change = (part: Partial<StudySettings>): void => setSettings({ ...chosen, ...part });
  if (!hasEnds && stationCount < 2) {
    return (
      <p className={classes.note}>Damage is measured on routes: choose the ends of one, or add a second station.</p>
    );
  }
  const { pairs, sampleCount } = settings;
  const whole = (value: number, most: number): string | undefined =>
    Number.isInteger(value) && value >= 1 && value <= most ? undefined : `a whole number from 1 to ${most}`;
  return (
    <div className={classes.scroll}>
      <form
        className={classes.query}
        aria-label="What damage is measured on"
        onSubmit={(event) => event.preventDefault()}
      >
        <NativeSelect
          size="xs"
          label="Routes"
          value={pairs}
          data={[
            { value: "ends", label: hasEnds ? `${from} to ${to}` : "no ends are chosen", disabled: !hasEnds },
            { value: "stations", label: "every two stations", disabled: stationCount < 2 },
          ]}
          onChange={({ currentTarget }) => change({ pairs: currentTarget.value as StudiedPairs })}
        />
        <span />
        <NumberField
          label="Instants of the window"
          fallback="48"
          value={sampleCount}
          fault={(value) => whole(value, 10_000)}
          onValue={(value) => change({ sampleCount: value ?? first.sampleCount })}
        />
      </form>
      <section aria-label="Single failures">
        <h3 className={classes.heading}>What if one thing fails, the worst first</h3>
        <Button size="compact-xs" variant="default" onClick={() => startRanking(pairs, sampleCount)}>
          Rank single failures
        </Button>
        <Ranking onRestart={() => startRanking(pairs, sampleCount)} />
      </section>
      <section aria-label="Random failures">
        <h3 className={classes.heading}>What if several satellites fail at random</h3>
        <RandomForm settings={settings} onChange={change} whole={whole} />
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => startRandomFailures(pairs, sampleCount, drawOf(settings))}
        >
          Draw the sets
        </Button>
        <RandomResult onRestart={() => startRandomFailures(pairs, sampleCount, drawOf(settings))} />
      </section>
    </div>
  );
}

function drawOf({ setSize, setCount, seed }: StudySettings) {
  return { setSize, setCount, seed };
}

function Ranking({ onRestart }: { readonly onRestart: () => void }) {
  const run = useStore(failureRanking.store);
  return (
    <>
      <RunState run={run} what="The ranking" onRestart={onRestart} />
      {run.value && <RankingTable ranked={run.value} isStale={!run.isCurrent} />}
    </>
  );
}

function RankingTable({ ranked, isStale }: { readonly ranked: readonly RankedFailure[]; readonly isStale: boolean }) {
  const [isWhole, setIsWhole] = useState(false);
  if (ranked.length === 0) return <p className={classes.note}>No route exists at any of the instants.</p>;
  const listed = isWhole ? listedMost : listedFirst;
  return (
    <div data-stale={isStale || undefined} className={classes.result}>
      <table className={classes.table} aria-label="Single failures, the worst first">
        <thead>
          <tr>
            <th scope="col">If it fails</th>
            <DamageHeads />
          </tr>
        </thead>
        <tbody>
          {ranked.slice(0, listed).map((failure) => (
            <tr key={candidateText(failure)}>
              <td>{candidateText(failure)}</td>
              <DamageCells damage={failure} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>
        {ranked.length > listed && `${countText(ranked.length - listed)} more do no more damage. `}
        {ranked.length > listed && !isWhole && (
          <Button size="compact-xs" variant="subtle" onClick={() => setIsWhole(true)}>
            List them
          </Button>
        )}{" "}
        Whatever is not listed lies on no best route and does none.
      </p>
    </div>
  );
}

function DamageHeads() {
  return (
    <>
      <th scope="col" className={classes.number} title="Share of the instants at which a route is lost">
        Lost, %
      </th>
      <th scope="col" className={classes.number} title="How much the median latency rises">
        Median + ms
      </th>
      <th scope="col" className={classes.number} title="How much the mean latency rises">
        Mean + ms
      </th>
    </>
  );
}

function DamageCells({ damage: { lostAvailability, addedMedianMs, addedMeanMs } }: { readonly damage: Damage }) {
  const ms = (value: number | null): string => (value === null ? "–" : value.toFixed(3));
  return (
    <>
      <td className={classes.number}>{(100 * lostAvailability).toFixed(1)}</td>
      <td className={classes.number}>{ms(addedMedianMs)}</td>
      <td className={classes.number}>{ms(addedMeanMs)}</td>
    </>
  );
}

interface RandomFormProps {
  readonly settings: StudySettings;
  readonly onChange: (part: Partial<StudySettings>) => void;
  readonly whole: (value: number, most: number) => string | undefined;
}

function RandomForm({ settings: { setSize, setCount, seed }, onChange, whole }: RandomFormProps) {
  return (
    <form className={classes.thirds} aria-label="Random sets" onSubmit={(event) => event.preventDefault()}>
      <NumberField
        label="Satellites a set"
        fallback="5"
        value={setSize}
        fault={(value) => whole(value, 100_000)}
        onValue={(value) => onChange({ setSize: value ?? first.setSize })}
      />
      <NumberField
        label="Sets"
        fallback="200"
        value={setCount}
        fault={(value) => whole(value, 10_000)}
        onValue={(value) => onChange({ setCount: value ?? first.setCount })}
      />
      <NumberField
        label="Seed"
        fallback="1"
        value={seed}
        fault={(value) => whole(value, 2 ** 32 - 1)}
        onValue={(value) => onChange({ seed: value ?? first.seed })}
      />
    </form>
  );
}

function RandomResult({ onRestart }: { readonly onRestart: () => void }) {
  const run = useStore(randomFailureStudy.store);
  return (
    <>
      <RunState run={run} what="The study of random sets" onRestart={onRestart} />
      {run.value && <RandomTable result={run.value} isStale={!run.isCurrent} />}
    </>
  );
}

function RandomTable({ result, isStale }: { readonly result: RandomFailures; readonly isStale: boolean }) {
  return (
    <div data-stale={isStale || undefined} className={classes.result}>
      <table className={classes.table} aria-label="Damage by random sets">
        <thead>
          <tr>
            <th scope="col">Of the sets</th>
            <DamageHeads />
          </tr>
        </thead>
        <tbody>
          {result.percentiles.map((percentile) => (
            <tr key={percentile.percent}>
              <td>{percentile.percent} % do no worse</td>
              <DamageCells damage={percentile} />
            </tr>
          ))}
        </tbody>
      </table>
      {result.worst && <p className={classes.note}>The worst set: {result.worst.satelliteIds.join(", ")}.</p>}
    </div>
  );
}
