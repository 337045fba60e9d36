import classes from "./card.module.css";

/** A line of a card. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly isWarning?: boolean;
}

/** Facts of a card, a line each. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value, isWarning }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd data-warning={isWarning || undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
