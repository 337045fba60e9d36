import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { runCommand } from "../../state/commands";
import classes from "./TourCard.module.css";
import { type TourStep, tourSteps } from "./tourSteps";
import { tourStore } from "./tourStore";

/** A card that goes through the page's parts. Everything beside it can be used meanwhile. */
export default function TourCard() {
  const number = tourStore((state) => state.step);
  const step = number === undefined ? undefined : tourSteps[number];
  if (number === undefined || step === undefined) return null;
  return <Step number={number} step={step} />;
}

function Step({ number, step }: CardProps) {
  const box = useBoxOf(step.target);
  const isLow = box !== undefined && box.top + box.height / 2 > window.innerHeight / 2;
  return (
    <>
      {box && <Frame box={box} />}
      <Card number={number} step={step} isHigh={isLow} />
    </>
  );
}

interface CardProps {
  readonly number: number;
  readonly step: TourStep;
}

/** It stands where it does not cover what it tells of. */
function Card({ number, step, isHigh }: CardProps & { readonly isHigh: boolean }) {
  const isAskedFor = tourStore((state) => state.isAskedFor);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAskedFor) card.current?.focus();
  }, [isAskedFor]);
  const isLast = number === tourSteps.length - 1;
  return (
    <Paper
      component="section"
      ref={card}
      tabIndex={-1}
      className={classes.card}
      data-high={isHigh || undefined}
      withBorder
      shadow="lg"
      aria-label="Tour"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        void runCommand("tour.end");
      }}
    >
      <div role="status">
        <Text size="xs" c="dimmed">
          {number + 1} of {tourSteps.length}
        </Text>
        <Title order={2} size="h5" my={4}>
          {step.title}
        </Title>
        <Text size="sm">{step.text}</Text>
      </div>
      <Group justify="space-between" mt="sm">
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void runCommand("tour.end")}>
          Skip the tour
        </Button>
        <Group gap="xs">
          {number > 0 && (
            <Button size="compact-sm" variant="default" onClick={() => void runCommand("tour.back")}>
              Back
            </Button>
          )}
          <Button size="compact-sm" onClick={() => void runCommand("tour.next")}>
            {isLast ? "Done" : "Next"}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}

/** Around what the step is about. */
function Frame({ box: { left, top, width, height } }: { readonly box: DOMRect }) {
  return <div className={classes.frame} style={{ left, top, width, height }} aria-hidden />;
}

/** Where an element stands; panels may be moved meanwhile. */
function useBoxOf(selector: string): DOMRect | undefined {
  const [box, setBox] = useState<DOMRect>();
  useEffect(() => {
    const measure = (): void => setBox(document.querySelector(selector)?.getBoundingClientRect());
    measure();
    const timer = setInterval(measure, 500);
    return () => clearInterval(timer);
  }, [selector]);
  return box;
}
