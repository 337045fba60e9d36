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
  return (
    <>
      <Frame step={step} />
      <Card number={number} step={step} />
    </>
  );
}

function Card({ number, step }: { readonly number: number; readonly step: TourStep }) {
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

/** Around what the step is about, wherever it stands; panels may be moved meanwhile. */
function Frame({ step }: { readonly step: TourStep }) {
  const [box, setBox] = useState<DOMRect>();
  useEffect(() => {
    const measure = (): void => setBox(document.querySelector(step.target)?.getBoundingClientRect());
    measure();
    const timer = setInterval(measure, 500);
    return () => clearInterval(timer);
  }, [step]);
  if (box === undefined) return null;
  const { left, top, width, height } = box;
  return <div className={classes.frame} style={{ left, top, width, height }} aria-hidden />;
}
