import { notifications } from "@mantine/notifications";
import { countedText } from "../../kit/quantityText";
import { dialogStore } from "../../state/dialogStore";
import { planner } from "../../state/planner";
import { restoreContent } from "./linkView";

/**
 * Opens the link in the page's address, now and whenever it changes. Either way the fragment is taken out of the address: the page goes
 * its own way from there, and the same link can be followed again. Returns what ends it.
 */
export function followLinks(): () => void {
  const follow = (): void => {
    const text = window.location.hash;
    if (text.length <= 1) return;
    window.history.replaceState(undefined, "", window.location.pathname + window.location.search);
    void openLink(text);
  };
  window.addEventListener("hashchange", follow);
  follow();
  return () => window.removeEventListener("hashchange", follow);
}

/** Opens a link, or says what is wrong with it and changes nothing. */
export async function openLink(text: string): Promise<void> {
  const outcome = await planner.openLink(text);
  if (outcome.status === "done") {
    await restoreContent(outcome.value);
    const { scenario, warnings = [] } = outcome.value;
    const warned = warnings.length > 0 ? `. ${countedText(warnings.length, "warning")}: see the status line.` : "";
    notifications.show({ message: `Opened from a link: ${scenario.name}${warned}` });
    return;
  }
  if (outcome.status === "cancelled") return;
  dialogStore.getState().show({
    kind: "problems",
    title: "The link could not be opened",
    note: "What was open stays as it was.",
    problems: outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }],
  });
}
