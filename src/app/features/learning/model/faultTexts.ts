import { learningDefaults } from "../../../../core/scenario/learningDefaults";
import type { LearningRules } from "../../../../core/scenario/schema";
import { countedText, countText } from "../../../kit/quantityText";
import { attackTitles } from "../../../state/learning/runName";

/** How many of all clients are Byzantine, as the training rounds it; what would make it one, where it is none. */
export function byzantineText(share: number, clients: number): string {
  return sharedText(share, clients, `of ${countedText(clients, "client")}`);
}

/** How many of a round's clients are stragglers; asynchronous strategies have no rounds to take a share of. */
export function stragglerText(share: number, rules: LearningRules, clients: number): string {
  const { participants = Math.min(learningDefaults.participants, clients), strategy, privacy } = rules;
  if (strategy?.kind === "fed-async" || strategy?.kind === "fed-buff")
    return "by chance, each time that a client begins";
  const isVaried = privacy !== undefined;
  return sharedText(
    share,
    participants,
    `of ${isVaried ? "about " : ""}${countedText(participants, "client")} a round`,
  );
}

/** What goes wrong with clients of a training, in a line; undefined: nothing. */
export function faultText(rules: LearningRules, clients: number): string | undefined {
  const { byzantine, stragglers } = rules.faults ?? {};
  const parts = [
    ...(byzantine === undefined || byzantine.share === 0
      ? []
      : [`Byzantine (${attackTitles[byzantine.kind]}): ${byzantineText(byzantine.share, clients)}`]),
    ...(stragglers === undefined || stragglers.share === 0
      ? []
      : [`Stragglers, drawn anew every time: ${stragglerText(stragglers.share, rules, clients)}`]),
  ];
  return parts.length === 0 ? undefined : `${parts.join(". ")}.`;
}

function sharedText(share: number, count: number, of: string): string {
  const made = Math.round(share * count);
  if (made > 0 || share === 0) return `${countText(made)} ${of}`;
  return `none ${of}: one from ${Number((Math.ceil(5000 / count) / 10_000).toFixed(4))} on`;
}
