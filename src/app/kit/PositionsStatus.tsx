import styles from "./picture.module.css";

const texts = {
  there: "",
  coming: "Computing positions…",
  failed: "The positions could not be computed.",
} as const;

/** Says over a picture of the Earth why its satellites are not there yet. */
export function PositionsStatus({ positions }: { readonly positions: keyof typeof texts }) {
  return (
    <output className={styles.status} data-state={positions}>
      {texts[positions]}
    </output>
  );
}
